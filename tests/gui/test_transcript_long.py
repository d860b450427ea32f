"""A long conversation in the transcript: only what is near to what is seen is laid out, and nothing moves under the
reader."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.gui.base.theme import Theme
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.transcript import MAX_LAID_OUT, PAGE, Transcript


@pytest.fixture
def transcript(qtbot: QtBot, theme: Theme) -> Transcript:
    made = Transcript(theme)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    return made


def test_a_long_conversation_is_laid_out_from_its_end(qtbot: QtBot, transcript: Transcript) -> None:
    items = [MessageItem(n, "user" if n % 2 else "assistant", f"Message {n} says this.") for n in range(1, 301)]
    transcript.set_items(items)
    qtbot.wait(20)
    assert "Message 300 " in transcript.toPlainText() and "Message 100 " not in transcript.toPlainText()
    assert transcript.first_shown >= 300 - 6 * PAGE
    bar = transcript.verticalScrollBar()
    assert bar.value() == bar.maximum()
    before = transcript.first_shown
    words = f"Message {before + 4} "

    def place() -> int:
        return transcript.cursorRect(transcript.document().find(words)).top()

    bar.setValue(100)
    seen = place()
    assert 0 < seen < 600
    qtbot.waitUntil(lambda: transcript.first_shown < before)
    assert place() == seen  # what is read does not move when earlier messages come in front
    transcript.show_message(3)
    assert transcript.first_shown <= 2
    assert 0 <= transcript.cursorRect(transcript.document().find("Message 3 ")).top() < 100
    transcript.scroll_to_end()
    assert bar.value() == bar.maximum()


def test_a_far_jump_lays_out_what_is_around_it_and_nothing_else(qtbot: QtBot, transcript: Transcript) -> None:
    items = [MessageItem(n, "user" if n % 2 else "assistant", f"Message {n} says this.") for n in range(1, 1501)]
    transcript.set_items(items)
    transcript.show_message(700)
    laid_out = transcript.last_shown - transcript.first_shown
    assert transcript.first_shown == 699 and laid_out == PAGE  # what is around it comes while the window is drawn

    def top() -> int:
        return transcript.cursorRect(transcript.document().find("Message 700 ")).top()

    place = top()
    qtbot.waitUntil(lambda: transcript.first_shown < 690 and transcript.last_shown > 710)
    assert abs(top() - place) <= 2  # of rounding
    bar = transcript.verticalScrollBar()
    for _ in range(60):  # down, past what may be laid out at once
        bar.setValue(bar.maximum())
        qtbot.wait(5)
    assert transcript.last_shown > 800 and transcript.last_shown - transcript.first_shown <= MAX_LAID_OUT
    words = transcript.toPlainText()
    for number in range(transcript.first_shown + 1, transcript.last_shown + 1):
        assert words.count(f"Message {number} ") == 1
    assert f"Message {transcript.first_shown} " not in words and f"Message {transcript.last_shown + 1} " not in words
    transcript.replace_item(MessageItem(transcript.first_shown + 1, "assistant", "Written anew."))
    assert transcript.toPlainText().lstrip().startswith("Written anew.")


def test_an_answer_that_grows_out_of_sight_is_there_when_the_end_is(qtbot: QtBot, transcript: Transcript) -> None:
    items = [MessageItem(n, "user" if n % 2 else "assistant", f"Message {n} says this.") for n in range(1, 301)]
    transcript.set_items([*items, MessageItem(301, "assistant", "Begun", "running")])
    transcript.show_message(5)
    transcript.replace_tail(MessageItem(301, "assistant", "Begun and gone on", "running"))
    assert "Begun" not in transcript.toPlainText()
    transcript.scroll_to_end()
    assert "Begun and gone on" in transcript.toPlainText()
    transcript.replace_tail(MessageItem(301, "assistant", "Begun and gone on to the end.", "running"))
    assert "to the end." in transcript.toPlainText() and transcript.toPlainText().count("Begun") == 1
    transcript.show_message(5)
    transcript.add_item(MessageItem(302, "user", "And then?"))  # whoever asks wants to see the end
    assert "And then?" in transcript.toPlainText() and "Begun" in transcript.toPlainText()


def test_the_view_stays_where_the_reader_is(qtbot: QtBot, transcript: Transcript) -> None:
    items = [MessageItem(n, "assistant", "Words " * 80) for n in range(1, 8)]
    transcript.set_items(items)
    transcript.add_item(MessageItem(99, "assistant", "", "running"))
    bar = transcript.verticalScrollBar()
    with qtbot.waitSignal(transcript.following_changed) as caught:
        bar.setValue(bar.maximum() // 2)
    assert caught.args == [False]
    place = bar.value()
    for count in (10, 100, 400):
        transcript.replace_tail(MessageItem(99, "assistant", "new " * count, "running"))
    assert bar.value() == place
    transcript.scroll_to_end()
    transcript.replace_tail(MessageItem(99, "assistant", "new " * 900, "running"))
    assert bar.value() == bar.maximum()
