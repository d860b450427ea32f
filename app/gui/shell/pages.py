"""The pages of the window, as data: one entry makes the button of the rail, the command, the page itself and what it
does with the keyboard and with dropped files. A page is loaded and made with its first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.gui.shell.parts import ShellParts
from app.gui.widgets.side_pane import SplitPage

if TYPE_CHECKING:
    from app.gui.library.page import LibraryPage
    from app.gui.library.rules import RulesDialog
    from app.gui.models.page import ModelsPage
    from app.gui.search.page import SearchPage
    from app.gui.settings.page import SettingsPage
    from app.gui.translate.page import TranslatePage
    from app.gui.widgets.file_menu import FileRequests


def _tr(text: str) -> str:
    return QCoreApplication.translate("pages", text)


def _focus(parts: ShellParts, page: QWidget) -> None:
    page.setFocus()


def _escape(parts: ShellParts, page: QWidget) -> None:
    parts.chat.escape()


def _add_to_library(parts: ShellParts, page: QWidget, files: list[Path]) -> None:
    parts.library.add(files)


@dataclass(frozen=True)
class PageSpec:
    """`name` is stable: the settings store it. `label` and `command` (in the palette) are translated. `make` is called
    once; the other functions get the page that it made."""

    name: str
    label: str
    icon: str
    command: str
    make: Callable[[ShellParts], QWidget]
    on_shown: Callable[[ShellParts, Any], None] = _focus
    on_escape: Callable[[ShellParts, Any], None] = _escape
    on_files: Callable[[ShellParts, Any, list[Path]], None] = _add_to_library


def page_specs() -> tuple[PageSpec, ...]:
    """In the order of the rail; the last one stands at its foot."""
    return (
        PageSpec("chat", _tr("Chat"), "chat", _tr("Go to the chat"),
                 make=lambda parts: parts.chat, on_shown=lambda _, page: page.focus()),
        PageSpec("search", _tr("Search"), "search", _tr("Go to the search"),
                 make=make_search, on_shown=_show_search, on_escape=lambda _, page: page.go_back()),
        PageSpec("library", _tr("Library"), "library", _tr("Go to the library"),
                 make=make_library, on_shown=_show_library),
        PageSpec("translate", _tr("Translate"), "translate", _tr("Go to the translator"),
                 make=make_translate, on_shown=lambda _, page: page.focus_field(),
                 on_files=lambda _, page, files: page.add_paths(files)),
        PageSpec("models", _tr("Models"), "models", _tr("Go to the models"), make=make_models),
        PageSpec("settings", _tr("Settings"), "settings", _tr("Go to the settings"), make=make_settings),
    )  # fmt: skip


class PageStack(QStackedWidget):
    """Shows one page at a time; each is made when it is first asked for."""

    def __init__(self, specs: Sequence[PageSpec], parts: Callable[[], ShellParts]) -> None:
        """`parts` is asked with the first page: they need the window, which is being made."""
        super().__init__()
        self._specs = {spec.name: spec for spec in specs}
        self._parts = parts
        self._pages: dict[str, Any] = {}

    def page(self, name: str) -> Any:
        """The page of this name, made if need be. Raises KeyError where there is none."""
        if name not in self._pages:
            made = self._specs[name].make(self._parts())
            self._pages[name] = made
            self.addWidget(_outermost(made))
        return self._pages[name]

    def show_page(self, name: str) -> None:
        page = self.page(name)
        self.setCurrentWidget(_outermost(page))
        self._specs[name].on_shown(self._parts(), page)

    def escape(self, name: str) -> None:
        self._specs[name].on_escape(self._parts(), self.page(name))

    def take_files(self, name: str, files: list[Path]) -> None:
        self._specs[name].on_files(self._parts(), self.page(name), files)


def _outermost(page: QWidget) -> QWidget:
    """A page with a reader beside it is shown in the splitter that holds both."""
    parent = page.parentWidget()
    return parent if isinstance(parent, SplitPage) else page


def _show_search(parts: ShellParts, page: SearchPage) -> None:
    parts.library.refresh()  # the rows of files are not read while nobody sees them
    page.focus_field()


def _show_library(parts: ShellParts, page: LibraryPage) -> None:
    parts.library.refresh()
    page.focus_first()


def make_search(parts: ShellParts) -> SearchPage:
    from app.gui.bridges.side_reader import SideReader
    from app.gui.platform.desktop import open_file
    from app.gui.search.controller import SearchController
    from app.gui.search.page import SearchPage

    context, window, owner = parts.context, parts.window, parts.library
    search = SearchController(context.services.library, context.runner, owner)
    page = SearchPage(search, context.theme)
    chat = parts.chat.controller
    reader = SideReader("search", page, context, window, is_answering=lambda: chat.is_busy, parent=owner)

    def on_opened(index: int) -> None:
        page.has_reader = True
        page.choose(index)

    def on_closed() -> None:
        page.has_reader = False
        page.focus_hits()

    search.found.connect(lambda found: reader.warm(item.hit for item in found.hits))
    page.passages_requested.connect(reader.show)
    reader.opened.connect(on_opened)
    reader.closed.connect(on_closed)
    reader.only_file_requested.connect(lambda path: window.ask_within([path]))
    page.reader_closed.connect(reader.shut)
    page.add_folder_requested.connect(parts.dialogs.choose_folder)
    page.file_requested.connect(open_file)
    page.ask_requested.connect(lambda files, text: window.ask_within(files, _question(text)))
    _take_file_requests(parts, page.list.files)
    parts.library.status_changed.connect(page.show_status)
    parts.library.show_files_to(page.show_files, page.isVisible)
    return page


def make_library(parts: ShellParts) -> LibraryPage:
    from app.gui.bridges.left_out import LeftOut
    from app.gui.library.page import LibraryPage

    page, library, dialogs = LibraryPage(parts.context.theme), parts.library, parts.dialogs
    page.add_folder_requested.connect(dialogs.choose_folder)
    page.add_files_requested.connect(dialogs.choose_files)
    page.remove_requested.connect(dialogs.remove_folder)
    page.retry_requested.connect(library.retry)
    page.retry_failed_requested.connect(library.retry_failed)
    page.pause_requested.connect(library.pause)
    page.first_requested.connect(library.prioritise)
    page.leave_out_requested.connect(LeftOut(parts.context, parts.window, library, page).leave_out)
    _take_file_requests(parts, page.files)
    page.rules_requested.connect(lambda: edit_rules(parts, page))
    library.status_changed.connect(page.show_status)
    library.show_files_to(page.show_files, page.isVisible)
    return page


def _question(text: str) -> str:
    """What was searched for, if it can be asked: words alone are no question."""
    return text if text.rstrip().endswith(("?", "؟")) else ""


def _take_file_requests(parts: ShellParts, files: FileRequests) -> None:
    """What a list of files asks for is done by the chat and by the translator."""
    window = parts.window

    def can_translate(path: Path) -> bool:
        from app.core.translate.documents.service import SUFFIXES  # loads every format: not with the page

        return path.suffix.lower() in SUFFIXES

    def sum_up(path: Path) -> None:
        from app.core.chat.examples import Example, shown_name
        from app.gui.chat.example_texts import example_text

        window.ask_within([path], example_text(Example("summary", shown_name(path))), at_once=True)

    def translate(paths: list[Path]) -> None:
        window.open_page("translate")  # it takes what is added while it is shown
        window.add_paths(paths)

    files.can_translate = can_translate
    files.ask_requested.connect(window.ask_within)
    files.summary_requested.connect(sum_up)
    files.translation_requested.connect(translate)


def edit_rules(parts: ShellParts, page: QWidget) -> RulesDialog:
    from app.core.library.base import IndexLimits
    from app.core.library.ingest.walk import that_exclude
    from app.gui.library.rules import RulesDialog

    stored, usual = parts.context.services.settings.get().library, IndexLimits().exclude
    dialog = RulesDialog(stored.exclude or usual, usual, max_file_mb=stored.max_file_mb, parent=page.window())

    def save(exclude: list[str], max_file_mb: int) -> None:
        wanted = [] if that_exclude(exclude) == usual else exclude
        if (wanted, max_file_mb) != (stored.exclude, stored.max_file_mb):
            parts.window.set_setting("library", {"exclude": wanted, "max_file_mb": max_file_mb})
            parts.library.read_by_new_rules()

    dialog.saved.connect(save)
    dialog.open()
    return dialog


def make_translate(parts: ShellParts) -> TranslatePage:
    from PySide6.QtCore import QLocale

    from app.gui.platform.desktop import open_file
    from app.gui.translate.controllers import make_controllers
    from app.gui.translate.page import TranslatePage
    from app.gui.translate.target import default_target, language_of

    services, settings = parts.context.services, parts.context.services.settings
    chosen = settings.get()
    controllers = make_controllers(services.translation, parts.context.runner, chosen.translate_project, parts.library)
    page = TranslatePage(
        controllers, parts.context.theme, target=default_target(chosen), engine=chosen.translate_engine,
        own=language_of(QLocale()),
    )  # fmt: skip
    page.open_requested.connect(open_file)
    page.choice_changed.connect(lambda changes: settings.update(**changes))
    for controller in (controllers.texts, controllers.project, controllers.history):
        controller.notified.connect(lambda text: parts.window.notify(text))
    parts.models.changed.connect(page.show_engines)
    return page


def make_models(parts: ShellParts) -> ModelsPage:
    from app.gui.models.page import ModelsPage

    page, models = ModelsPage(), parts.models
    page.get_requested.connect(models.get)
    page.remove_requested.connect(parts.dialogs.remove_model)
    page.choose_requested.connect(models.choose)
    page.add_requested.connect(parts.dialogs.choose_model)
    models.changed.connect(lambda: page.show_models(models.entries(), models.chosen_ids()))
    page.show_models(models.entries(), models.chosen_ids())
    return page


def make_settings(parts: ShellParts) -> SettingsPage:
    from app.gui.settings.page import SettingsPage

    services = parts.context.services
    page = SettingsPage(services.settings.get(), services.paths, connections=services.connections.count())
    page.changed.connect(parts.window.set_setting)
    page.rules_requested.connect(lambda: edit_rules(parts, page))
    page.shortcuts_requested.connect(lambda: parts.actions.run("shortcuts"))
    page.backup_requested.connect(lambda: parts.actions.run("backup"))
    page.restore_requested.connect(lambda: parts.actions.run("restore"))
    return page
