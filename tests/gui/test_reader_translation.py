"""The translation under a passage: what is selected, else the passage; the language that was chosen; doubts, and an
engine that is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.library.base import Passage, PassageRef
from app.core.translate.fake import FakeEngine, turned
from app.gui.reader.pane import ReaderPane
from app.gui.shell.main_window import MainWindow

QUOTE = "The landlord pays for the repair of the boiler in the kitchen."
TEXT = f"{QUOTE} The tenant pays for the light bulbs in every room."
GERMAN = "Die Miete beträgt 1340 Euro im Monat und wird am ersten Werktag bezahlt."
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def engine(services: Services, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    found = FakeEngine()
    monkeypatch.setattr(services.translation, "engines", lambda: [found])
    services.settings.update(translate_target="de")
    return found


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch) -> ReaderPane:
    """A letter without pages, its first sentence cited."""
    passage = Passage(Path("letter.txt"), "Letter", None, "", TEXT, 0, len(QUOTE), quote=QUOTE)
    monkeypatch.setattr(services.library, "passage", lambda path, start, end, quote: passage)
    window.chat.reader.show([PassageRef(passage.path, 0, len(QUOTE), QUOTE)], 0)
    made = window.chat.reader.pane
    qtbot.waitUntil(lambda: made.isVisible() and QUOTE in made.text.toPlainText(), timeout=10_000)
    return made


def shown(pane: ReaderPane) -> str:
    return pane.translation.text.toPlainText()


def test_the_passage_is_translated_under_itself(
    qtbot: QtBot, window: MainWindow, engine: FakeEngine, pane: ReaderPane
) -> None:
    assert not pane.translation.isVisible()
    qtbot.mouseClick(pane.bar.translate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(pane) == turned(QUOTE), timeout=15_000)
    assert pane.translation.code == "de" and "English" in pane.translation.source.text()
    assert QUOTE in pane.text.toPlainText()
    qtbot.keyClick(pane.text, Qt.Key.Key_Escape)
    assert not pane.translation.isVisible() and pane.isVisible()


def test_what_is_selected_goes_before_the_passage(
    qtbot: QtBot, window: MainWindow, engine: FakeEngine, pane: ReaderPane
) -> None:
    assert pane.text.find("The tenant pays for the light bulbs in every room.")
    qtbot.keyClick(pane.text, Qt.Key.Key_T, KEYS)
    qtbot.waitUntil(lambda: shown(pane) == turned("The tenant pays for the light bulbs in every room."), timeout=15_000)


def test_another_language_is_taken_at_once_and_remembered(
    qtbot: QtBot, services: Services, engine: FakeEngine, pane: ReaderPane
) -> None:
    pane.bar.translate.click()
    qtbot.waitUntil(lambda: bool(shown(pane)), timeout=15_000)
    pane.translation.target.setCurrentIndex(pane.translation.target.findData("ar"))
    qtbot.waitUntil(lambda: len(engine.asked) == 2 and bool(shown(pane)), timeout=15_000)
    option = pane.translation.text.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert services.settings.get().translate_target == "ar"


def test_a_passage_in_that_language_already_says_so(
    qtbot: QtBot, services: Services, engine: FakeEngine, pane: ReaderPane
) -> None:
    services.settings.update(translate_target="en")
    pane.bar.translate.click()
    qtbot.waitUntil(lambda: "already" in pane.translation.notice.text(), timeout=15_000)
    assert engine.asked == [] and shown(pane) == ""


def test_without_an_engine_the_strip_says_what_to_do(
    qtbot: QtBot, services: Services, engine: FakeEngine, pane: ReaderPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.translation, "engines", lambda: [])
    pane.bar.translate.click()
    qtbot.waitUntil(lambda: "German" in pane.translation.notice.text(), timeout=15_000)
    assert pane.translation.notice.isVisible()
