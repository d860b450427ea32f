"""Makes the pages that nobody sees at the start, and joins them to their controllers and the window. Loads each with
its first use."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.settings.base import Settings
    from app.gui.library.page import LibraryPage
    from app.gui.library.rules import RulesDialog
    from app.gui.main_window import MainWindow
    from app.gui.models.page import ModelsPage
    from app.gui.search.page import SearchPage
    from app.gui.settings.page import SettingsPage
    from app.gui.translate.page import TranslatePage
    from app.gui.welcome.dialog import WelcomeDialog


def make_search(window: MainWindow) -> SearchPage:
    from app.gui.desktop import open_file
    from app.gui.reading import Reading
    from app.gui.search.controller import SearchController
    from app.gui.search.page import SearchPage

    search = SearchController(window.services.library, window.runner, window)
    page = SearchPage(search, window.theme)
    reading = Reading("search", window, page)

    def on_opened(index: int) -> None:
        page.has_reader = True
        page.choose(index)

    def on_closed() -> None:
        page.has_reader = False
        page.focus_hits()

    search.found.connect(lambda found: reading.warm(item.hit for item in found.hits))
    page.passages_requested.connect(reading.show)
    reading.opened.connect(on_opened)
    reading.closed.connect(on_closed)
    page.reader_closed.connect(reading.shut)
    page.add_folder_requested.connect(window.dialogs.choose_folder)
    page.file_requested.connect(open_file)
    page.ask_requested.connect(window.ask_within)
    window.library.status_changed.connect(page.show_status)
    window.library.show_files_to(page.show_files, page.isVisible)
    window.stack.addWidget(reading.beside)
    return page


def make_library(window: MainWindow) -> LibraryPage:
    from app.gui.library.page import LibraryPage

    page, library = LibraryPage(window.theme), window.library
    page.add_folder_requested.connect(window.dialogs.choose_folder)
    page.add_files_requested.connect(window.dialogs.choose_files)
    page.remove_requested.connect(window.dialogs.remove_folder)
    page.retry_requested.connect(library.retry)
    page.retry_failed_requested.connect(library.retry_failed)
    page.pause_requested.connect(library.pause)
    page.first_requested.connect(library.prioritise)
    page.rules_requested.connect(lambda: edit_rules(window))
    library.status_changed.connect(page.show_status)
    library.show_files_to(page.show_files, page.isVisible)
    window.stack.addWidget(page)
    return page


def edit_rules(window: MainWindow) -> RulesDialog:
    from app.core.library.base import IndexLimits
    from app.gui.library.rules import RulesDialog

    stored, usual = window.services.settings.get().library, IndexLimits().exclude
    dialog = RulesDialog(stored.exclude or usual, usual, max_file_mb=stored.max_file_mb, parent=window)

    def save(exclude: list[str], max_file_mb: int) -> None:
        wanted = [] if tuple(exclude) == usual else exclude
        if (wanted, max_file_mb) != (stored.exclude, stored.max_file_mb):
            window.set_setting("library", {"exclude": wanted, "max_file_mb": max_file_mb})
            window.library.read_by_new_rules()

    dialog.saved.connect(save)
    dialog.open()
    return dialog


def make_translate(window: MainWindow) -> TranslatePage:
    from PySide6.QtCore import QLocale

    from app.core.translate.languages import NAMES
    from app.gui.desktop import open_file
    from app.gui.translate.desks import make_desks
    from app.gui.translate.page import TranslatePage

    chosen = window.services.settings.get()
    desks = make_desks(window.services, window.runner, chosen.translate_project, window)
    own = QLocale.languageToCode(QLocale().language())
    page = TranslatePage(
        desks, window.theme, target=translate_target(chosen), engine=chosen.translate_engine,
        own=own if own in NAMES else "en",
    )  # fmt: skip
    page.open_requested.connect(open_file)
    page.choice_changed.connect(lambda changes: window.services.settings.update(**changes))
    for desk in (desks.texts, desks.project, desks.past):
        desk.told.connect(window.notice.say)
    window.models.changed.connect(page.show_engines)
    window.stack.addWidget(page)
    return page


def translate_target(chosen: Settings) -> str:
    """What was chosen last; at first the language of the system, for foreign letters come from elsewhere."""
    from PySide6.QtCore import QLocale

    from app.core.translate.languages import NAMES

    usual = QLocale.languageToCode(QLocale.system().language())
    return chosen.translate_target or (usual if usual in NAMES else "en")


def make_models(window: MainWindow) -> ModelsPage:
    from app.gui.models.page import ModelsPage

    page, models = ModelsPage(), window.models
    page.get_requested.connect(models.get)
    page.remove_requested.connect(window.dialogs.remove_model)
    page.choose_requested.connect(models.choose)
    page.add_requested.connect(window.dialogs.choose_model)
    models.changed.connect(lambda: page.show_models(models.entries(), models.chosen_ids()))
    page.show_models(models.entries(), models.chosen_ids())
    window.stack.addWidget(page)
    return page


def make_settings(window: MainWindow) -> SettingsPage:
    from app.gui.settings.page import SettingsPage

    services = window.services
    page = SettingsPage(services.settings.get(), services.paths, connections=services.connections.count())
    page.changed.connect(window.set_setting)
    page.rules_requested.connect(lambda: edit_rules(window))
    for asked, action in ((page.shortcuts_requested, "shortcuts"), (page.backup_requested, "backup"),
                          (page.restore_requested, "restore")):  # fmt: skip
        asked.connect(partial(window.action_list.run, action))
    window.stack.addWidget(page)
    return page


def welcome(window: MainWindow) -> WelcomeDialog | None:
    """The first run, once: what is there already is not asked for, and closing it counts as an answer."""
    from PySide6.QtCore import QStandardPaths

    from app.core.models.device import suggested
    from app.gui.welcome.dialog import WelcomeDialog

    settings, models = window.services.settings, window.models
    if settings.get().is_welcomed:
        return None
    offered = [] if models.is_ready() else suggested(models.entries())
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = documents if documents.is_dir() and documents != Path.home() else None
    dialog = WelcomeDialog(window.theme, offered, folder, parent=window)
    dialog.model_requested.connect(models.get_with_search)
    dialog.own_model_requested.connect(window.dialogs.choose_model)
    dialog.folder_requested.connect(lambda path: window.add_paths([path]))
    dialog.other_folder_requested.connect(window.dialogs.choose_folder)
    dialog.sample_requested.connect(window.add_sample)
    dialog.finished.connect(lambda _: settings.update(is_welcomed=True))
    dialog.open()
    return dialog
