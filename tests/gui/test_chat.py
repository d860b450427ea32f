"""The chat as a person meets it: ask, stop, a crash, try again, citations, hostile text."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCharFormat, QTextFragment
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.base import Answer, AnswerChecking, AnswerDone, AnswerText, PassagesFound, QuestionCompleting
from app.core.errors import DiskFull, MachineError, UserError
from app.core.library.base import Passage
from app.gui.application import create_window
from app.gui.base.theme import Theme
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.transcript import Transcript
from app.gui.shell.main_window import MainWindow
from tests.documents import sample_folder
from tests.gui.fakes import ANSWER, HIT, ScriptedAsker, good_script


def ask(qtbot: QtBot, window: MainWindow, question: str = "What is the rent?") -> None:
    window.chat.view.composer.set_text(question)
    qtbot.keyClick(window.chat.view.composer.edit, Qt.Key.Key_Return)


def tail(window: MainWindow) -> MessageItem:
    return window.chat.view.transcript.items()[-1]


def test_a_question_is_answered_cited_and_kept(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    shown = window.chat.view.transcript.toPlainText()
    assert "What is the rent?" in shown and "1,340 euros" in shown
    assert "One sentence is not supported by your files." in shown and "1 · lease.pdf" in shown
    conversation = services.chats.conversations()[0]
    assert conversation.title == "What is the rent?"
    stored = services.chats.messages(conversation.id)
    assert [message.state for message in stored] == ["complete", "complete"]
    assert stored[1].answer is not None and stored[1].answer.citations[0].quote == "The rent is 1,340 euros."
    assert stored[1].passages == (HIT,)


def test_chips_and_dotted_marks_stand_where_they_belong(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    document = window.chat.view.transcript.document()
    assert f"cite:{tail(window).id}/1" in _anchors(window.chat.view.transcript)
    assert "1,340 euros.\u202f\u00a01\u00a0 Cats" in document.toRawText()
    doubt = document.find("Cats are banned")
    assert doubt.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert document.find("The rent is").charFormat().underlineStyle() != QTextCharFormat.UnderlineStyle.DotLine


def test_passages_are_shown_before_the_model_speaks(qtbot: QtBot, window: MainWindow, asker: ScriptedAsker) -> None:
    asker.scripts = [[PassagesFound((HIT,), 5.0), "wait"]]
    ask(qtbot, window)
    qtbot.waitUntil(lambda: "lease.pdf" in window.chat.view.transcript.toPlainText())
    assert tail(window).state == "running" and tail(window).text == ""
    window.chat.controller.stop()


def test_a_card_shows_the_sentence_that_answers_with_its_words_marked(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker
) -> None:
    long = "This agreement was made between the parties named below, who have read it and understood every part. " * 2
    hit = replace(HIT, text=f"{long}\nDogs are allowed. The deposit is 2,680 euros. Smoking is not.")
    asker.scripts = [[PassagesFound((hit,), 5.0, searched="How much is the deposit?"), "wait"]]
    ask(qtbot, window, "and the deposit?")
    transcript = window.chat.view.transcript
    qtbot.waitUntil(lambda: "page 2 · “The deposit is 2,680 euros." in transcript.toPlainText())
    assert "This agreement" not in transcript.toPlainText()
    formats = [(piece.text(), piece.charFormat().background().color().name()) for piece in _fragments(transcript)]
    assert ("deposit", window.context.theme.colours.mark) in formats
    assert f"passage:{tail(window).id}/1" in _anchors(transcript)
    window.chat.controller.stop()


def test_what_is_done_is_said_until_the_answer_is_complete(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker
) -> None:
    found = PassagesFound((HIT,), 5.0, searched="What is the rent?")
    asker.scripts = [[QuestionCompleting(), "wait", found, AnswerChecking(), "wait"]]
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).status == "Completing your question…")
    window.chat.controller.stop()
    asker.scripts = [[found, AnswerText("The rent is 1,340 euros."), AnswerChecking(), "wait", AnswerDone(ANSWER)]]
    ask(qtbot, window)
    qtbot.waitUntil(lambda: "Checking the answer…" in window.chat.view.transcript.toPlainText())
    assert "The rent is 1,340 euros." in window.chat.view.transcript.toPlainText()
    asker.go.set()
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    assert "Checking" not in window.chat.view.transcript.toPlainText()


def test_stop_gives_the_window_back_at_once_and_the_next_question_works(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services
) -> None:
    asker.scripts = [[PassagesFound((HIT,), 5.0), AnswerText("Half an ans"), "deaf"], good_script()]
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).text == "Half an ans")
    started = time.monotonic()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert tail(window).state == "stopped" and not window.chat.controller.is_busy
    assert time.monotonic() - started < 1.2
    shown = window.chat.view.transcript.toPlainText()
    assert "Half an ans" in shown and "Stopped." in shown
    ask(qtbot, window, "And now?")
    asker.go.set()
    qtbot.waitUntil(lambda: tail(window).state == "complete", timeout=6000)
    states = [message.state for message in services.chats.messages(services.chats.conversations()[0].id)]
    assert states == ["complete", "stopped", "complete", "complete"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (MachineError("model_crashed", process="model"), "The model stopped unexpectedly."),
        (MachineError("out_of_memory"), "not enough free memory"),
        (UserError("truncated_model", path="x.gguf"), "x.gguf is incomplete"),
        (UserError("not_a_model", path="x.gguf"), "x.gguf is not a GGUF model file"),
        (UserError("library_empty"), "Drop files on the window first"),
        (ValueError("surprise"), "Something went wrong inside the program"),
    ],
)
def test_an_error_is_one_sentence_with_try_again_and_loses_nothing(
    qtbot: QtBot,
    window: MainWindow,
    asker: ScriptedAsker,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    sentence: str,
) -> None:
    asker.scripts = [[PassagesFound((HIT,), 5.0), AnswerText("The rent is 1,3"), error], good_script()]
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "failed")
    shown = window.chat.view.transcript.toPlainText()
    assert sentence in shown and "Try again" in shown and "The rent is 1,3" in shown
    window.chat.view.transcript.retry_clicked.emit(tail(window).id)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    assert asker.questions == ["What is the rent?"] * 2
    caplog.clear()


def test_not_in_your_files_is_an_answer(qtbot: QtBot, window: MainWindow, asker: ScriptedAsker) -> None:
    asker.scripts = [[PassagesFound((HIT,), 5.0), AnswerDone(Answer("", found=False))]]
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    shown = window.chat.view.transcript.toPlainText()
    assert "Not in your files." in shown and "lease.pdf" in shown


def test_a_half_answer_of_a_killed_program_is_kept_and_marked(window: MainWindow, services: Services) -> None:
    conversation = services.chats.create("Old")
    services.chats.add_user(conversation.id, "What?")
    message = services.chats.begin_answer(conversation.id, "m")
    services.chats.save_partial(message, "The first half")
    window.chat.controller.open(conversation.id)
    shown = window.chat.view.transcript.toPlainText()
    assert "The first half" in shown and "The program ended before this answer did." in shown


def test_conversations_are_deleted_with_undo(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    chosen = services.chats.conversations()[0].id
    window.chat.conversations.list.delete_requested.emit(chosen)
    assert services.chats.conversations() == [] and window.notice.isVisible()
    window.notice.action.click()
    assert services.chats.conversations()[0].id == chosen


HOSTILE = """<b>bold</b> <img src="http://example.com/a.png"> ![pixel](http://example.com/b.png) ![f](file:///etc/passwd)

[click](http://example.com/phish) [run](javascript:alert(1)) <script>alert(1)</script>

```
code [1]
```
"""


def test_hostile_markdown_loads_nothing_and_hides_nothing(qtbot: QtBot, theme: Theme) -> None:
    transcript = Transcript(theme)
    qtbot.addWidget(transcript)
    asked: list[str] = []
    transcript.loadResource = lambda kind, name: asked.append(str(name))  # type: ignore[method-assign]
    transcript.resize(600, 400)
    transcript.show()
    transcript.set_items([MessageItem(1, "assistant", HOSTILE)])
    qtbot.wait(50)
    shown = transcript.toPlainText()
    assert asked == [] and "\ufffc" not in shown
    assert "<b>bold</b>" in shown and "<script>" in shown
    assert "http://example.com/b.png" in shown and "file:///etc/passwd" in shown
    assert "click (http://example.com/phish)" in shown and "run (javascript:alert(1))" in shown
    anchors = _anchors(transcript)
    assert "http://example.com/phish" in anchors and not any(a.startswith("javascript") for a in anchors)


def _fragments(transcript: Transcript) -> list[QTextFragment]:
    """All pieces of text that have one format."""
    found, block = [], transcript.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            found.append(iterator.fragment())
            iterator += 1
        block = block.next()
    return found


def _anchors(transcript: Transcript) -> set[str]:
    return {piece.charFormat().anchorHref() for piece in _fragments(transcript)}


def test_a_model_cannot_forge_our_marks(qtbot: QtBot, theme: Theme) -> None:
    transcript = Transcript(theme)
    qtbot.addWidget(transcript)
    transcript.set_items([MessageItem(1, "assistant", "See \ue0009\ue001 and [x](cite:1/1)")])
    assert "cite:1/9" not in _anchors(transcript) and "cite:1/1" not in _anchors(transcript)


def test_a_citation_opens_its_passage_beside_the_chat(
    qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Before. The rent is 1,340 euros. After."
    passage = Passage(HIT.path, "Lease", 2, "Rent", text, 8, 32)
    monkeypatch.setattr(services.library, "passage", lambda path, start, end, quote: passage)
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    window.chat.view.transcript.citation_clicked.emit(tail(window).id, 1)
    qtbot.waitUntil(window.chat.reader.pane.text.isVisible)  # the file is not there: its text is shown, and why
    assert window.chat.reader.pane.name.text() == "lease.pdf" and window.chat.reader.pane.page.text() == "page 2"
    assert "cannot be shown (Gone)" in window.chat.reader.pane.notice.text()
    marked = window.chat.reader.pane.text.document().find("The rent is 1,340 euros.")
    assert marked.charFormat().background().color().name() == window.context.theme.colours.mark


def test_files_dropped_on_the_window_are_indexed(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path
) -> None:
    folder = sample_folder(tmp_path / "files")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, button, key))
    assert window.overlay.isVisible()
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, key))
    assert not window.overlay.isVisible()
    qtbot.waitUntil(lambda: window._files == 3, timeout=30_000)
    window.open_page("library")
    qtbot.waitUntil(lambda: window.page("library").table.rowCount() == 3)
    assert "3 files are searchable" in window.chat.view.empty.text.text()


def test_the_empty_window_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    assert window.chat.view.empty.isVisible() and window.chat.view.empty.title.text() == "Drop your files here"
    window.chat.view.empty.show_state(has_models=False, files=0)
    assert window.chat.view.empty.models.isVisible()
    window.chat.view.empty.show_state(has_models=True, files=0, waiting=3)
    assert "being read" in window.chat.view.empty.title.text() and not window.chat.view.empty.folder.isVisible()


def test_a_full_disk_keeps_the_question_and_says_so(
    qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DiskFull("disk_full", path="app.db")

    with monkeypatch.context() as patch:
        patch.setattr(services.chats, "add_user", fail)
        ask(qtbot, window)
        assert "The disk is full." in window.notice.text.text()
        assert window.chat.view.composer.edit.toPlainText() == "What is the rent?"
    with monkeypatch.context() as patch:
        patch.setattr(services.chats, "finish", fail)
        ask(qtbot, window)
        qtbot.waitUntil(lambda: tail(window).state == "complete")
        assert "1,340 euros" in window.chat.view.transcript.toPlainText()
        assert "The disk is full." in window.notice.text.text()


@pytest.mark.parametrize("width", [700, 980, 1280, 1900])
def test_the_text_is_as_wide_as_its_column(qtbot: QtBot, window: MainWindow, width: int) -> None:
    window.resize(width, 700)
    ask(qtbot, window)
    qtbot.waitUntil(lambda: tail(window).state == "complete")
    transcript = window.chat.view.transcript
    assert transcript.document().textWidth() == transcript.viewport().width()
    assert transcript.horizontalScrollBar().maximum() == 0
    window.resize(width + 111, 700)
    qtbot.waitUntil(lambda: transcript.document().textWidth() == transcript.viewport().width())


def test_the_window_says_when_vectors_leave_the_computer(
    qtbot: QtBot, window: MainWindow, services: Services, theme: Theme
) -> None:
    assert window.chat.view.footer.text().startswith("Everything stays on this computer")
    services.settings.update(chroma={"host": "vectors.example"})
    other = create_window(services, theme)
    qtbot.addWidget(other)
    assert "vectors.example" in other.chat.view.footer.text() and "Everything" not in other.chat.view.footer.text()
    other.close()
