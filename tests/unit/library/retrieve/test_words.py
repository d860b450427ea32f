"""The keyword leg: which passages a word finds, the weights of the two FTS5 tables, and the coverage of a query."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.library.retrieve.keywords import Keywords, _rarest
from app.core.storage.db import open_database

FILLERS = ["The stairs are washed on Friday.", "Die Treppe wird am Freitag geputzt.", "Bins go out on Tuesday.",
           "All of it is said elsewhere.", "A letter about the garden."]  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "library.db", "library")
    yield connection
    connection.close()


def indexed(db: sqlite3.Connection, *texts: str) -> Keywords:
    """The texts as chunks 1, 2, ..., and some that are about other things."""
    keywords = Keywords(db)
    keywords.add(enumerate([*texts, *FILLERS], start=1))
    return keywords


def test_of_a_pasted_page_the_first_64_words_are_searched(db: sqlite3.Connection) -> None:
    keywords = indexed(db, "walrus", "clams")
    page = " ".join(f"x{number}x" for number in range(63))
    assert keywords.search(f"{page} walrus clams", 10).scores == {1: 1.0}
    assert keywords.search(f"{page} clams", 10).scores == {2: 1.0}


def test_whole_words_and_beginnings_count_the_same_in_english(db: sqlite3.Connection) -> None:
    scores = indexed(db, "the walrus deposit", "the walrus depository").search("deposits", 10).scores
    assert scores[1] == 1 and 0.45 < scores[2] < 0.55


def test_the_best_has_the_full_score_also_where_beginnings_alone_find_it(db: sqlite3.Connection) -> None:
    assert indexed(db, "the walrus depository").search("deposits", 10).scores == {1: 1.0}


def test_beginnings_count_more_where_words_have_more_endings(db: sqlite3.Connection) -> None:
    """German compounds and cases: Porter's stems, made for English, know few of them."""
    keywords = indexed(db, "Der Hof Mietwohnung", "Der Hof Mietwohnungen")
    scores = keywords.search("welche mietwohnung ist frei", 10).scores
    assert scores[1] == 1 and 0.6 < scores[2] < 0.8


def test_a_word_that_nearly_every_passage_holds_counts_little_but_counts(db: sqlite3.Connection) -> None:
    keywords = Keywords(db)
    keywords.add((number, "rent walrus" if number == 1 else "rent due") for number in range(1, 40))
    scores = keywords.search("rent walrus", 100).scores
    assert scores[1] == 1 and len(scores) == 39 and all(0.001 < scores[number] < 0.05 for number in range(2, 40))
    assert set(keywords.search("rent", 100).scores.values()) == {1.0}


def test_at_most_so_many_are_found_and_the_best_of_them(db: sqlite3.Connection) -> None:
    keywords = Keywords(db)
    keywords.add((number, "walrus " * number + "sand " * 30) for number in range(1, 9))
    keywords.add((number, "sand") for number in range(20, 60))
    assert set(keywords.search("walrus", 3).scores) == {6, 7, 8} and len(keywords.search("walrus", 100).scores) == 8


@pytest.mark.parametrize(
    ("query", "coverage"),
    [
        ("walrus clams", 1.0), ("walrus moss", 0.5), ("walrus moss fern lichen", 0.25), ("moss", 0.0), ("", 0.0),
        ("the walrus and moss", 0.5),  # small words are not counted
        ("to be or", 0.0), ("東京", 1.0), ("租金", 0.0), ("walrus walrus moss", 0.5),
    ],
)  # fmt: skip
def test_coverage_is_the_share_of_the_words_that_the_index_knows(
    db: sqlite3.Connection, query: str, coverage: float
) -> None:
    assert indexed(db, "walrus clams", "東京の天気").search(query, 10).coverage == coverage


