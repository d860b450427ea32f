"""The window: composes the pages, joins their signals to the controllers, remembers its shape. Does no work itself."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.resources import resource
from app.core.task import Progress
from app.gui import collecting, commands, pages, preferences
from app.gui.attaching import REGISTERED, Attaching
from app.gui.chat.controller import ChatController
from app.gui.chat.view import ChatView
from app.gui.conversing import Conversing
from app.gui.dialogs import Dialogs
from app.gui.keeping import Keeping
from app.gui.library.controller import LibraryController
from app.gui.messages import bytes_text, connections_text
from app.gui.model_menu import show_model_menu
from app.gui.models.controller import ModelsController
from app.gui.quoting import Quoting
from app.gui.reading import Reading
from app.gui.session import Session
from app.gui.tasks import TaskRunner
from app.gui.theme import Theme
from app.gui.tray import Tray, program_icon
from app.gui.widgets.beside import Beside, Panes
from app.gui.widgets.drop import DropOverlay, dropped_paths
from app.gui.widgets.focus_ring import FocusRing
from app.gui.widgets.rail import Rail
from app.gui.widgets.strips import NoticeStrip, ProgressStrip

if TYPE_CHECKING:
    # Each class of Qt that is only named in an annotation would take its part of the start.
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
    from app.gui.library.page import LibraryPage
    from app.gui.models.page import ModelsPage
    from app.gui.reader.pane import ReaderPane
    from app.gui.search.page import SearchPage
    from app.gui.settings.page import SettingsPage
    from app.gui.translate.page import TranslatePage

LIST_FOLD_WIDTH = 900
AFTER_PAINT_MS = 20  # what was typed meanwhile is taken first
START_LIBRARY_MS = 100


class MainWindow(QMainWindow):
    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self.services = services
        self.theme = theme
        self._sample_questions: list[str] = []
        self._is_ending = False
        self._is_started = False
        self.autostart_command: list[str] = []  # none: nothing of the system is changed
        self._files = self._waiting = 0
        self.besides: list[Beside] = []  # one for each page with a reader
        self._list_is_wanted = services.settings.get().list_is_open
        self.runner = TaskRunner(self)
        self.chat = ChatController(services, self.runner, self)
        self.library = LibraryController(services.library, self.runner, self)
        self.models = ModelsController(services.models, self.runner, self)
        self.setWindowTitle(self.tr("Alcove"))
        self.setMinimumSize(QSize(640, 480))
        self.setAcceptDrops(True)
        self.dialogs = Dialogs(self)
        self._build()
        self._connect()
        self.action_list = commands.fill(self)
        commands.bind(self.action_list, self)
        self.session = Session(self)
        self.tray = Tray(self)
        self.session.restore_shape()
        self._show_promise()
        self.open_page("chat")
        self.chat.start_new()
        QTimer.singleShot(AFTER_PAINT_MS, self, self._start)

    def _build(self) -> None:
        self.rail = Rail(self.theme, commands.page_entries())
        self.view = ChatView(self.chat, self.theme)
        self.conversing, self.keeping = Conversing(self), Keeping(self)
        self.conversations = self.conversing.list
        self.reading = Reading("chat", self, self.view)
        self.beside = self.reading.beside
        chat = self.panes = Panes(self.conversations, self.beside, self.services.settings.get().list_width)
        self.stack = QStackedWidget()
        self.stack.addWidget(chat)
        self.chat_page = chat
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
        self.focus_ring = FocusRing(self, self.theme)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self.chat.passages_requested.connect(self.reading.show)
        self.chat.tail_changed.connect(lambda item: self.reading.warm(item.passages))
        self.view.link_requested.connect(self.dialogs.open_link)
        self.reading.opened.connect(self.view.mark_opened)
        self.reading.closed.connect(lambda: self.view.mark_opened(-1))
        self.view.scope.clicked.connect(lambda: self.open_page("library"))
        self.view.composer.attach_requested.connect(self.dialogs.choose_attachments)
        self.attaching, self.quoting = Attaching(self), Quoting(self)
        self.view.empty.add_folder_requested.connect(self.dialogs.choose_folder)
        self.view.empty.add_sample_requested.connect(self.add_sample)
        self.view.empty.models_requested.connect(lambda: self.open_page("models"))
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
        for part in (self.chat, self.conversing, library, models):
            part.failed.connect(self.notice.say)

    @property
    def reader(self) -> ReaderPane:
        return self.reading.pane

    # The pages that nobody sees at the start are built when they are first needed.

    @cached_property
    def search_page(self) -> SearchPage:
        return pages.make_search(self)

    @cached_property
    def library_page(self) -> LibraryPage:
        return pages.make_library(self)

    @cached_property
    def translate_page(self) -> TranslatePage:
        return pages.make_translate(self)

    @cached_property
    def models_page(self) -> ModelsPage:
        return pages.make_models(self)

    @cached_property
    def settings_page(self) -> SettingsPage:
        return pages.make_settings(self)

    @Slot()
    def _start(self) -> None:
        """After the first paint: what reads the disk. A process starts once the person may already be typing."""
        collecting.resume()
        self.setWindowIcon(program_icon())
        self.session.restore_place()
        self._is_started = True
        self.attaching.controller.restore()
        self.conversing.refresh()
        QTimer.singleShot(0, self, self._show_models)
        QTimer.singleShot(START_LIBRARY_MS, self, self.library.start)
        QTimer.singleShot(START_LIBRARY_MS, self, self.conversing.tidy)

    @Slot(str)
    def open_page(self, name: str) -> None:
        self.rail.choose(name)
        page = getattr(self, f"{name}_page")
        self.stack.setCurrentWidget(page.parentWidget() if isinstance(page.parentWidget(), Beside) else page)
        if name in ("search", "library"):
            self.library.refresh()  # what it shows of files was not read while it was hidden
        if name == "chat":
            self.view.composer.edit.setFocus()
        elif name in ("search", "translate"):
            page.focus_field()
        elif name == "library":
            self.library_page.focus_first()
        else:
            page.setFocus()

    def add_paths(self, paths: list[Path]) -> None:
        """What was dropped or chosen: models and translation packages are registered, on the Translate page documents
        are translated, everything else is read into the library."""
        files = [path for path in paths if path.suffix.lower() not in REGISTERED]
        for path in paths:
            if path.suffix.lower() == ".argosmodel":
                self.open_page("translate")
                self.translate_page.add_package(path)
            elif path not in files:
                self.models.add(path)
        if files and self.rail.current == "translate":
            self.translate_page.add_paths(files)
        elif files:
            self.library.add(files)

    def new_conversation(self) -> None:
        self.open_page("chat")
        self.chat.start_new()
        self.reading.shut()
        self.conversing.refresh()

    @Slot(int)
    def delete_conversation(self, conversation_id: int) -> None:
        self.chat.delete(conversation_id)
        self.notice.say(
            self.tr("The conversation was deleted."), self.tr("Undo"), lambda: self.chat.restore(conversation_id)
        )

    @Slot()
    def on_escape(self) -> None:
        if self.rail.current == "search":
            self.search_page.go_back()
        elif self.chat.is_busy or not self.beside.is_open:
            self.chat.stop()
        else:
            self.reading.shut()

    def ask(self, question: str) -> None:
        """In a new conversation, at once."""
        self.new_conversation()
        self.view.composer.set_text(question)
        if self.models.is_ready():
            self.view.composer.send.click()

    @Slot(list, str)
    def ask_within(self, paths: list[Path], text: str) -> None:
        """A new conversation about these files."""
        self.new_conversation()
        self.view.ask_within(paths, text if text.rstrip().endswith("?") else "")

    @Slot(object)
    def _on_status(self, status: Status) -> None:
        self._files, self._waiting = status.indexed, status.waiting
        self.view.show_scope(status.indexed)
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
            self.notice.say(text, self.tr("Show"), lambda: self.open_page("library"))
        else:
            self.notice.say(text)

    @Slot()
    def _show_promise(self) -> None:
        if host := self.services.settings.get().chroma.host:
            self.view.show_server(host)
        else:
            text = self.tr("Everything stays on this computer · {connections}")
            self.view.footer.setText(text.format(connections=connections_text(self.services.connections.count())))

    @Slot(object)
    def _on_download(self, progress: Progress) -> None:
        text = self.tr("Downloading {name}… {done} of {total}")
        shown = text.format(name=progress.detail, done=bytes_text(progress.done), total=bytes_text(progress.total))
        self.download_strip.show_progress(shown, progress.done // 1024, progress.total // 1024)

    @Slot()
    def _show_models(self) -> None:
        show_model_menu(self)
        self._show_empty_state()

    def _show_empty_state(self) -> None:
        questions = self._sample_questions if self._files else []
        has_models = self.models.is_ready()
        self.view.empty.show_state(
            has_models=has_models, files=self._files, questions=questions, waiting=self._waiting
        )

    def add_sample(self) -> None:
        known = json.loads(resource("sample_questions.json").read_text("utf-8"))
        self._sample_questions = [item["question"] for item in known]
        self.library.add([resource("sample")])

    @Slot(str, object)
    def set_setting(self, name: str, value: object) -> None:
        self.services.settings.update(**{name: value})
        preferences.apply(self, name, value)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            is_model = all(path.suffix.lower() == ".gguf" for path in paths)
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
        self._fold()
        self._note_place()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._note_place()

    def _note_place(self) -> None:
        """What the window does to itself while it opens is not the person's wish."""
        if self._is_started:
            self.session.note()

    def show_list(self) -> None:
        if self.conversations.isHidden():
            self.toggle_list()

    def toggle_list(self) -> None:
        self._list_is_wanted = self.conversations.isHidden()
        self._fold()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _fold(self) -> None:
        self.conversations.setVisible(self._list_is_wanted and self.width() >= LIST_FOLD_WIDTH)
        for beside in self.besides:
            beside.fold()

    def shape(self) -> dict[str, object]:
        """The settings that remember how the person left the panes."""
        width = {} if self.conversations.isHidden() else {"list_width": self.conversations.width()}
        return {"list_is_open": self._list_is_wanted, **width, **self.reading.shape()}

    def bring_up(self) -> None:
        """Shown and in front, from wherever it is."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the program, also where closing the window keeps it in the tray."""
        self._is_ending = True
        self.close()
        QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.save_all()
        self.view.keep_draft()
        if self.tray.keeps_window and not self._is_ending:
            event.ignore()
            self.hide()
            return
        self.chat.stop()
        self.runner.shutdown()
        super().closeEvent(event)
