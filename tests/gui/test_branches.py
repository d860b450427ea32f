"""Versions of questions and answers, going on, the queue, drafts, and the two stages of Stop."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.base import Answer, AnswerDone, AnswerText
from app.gui.application import create_window
from app.gui.base.theme import Theme
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker
from tests.gui.test_chat import ask, tail


def says(text: str) -> list[object]:
    return [AnswerText(text), AnswerDone(Answer(text, True, used_library=False))]


def done(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy and tail(window).state == "complete")


def shown(window: MainWindow) -> list[str]:
    return [item.text for item in window.chat.view.transcript.items()]


def test_trying_again_makes_a_version_and_the_choice_is_remembered(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services, theme: Theme
) -> None:
    asker.scripts = [says("first"), says("second")]
    ask(qtbot, window, "Q")
    done(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(window) == ["Q", "second"] and not window.chat.controller.is_busy)
    assert asker.asked[1].history == ()
    item = tail(window)
    assert (item.version, item.versions) == (2, 2) and "2/2" in window.chat.view.transcript.toPlainText()
    window.chat.view.transcript.version_clicked.emit(item.id, 1)
    assert shown(window) == ["Q", "first"] and "1/2" in window.chat.view.transcript.toPlainText()
    again = create_window(services, theme)
    again.chat.controller.open(services.chats.conversations()[0].id)
    assert shown(again) == ["Q", "first"]
    again.close()
    again.deleteLater()


def test_an_edited_question_branches_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker
) -> None:
    asker.scripts = [says("a1"), says("a2"), says("b1")]
    ask(qtbot, window, "one")
    done(qtbot, window)
    ask(qtbot, window, "two")
    done(qtbot, window)
    edit = window.chat.view.composer.edit
    window.chat.view.transcript.edit_clicked.emit(window.chat.view.transcript.items()[0].id)
    assert edit.toPlainText() == "one" and window.chat.view.composer.editing.isVisible()
    edit.setPlainText("uno")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    done(qtbot, window)
    assert shown(window) == ["uno", "b1"] and not window.chat.view.composer.editing.isVisible()
    first = window.chat.view.transcript.items()[0]
    assert (first.version, first.versions) == (2, 2)
    window.chat.view.transcript.version_clicked.emit(first.id, 1)
    assert shown(window) == ["one", "a1", "two", "a2"]


def test_up_edits_the_last_question_and_escape_gives_it_up(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker
) -> None:
    asker.scripts = [says("a")]
    ask(qtbot, window, "one")
    done(qtbot, window)
    edit = window.chat.view.composer.edit
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.toPlainText() == "one"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.toPlainText() == "" and not window.chat.view.composer.editing.isVisible()
    assert shown(window) == ["one", "a"]


def test_a_stopped_answer_goes_on_where_it_was(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services
) -> None:
    whole = Answer("Half an answer.", True)
    asker.scripts = [[AnswerText("Half an"), "wait"], [AnswerText(" answer."), AnswerDone(whole)]]
    ask(qtbot, window, "Q")
    qtbot.waitUntil(lambda: tail(window).text == "Half an")
    window.chat.controller.stop()
    item = tail(window)
    assert item.state == "stopped" and "Continue" in window.chat.view.transcript.toPlainText()
    window.chat.view.transcript.continue_clicked.emit(item.id)
    done(qtbot, window)
    assert shown(window) == ["Q", "Half an answer."] and tail(window).id == item.id
    assert asker.asked[1].so_far == "Half an"
    stored = services.chats.messages(services.chats.conversations()[0].id)
    assert [(message.state, message.text) for message in stored][1] == ("complete", "Half an answer.")


def test_what_is_typed_meanwhile_waits_can_be_changed_and_is_asked_in_order(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services
) -> None:
    asker.scripts = [["wait", *says("1")], says("2"), says("3")]
    ask(qtbot, window, "one")
    for text in ("two", "three", "four"):
        ask(qtbot, window, text)
    composer = window.chat.view.composer
    assert composer.queue.isVisible() and composer.edit.toPlainText() == ""
    conversation = window.chat.controller.conversation
    assert conversation is not None and services.chats.queued(conversation) == ["two", "three", "four"]
    composer.queue.remove_requested.emit(1)
    composer.queue.edit_requested.emit(1)
    assert composer.edit.toPlainText() == "four" and services.chats.queued(conversation) == ["two"]
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    asker.go.set()
    qtbot.waitUntil(lambda: asker.questions == ["one", "two", "four"] and not window.chat.controller.is_busy)
    assert services.chats.queued(conversation) == [] and not composer.queue.isVisible()


def test_a_queue_survives_the_program_and_is_not_asked_unasked(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services, theme: Theme
) -> None:
    asker.scripts = [["wait"]]
    ask(qtbot, window, "one")
    ask(qtbot, window, "two")
    window.chat.controller.stop()
    assert window.chat.controller.queued == ["two"]
    again = create_window(services, theme)
    again.show()
    again.chat.controller.open(window.chat.controller.conversation or 0)
    assert again.chat.view.composer.queue.isVisible() and asker.questions == ["one"]
    asker.scripts = [says("2")]
    again.chat.view.composer.queue.send_requested.emit(0)
    qtbot.waitUntil(lambda: tail(again).text == "2")
    again.close()
    again.deleteLater()


def test_drafts_belong_to_their_conversation_and_survive(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services
) -> None:
    asker.scripts = [says("a")]
    ask(qtbot, window, "one")
    done(qtbot, window)
    conversation = window.chat.controller.conversation
    assert conversation is not None
    edit = window.chat.view.composer.edit
    edit.setPlainText("half a thou")
    qtbot.waitUntil(lambda: services.chats.draft(conversation) == "half a thou", timeout=1000)
    edit.setPlainText("half a thought")
    window.new_conversation()  # before the timer
    assert edit.toPlainText() == "" and services.chats.draft(conversation) == "half a thought"
    edit.setPlainText("new")
    window.chat.controller.open(conversation)
    assert edit.toPlainText() == "half a thought" and services.chats.draft(None) == "new"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.chats.draft(conversation) == "", timeout=2000)


def test_a_second_stop_ends_the_model(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[float] = []

    def kill() -> None:
        killed.append(time.monotonic())
        asker.go.set()

    monkeypatch.setattr(services.loader, "kill", kill, raising=False)
    asker.scripts = [[AnswerText("Half"), "deaf"]]
    ask(qtbot, window, "Q")
    qtbot.waitUntil(lambda: tail(window).text == "Half")
    send = window.chat.view.composer.send
    assert send.toolTip() == "Stop (Esc)"
    send.click()
    assert tail(window).state == "stopped" and not killed
    assert "End it at once" in send.toolTip() and send.isEnabled()
    send.click()
    qtbot.waitUntil(lambda: bool(killed))
    qtbot.waitUntil(lambda: send.toolTip() == "Ask (Enter)")


def test_copying_and_quoting(qtbot: QtBot, window: MainWindow, asker: ScriptedAsker) -> None:
    asker.scripts = [says("<think>hm</think>**Bold** and $x^2$.\n\n```py\nx = 1\n```\n\n- a\n- b")]
    ask(qtbot, window, "Q")
    done(qtbot, window)
    transcript, item = window.chat.view.transcript, tail(window)
    clipboard = QGuiApplication.clipboard()
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text() == "**Bold** and $x^2$.\n\n```py\nx = 1\n```\n\n- a\n- b"
    transcript.copy_plain_clicked.emit(item.id)
    assert clipboard.text() == "Bold and x^2.\n\nx = 1\n\n- a\n- b"
    transcript.anchorClicked.emit(QUrl(f"code:{item.id}/0"))
    assert clipboard.text() == "x = 1\n"
    transcript.quote_requested.emit(item.id, "two\nlines")
    assert window.chat.view.composer.edit.toPlainText() == "> two\n> lines\n\n"


def test_an_edit_waits_with_its_conversation(qtbot: QtBot, window: MainWindow, asker: ScriptedAsker) -> None:
    ask(qtbot, window, "First?")
    first, composer = window.chat.controller.conversation, window.chat.view.composer
    composer.set_text("A draft")
    window.chat.view._edit_last()
    composer.edit.insertPlainText(" And more")
    window.new_conversation()
    assert composer.edit.toPlainText() == "" and not composer.editing.isVisible()
    assert first is not None
    window.chat.controller.open(first)
    assert composer.edit.toPlainText() == "First? And more"
    composer.end_edit()
    assert composer.edit.toPlainText() == "A draft" and window.context.services.chats.edit(first) is None
