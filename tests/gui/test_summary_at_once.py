"""The summary of a long file that is named begins by itself, grows section by section, and keeps what is there."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.survey import SurveyService
from app.core.llm.base import ChatTurn, ModelEvent, Sampling, TextDelta
from app.core.llm.fake import FakeModel
from app.core.models.fake import FakeModels
from app.core.task import Task
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker
from tests.gui.test_chat import ask, tail
from tests.unit.chat.library import MadeUpLibrary
from tests.unit.chat.test_ask import Loader
from tests.unit.chat.test_summary import DOGS, LEASE, RENT

QUESTION = "Summarise lease.txt"


class Reader(FakeModel):
    """Says the first sentence of what it reads; the part with `waits_at` only after `go` or Stop."""

    def __init__(self) -> None:
        super().__init__()
        self.waits_at = ""
        self.go = threading.Event()

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        text = turns[-1].text
        while self.waits_at and self.waits_at in text and not self.go.wait(0.01):
            task.check()
        yield TextDelta((RENT if RENT in text else DOGS).split(". ")[0] + ".")


@pytest.fixture
def model(services: Services) -> Reader:
    made = Reader()
    library = MadeUpLibrary({"lease.txt": LEASE, "notes.txt": "Short.", "long.txt": "\n\n".join([LEASE] * 30)})
    services.surveyor = SurveyService(library, FakeModels(), Loader(made))
    return made


def test_a_long_file_is_summed_up_without_a_click(
    qtbot: QtBot, window: MainWindow, model: Reader, asker: ScriptedAsker
) -> None:
    ask(qtbot, window, QUESTION)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    item = tail(window)
    assert item.answer is not None and item.answer.survey is not None and item.answer.survey.kind == "summary"
    assert "### Rent" in item.text and "### Animals" in item.text and item.answer.citations
    assert not asker.asked and item.offer is None
    window.chat.view.transcript.retry_clicked.emit(item.id)
    qtbot.waitUntil(lambda: tail(window).id != item.id and tail(window).state == "complete")
    assert tail(window).text == item.text and not asker.asked


def test_it_grows_section_by_section_and_stop_keeps_what_is_there(
    qtbot: QtBot, window: MainWindow, model: Reader, services: Services
) -> None:
    model.waits_at = DOGS
    ask(qtbot, window, QUESTION)
    qtbot.waitUntil(lambda: "1 of 3 · Animals" in window.chat.view.transcript.toPlainText())
    assert "The rent is 1,340 euros a month." in tail(window).text and "Animals" not in tail(window).text
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tail(window).state == "stopped")
    assert "Stopped after 1 of 3 parts." in window.chat.view.transcript.toPlainText()
    stored = services.chats.messages(services.chats.conversations()[0].id)[-1]
    assert stored.text == tail(window).text and stored.answer is not None and stored.answer.citations


def test_what_takes_longer_is_answered_as_usual_and_offered(
    qtbot: QtBot, window: MainWindow, model: Reader, asker: ScriptedAsker
) -> None:
    ask(qtbot, window, "Summarise long.txt")
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    shown = window.chat.view.transcript.toPlainText()
    assert asker.questions == ["Summarise long.txt"] and "Read the whole file, section by section" in shown


@pytest.mark.parametrize("question", ["Summarise notes.txt", "Summarise what lease.txt says about dogs"])
def test_a_short_file_and_a_part_of_one_are_answered_as_usual(
    qtbot: QtBot, window: MainWindow, model: Reader, asker: ScriptedAsker, question: str
) -> None:
    ask(qtbot, window, question)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    assert asker.questions == [question] and (tail(window).offer is None) == ("notes" in question)
