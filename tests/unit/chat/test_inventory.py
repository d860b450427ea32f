"""Questions about the files themselves, answered by a real library of a few made-up files."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from app.core.chat.base import Answer
from app.core.chat.routes.inventory import Inventory, joined
from app.core.chat.routes.library_words import LibraryQuestion, library_question, library_questions
from app.core.embed.fake import FakeEmbedder
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.task import Task

FILES = {
    "Invoice 2024-07 Vantis.txt": "Invoice no. 7\nCleaning of the hall in July, 240 euros.",
    "Scan of a bill.txt": "INVOICE\nBrandt Plumbing, repair of the boiler, 310 euros.",
    "Lease - Hollis.md": "# Lease\n\nHollis rents the flat. The boiler is checked each year. No invoice is sent.",
    "Brief der Stadt.txt": "Sehr geehrte Damen und Herren, die Straße wird von der Stadt im Mai gesperrt.",
    "table.csv": "name,amount\nHollis,640\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryService]:
    folder = tmp_path_factory.mktemp("files")
    for day, (name, text) in enumerate(FILES.items(), 1):
        (folder / name).write_text(text, "utf-8")
        os.utime(folder / name, (1_700_000_000 + day * 86_400,) * 2)
    service = LibraryService(tmp_path_factory.mktemp("library"), FakeEmbedder(), DirectParser())
    service.add([folder], Task())
    yield service
    service.close()


def told(library: LibraryService, text: str, language: str = "en") -> Answer:
    asked = library_question(text)
    assert asked is not None
    inventory = Inventory(library)
    if asked.topic == "where":
        found = inventory.where(asked.what, within=(), language=language)
        assert found is not None
        return found
    return inventory.answer(asked, within=(), language=language, task=Task())


def names(answer: Answer) -> set[str]:
    return {citation.path.name for citation in answer.citations}


def test_the_newest_and_the_oldest_by_the_files_own_time(library: LibraryService) -> None:
    assert "table.csv" in told(library, "which file is the newest?").text
    oldest = told(library, "Welche Datei ist die älteste?", "de")
    assert "Invoice 2024-07 Vantis.txt" in oldest.text
    assert "November 2023" in oldest.text


def test_a_kind_is_told_by_the_name_or_by_what_a_document_begins_with(library: LibraryService) -> None:
    answer = told(library, "how many invoices do we have?")
    assert names(answer) == {"Invoice 2024-07 Vantis.txt", "Scan of a bill.txt"}
    assert answer.text.startswith("There are 2:")


def test_files_that_mention_something_are_cited_where_they_say_it(library: LibraryService) -> None:
    answer = told(library, "which files mention the boiler?")
    assert names(answer) == {"Scan of a bill.txt", "Lease - Hollis.md"}
    assert all("boiler" in citation.quote for citation in answer.citations)
    assert told(library, "which files mention the sauna?").citations == ()


def test_files_by_language_and_by_type(library: LibraryService) -> None:
    assert names(told(library, "which files are in German?")) == {"Brief der Stadt.txt"}
    assert names(told(library, "list my csv files")) == {"table.csv"}


def test_where_a_file_lies_and_what_is_in_the_library(library: LibraryService) -> None:
    where = told(library, "where did I save the Hollis lease?")
    assert names(where) == {"Lease - Hollis.md"}
    contents = told(library, "what is in this folder?")
    assert names(contents) == set(FILES)
    assert contents.text.startswith("Files: 5")


def test_a_thing_is_no_file(library: LibraryService) -> None:
    assert Inventory(library).where("boiler", within=(), language="en") is None


def test_lines_and_citations_are_where_they_say(library: LibraryService) -> None:
    answer = told(library, "what is in this folder?")
    for sentence in answer.sentences:
        assert answer.text[sentence.start : sentence.end] == sentence.text
    for citation in answer.citations:
        stored = library.passage(citation.path, 0, 0).text
        assert stored[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    "text",
    [
        "How many files are in my library, and which is the newest?",
        "Wie viele Dateien habe ich und welche ist die neueste?",
        "Combien de fichiers ai-je et quel est le plus récent ?",
    ],
)
def test_both_halves_of_a_double_question_are_answered(library: LibraryService, text: str) -> None:
    inventory = Inventory(library)
    asked = library_questions(text)
    answer = joined([inventory.answer(one, within=(), language="en", task=Task()) for one in asked])
    assert [one.topic for one in asked] == ["count", "newest"]
    assert answer.text.startswith("Files: 5") and "table.csv" in answer.text.rsplit("\n\n", 1)[1]
    assert [one.n for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    for sentence in answer.sentences:
        assert answer.text[sentence.start : sentence.end] == sentence.text
    last = answer.citations[answer.sentences[-1].citations[0] - 1]
    assert last.path.name == "table.csv"


def test_a_half_about_something_else_leaves_the_question_whole() -> None:
    assert len(library_questions("how many files mention the boiler and which are they")) == 1
    assert library_questions("how high is the rent and when is it due") == ()


@pytest.mark.parametrize(
    ("text", "topic", "what"),
    [
        ("which file did I save last", "newest", ""),
        ("what was the last file I changed?", "newest", ""),
        ("how many payslips have I got in here?", "count", "payslips"),
        ("Which documents does Hollis turn up in", "mention", "Hollis"),
        ("which files does the boiler appear in", "mention", "the boiler"),
        ("do I have a file about the dentist?", "mention", "the dentist"),
    ],
)
def test_other_words_for_the_same_questions(text: str, topic: str, what: str) -> None:
    (asked,) = library_questions(text)
    assert (asked.topic, asked.what) == (topic, what)


@pytest.mark.parametrize(
    "text", ["what documents do I need to bring", "which files do I have to send", "what was the last thing I paid"]
)
def test_a_question_for_what_is_in_the_files_is_none_about_them(text: str) -> None:
    assert library_questions(text) == ()


def test_what_files_are_called_is_countable(library: LibraryService) -> None:
    inventory = Inventory(library)
    assert inventory.is_countable("invoices", ()) and inventory.is_countable("scan", ())
    assert inventory.is_countable("Vantis invoice", ()) and not inventory.is_countable("boilers", ())
    answer = inventory.answer(LibraryQuestion("count", "scan"), within=(), language="en", task=Task())
    assert "Scan of a bill.txt" in answer.text and "Lease" not in answer.text
