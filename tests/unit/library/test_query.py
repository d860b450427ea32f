"""The language of the search field: any string is valid, and only operators narrow."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.chat.ask import AnswerService
from app.core.chat.base import PassagesFound, Question
from app.core.library.base import SearchFilters, SearchRequest
from app.core.library.retrieve.query import (
    PASSAGE_LANGUAGES,
    Query,
    file_test,
    parse,
    passage_language,
    passage_test,
    without_operators,
)
from app.core.library.retrieve.script import words
from app.core.library.service import LibraryService
from app.core.models.fake import QUOTES, FakeModels
from app.core.task import Task

Make = Callable[..., LibraryService]
WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


def test_operators_are_taken_out_of_the_text() -> None:
    query = parse('rent "Net  Cold" -dog -"pet fee" type:PDF in:"My folder" in:2024 lang:DE deposit')
    assert query.text == "rent Net Cold deposit"
    assert query.phrases == ("net cold",) and query.excluded == ("dog", "pet fee")
    assert query.filters == SearchFilters(types=("pdf",), folders=("My folder", "2024"), languages=("de",))


def test_dates_are_the_beginning_of_what_is_named() -> None:
    filters = parse("rent after:2024 before:2024-06-15").filters
    assert filters.modified_after == datetime(2024, 1, 1).timestamp()
    assert filters.modified_before == datetime(2024, 6, 15).timestamp()


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "--", "- dog", "-5 degrees", "type:", "type: pdf", "in:", 'in:""', "in:/", "a well-known fact",
        '"', '"net rent', 'rent "', '""', '-""', '"?!"', "type:?!", "type:averylongword", "after:yesterday",
        "after:2024-13", "after:0001", "lang:german", "http://in:8080", "stype:pdf",
        'What does "net rent" mean?', "Was ist -x？",
        'size 5" pipe', "--help", "re-type:pdf",
    ],
)  # fmt: skip
def test_what_is_no_operator_stays_as_it_was(text: str) -> None:
    assert parse(text) == Query(text)


@given(st.text())
def test_any_string_is_a_query(text: str) -> None:
    query = parse(text)
    for phrase in query.phrases + query.excluded:
        assert phrase == phrase.strip() != ""
    filters, test, about_files = query.filters, passage_test(query, [query.filters]), file_test([query.filters])
    assert (test is not None) == bool(query.phrases or query.excluded or filters.languages)
    assert test is None or not query.excluded or not test(" ".join(query.excluded))
    dates = (filters.modified_after, filters.modified_before)
    assert (about_files is not None) == bool(filters.types or filters.folders or dates != (None, None))
    assert about_files is None or isinstance(about_files(text, 0.0), bool)


@given(st.lists(WORDS, max_size=6), st.sampled_from(['"b c"', "-b", '-"b c"', "type:pdf", "in:x", "lang:de"]))
def test_words_around_an_operator_are_kept_in_order(found: list[str], operator: str) -> None:
    query = parse(" ".join([*found, operator]))
    kept = query.text.split()
    assert kept[: len(found)] == found and kept[len(found) :] == (["b", "c"] if operator == '"b c"' else [])


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_a_phrase_of_the_passage_is_found_in_it(found: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    phrase = " ".join(found[at : at + 3])
    for text, is_there in ((f'"{phrase}"', True), (f'-"{phrase}"', False)):
        query = parse(text)
        test = passage_test(query, [query.filters])
        if not words(phrase):  # nothing that could be looked for
            assert test is None
        else:
            assert test is not None and test("\n ".join(found)) is is_there


def test_phrases_are_whole_words_after_folding() -> None:
    def holds(query: str, text: str) -> bool:
        test = passage_test(parse(query), [])
        assert test is not None
        return test(text)

    assert holds('"net rent"', "The NET\n   rent is due.") and not holds('"net rent"', "net rents")
    assert holds('"don’t pay"', "We don't pay.") and holds('"rent"', "co\u00adrent rent")
    assert not holds("x -art", "modern art") and holds("x -art", "a party")
    assert holds('"租金"', "净租金是")
    assert holds('"毎月の家賃は"', "毎月の\n家賃 は八万円") and holds('"ค่าเช่าบ้าน"', "ค่าเช่า\nบ้าน")
    assert not holds('"netrent"', "net\nrent") and not holds('"월세는"', "월\n세는")  # Korean has spaces


def test_files_are_narrowed_by_suffix_folder_and_date() -> None:
    def passes(path: str, **changes: object) -> bool:
        test = file_test([SearchFilters(**changes)])  # type: ignore[arg-type]
        assert test is not None
        return test(path, 100.0)

    assert passes("/home/a/My Docs/Lease.PDF", types=("pdf",)) and not passes("/home/a/pdf", types=("pdf",))
    assert passes("/home/a/My Docs/x.pdf", folders=("my docs",)) and not passes("/home/a/My Docs2/x", folders=("docs",))
    assert passes("/home/a/b/x.pdf", folders=("/home/A/b",)) and not passes("/home/a/c/b/x.pdf", folders=("a/b",))
    assert passes("/a/Some Name.PDF", folders=("a/some name.pdf",)) and not passes("/b/x.pdf", folders=("a/x.pdf",))
    assert passes("C:\\Users\\Me\\x.pdf", folders=("users/me",))
    assert passes("x", modified_after=100.0) and not passes("x", modified_before=100.0)
    assert file_test([SearchFilters(languages=("de",))]) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The rent is due on the third working day of the month.", "en"),
        ("Die Miete ist am dritten Werktag des Monats fällig und wird vom Konto abgebucht.", "de"),
        ("Le loyer est dû le troisième jour ouvrable du mois et payé par virement.", "fr"),
        ("Квартира сдаётся с первого сентября.", "ru"),
        ("The constant π is written as α and β in the old books of the library.", "en"),
        ("12345 67890", None),
    ],
)
def test_the_language_of_a_passage_is_guessed(text: str, language: str | None) -> None:
    assert passage_language(text) == language


def test_a_language_of_a_passage_can_be_asked_for() -> None:
    told = {passage_language(text) for text in ("The rent is due.", "квартира", "租金", "ひらがな", "இதன்", "ქართული")}
    assert told == {"en", "ru", "zh", "ja", "ta", "ka"} and told <= set(PASSAGE_LANGUAGES)


@pytest.fixture
def library(docs: Path, make: Make) -> LibraryService:
    (docs / "Old Letters").mkdir()
    (docs / "lease.txt").write_text("The net rent is 1,340 euros a month for the flat.\n")
    (docs / "notes.md").write_text("The rent was net of fees; no dogs in the flat.\n")
    (docs / "Old Letters" / "miete.txt").write_text("Die Miete der Wohnung ist am Dritten fällig, rent und flat.\n")
    service = make()
    service.add([docs], Task())
    return service


def names(service: LibraryService, query: str, **options: Any) -> set[str]:
    return {hit.path.name for hit in service._searcher.search(SearchRequest(query, **options)).hits}


def test_a_search_is_narrowed_by_its_operators(library: LibraryService) -> None:
    assert names(library, "rent flat") == {"lease.txt", "notes.md", "miete.txt"}
    assert names(library, '"net rent" flat') == {"lease.txt"}
    assert names(library, "rent flat -dogs") == {"lease.txt", "miete.txt"}
    assert names(library, "rent type:md") == {"notes.md"}
    assert names(library, 'rent in:"old letters"') == {"miete.txt"}
    assert names(library, "rent flat lang:de") == {"miete.txt"}
    assert names(library, "rent type:pdf") == set() == names(library, '"no such words" rent')
    assert names(library, "rent before:1990") == set() and len(names(library, "rent flat after:1990")) == 3


def test_filters_narrow_as_operators_do_and_both_together(library: LibraryService) -> None:
    assert names(library, "rent", filters=SearchFilters(types=("txt",))) == {"lease.txt", "miete.txt"}
    assert names(library, "rent lang:de", filters=SearchFilters(types=("md",))) == set()
    assert names(library, "rent", filters=SearchFilters(modified_after=time.time() + 60)) == set()


def test_what_a_filter_throws_away_is_made_up_for(docs: Path, make: Make) -> None:
    for number in range(300):
        (docs / f"a{number}.txt").write_text(f"rent rent rent rent of the flat {number}, a dog lives here\n")
    for number in range(12):
        (docs / f"b{number}.txt").write_text(f"A letter {number} about many other things, and the rent at its end.\n")
    service = make()
    service.add([docs], Task())
    found = names(service, "rent -dog")
    assert len(found) == 10 and all(name.startswith("b") for name in found)


@given(st.text() | st.lists(st.sampled_from(["-", "in:", "type:", "x", '"', " "])).map("".join))
@example("in:-x")
@example("type:in:x")
@example('-"-x"')
def test_a_question_in_words_narrows_by_its_phrases_alone(text: str) -> None:
    query = parse(without_operators(text))
    assert query.filters == SearchFilters() and not query.excluded


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What does type:pdf mean in the manual", "What does type: pdf mean in the manual"),
        ('Explain in:"My folder" and lang:de', "Explain in: My folder and lang: de"),
        ('What does -art do, and -"pet fee"', "What does - art do, and - pet fee"),
        ('Where is "net rent" explained', 'Where is "net rent" explained'),
        ('-"" x', "-  x"),
        ("What does type:pdf mean?", "What does type:pdf mean?"),
    ],
)
def test_the_operators_of_a_question_are_words(question: str, asked: str) -> None:
    assert without_operators(question) == asked


def test_a_chat_question_speaks_of_operators_without_using_them(docs: Path, make: Make) -> None:
    (docs / "manual.txt").write_text("In a search, type:pdf means that only PDF files are shown.\n")
    (docs / "other.md").write_text("The manual of the boiler is in the kitchen.\n")
    service = make()
    service.add([docs], Task())
    asker = AnswerService(service, FakeModels(), None)  # type: ignore[arg-type]
    for question in ("What does type:pdf mean in the manual", "What does type:pdf mean in the manual?"):
        _, found, *_ = asker.ask(Question(question, model_id=QUOTES.id), Task())  # after how it was understood
        assert isinstance(found, PassagesFound)
        assert found.hits[0].path.name == "manual.txt" and "type:pdf" in found.hits[0].text


def test_operators_alone_list_the_newest_files_by_their_beginnings(docs: Path, make: Make) -> None:
    for number in range(6):
        path = docs / f"letter{number}.{'md' if number % 2 else 'txt'}"
        path.write_text("Dear tenant, we write to you about the flat.\n\n" + "And so on. " * 400)
        os.utime(path, (1_600_000_000 + number * 86_400,) * 2)
    (docs / "image.pdf").write_bytes(b"%PDF-nothing")
    service = make()
    service.add([docs], Task())
    hits = service.search(SearchRequest("type:md")).hits
    assert [hit.path.name for hit in hits] == ["letter5.md", "letter3.md", "letter1.md"]
    assert all(hit.start == 0 and hit.keyword is None and hit.vector is None for hit in hits)
    old = service.search(SearchRequest("before:2020-09-16", limit=2)).hits
    assert [hit.path.name for hit in old] == ["letter2.txt", "letter1.md"]
    assert len(service.search(SearchRequest("lang:en")).hits) == 6
    for query in ("lang:de", "-tenant", "type:pdf", ""):
        assert not service.search(SearchRequest(query)).hits, query
    assert not service.search(SearchRequest("type:md", filters=SearchFilters(types=("txt",)))).hits


def test_the_newest_of_all_that_match_come_first(docs: Path, make: Make) -> None:
    for number in range(300):
        path = docs / f"old{number}.txt"
        path.write_text(f"The rent of flat {number} in Kestrel Street, the rent and nothing but the rent.\n")
        os.utime(path, (1_500_000_000 + number,) * 2)
    for number in range(5):
        path = docs / f"new{number}.txt"
        path.write_text(f"A letter {number} about many other things, the rent among them, and the garden.\n")
        os.utime(path, (1_600_000_000 + number,) * 2)
    (docs / "newest.txt").write_text("Nothing in here is of interest.\n")
    service = make()
    service.add([docs], Task())
    best = service.search(SearchRequest("rent", limit=7))
    assert all(hit.path.name.startswith("old") for hit in best.hits)
    newest = service.search(SearchRequest("rent", limit=7, order="newest"))
    names = ["new4.txt", "new3.txt", "new2.txt", "new1.txt", "new0.txt", "old299.txt", "old298.txt"]
    assert [hit.path.name for hit in newest.hits] == names
    assert [hit.rank for hit in newest.hits] == [1, 2, 3, 4, 5, 6, 7]
    excluded = service.search(SearchRequest("rent -garden", limit=2, order="newest"))
    assert [hit.path.name for hit in excluded.hits] == ["old299.txt", "old298.txt"]
    for mode in ("keyword", "vector"):
        assert service.search(SearchRequest("rent", limit=7, mode=mode, order="newest")).hits  # type: ignore[arg-type]


def test_a_question_is_embedded_once_however_far_a_filter_makes_it_look(library: LibraryService) -> None:
    embedder, asked = library._embedder, []
    embed = embedder.embed_query
    embedder.embed_query = lambda text: (asked.append(text), embed(text))[1]  # type: ignore[method-assign, func-returns-value]
    assert len(names(library, "rent flat -nothing")) == 3
    names(library, '"no such words" rent')
    assert len(asked) == 2
