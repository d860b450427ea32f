"""A quote in another language than the question: offered for translation, or translated by itself where a dedicated
engine is installed, and shown under the original."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.base import AnswerDone, Citation, PassagesFound, Sentence
from app.core.translate.base import EngineInfo
from app.core.translate.fake import FakeEngine, turned
from app.gui.bridges.quote_translation import foreign_quotes
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ANSWER, HIT, ScriptedAsker

QUESTION = "When does the lease on the flat end, and how high is the rent?"
GERMAN = "Der Mietvertrag endet am 31. August 2027 und wird danach nicht mehr verlängert."
ENGLISH = "The rent of the flat is 1,340 euros and it is due on the third working day."
REPLY = "The lease ends on 31 August 2027 and is not extended after that."


@pytest.fixture
def engine(services: Services, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    found = FakeEngine(replies={GERMAN: REPLY})
    monkeypatch.setattr(services.translation, "engines", lambda: [found])
    return found


def answer(qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, *quotes: str) -> int:
    """Ask, and be answered with these quotes; the id of the answer."""
    citations = tuple(Citation(n, HIT.path, 1, quote, 0, len(quote)) for n, quote in enumerate(quotes, start=1))
    text = "It ends on 31 August 2027."
    said = replace(ANSWER, text=text, sentences=(Sentence(text, 0, len(text), True, (1,)),), citations=citations)
    asker.scripts.append([PassagesFound((HIT,), 5.0), AnswerDone(said)])
    qtbot.wait(50)
    assert window.chat.controller.ask(QUESTION)
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=10_000)
    return window.chat.view.transcript.items()[-1].id


def shown(window: MainWindow) -> str:
    return window.chat.view.transcript.toPlainText()


def test_a_foreign_quote_is_translated_on_demand(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, engine: FakeEngine
) -> None:
    message = answer(qtbot, window, asker, GERMAN, ENGLISH)
    qtbot.waitUntil(lambda: "Quoted in: German." in shown(window), timeout=15_000)
    assert REPLY not in shown(window) and engine.asked == []
    window.chat.view.transcript.anchorClicked.emit(QUrl(f"translate:{message}"))
    qtbot.waitUntil(lambda: REPLY in shown(window), timeout=10_000)
    assert f"1 · {GERMAN}" in shown(window) and "Translate the quotes" not in shown(window)
    assert turned(ENGLISH) not in shown(window)
    window.chat.controller.start_new()
    window.chat.controller.open(window.context.services.chats.conversations()[0].id)
    qtbot.waitUntil(lambda: REPLY in shown(window), timeout=10_000)


def test_a_dedicated_engine_translates_by_itself(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, engine: FakeEngine
) -> None:
    engine.info = EngineInfo("dedicated", "Dedicated", "dedicated", frozenset({("de", "en")}))
    answer(qtbot, window, asker, GERMAN)
    qtbot.waitUntil(lambda: REPLY in shown(window), timeout=15_000)


def test_a_number_that_went_wrong_is_said(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, engine: FakeEngine
) -> None:
    short = "Der Vertrag endet am 31. August 2027."  # too short to be tried in pieces
    engine.replies[short] = "The contract ends on 31 August 2072."
    engine.info = EngineInfo("dedicated", "Dedicated", "dedicated", frozenset({("de", "en")}))
    answer(qtbot, window, asker, short)
    qtbot.waitUntil(lambda: "of the translation to check" in shown(window), timeout=15_000)


def test_what_is_missing_is_said_and_it_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = answer(qtbot, window, asker, GERMAN)
    qtbot.waitUntil(lambda: "Quoted in: German." in shown(window), timeout=15_000)
    monkeypatch.setattr(window.context.services.translation, "engines", lambda: [])
    window.chat.view.transcript.anchorClicked.emit(QUrl(f"translate:{message}"))
    qtbot.waitUntil(lambda: "Nothing installed translates from German to English" in shown(window), timeout=10_000)
    monkeypatch.setattr(window.context.services.translation, "engines", lambda: [engine])
    window.chat.view.transcript.anchorClicked.emit(QUrl(f"translate:{message}"))
    qtbot.waitUntil(lambda: REPLY in shown(window) and "Nothing installed" not in shown(window), timeout=10_000)


def test_only_what_is_surely_foreign_is_offered() -> None:
    def cited(*quotes: str) -> list[Citation]:
        return [Citation(n, HIT.path, 1, quote, 0, 1) for n, quote in enumerate(quotes, start=1)]

    found = foreign_quotes(QUESTION, cited(ENGLISH, GERMAN, "1.340,00", "Договор заканчивается в августе."))
    assert found is not None and found.language == "en" and found.quotes == ((2, "de"), (4, "ru"))
    assert foreign_quotes(QUESTION, cited(ENGLISH)) is None
    assert foreign_quotes("12?", cited(GERMAN)) is None
