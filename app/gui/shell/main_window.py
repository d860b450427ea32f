"""The window: makes the controllers, the pages' frame and the strips, and joins their signals. Does no work itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.core.file_types import MODEL, TRANSLATION_PACKAGE, is_registered, type_of
from app.core.resources import resource
from app.core.task import Progress
from app.gui.base.actions import ActionList
from app.gui.base.context import GuiContext
from app.gui.base.messages import bytes_text, connections_text
from app.gui.base.tasks import TaskRunner
from app.gui.base.theme import Theme
from app.gui.bridges.model_menu import show_model_menu
from app.gui.library.controller import LibraryController
from app.gui.models.controller import ModelsController
from app.gui.platform import gc_policy
from app.gui.platform.tray import Tray, program_icon
from app.gui.shell import commands
from app.gui.shell.backup import BackupCommands
from app.gui.shell.chat_page import ChatPage
from app.gui.shell.dialogs import Dialogs
from app.gui.shell.pages import PageStack, page_specs
from app.gui.shell.parts import ShellParts
from app.gui.shell.preferences import Preferences
from app.gui.shell.session import Session
from app.gui.widgets.drop import DropOverlay, dropped_paths
from app.gui.widgets.focus_ring import FocusRing
from app.gui.widgets.rail import Rail
from app.gui.widgets.strips import NoticeStrip, ProgressStrip

if TYPE_CHECKING:
    # Importing a Qt class costs start-up time, so those that only annotations name are not imported.
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QMoveEvent,
        QResizeEvent,
    )

    from app.bootstrap import Services
    from app.core.library.base import IndexReport, Status

AFTER_PAINT_MS = 20  # keys typed meanwhile are handled first
START_LIBRARY_MS = 100


class MainWindow(QMainWindow):
    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self.context = GuiContext(services, TaskRunner(self), theme)
        self._is_ending = False
        self._is_started = False
        self._files = self._waiting = 0
        self.setWindowTitle(self.tr("Alcove"))
        self.setMinimumSize(QSize(640, 480))
        self.setAcceptDrops(True)
        self.library = LibraryController(services.library, self.context.runner, self)
        self.models = ModelsController(services.models, self.context.runner, self)
        self.chat = ChatPage(self.context, self, self.library, self)
        self.dialogs = Dialogs(self, self.library, self.models, self)
        self.backup = BackupCommands(self.context, self, self.dialogs, self)
        self.action_list = ActionList()
        self.parts = ShellParts(
            self.context, self, self.chat, self.library, self.models, self.dialogs, self.backup, self.action_list
        )
        specs = page_specs()
        self.rail = Rail(theme, specs)
        self.stack = PageStack(specs, lambda: self.parts)
        self.tray = Tray(services.settings, self)
        self.preferences = Preferences(theme, self.tray, self)
        self._build()
        self._connect()
        commands.fill(self.action_list, self.parts, specs, self)
        commands.bind(self.action_list, self)
        self.session = Session(self, self.rail, self.parts)
        self.session.restore_shape()
        self._show_promise()
        self.open_page("chat")
        self.chat.controller.start_new()
        QTimer.singleShot(AFTER_PAINT_MS, self, self._start)

    def _build(self) -> None:
        self.index_strip, self.download_strip, self.notice = ProgressStrip(), ProgressStrip(), NoticeStrip()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        for strip in (self.index_strip, self.download_strip, self.notice):
            right.addWidget(strip)
        centre = QWidget()
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.overlay = DropOverlay(centre)
        self.focus_ring = FocusRing(self, self.context.theme)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self.dialogs.files_chosen.connect(self.add_paths)
        self.dialogs.attachments_chosen.connect(self.chat.attachments.attach)
        self.backup.quit_requested.connect(self.quit)
        self._connect_chat()
        self._connect_library_and_models()
        self._connect_tray()
        for part in (self.chat.controller, self.chat.conversations, self.chat.scope, self.library, self.models):
            part.failed.connect(lambda text: self.notify(text))

    def _connect_chat(self) -> None:
        view, conversations = self.chat.view, self.chat.conversations
        view.link_requested.connect(self.dialogs.open_link)
        view.composer.attach_requested.connect(self.dialogs.choose_attachments)
        view.empty.add_folder_requested.connect(self.dialogs.choose_folder)
        view.empty.add_sample_requested.connect(self.add_sample)
        view.empty.models_requested.connect(lambda: self.open_page("models"))
        view.models_requested.connect(lambda: self.open_page("models"))
        conversations.new_requested.connect(self.new_conversation)
        conversations.delete_requested.connect(self.delete_conversation)
        self.chat.attachments.others_dropped.connect(self.add_paths)

    def _connect_library_and_models(self) -> None:
        library, models = self.library, self.models
        library.status_changed.connect(self._on_status)
        library.progressed.connect(self._on_indexing)
        library.indexing_changed.connect(self.index_strip.setVisible)
        library.added.connect(self._on_added)
        self.index_strip.stop.clicked.connect(library.stop)
        models.changed.connect(self._show_models)
        models.downloading_changed.connect(self._show_promise)
        models.search_model_changed.connect(library.read_by_new_rules)
        models.progressed.connect(self._on_download)
        models.downloading_changed.connect(self.download_strip.setVisible)
        self.download_strip.stop.clicked.connect(models.stop)

    def _connect_tray(self) -> None:
        tray, view = self.tray, self.chat.view
        self.library.indexing_changed.connect(tray.on_indexing)
        self.models.downloading_changed.connect(tray.on_downloading)
        self.chat.controller.busy_changed.connect(lambda is_busy: tray.on_answering(is_busy, view.title.text()))
        tray.open_requested.connect(self.bring_up)
        tray.new_requested.connect(self._on_new_from_tray)
        tray.quit_requested.connect(self.quit)

    @Slot()
    def _start(self) -> None:
        """Runs after the first paint: reads from the disk, and starts processes once the person can already type."""
        gc_policy.resume()
        self.setWindowIcon(program_icon())
        self.session.restore_place()
        self._is_started = True
        self.chat.attachments.controller.restore()
        self.chat.conversations.refresh()
        QTimer.singleShot(0, self, self._show_models)
        QTimer.singleShot(START_LIBRARY_MS, self, self.library.start)
        QTimer.singleShot(START_LIBRARY_MS, self, self.chat.conversations.tidy)

    # -- what pages, features and commands may ask for: `Shell` and `Window`

    @Slot(str)
    def open_page(self, name: str) -> None:
        self.rail.choose(name)
        self.stack.show_page(name)

    def page(self, name: str) -> Any:
        """The page of this name, made if need be."""
        return self.stack.page(name)

    def notify(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        self.notice.say(text, action, on_action)

    def ask_within(self, paths: Sequence[Path], text: str = "", *, at_once: bool = False) -> None:
        self.new_conversation()
        self.chat.view.ask_within(paths, text)
        if at_once and self.models.is_ready():
            self.chat.view.composer.send.click()

    @Slot(list)
    def add_paths(self, paths: Sequence[Path]) -> None:
        """Models and translation packages are registered; the page that is shown takes all other files."""
        files = [path for path in paths if not is_registered(path)]
        for path in paths:
            if type_of(path) is TRANSLATION_PACKAGE:
                self.open_page("translate")
                self.page("translate").add_package(path)
            elif path not in files:
                self.models.add(path)
        if files:
            self.stack.take_files(self.rail.current, files)

    def add_sample(self) -> None:
        self.library.add([resource("sample")])

    def ask(self, question: str) -> None:
        self.new_conversation()
        self.chat.view.composer.set_text(question)
        if self.models.is_ready():
            self.chat.view.composer.send.click()

    @Slot()
    def new_conversation(self) -> None:
        self.open_page("chat")
        self.chat.controller.start_new()
        self.chat.reader.shut()
        self.chat.conversations.refresh()

    @Slot(int)
    def delete_conversation(self, conversation_id: int) -> None:
        chat = self.chat.controller
        chat.delete(conversation_id)
        self.notify(
            self.tr("The conversation was deleted."), self.tr("Undo"), lambda: chat.restore(conversation_id)
        )

    @Slot(str, object)
    def set_setting(self, name: str, value: object) -> None:
        self.context.services.settings.update(**{name: value})
        self.preferences.apply(name, value)

    @Slot()
    def on_escape(self) -> None:
        self.stack.escape(self.rail.current)

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def bring_up(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def quit(self) -> None:
        self._is_ending = True
        self.close()
        QApplication.quit()

    # -- what the parts report

    @Slot()
    def _on_new_from_tray(self) -> None:
        self.bring_up()
        self.new_conversation()

    @Slot(object)
    def _on_status(self, status: Status) -> None:
        self._files, self._waiting = status.indexed, status.waiting
        self.chat.view.composer.scope.show_files(status.indexed)
        self._show_empty_state()

    @Slot(object)
    def _on_indexing(self, progress: Progress) -> None:
        text = self.tr("Reading {done} of {total} files… {name}")
        shown = text.format(done=progress.done, total=progress.total, name=Path(progress.detail).name)
        self.index_strip.show_progress(shown, progress.done, progress.total)

    @Slot(object)
    def _on_added(self, report: IndexReport) -> None:
        missed = report.status.skipped + report.status.failed
        text = self.tr("{n} files are searchable.").format(n=report.status.indexed)
        self.tray.end("index", text)
        if missed:
            text += " " + self.tr("{n} could not be read; the Library page says why.").format(n=missed)
            self.notify(text, self.tr("Show"), lambda: self.open_page("library"))
        else:
            self.notify(text)

    @Slot()
    def _show_promise(self) -> None:
        services, view = self.context.services, self.chat.view
        if host := services.settings.get().chroma.host:
            view.show_server(host)
        else:
            text = self.tr("Everything stays on this computer · {connections}")
            view.footer.setText(text.format(connections=connections_text(services.connections.count())))

    @Slot(object)
    def _on_download(self, progress: Progress) -> None:
        text = self.tr("Downloading {name}… {done} of {total}")
        shown = text.format(name=progress.detail, done=bytes_text(progress.done), total=bytes_text(progress.total))
        self.download_strip.show_progress(shown, progress.done // 1024, progress.total // 1024)

    @Slot()
    def _show_models(self) -> None:
        show_model_menu(self.chat.view.model, self.models, self)
        self._show_empty_state()

    def _show_empty_state(self) -> None:
        self.chat.view.empty.show_state(
            has_models=self.models.is_ready(), files=self._files, waiting=self._waiting
        )

    # -- what Qt reports

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            is_model = all(type_of(path) is MODEL for path in paths)
            text = self.tr("Add this model") if is_model else self.tr("Add to the library")
            self.overlay.show_over(text)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self.add_paths(dropped_paths(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chat.fold()
        self._note_place()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._note_place()

    def _note_place(self) -> None:
        """Save the new place, unless the window moved itself while it opened."""
        if self._is_started:
            self.session.note()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.save_all()
        self.chat.view.keep_draft()
        if self.tray.keeps_window and not self._is_ending:
            event.ignore()
            self.hide()
            return
        self.chat.controller.stop()
        self.context.runner.shutdown()
        super().closeEvent(event)
