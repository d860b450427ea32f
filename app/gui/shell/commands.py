"""Fills the window's list of actions, opens the palette and the sheet of shortcuts. The only place that says which key
does what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.gui.base.actions import Action, ActionList, KeyHint, shown_keys
from app.gui.base.theme import Theme
from app.gui.shell.pages import PageSpec
from app.gui.shell.parts import ShellParts

if TYPE_CHECKING:
    from app.gui.widgets.palette import Palette
    from app.gui.widgets.shortcuts import ShortcutSheet


MOST_CONVERSATIONS = 1000  # in the palette, the newest; all of them are found by the search of the list


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)


def fill(actions: ActionList, parts: ShellParts, pages: Sequence[PageSpec], parent: QWidget) -> None:
    """`parent` owns the palette and the sheet of shortcuts."""
    chat = parts.chat
    for action in (
        *_pages(parts, pages),
        *_conversation(parts),
        *_library(parts),
        *_look(parts),
        *_program(parts, parent),
        *chat.view.commands(),
        *chat.conversations.commands(),
        *parts.backup.commands(),
    ):
        actions.add(action)
    chat.view.composer.slash_commands = lambda: [
        *(each for each in actions if each.is_enabled()),
        *_models(parts),
        *chat.conversations.presets(),
    ]
    actions.add_source(chat.conversations.presets)
    actions.add_source(partial(_conversations, parts))
    actions.add_source(partial(_models, parts))
    actions.hints = _hints()


def bind(actions: ActionList, window: QWidget) -> None:
    """Make the shortcuts. Those that several keys stand for have them here."""
    more = {"palette": ["Ctrl+Shift+P"], "shortcuts": ["Ctrl+/"]}
    for action in actions:
        for keys in filter(None, (action.shortcut, *more.get(action.name, ()))):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(actions.run, action.name))


def open_palette(actions: ActionList, theme: Theme, parent: QWidget, text: str = "") -> Palette:
    from app.gui.widgets.palette import Palette

    palette = Palette(actions.enabled(), theme, parent, text)
    palette.open_over(parent)
    return palette


def open_shortcuts(actions: ActionList, parent: QWidget) -> ShortcutSheet:
    from app.gui.widgets.shortcuts import ShortcutSheet

    sheet = ShortcutSheet(actions, parent)
    sheet.open()
    return sheet


def _pages(parts: ShellParts, pages: Sequence[PageSpec]) -> list[Action]:
    group = _tr("Pages")
    return [
        Action(spec.name, spec.command, f"Ctrl+{number}", partial(parts.window.open_page, spec.name), group=group)
        for number, spec in enumerate(pages, 1)
    ]


def _conversation(parts: ShellParts) -> list[Action]:
    group, window, chat = _tr("Conversation"), parts.window, parts.chat

    def make(name: str, label: str, keys: str, run: Callable[[], object], **more: Callable[[], bool]) -> Action:
        return Action(name, label, keys, run, group=group, **more)

    def has_conversation() -> bool:
        return chat.controller.conversation is not None

    return [
        make("new", _tr("New conversation"), "Ctrl+N", window.new_conversation),
        make("ask", _tr("Write a question"), "Ctrl+L", partial(window.open_page, "chat")),
        make("stop", _tr("Stop, close the reader, or go back"), "Esc", window.on_escape),
        make("find", _tr("Search conversations"), "Ctrl+Shift+F", chat.conversations.focus_search),
        make("list", _tr("Show or hide the conversations"), "Ctrl+B", chat.toggle_list),
        make(
            "delete", _tr("Delete this conversation"), "",
            lambda: window.delete_conversation(chat.controller.conversation or 0), is_enabled=has_conversation,
        ),
    ]  # fmt: skip


def _library(parts: ShellParts) -> list[Action]:
    group, dialogs, window = _tr("Library and models"), parts.dialogs, parts.window
    return [
        Action("add-folder", _tr("Add a folder to the library…"), "Ctrl+O", dialogs.choose_folder, group=group),
        Action("add-files", _tr("Add files to the library…"), "Ctrl+Shift+O", dialogs.choose_files, group=group),
        Action("add-path", _tr("Add a folder or file by its path…"), "", dialogs.type_path, group=group),
        Action("search-files", _tr("Search in your files"), "Ctrl+F", partial(window.open_page, "search"), group=group),
        Action("add-sample", _tr("Try it with sample files"), "", window.add_sample, group=group),
        Action("pause", _tr("Pause reading files"), "", partial(parts.library.pause, True), group=group),
        Action("resume", _tr("Go on reading files"), "", partial(parts.library.pause, False), group=group),
        Action("add-model", _tr("Add a GGUF file as a model…"), "", dialogs.choose_model, group=group),
    ]


def _look(parts: ShellParts) -> list[Action]:
    group = _tr("Look")

    def choose(theme: str) -> Callable[[], object]:
        return partial(parts.window.set_setting, "theme", theme)

    return [
        Action("theme-light", _tr("Theme: light"), "", choose("light"), group=group),
        Action("theme-dark", _tr("Theme: dark"), "", choose("dark"), group=group),
        Action("theme-system", _tr("Theme: like the system"), "", choose("system"), group=group),
        Action("full-screen", _tr("Full screen on or off"), "F11", parts.window.toggle_full_screen, group=group),
    ]


def _program(parts: ShellParts, parent: QWidget) -> list[Action]:
    group, window, actions = _tr("Program"), parts.window, parts.actions
    palette = partial(open_palette, actions, parts.context.theme, parent)
    return [
        Action("palette", _tr("Commands"), "Ctrl+K", palette, group=group),
        Action("shortcuts", _tr("Keyboard shortcuts"), "F1", partial(open_shortcuts, actions, parent), group=group),
        Action("preferences", _tr("Settings"), "Ctrl+,", partial(window.open_page, "settings"), group=group),
        Action("quit", _tr("Quit"), "Ctrl+Q", window.quit, group=group),
    ]


def _conversations(parts: ShellParts) -> list[Action]:
    group = _tr("Conversation")

    def open_one(number: int) -> None:
        parts.window.open_page("chat")
        parts.chat.controller.open(number)

    return [
        Action(f"open-{found.id}", found.title, "", partial(open_one, found.id), group=group)
        for found in parts.context.services.chats.conversations(MOST_CONVERSATIONS)
    ]


def _models(parts: ShellParts) -> list[Action]:
    group = _tr("Use this model")
    return [
        Action(f"model-{entry.id}", entry.name, "", partial(parts.models.choose, entry.id), group=group)
        for entry in parts.models.entries()
        if entry.kind == "chat" and entry.is_installed
    ]


def _hints() -> list[KeyHint]:
    """Keys that a part of the window handles while it has the focus."""
    question, conversations, reader, search = _tr("Question"), _tr("Conversations"), _tr("Reader"), _tr("Search")
    return [
        KeyHint(question, _tr("Ask"), "Return"),
        KeyHint(question, _tr("New line"), "Shift+Return"),
        KeyHint(question, _tr("Edit the last question, in an empty field"), "Up"),
        KeyHint(question, _tr("Scroll the conversation"), f"{shown_keys('PgUp')}, {shown_keys('PgDown')}"),
        KeyHint(question, _tr("Commands, at the beginning of the field"), "/"),
        KeyHint(conversations, _tr("Open"), "Return"),
        KeyHint(conversations, _tr("From the search field into the list"), "Down"),
        KeyHint(conversations, _tr("Rename"), "F2"),
        KeyHint(conversations, _tr("Pin or unpin"), "Ctrl+P"),
        KeyHint(conversations, _tr("Edit tags"), "Ctrl+T"),
        KeyHint(conversations, _tr("Duplicate"), "Ctrl+D"),
        KeyHint(conversations, _tr("Delete"), "Del"),
        KeyHint(search, _tr("Back to the field"), "/"),
        KeyHint(search, _tr("Open the passage"), "Return"),
        KeyHint(search, _tr("Copy the passage"), "Ctrl+C"),
        KeyHint(reader, _tr("Find in the text"), "Ctrl+F"),
        KeyHint(reader, _tr("Next and former place found"), f"{shown_keys('F3')}, {shown_keys('Shift+F3')}"),
        KeyHint(reader, _tr("Next and former passage"), f"{shown_keys('Alt+Down')}, {shown_keys('Alt+Up')}"),
        KeyHint(reader, _tr("Larger, smaller, fit"),
                f"{shown_keys('Ctrl++')}, {shown_keys('Ctrl+-')}, {shown_keys('Ctrl+0')}"),
        KeyHint(reader, _tr("Translate the passage or the selection"), "Ctrl+Shift+T"),
        KeyHint(reader, _tr("Close"), "Esc"),
    ]  # fmt: skip
