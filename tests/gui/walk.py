"""Walks the window for the tests of translation and accessibility: every page, every dialog, every visible widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.library.base import FileRow, FileState, FolderRow, Status
from app.core.models.device import suggested
from app.core.models.store import ModelStore
from app.gui.chat.composer.scope_picker import ScopePicker
from app.gui.shell.commands import open_palette, open_shortcuts
from app.gui.shell.main_window import MainWindow
from app.gui.shell.pages import edit_rules
from app.gui.welcome.dialog import WelcomeDialog


def stages(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Iterator[tuple[str, QWidget]]:
    """Name and top-level widget of each; a dialog is closed before the next is opened."""
    qtbot.wait(50)
    yield "chat, empty", window
    window.chat.view.composer.set_text("What is the rent?")
    window.chat.view.composer.send.click()
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=20_000)
    qtbot.wait(50)
    yield "chat, answered", window
    window.chat.controller.open_citation(window.chat.view.transcript.items()[-1].id, 1)
    qtbot.waitUntil(lambda: window.chat.reader.split.is_open, timeout=10_000)
    qtbot.wait(300)  # its bar is laid out anew for the page and the scale
    yield "chat, reader open", window
    window.chat.reader.shut()
    window.open_page("search")
    yield "search", window
    window.open_page("library")
    yield "library, empty", window
    window.library._timer.stop()
    status, rows = a_library()
    window.page("library").show_status(status)
    window.page("library").show_files(rows)
    yield "library", window
    window.open_page("translate")
    yield "translate", window
    yield from translations(qtbot, window)
    window.open_page("models")
    store = ModelStore(tmp_path / "catalogue")
    window.page("models").show_models(store.list(), frozenset())
    yield "models", window
    window.open_page("settings")
    yield "settings", window
    for name, make in dialogs(window, store):
        dialog = make()
        dialog.show()
        for _ in range(3):
            QApplication.processEvents()
        if isinstance(dialog, WelcomeDialog):
            for index in range(dialog.pages.count()):
                dialog._go(index)
                QApplication.processEvents()
                yield f"{name} {index + 1}", dialog
        else:
            yield name, dialog
        dialog.close()
    window.library._timer.start()


def translations(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A text with a sentence being corrected, the documents, and a conversation."""
    page = window.page("translate")
    page.choices.set_languages("en", "de")
    page.text.source.setPlainText("12 + 30")
    qtbot.waitUntil(lambda: page.text.translation is not None, timeout=20_000)
    page.text._mark(0)
    page.text.correct.click()
    yield "translate, correcting", window
    page.text.correction.shut()
    for number, name in ((1, "documents"), (2, "conversation")):
        page.open_tab(number)
        page.interpreter.people[0].field.setPlainText("12 + 30")
        page.interpreter.people[0].send.click()
        qtbot.wait(300)
        yield f"translate, {name}", window
    page.open_tab(0)


def dialogs(window: MainWindow, store: ModelStore) -> list[tuple[str, Callable[[], QWidget]]]:
    offered = suggested(store.list())
    return [
        ("palette", lambda: open_palette(window.action_list, window.context.theme, window)),
        ("shortcuts", lambda: open_shortcuts(window.action_list, window)),
        ("rules", lambda: edit_rules(window.parts, window)),
        ("path", window.dialogs.type_path),
        ("translated before", window.page("translate").open_history),
        ("project", lambda: window.page("translate")._dialogs.project(str)),
        ("options", window.chat.conversations.choose_options),
        ("files to ask", lambda: files_to_ask(window)),
        ("welcome", lambda: WelcomeDialog(window.context.theme, offered, Path("/home/someone/Papers"), parent=window)),
    ]


def files_to_ask(window: MainWindow) -> ScopePicker:
    folder = Path("/home/someone/Papers")
    files = [folder / "Lease.pdf", folder / "2024" / "late.docx"]
    return ScopePicker(window.context.theme, [folder], files, within=files[:1], parent=window)


def a_library() -> tuple[Status, list[FileRow]]:
    home = Path("/home/someone")
    texts = [
        ("Lease.pdf", "indexed", None, 9),
        ("late.docx", "waiting", None, 0),
        ("offer.pdf", "failed", "encrypted", 0),
        ("film.mkv", "skipped", "unsupported", 0),
        ("copying.pdf", "waiting", "unstable", 0),
    ]
    rows = [
        FileRow(home / name, FileState(state), reason, pages, 3 * pages, ocr=pages // 4, indexed_at=1.7e9)
        for name, state, reason, pages in texts
    ]
    folders = (FolderRow(home / "Contracts", 214, 214, 0, 0, 0), FolderRow(home / "Papers", 287, 209, 1, 2, 75))
    status = Status(501, 423, 1, 2, 75, 900, 41_000_000, is_busy=True, eta_seconds=240, folders=folders)
    return status, rows


def visible(top: QWidget) -> Iterator[QWidget]:
    """All that can be seen of it now; other windows are left out."""
    found: list[QObject] = [top, *top.findChildren(QWidget)]
    for widget in found:
        if isinstance(widget, QWidget) and widget.isVisible() and widget.window() is top:
            yield widget
