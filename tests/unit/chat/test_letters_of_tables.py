"""A letter about the rows of a table that are in a state names each of them with what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import AnswerDone, Question
from app.core.embed.fake import FakeEmbedder
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.models.fake import FakeModels
from app.core.task import Task
from tests.unit.chat.asking import Listening
from tests.unit.chat.test_ask import Loader

DUES = "Name,Task,Dues,Paid\nAda Kern,chair,36.00 EUR,yes\nBo Lind,lights,36.00 EUR,no\nCy Moor,sound,18.00 EUR,no\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryService]:
    files = tmp_path / "files"
    files.mkdir()
    (files / "Dues of the players 2026.csv").write_text(DUES, "utf-8")
    (files / "Hall.txt").write_text("The hall is open on Mondays.", "utf-8")
    service = LibraryService(tmp_path / "library", FakeEmbedder(), DirectParser())
    service.add([files], Task())
    yield service
    service.close()


def letter(library: LibraryService, request: str) -> str:
    service = AnswerService(library, FakeModels(), Loader(Listening("Dear players,\n\nplease pay.\n\nBest regards")))
    done = [event for event in service.ask(Question(request), Task()) if isinstance(event, AnswerDone)]
    return done[0].answer.text


def test_everyone_who_has_not_paid_is_named_with_the_amount(library: LibraryService) -> None:
    text = letter(library, "write a reminder to all the players who still owe the dues, with each name and amount")
    assert "- Bo Lind: 36.00 EUR\n- Cy Moor: 18.00 EUR\n\nBest regards" in text and "Kern" not in text


def test_a_letter_to_one_of_them_names_that_one_only(library: LibraryService) -> None:
    text = letter(library, "Cy Moor hasn't paid the dues of the players. Write him a kind note with the amount")
    assert "- Cy Moor: 18.00 EUR" in text and "Lind" not in text
