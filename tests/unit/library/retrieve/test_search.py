"""The whole search: what narrows it, what each mode answers, and what stands in a hit."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.errors import UserError
from app.core.library.base import SearchFilters, SearchRequest, SearchResult
from app.core.library.service import LibraryService
from app.core.task import Task
from tests.unit.library.conftest import Make


def search(library: LibraryService, query: str, **options: Any) -> SearchResult:
    """The one place from which these tests search."""
    return library.search(SearchRequest(query, **{"limit": 10, **options}))


def found(library: LibraryService, query: str, **options: object) -> list[str]:
    return [hit.path.name for hit in search(library, query, **options).hits]


def read(make: Make, folder: Path, files: dict[str, str], embedder: FakeEmbedder | None = None) -> LibraryService:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    library = make(embedder)
    library.add([folder], Task())
    return library


FLAT = {
    "lease.txt": "The net rent is 1,340 euros a month for the flat.",
    "notes.md": "The boiler in the kitchen is loud.",
    "old/lease.txt": "The tenant keeps two dogs and a cat in the garden.",
    "old/boiler.txt": "A plumber looked at the boiler on Monday.",
}


def test_each_mode_says_where_a_hit_comes_from(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    words = search(library, "boiler kitchen", mode="keyword", limit=10)
    assert {hit.path.name for hit in words.hits} == {"notes.md", "boiler.txt"} and words.embedder == ""
    assert all(hit.vector is None and hit.keyword is not None for hit in words.hits)
    meaning = search(library, "boiler kitchen", mode="vector", limit=10)
    assert len(meaning.hits) == 4 and meaning.embedder == library._embedder.id and meaning.coverage == 0
    assert all(hit.keyword is None and hit.score == hit.vector for hit in meaning.hits)
    assert [hit.score for hit in meaning.hits] == sorted((hit.score for hit in meaning.hits), reverse=True)
    both = search(library, "boiler kitchen walrus moss", limit=10)
    assert both.hits[0].keyword == 1 and both.hits[0].vector and both.coverage == 0.5
    assert [hit.rank for hit in both.hits] == [1, 2, 3, 4] and both.hits[0].path == docs / "notes.md"


def test_a_hit_says_where_it_stands(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    (hit,) = search(library, "plumber", mode="keyword", limit=10).hits
    assert hit.text == FLAT["old/boiler.txt"] and (hit.start, hit.end) == (0, len(hit.text)) and hit.page is None


def test_the_time_it_took_is_in_milliseconds(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    began = time.perf_counter()
    took = search(library, "boiler").ms
    assert 0.01 < took <= (time.perf_counter() - began) * 1000


@pytest.mark.parametrize(("limit", "hits"), [(-1, 0), (0, 0), (1, 1), (3, 3), (10, 4)])
def test_as_many_as_are_wanted(make: Make, docs: Path, limit: int, hits: int) -> None:
    library = read(make, docs, FLAT)
    assert len(search(library, "the boiler of the flat", limit=limit).hits) == hits
    assert len(search(library, "before:2990", limit=limit).hits) == hits


def test_copies_make_room_for_what_is_new(make: Make, docs: Path) -> None:
    same = "The boiler in the kitchen is loud and leaks every night, and the plumber was told of it in May."
    library = read(make, docs, {"a.txt": same, "b.txt": same, "c.txt": "A boiler hums.", "d.txt": "Nothing of it."})
    best, other = found(library, "loud boiler kitchen leaks", limit=2, mode="keyword")
    assert best in ("a.txt", "b.txt") and other == "c.txt"
    assert set(found(library, "type:txt")) == {"a.txt", "b.txt", "c.txt", "d.txt"}  # a list of files names each


def test_a_search_may_be_narrowed_to_folders_and_by_kinds_at_once(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT | {"old/boiler.md": "The boiler is new."})
    assert set(found(library, "boiler", within=[docs / "old"], mode="keyword")) == {"boiler.txt", "boiler.md"}
    assert found(library, "boiler type:md", within=[docs / "old"], mode="keyword") == ["boiler.md"]
    assert found(library, "type:txt", within=[docs / "old"]) == ["boiler.txt", "lease.txt"]
    assert found(library, "boiler", within=[docs / "notes.md"]) == ["notes.md"]
    assert found(library, "boiler", within=[docs / "old"], filters=SearchFilters(types=("pdf",))) == []


def test_what_is_not_there_is_said(make: Make, docs: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError) as empty:
        search(make(), "boiler")
    assert empty.value.code == "library_empty"
    library = read(make, docs, FLAT)
    with pytest.raises(UserError) as outside:
        search(library, "boiler", within=[docs, tmp_path / "elsewhere"])
    assert outside.value.code == "not_in_library" and outside.value.data["path"] == str(tmp_path / "elsewhere")


def test_an_empty_query_finds_nothing(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    for mode in ("hybrid", "keyword", "vector"):
        assert found(library, "  ", mode=mode) == []


def test_words_lead_where_the_embedder_does_not_know_the_language(make: Make, docs: Path) -> None:
    """Two words of four are found, in other forms: the vectors, which know no form, would leave nothing of that hit."""
    files = {"keys.txt": "Запасные ключи лежат у соседки.", "where.txt": "Где?", "a.txt": "Дом.", "b.txt": "Сад."}
    scores = []
    for languages in (frozenset({"en"}), frozenset({"en", "ru"}), frozenset[str]()):
        library = read(make, docs, files, FakeEmbedder(languages=languages))
        hits = search(library, "где лежит запасной ключ", limit=10).hits
        scores.append({hit.path.name: hit.score for hit in hits}["keys.txt"])
    foreign, known, any_language = scores
    assert foreign > 0.4 and known < 0.2 and any_language == known


def test_a_rare_word_weighs_more_the_fewer_passages_hold_it(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    boiler, dogs, unknown = library._searcher.rarities(["boiler", "dogs", "walrus"])
    assert boiler == pytest.approx(math.log(1 + 4 / 2.5))  # as BM25 counts it: ln(1 + N / (n + 0.5))
    assert dogs == pytest.approx(math.log(1 + 4 / 1.5)) and unknown == pytest.approx(math.log(1 + 4 / 0.5))


def test_how_near_sentences_are_to_a_question(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    same, other = library._searcher.similarities("the boiler", ["the boiler", "nothing"])
    assert same == pytest.approx(1.0) and other < 0.5
    assert library._searcher.similarities("the boiler", []) == () == library._searcher.similarities(" ", ["x"])


def test_vectors_of_another_model_are_not_compared(make: Make, docs: Path) -> None:
    library = read(make, docs, FLAT)
    library._searcher._embedder = FakeEmbedder(id="fake-other")
    assert found(library, "boiler kitchen")[0] == "notes.md" and search(library, "boiler", limit=9).embedder == ""
    assert library._searcher.similarities("the boiler", ["the boiler"]) == ()
    with pytest.raises(UserError) as mismatch:
        search(library, "boiler", mode="vector")
    assert mismatch.value.code == "index_mismatch"
    assert "fake-1" in mismatch.value.data["made_by"] and "fake-other" in mismatch.value.data["now"]


def test_a_filter_looks_beyond_the_first_hundred_as_far_as_it_has_to(make: Make, docs: Path) -> None:
    """150 letters match better; the one that the filter lets through stands behind all of them."""
    files = {f"a{n}.txt": f"walrus walrus walrus letter {n} cat{n}" for n in range(150)}
    library = read(make, docs, files | {"last.md": "One long text with a walrus at its end, among many other words."})
    assert found(library, "walrus -letter", mode="keyword") == ["last.md"]
    assert len(found(library, "walrus -nothing", mode="keyword", limit=120)) == 120
    assert len(found(library, "walrus", mode="keyword", limit=130)) == 130


def test_a_search_by_words_alone_loads_nothing_that_tells_languages(
    make: Make, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = read(make, docs, {"a.txt": "The walrus eats clams in the cold sea."})
    monkeypatch.setattr("app.core.library.retrieve.search.language_of", lambda _: pytest.fail("loaded"))
    assert found(library, "where does the walrus eat clams", mode="keyword") == ["a.txt"]
