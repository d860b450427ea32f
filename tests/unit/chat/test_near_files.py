"""A question that leans on the answer before means the file that this rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import Question, RouteChosen, Turn
from app.core.chat.evidence import Gatherer
from app.core.chat.retrieval import Retrieval, Retriever
from app.core.embed.fake import FakeEmbedder
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.models.fake import FakeModels
from app.core.task import Task
from tests.unit.chat.asking import Listening
from tests.unit.chat.test_ask import Loader

LEASES = {
    "oak.txt": "Lease of Oak Street. The rent is 610 euros. The tenant may keep two cats.",
    "elm.txt": "Lease of Elm Street. The rent is 820 euros. The tenant may keep cats, and cats in the yard, too.",
}
QUESTION = "which cats may the tenant keep in the yard?"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryService]:
    files = tmp_path / "files"
    files.mkdir()
    for name, text in LEASES.items():
        (files / name).write_text(text, "utf-8")
    service = LibraryService(tmp_path / "library", FakeEmbedder(), DirectParser())
    service.add([files], Task())
    yield service
    service.close()


def result_of(retriever: Retriever, near: tuple[Path, ...]) -> Retrieval:
    steps = retriever.retrieve(Question(QUESTION), Task(), is_quoted=False, near=near)
    found: list[Retrieval] = []

    def run() -> Iterator[object]:
        found.append((yield from steps))

    list(run())
    return found[0]


def test_passages_of_the_cited_file_come_first(library: LibraryService, tmp_path: Path) -> None:
    near = (tmp_path / "files" / "oak.txt",)
    retriever = Retriever(library, 600, Gatherer(library))
    assert result_of(retriever, ()).hits[0].path.name == "elm.txt"
    assert result_of(retriever, near).hits[0].path.name == "oak.txt"


def test_all_of_a_short_cited_file_is_read(library: LibraryService, tmp_path: Path) -> None:
    """ "And kids?" is seldom found by its words."""
    near = (tmp_path / "files" / "oak.txt",)
    found = result_of(retriever := Retriever(library, 600, Gatherer(library)), near)
    assert found.is_near and found.chance >= 0.5
    assert retriever.evidence(found, len)[0].text == LEASES["oak.txt"]
    assert not result_of(Retriever(library, 30, Gatherer(library)), near).is_near  # too long for the budget
    both = (*near, tmp_path / "files" / "elm.txt")
    assert not result_of(retriever, both).is_near


def test_the_cited_file_is_read_first_and_is_not_named(library: LibraryService, tmp_path: Path) -> None:
    near = (tmp_path / "files" / "oak.txt",)
    gathered = Gatherer(library).gather(QUESTION, near=near, count_tokens=len, limit=4000)
    assert gathered.files[0].name == "oak.txt"
    assert gathered.named == ()


def test_a_question_that_names_another_file_means_that(library: LibraryService, tmp_path: Path) -> None:
    near = (tmp_path / "files" / "oak.txt",)
    gathered = Gatherer(library).gather("cats in elm", near=near, count_tokens=len, limit=4000)
    assert [path.name for path in gathered.named] == ["elm.txt"]
    assert gathered.files[0].name == "elm.txt"


def test_what_else_was_found_has_no_former_version_either(tmp_path: Path) -> None:
    files = tmp_path / "rules"
    files.mkdir()
    (files / "Rules 2022.txt").write_text("Rules of the hall. Dogs are not allowed in the hall.", "utf-8")
    (files / "Rules 2025.txt").write_text("Rules of the hall. Dogs are allowed in the hall on a lead.", "utf-8")
    service = LibraryService(tmp_path / "library", FakeEmbedder(), DirectParser())
    try:
        service.add([files], Task())
        gathered = Gatherer(service).gather("are dogs allowed in the hall", count_tokens=len, limit=4000)
        assert {hit.path.stem for hit in gathered.every} == {"Rules 2025"}
    finally:
        service.close()


def test_where_a_thing_is_may_be_asked_behind_another_question(library: LibraryService) -> None:
    """Completed by the model, it asks for a thing as it does alone: no file is called so."""
    model = Listening("Where is the garden of the lease?")
    service = AnswerService(library, FakeModels(), Loader(model))
    first = Turn("When does the lease begin?", "On 1 May.")
    question = Question("and where is the garden?", history=(first,))
    routes = [event.route.kind for event in service.ask(question, Task()) if isinstance(event, RouteChosen)]
    assert routes == ["fact"]
