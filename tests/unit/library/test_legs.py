"""Both legs and their fusion: hostile queries, alphabets, recall against exact search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.library.base import SearchRequest
from app.core.library.index.vectors import VectorIndex, exact
from app.core.library.retrieve.copies import Copies
from app.core.library.retrieve.fusion import FOREIGN_KEYWORD_WEIGHT, fuse, keyword_weight, matching
from app.core.library.retrieve.keywords import SCATTERED, Keywords
from app.core.library.retrieve.language import language_of
from app.core.storage.db import open_database
from tests.unit.library.conftest import Make

TEXTS = [
    "The walrus eats clams",
    "Как настроить принтер в системе",
    "東京の天気は晴れです",
    "मौसम आज अच्छा है",
    "Mözart composed symphonies in 1788",
    "A notepaper factory",
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path_factory.mktemp("kw") / "library.db", "library", check_same_thread=False)
    Keywords(connection).add(enumerate(TEXTS, start=1))
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("eating clam", 1),
        ("настройка принтера", 2),
        ("天気", 3),
        ("मौसम", 4),
        ("mozart", 5),
        ("symphony 1788", 5),
        ("note paper", 6),
    ],
)
def test_every_alphabet_is_found(db: sqlite3.Connection, query: str, found: int) -> None:
    scores = Keywords(db).search(query, 10).scores
    assert max(scores, key=lambda key: scores[key]) == found


def test_words_joined_by_chance_cover_nothing(db: sqlite3.Connection) -> None:
    assert Keywords(db).search("note paper", 10).coverage == 0
    assert Keywords(db).search("walrus clams", 10).coverage == 1


@pytest.mark.parametrize(
    "query", ['"', "AND", "*", "NEAR(", "a OR", "body:", "^x", "-", "", "()", "\0", "'; DROP", "{a b}:"]
)
def test_hostile_queries(db: sqlite3.Connection, query: str) -> None:
    result = Keywords(db).search(query, 10)
    assert 0 <= result.coverage <= 1 and result.scores.keys() <= set(range(1, len(TEXTS) + 1))


@settings(deadline=None)
@given(query=st.text(max_size=60))
def test_any_query(db: sqlite3.Connection, query: str) -> None:
    result = Keywords(db).search(query, 10)
    assert 0 <= result.coverage <= 1 and all(0 < score <= 1 for score in result.scores.values())


@pytest.mark.parametrize(("typo", "found"), [("walrsu", 1), ("walrrus", 1), ("composd", 5), ("symphnoies", 5)])
def test_a_slip_of_the_keyboard_is_forgiven(db: sqlite3.Connection, typo: str, found: int) -> None:
    result = Keywords(db).search(typo, 10)
    assert list(result.scores) == [found] and result.coverage == 0


def test_removed_text_is_not_found(db: sqlite3.Connection) -> None:
    keywords = Keywords(db)
    keywords.add([(99, "ephemeral слово")])
    keywords.remove([(99, "ephemeral слово")])
    assert 99 not in keywords.search("ephemeral слово", 10).scores


def test_counts_are_kept_only_while_they_hold(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "library.db", "library")
    keywords = Keywords(connection)
    keywords.add((number, "walrus") for number in range(100))
    assert keywords.search("walrus moss", 10).coverage == 0.5
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    assert keywords.search("walrus moss", 10).coverage == 0.5
    assert not [statement for statement in asked if "count(*)" in statement and '"walrus"' in statement]
    connection.set_trace_callback(None)
    keywords.add([(100, "moss")])
    assert keywords.search("moss", 10).scores == {100: 1.0}
    keywords.remove([(100, "moss"), *((number, "walrus") for number in range(100))])
    assert keywords.search("walrus moss", 10).coverage == 0
    connection.close()


def test_a_large_library_is_asked_in_words(db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keywords, "_is_large", lambda self: True)
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    assert list(Keywords(db).search("what the walrus eats", 10).scores) == [1]
    assert asked and not any("FROM grams" in statement for statement in asked)
    db.set_trace_callback(None)
    assert list(Keywords(db).search("настройка принтера", 10).scores) == [2]
    assert list(Keywords(db).search("sympathy", 10).scores) == []
    assert list(Keywords(db).search("symphoe", 10).scores) == [5]  # no word is known, the first letters are


def test_what_matches_is_more_than_a_candidate() -> None:
    assert matching({1: 0.8, 2: 0.2, 3: 0.1}, {4: 0.7, 5: 0.6, 6: 0.2}, 0.55) == {1, 2, 4, 5}
    assert matching({1: 0.8}, {4: 0.7, 5: 0.1}, FOREIGN_KEYWORD_WEIGHT) == {1}
    assert matching({}, {4: 0.7, 5: 0.1}, FOREIGN_KEYWORD_WEIGHT) == {4}


def test_languages() -> None:
    assert language_of("How do I install a package?") == "en"
    assert language_of("Wie kann ich das Paket installieren?") == "de"
    assert language_of("¿Cómo se instala el paquete en la máquina?") == "es"
    assert language_of("как это работает") == "ru"
    assert language_of("walrus") is None


scores = st.dictionaries(st.integers(1, 30), st.floats(0.01, 1), max_size=20)


@given(scores, scores, st.floats(0, 1))
def test_fusion(keyword: dict[int, float], vector: dict[int, float], weight: float) -> None:
    ranked = fuse(keyword, vector, weight)
    assert {key for key, _ in ranked} == {*keyword, *vector}
    values = [score for _, score in ranked]
    assert values == sorted(values, reverse=True) and all(-1e-9 <= value <= 1 + 1e-9 for value in values)


@given(st.floats(0, 1))
def test_weight(coverage: float) -> None:
    assert 0 <= keyword_weight(coverage) <= 0.55
    assert keyword_weight(coverage, is_language_known=False) >= keyword_weight(coverage)


def test_recall_against_exact_search(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    vectors = random.normal(size=(2000, 96)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = list(range(1, 2001))
    index = VectorIndex(tmp_path)
    index.add(ids, vectors, files=[1 + i % 2 for i in ids])
    found = 0
    for query in vectors[:50] + 0.1:
        query = query / np.linalg.norm(query)
        found += len(set(index.query(query, 10)) & set(exact(query, ids, vectors, 10)))
    assert found / 500 >= 0.99
    assert all(i % 2 == 1 for i in index.query(vectors[0], 10, files=[2]))
    index.close()


LETTER = "Dear tenant, from the first of May the rent of your flat in Kestrel Street rises to {} euros a month."


def test_a_copy_is_left_out_and_another_number_is_not() -> None:
    copies = Copies()
    assert not copies.holds(LETTER.format("1,340"))
    assert copies.holds(LETTER.format("1,340") + " Yours")
    assert not copies.holds(LETTER.format("1,430"))
    assert not copies.holds("Dear tenant, the stairs are washed on Friday.")
    assert not copies.holds("") and copies.holds("")


def test_many_small_additions_are_merged_in_the_end(make: Make, docs: Path) -> None:
    library = make()
    library._db.execute("INSERT INTO words(words, rank) VALUES ('automerge', 0)")
    for number in range(SCATTERED + 1):
        (docs / f"{number}.txt").write_text(f"The walrus eats clams number{number}.")
    library.register([docs])
    list(library.work())
    assert library._db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0] < SCATTERED
    assert len(library.search(SearchRequest("walrus", mode="keyword", limit=20)).hits) > 0
