"""Files of one conversation: attached, read, asked about, kept, released, and there again after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.gui.base.theme import Theme
from app.gui.chat.composer.scope import Scope
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker

LETTER = "The painter offers to paint the flat for 450 euros."


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


def rows(window: MainWindow) -> str:
    shown = window.chat.view.composer.attached
    return "" if shown.isHidden() else " | ".join(label.text() for label in shown.findChildren(QLabel))


def attach(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.chat.attachments.attach([path])
    qtbot.waitUntil(lambda: "goes in whole" in rows(window) or "searched" in rows(window), timeout=40_000)


def test_an_attached_file_is_read_and_the_question_is_about_it(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, letter: Path
) -> None:
    attach(qtbot, window, letter)
    assert "letter.txt" in rows(window) and window.chat.view.composer.within == (letter,)
    window.chat.view.composer.set_text("What does it cost?")
    window.chat.view.composer.send.click()
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy and bool(asker.asked), timeout=8000)
    assert asker.asked[0].within == (letter,)
    assert window.chat.controller.conversation is not None
    assert window.context.services.attachments.of(window.chat.controller.conversation) == (letter,)


def test_a_folder_of_short_files_goes_in_whole_until_a_long_one_is_beside_it(
    qtbot: QtBot, window: MainWindow, letter: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    letter.rename(folder / "letter.txt")
    (folder / "answer.txt").write_text("The offer is too high.")
    attach(qtbot, window, folder)
    assert "letters · short: goes in whole" in rows(window) and window.chat.view.composer.within == (folder,)
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join(f"Paragraph {n} tells of ships. " * 20 for n in range(30)))
    window.chat.attachments.attach([long])
    qtbot.waitUntil(lambda: rows(window).count("searched") == 2, timeout=40_000)


def test_it_belongs_to_its_conversation_alone(qtbot: QtBot, window: MainWindow, letter: Path) -> None:
    attach(qtbot, window, letter)
    window.chat.controller.ask("What does it cost?", Scope(within=(letter,)))
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=8000)
    first = window.chat.controller.conversation
    assert first is not None
    window.new_conversation()
    assert rows(window) == "" and window.chat.view.composer.within == ()
    window.chat.controller.open(first)
    assert "letter.txt" in rows(window) and window.chat.view.composer.within == (letter,)


def test_removing_it_deletes_what_was_read(qtbot: QtBot, window: MainWindow, letter: Path) -> None:
    attach(qtbot, window, letter)
    remove = [b for b in window.chat.view.composer.attached.findChildren(QPushButton) if b.text() == "Remove"]
    remove[0].click()
    assert window.chat.view.composer.within == () and letter.exists()
    qtbot.waitUntil(lambda: window.context.services.library.attached() == (), timeout=8000)  # type: ignore[attr-defined]


def test_keeping_it_reads_it_into_the_library(qtbot: QtBot, window: MainWindow, letter: Path) -> None:
    attach(qtbot, window, letter)
    keep = [b for b in window.chat.view.composer.attached.findChildren(QPushButton) if b.text() == "Keep in library"]
    keep[0].click()
    qtbot.waitUntil(lambda: window.context.services.library.status().indexed == 1, timeout=40_000)


def test_a_file_that_is_gone_is_refused_with_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.chat.attachments.attach([tmp_path / "gone.pdf"])
    qtbot.waitUntil(lambda: "not there any more" in window.notice.text.text(), timeout=40_000)
    assert rows(window) == "" and window.chat.view.composer.within == ()


def test_a_file_that_cannot_be_read_says_why(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"no document")
    window.chat.attachments.attach([path])
    qtbot.waitUntil(lambda: "damaged" in rows(window).lower(), timeout=40_000)


def test_what_no_conversation_has_is_released_when_tidying(
    qtbot: QtBot, services: Services, window: MainWindow, letter: Path, theme: Theme
) -> None:
    """As after a kill: the library knows the file, no conversation does, and a pasted text lies about."""
    services.library.attach([letter])  # type: ignore[attr-defined]
    services.paths.pasted.mkdir()
    stale = services.paths.pasted / "Pasted.txt"
    stale.write_text("old")
    window.chat.attachments.controller.tidy()
    qtbot.waitUntil(lambda: services.library.attached() == (), timeout=40_000)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not stale.exists(), timeout=5000)
    assert letter.exists()
