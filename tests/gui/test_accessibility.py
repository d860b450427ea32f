"""Without a mouse and without seeing the window: names and roles, the order of Tab, the whole main job by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui.shell.main_window import MainWindow
from app.gui.widgets.palette import Palette
from tests.gui.walk import stages, visible

SPIN_FIELD = "qt_spinbox_lineedit"  # a part of the spin box, which has the name


def can_have_focus(widget: QWidget) -> bool:
    is_part = widget.objectName() == SPIN_FIELD
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not is_part


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} #{widget.objectName()} in {type(widget.parentWidget()).__name__}"


def test_what_can_have_the_focus_has_a_name_and_a_role(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    problems, seen = set(), 0
    for stage, top in stages(qtbot, window, tmp_path):
        for widget in visible(top):
            if widget is not top and can_have_focus(widget):
                seen += 1
                about = QAccessible.queryAccessibleInterface(widget)
                if about is None or about.role() == QAccessible.Role.NoRole:
                    problems.add(f"{stage}: {described(widget)} has no role")
                elif not about.text(QAccessible.Text.Name).strip():
                    problems.add(f"{stage}: {described(widget)} has no name")
    assert seen > 100 and not problems, "\n".join(sorted(problems))


@pytest.mark.parametrize("page", ["chat", "search", "library", "translate", "models", "settings"])
def test_tab_reaches_everything_and_comes_round(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.open_page(page)
    qtbot.wait(50)
    wanted = {widget for widget in visible(window) if can_have_focus(widget) and widget is not window}
    reached: list[QWidget] = []
    for _ in range(2 * len(wanted) + 10):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.append(focused)
    missed = [described(widget) for widget in wanted - set(reached) if is_reachable(widget)]
    assert not missed, missed


def is_reachable(widget: QWidget) -> bool:
    """By Tab: a widget with a focus proxy is reached through it, and of a group of radio buttons one is enough."""
    return widget.focusProxy() is None and not (hasattr(widget, "group") and widget.group() is not None)


def test_tab_goes_down_and_along_and_not_to_and_fro(qtbot: QtBot, window: MainWindow) -> None:
    """On the settings page every step leads further down, or along the same row."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.open_page("settings")
    page = window.page("settings")
    controls = [widget for widget in visible(page.window()) if page.isAncestorOf(widget) and can_have_focus(widget)]
    controls[0].setFocus()
    former = -1
    for _ in range(len(controls) - 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        place = focused.mapTo(page, QPoint(0, focused.height() // 2)).y() + scrolled(page)
        assert place >= former - 4, described(focused)
        former = place
        qtbot.keyClick(focused, Qt.Key.Key_Tab)


def scrolled(page: QWidget) -> int:
    from PySide6.QtWidgets import QScrollArea

    area = page.findChild(QScrollArea)
    return area.verticalScrollBar().value() if area is not None else 0


def typed(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Open the palette by its key, type, Enter."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(found for found in window.findChildren(Palette) if found.isVisible())
    qtbot.keyClicks(palette.field, words)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    window.activateWindow()  # a desktop does that when a popup closes; there is none here
    QApplication.processEvents()


def test_the_main_job_without_a_mouse(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Add a folder, ask, open the citation, go back: by keys alone."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "lease.txt").write_text("The rent is 1,340 euros a month. The tenancy ends on 31 August 2027.")
    typed(qtbot, window, "by its path")
    dialog = next(found for found in window.findChildren(QWidget) if found.isWindow() and found.isVisible())
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, str(folder))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._files == 1, timeout=30_000)
    window.activateWindow()
    typed(qtbot, window, "write a question")
    edit = window.chat.view.composer.edit
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "What is the rent?")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.chat.view.transcript.items()[-1].state == "complete", timeout=20_000)
    transcript = window.chat.view.transcript
    for _ in range(30):
        if transcript.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert transcript.hasFocus()
    for _ in range(12):
        qtbot.keyClick(transcript, Qt.Key.Key_Tab)
        if transcript.textCursor().charFormat().anchorHref().startswith("cite:"):
            break
    qtbot.keyClick(transcript, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.chat.reader.split.is_open, timeout=10_000)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.chat.reader.split.is_open)
