"""The field where a question is typed: pasting, dropping, commands after a slash, its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.gui.base.actions import Action
from app.gui.base.theme import Theme
from app.gui.chat.composer.composer import Composer
from app.gui.chat.composer.question_edit import LONG_PASTE
from app.gui.chat.composer.slash import matching
from app.gui.shell.main_window import MainWindow


@pytest.fixture
def composer(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Composer:
    made = Composer(theme)
    qtbot.addWidget(made)
    made.keep_pasted_in(tmp_path / "pasted")
    made.resize(600, 160)
    made.show()
    return made


def paste(composer: Composer, **content: object) -> None:
    data = QMimeData()
    if "text" in content:
        data.setText(str(content["text"]))
    if "image" in content:
        data.setImageData(content["image"])
    if "urls" in content:
        data.setUrls(content["urls"])  # type: ignore[arg-type]
    composer.edit.insertFromMimeData(data)


def test_a_long_text_is_attached_and_can_be_put_in_whole(qtbot: QtBot, composer: Composer) -> None:
    text = "All work. " * 400
    paste(composer, text=text)
    assert composer.edit.toPlainText() == "" and composer.pasted.isVisible()
    (file,) = (composer.folder or Path()).iterdir()
    assert file.read_text("utf-8") == text
    composer.pasted.whole_requested.emit(file)
    assert composer.edit.toPlainText() == text and not file.exists() and not composer.pasted.isVisible()


def test_attached_texts_go_with_the_question(qtbot: QtBot, composer: Composer) -> None:
    paste(composer, text="x" * (LONG_PASTE + 1))
    paste(composer, text="y" * (LONG_PASTE + 1))
    composer.edit.setPlainText("What is this?")
    told: list[object] = []
    composer.files_attached.connect(lambda files: told.extend(file.read_text("utf-8")[0] for file in files))
    composer.question_asked.connect(lambda text, _: told.append(text))
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert told == ["x", "y", "What is this?"] and not composer.pasted.isVisible()


def test_short_and_rich_text_is_pasted_as_plain_text(composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    composer.edit.insertFromMimeData(data)
    assert composer.edit.toPlainText() == "bold"


def test_pictures_and_files_are_attached(qtbot: QtBot, composer: Composer, tmp_path: Path) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    with qtbot.waitSignal(composer.files_attached) as caught:
        paste(composer, image=image)
    assert QImage(str(caught.args[0][0])).size() == image.size()
    with qtbot.waitSignal(composer.files_attached) as caught:
        paste(composer, urls=[QUrl.fromLocalFile(str(tmp_path / "a b.pdf"))])
    assert caught.args == [[tmp_path / "a b.pdf"]] and composer.edit.toPlainText() == ""


def test_without_a_folder_nothing_is_kept_aside(qtbot: QtBot, theme: Theme) -> None:
    composer = Composer(theme)
    qtbot.addWidget(composer)
    text = "z" * (LONG_PASTE + 1)
    paste(composer, text=text)
    paste(composer, image=QImage(2, 2, QImage.Format.Format_RGB32))
    assert composer.edit.toPlainText() == text


def test_commands_open_with_a_slash_and_run_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    edit, slash = window.chat.view.composer.edit, window.chat.view.composer.slash
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "/quo")
    assert slash.isVisible() and slash.list.count() >= 1
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert window.chat.view.composer.quotes.isChecked() and edit.toPlainText() == "" and not slash.isVisible()
    qtbot.keyClicks(edit, "/")
    assert slash.list.count() > 5
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert slash.list.currentRow() == 1
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not slash.isVisible() and edit.toPlainText() == "/"
    qtbot.keyClicks(edit, "no such thing")
    assert not slash.isVisible()


def test_the_best_command_comes_first() -> None:
    actions = [Action(name, label, "", lambda: None) for name, label in
               (("theme-dark", "Theme: dark"), ("new", "New conversation"), ("dark", "Night"))]  # fmt: skip
    assert [action.name for action in matching(actions, "dark")] == ["dark", "theme-dark"]
    assert [action.name for action in matching(actions, "conv")] == ["new"]
    assert matching(actions, "c") == []


def test_pages_scroll_the_conversation(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.edit.scroll_requested) as caught:
        qtbot.keyClick(composer.edit, Qt.Key.Key_PageUp)
    assert caught.args == [-1]


def test_a_quote_stands_above_what_was_typed(composer: Composer) -> None:
    composer.set_text("And this?")
    composer.quote("one\n\ntwo")
    assert composer.edit.toPlainText() == "> one\n>\n> two\n\nAnd this?"


def test_the_field_is_as_high_as_its_lines(qtbot: QtBot, composer: Composer) -> None:
    composer.resize(900, 400)
    composer.set_text("Please compare the notice periods of both leases. " * 7)
    qtbot.wait(20)
    for width in (900, 600, 420):
        composer.resize(width, 400)
        qtbot.wait(20)
        assert composer.edit.verticalScrollBar().maximum() == 0, width  # nothing of it is out of sight
