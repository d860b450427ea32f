"""The list of actions, the palette and the sheet of shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from app.core.file_types import MODEL
from app.gui.base.actions import Action, ActionList, matching, shown_keys
from app.gui.shell.commands import open_palette, open_shortcuts
from app.gui.shell.main_window import MainWindow
from app.gui.widgets.palette import Palette
from app.gui.widgets.shortcuts import ShortcutSheet


def an_action(name: str, label: str, keys: str = "") -> Action:
    return Action(name, label, keys, lambda: None)


def test_a_name_or_a_shortcut_stands_for_one_action_only() -> None:
    actions = ActionList()
    actions.add(an_action("new", "New", "Ctrl+N"))
    for other in (an_action("new", "Other", ""), an_action("other", "Other", "Ctrl+N")):
        with pytest.raises(ValueError, match="is taken"):
            actions.add(other)


def test_what_cannot_be_done_now_is_neither_offered_nor_run() -> None:
    actions, done = ActionList(), []
    actions.add(Action("stop", "Stop", "", lambda: done.append(1), is_enabled=lambda: False))
    assert actions.enabled() == [] and not actions.run("stop") and not actions.run("nothing") and not done


@pytest.mark.parametrize(
    ("typed", "first"),
    [("new con", "New conversation"), ("nc", "New conversation"), ("dark", "Theme: dark"), ("LIB", "Go to the lib")],
)
def test_letters_in_order_find_the_label(typed: str, first: str) -> None:
    labels = ("Decline", "Theme: dark", "New conversation", "Add a folder to the library", "Go to the lib")
    found = matching([an_action(label, label) for label in labels], typed)
    assert found[0].label == first


def test_letters_that_are_not_there_find_nothing() -> None:
    assert matching([an_action("new", "New conversation")], "xyz") == []


def palette_of(window: MainWindow) -> Palette:
    return next(found for found in window.findChildren(Palette) if found.isVisible())


def test_the_palette_reaches_every_action_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = palette_of(window)
    assert {action.name for action in palette.shown()} >= {
        action.name for action in window.action_list if action.is_enabled()
    }
    qtbot.keyClicks(palette.field, "theme dark")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.services.settings.get().theme == "dark"
    window.set_setting("theme", "light")


def test_the_palette_opens_a_conversation_and_chooses_a_model(qtbot: QtBot, window: MainWindow) -> None:
    found = window.context.services.chats.create("The lease of Kestrel Street")
    window.open_page("library")
    palette = open_palette(window.action_list, window.context.theme, window, "kestrel")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.chat.controller.conversation == found.id and window.rail.current == "chat"
    labels = {action.name for action in window.action_list.enabled()}
    assert any(name.startswith("model-") for name in labels)


def test_the_arrows_stay_inside_the_list(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(window.action_list, window.context.theme, window)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(palette.field, key)
    for _ in range(80):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == palette.list.count() - 1
    palette.field.setText("no action is called this")
    assert palette.list.isHidden() and not palette.none.isHidden()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)  # does nothing, and does not fail
    palette.close()


def test_every_shortcut_of_the_window_is_on_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    for page in ("search", "library", "models", "settings", "chat"):
        window.open_page(page)
    sheet = open_shortcuts(window.action_list, window)
    assert isinstance(sheet, ShortcutSheet)
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    also = {"Ctrl+Shift+P", "Ctrl+/"}  # second keys for the same two actions
    for shortcut in window.findChildren(QShortcut):
        keys = shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        assert shown_keys(keys) in said or keys in also, keys
    sheet.close()


def test_a_typed_path_is_added_and_a_wrong_one_is_said(qtbot: QtBot, window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "note.txt").write_text("The rent is 1,340 euros.")
    dialog = window.dialogs.type_path()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("/no/such/place")
    dialog.accept()
    assert "/no/such/place" in window.notice.text.text()
    dialog = window.dialogs.type_path()
    dialog.setTextValue(f'"{tmp_path / "note.txt"}"')
    dialog.accept()
    qtbot.waitUntil(lambda: window._files == 1, timeout=30_000)
    QApplication.processEvents()


def test_the_list_of_conversations_folds_by_key_and_stays_so(qtbot: QtBot, window: MainWindow) -> None:
    assert window.chat.conversations.list.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.chat.conversations.list.isHidden()
    window.close()
    assert window.context.services.settings.get().list_is_open is False


def test_the_palette_is_mirrored_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    """The label is at the side where reading begins, the shortcut at the other."""

    def ink(palette: Palette) -> tuple[int, int]:
        row = palette.list.visualItemRect(palette.list.item(1))
        image = palette.list.viewport().grab(row).toImage()
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        dark = [x for x, y in places if image.pixelColor(x, y).lightness() < 90]
        return min(dark), image.width() - 1 - max(dark)

    found = {}
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        actions = [Action("a", "First", "", print), Action("b", "Second", "", print)]
        palette = Palette(actions, window.context.theme, window)
        qtbot.addWidget(palette)
        palette.setLayoutDirection(direction)
        palette.resize(500, 300)
        palette.show()
        found[direction] = ink(palette)
        palette.close()
    left, right = found[Qt.LayoutDirection.LeftToRight], found[Qt.LayoutDirection.RightToLeft]
    assert left[0] < 30 and right[1] < 30


def test_the_dialog_for_a_model_shows_the_files_of_the_table(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, filter: (filters.append(filter) or "", ""))
    window.dialogs.choose_model()
    assert filters == [f"GGUF models (*{MODEL.suffixes[0]})"] and MODEL.suffixes == (".gguf",)
