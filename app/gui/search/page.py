"""The search page: field, filters, hits and actions on them. Arranges widgets and connects them to the controller; asks
no library itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.library.base import FileRow, Hit, PassageRef, Status
from app.core.library.retrieve.snippet import wanted_of
from app.gui.base.icons import icon
from app.gui.base.theme import Theme
from app.gui.search.actions import HitActions, SearchField
from app.gui.search.controller import LIMIT, Found, SearchController
from app.gui.search.empty import EmptySearch
from app.gui.search.filters import FilterBar
from app.gui.search.hits import source_line
from app.gui.search.list import HitList
from app.gui.widgets.clear_button import ClearButton
from app.gui.widgets.page_parts import page_header

COLUMN_WIDTH = 820


class SearchPage(QWidget):
    add_folder_requested = Signal()
    file_requested = Signal(object)  # Path, to be opened by the system
    ask_requested = Signal(list, str)  # files and the query
    reader_closed = Signal()
    passages_requested = Signal(list, int)  # PassageRefs in the order shown, which one to open

    def __init__(self, controller: SearchController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._controller = controller
        self._theme = theme
        self._found: Found | None = None
        self._has_library = True
        self._folders: Sequence[Path] = ()
        self._opened = -1  # row of the hit that the reader shows
        self._opens_first = False  # Enter was pressed before the result arrived
        self.has_reader = False
        self.field = SearchField()
        self.field.setObjectName("searchField")
        self.field.setPlaceholderText(self.tr("Search your files"))
        self.field.setAccessibleName(self.tr("Search your files"))
        ClearButton(self.field, theme)
        glass = icon("search", theme.colours.quiet)
        self._glass = self.field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.filters = FilterBar()
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.ask = QPushButton()
        self.ask.setObjectName("soft")
        self.ask.clicked.connect(self._on_ask)
        self.list = HitList(theme)
        self.empty = EmptySearch()
        self.action_bar = HitActions()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self._show_state()

    def focus_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def focus_hits(self) -> None:
        """After the reader closed: back to the list."""
        if self._found is not None and self._found.hits:
            self.list.setFocus()
        else:
            self.focus_field()

    def go_back(self) -> None:
        """Escape: from the hits to the field, then the reader closes, then the field is emptied."""
        if self.has_reader and not self.isVisible():  # the reader covers the page
            self.reader_closed.emit()
        elif not self.field.hasFocus():
            self.focus_field()
        elif self.has_reader:
            self.reader_closed.emit()
        else:
            self.field.clear()

    @Slot(object)
    def show_status(self, status: Status) -> None:
        if self._has_library != bool(status.folders):
            self._has_library = bool(status.folders)
            self._show_state()
        self._folders = [folder.path for folder in status.folders]

    @Slot(object)
    def show_files(self, rows: Sequence[FileRow]) -> None:
        self.filters.know(rows, self._folders)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.count, 1)
        line.addWidget(self.ask)
        hits = QWidget()
        inner = QVBoxLayout(hits)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(line)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.action_bar)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(hits)
        column = QWidget()
        column.setMaximumWidth(COLUMN_WIDTH)
        body = QVBoxLayout(column)
        body.setContentsMargins(20, 16, 20, 12)
        body.setSpacing(12)
        for widget in (self.field, self.filters):
            body.addWidget(widget)
        body.addWidget(self._stack, 1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(column, 100)
        centred.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page_header(self.tr("Search")))
        layout.addLayout(centred, 1)

    def _connect(self) -> None:
        controller, hits = self._controller, self.list
        self.field.textChanged.connect(self._on_asked)
        self.field.left_downwards.connect(self._on_down)
        self.field.entered.connect(self._on_enter)
        self.filters.changed.connect(self._on_asked)
        self.filters.order_changed.connect(self._on_order_changed)
        controller.found.connect(self._on_found)
        controller.cleared.connect(self._on_cleared)
        controller.library_was_empty.connect(self._on_no_library)
        controller.failed.connect(self._on_failed)
        self.empty.add_folder_requested.connect(self.add_folder_requested)
        self.empty.clear_requested.connect(self.filters.reset)
        bar = self.action_bar
        bar.open_requested.connect(lambda: self._with_current(self._open))
        bar.file_requested.connect(lambda: self._with_current(self._on_file))
        bar.folder_requested.connect(lambda: self._with_current(self._on_folder))
        bar.copy_requested.connect(lambda: self._with_current(self._on_copy))
        hits.open_requested.connect(self._open)
        hits.file_requested.connect(self._on_file)
        hits.folder_requested.connect(self._on_folder)
        hits.copy_requested.connect(self._on_copy)
        hits.left_upwards.connect(self.focus_field)
        hits.chosen.connect(self._on_chosen)
        slash = QShortcut(QKeySequence("/"), self)
        slash.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self.focus_field)
        self._theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_asked(self) -> None:
        self._controller.ask(self.field.text(), self.filters.filters, self.filters.asked_order)

    @Slot()
    def _on_order_changed(self) -> None:
        if self._found is not None and self._controller.order != self.filters.asked_order:
            self._on_asked()
        else:
            self._show_hits()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._found = found
        self._has_library = True
        self._show_hits()
        self._show_state()
        if self._opens_first:
            self._opens_first = False
            self._open_current()

    @Slot()
    def _on_cleared(self) -> None:
        self._found = None
        self._show_state()

    @Slot()
    def _on_no_library(self) -> None:
        self._has_library, self._found = False, None
        self._show_state()

    @Slot(str)
    def _on_failed(self, text: str) -> None:
        self.empty.show_problem(text)
        self._stack.setCurrentIndex(0)

    @Slot()
    def _show_hits(self) -> None:
        if self._found is not None:
            self._opened = -1
            self.list.hits.show_hits(self._found.hits, wanted_of(self._found.query), self.filters.order)
            self.list.scrollToTop()
            self.action_bar.hide()

    def _show_state(self) -> None:
        found = self._found
        if found is not None and found.hits:
            files = len(self.list.hits.paths())
            self.count.setText(self._count(len(found.hits), files, found.ms))
            self.ask.setText(self.tr("Ask about these {n} files").format(n=files) if files > 1 else
                             self.tr("Ask about this file"))  # fmt: skip
        elif found is not None:
            self.empty.show_nothing_found(is_narrowed=self.filters.is_narrowing)
        elif self._has_library:
            self.empty.show_start()
        else:
            self.empty.show_no_library()
        self._stack.setCurrentIndex(1 if found is not None and found.hits else 0)
        self.filters.setVisible(self._has_library)

    def _count(self, hits: int, files: int, ms: float) -> str:
        if hits == 1:
            text = self.tr("1 passage · {ms} ms")
        elif files == 1:
            text = self.tr("{n} passages in 1 file · {ms} ms")
        elif hits >= LIMIT and self.filters.order == "newest":
            text = self.tr("The newest {n} passages in {files} files · {ms} ms")
        elif hits >= LIMIT:
            text = self.tr("The best {n} passages in {files} files · {ms} ms")
        else:
            text = self.tr("{n} passages in {files} files · {ms} ms")
        return text.format(n=hits, files=files, ms=max(1, round(ms)))

    @Slot()
    def _on_down(self) -> None:
        if self._found is not None and self._found.hits:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.step(0)  # by keyboard Qt sets the current row without choosing it

    @Slot()
    def _on_enter(self) -> None:
        self._opens_first = self._controller.hurry()
        if not self._opens_first:
            self._open_current()

    def _open_current(self) -> None:
        self.list.step(0)
        self._with_current(self._open)

    @Slot(object)
    def _on_chosen(self, hit: Hit) -> None:
        self.action_bar.show()
        if self.has_reader and self.list.currentIndex().row() != self._opened:
            self._open(hit)

    @Slot(object)
    def _open(self, hit: Hit) -> None:
        shown = self.list.hits.shown()
        self._opened = shown.index(hit)
        self.passages_requested.emit([PassageRef(h.path, h.start, h.end, h.text) for h in shown], self._opened)

    def choose(self, index: int) -> None:
        """The reader shows another hit."""
        if index != self._opened and index < self.list.hits.rowCount():
            self._opened = index
            self.list.setCurrentIndex(self.list.hits.index(index, 0))

    def _with_current(self, act: Callable[[Hit], None]) -> None:
        hit = self.list.current()
        if hit is not None and self._found is not None:
            act(hit)

    @Slot(object)
    def _on_file(self, hit: Hit) -> None:
        self.file_requested.emit(hit.path)

    @Slot(object)
    def _on_folder(self, hit: Hit) -> None:
        self.file_requested.emit(hit.path.parent)

    @Slot(object)
    def _on_copy(self, hit: Hit) -> None:
        source = source_line(hit, self.tr("page {n}"))
        QGuiApplication.clipboard().setText(f"{hit.text.strip()}\n\n{source}\n{hit.path}")

    @Slot()
    def _on_ask(self) -> None:
        self.ask_requested.emit(self.list.hits.paths(), self.field.text())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._glass.setIcon(icon("search", self._theme.colours.quiet))