def test_a_question_of_small_words_alone_is_searched_all_the_same(db: sqlite3.Connection) -> None:
    assert 1 in indexed(db, "to be or not to be").search("to be or not to be", 10).scores


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("note paper", [1]), ("12 b", []), ("b 12", []), ("paper note", []), ("notepaper paper", [1]),
        ("no tepaper", [1]), ("stock a note paper", [1]),
    ],
)  # fmt: skip
def test_two_words_find_what_is_written_as_one(db: sqlite3.Connection, query: str, found: list[int]) -> None:
    assert list(indexed(db, "notepaper", "12b b12").search(query, 10).scores) == found


def test_a_slip_is_looked_for_only_where_the_word_is_unknown(db: sqlite3.Connection) -> None:
    keywords = indexed(db, "boiler", "boilers broiler", "kitchen")
    assert set(keywords.search("kitchem", 10).scores) == {3}
    assert set(keywords.search("boiler kitchem", 10).scores) == {1, 2, 3}


def test_how_many_passages_hold_a_word(db: sqlite3.Connection) -> None:
    keywords = indexed(db, "boiler", "boilers eat", "東京の天気", "東京", "Größe")
    assert [keywords.document_frequency(word) for word in ("boiler", "eating", "moss", "größe")] == [2, 1, 0, 1]
    assert [keywords.document_frequency(word) for word in ("東京", "天気", "東京の天気", "京都")] == [2, 1, 1, 0]
    assert keywords.document_frequency("…") == 0


def test_what_was_counted_is_counted_again_after_half_as_many_changes(db: sqlite3.Connection) -> None:
    keywords = Keywords(db)
    keywords.add((number, "walrus") for number in range(100))
    assert keywords.document_frequency("walrus") == 100
    keywords.add((number, "walrus") for number in range(100, 104))  # of a dozen rows each
    assert keywords.document_frequency("walrus") == 100
    keywords.add([(104, "walrus")])
    assert keywords.document_frequency("walrus") == 105


def test_a_mixed_query_covers_what_both_alphabets_find(db: sqlite3.Connection) -> None:
    keywords = indexed(db, "walrus clams", "東京の天気")
    assert 0 < keywords.search("walrus 租金", 10).coverage < 1 and 0 < keywords.search("moss 東京", 10).coverage < 1
    assert keywords.search("walrus 東京", 10).coverage == 1
    assert set(keywords.search("walrus 東京", 10).scores) == {1, 2}


def test_the_rarest_words_say_which_passages_are_looked_at() -> None:
    counts = {"key": 10, "spare": 2_000, "flat": 2_900, "rent": 100_000}
    assert _rarest(["key", "spare", "flat", "rent"], counts) == ["key", "spare", "flat"]
    assert _rarest(["flat", "rent"], counts) == ["flat", "rent"]
    assert _rarest(["spare", "rent", "rent2"], {"spare": 4_999, "rent": 9_000, "rent2": 9_001}) == ["spare", "rent"]
    assert _rarest(["a", "b", "c"], {"a": 1_000, "b": 2_000, "c": 2_000}) == ["a", "b", "c"]
    assert _rarest(["a", "b", "c"], {"a": 1_000, "b": 2_000, "c": 3_000}) == ["a", "b"]


def test_a_library_of_more_than_20000_passages_is_asked_in_one_table(db: sqlite3.Connection) -> None:
    keywords = indexed(db, "walrus depository", "настройка")
    db.execute("INSERT INTO files(id, path, state) VALUES (1, 'a', 'indexed')")
    columns = "id, file_id, position, heading, text, start_char, end_char, digest"
    row = f"INSERT INTO chunks({columns}) VALUES (?, 1, 0, '', '', 0, 0, '')"
    db.execute(row, (20_000,))
    assert tables_asked(db, keywords, "walrus depos") == {"words", "grams"}
    db.execute(row, (20_001,))
    assert tables_asked(db, keywords, "walrus") == {"words"}
    assert tables_asked(db, keywords, "welche walrus wohnung zimmer haus gibt es") == {"grams"}
    assert keywords.search("настройка", 10).scores == {2: 1.0}


def tables_asked(db: sqlite3.Connection, keywords: Keywords, query: str) -> set[str]:
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    keywords.search(query, 10)
    db.set_trace_callback(None)
    return {table for table in ("words", "grams") for line in asked if f"bm25({table})" in line}
