"""The library page: a card for each folder, and the ledger. Emits requests; asks no library itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.library.base import FileRow, FileState, Status
from app.gui.base.messages import bytes_text, time_left_text
from app.gui.base.theme import Theme
from app.gui.library.cards import FolderCards
from app.gui.library.files import ACTION_COLUMN, FileFilter, FileTable
from app.gui.platform.desktop import open_file
from app.gui.widgets.clear_button import ClearButton
from app.gui.widgets.elided import ElidedButton, ElidedLabel
from app.gui.widgets.file_menu import FileRequests
from app.gui.widgets.page_parts import page_header

NARROW_PX = 980  # below it only name and state of files are shown
DETAIL_COLUMNS = (2, 3, 4)
_WORKING = frozenset({FileState.WAITING})
_NEEDS_YOU = frozenset({FileState.FAILED, FileState.SKIPPED})


class LibraryPage(QWidget):
    add_folder_requested = Signal()
    add_files_requested = Signal()
    remove_requested = Signal(object)  # Path
    first_requested = Signal(object)  # Path, to be read before the others
    retry_failed_requested = Signal()
    rules_requested = Signal()
    retry_requested = Signal(list)
    leave_out_requested = Signal(list)
    pause_requested = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._is_paused = False
        self.files = FileRequests(self)
        self.table = FileTable(theme)
        self.filter = FileFilter(self.table)
        self.pause = ElidedButton(self.tr("Pause"))
        self.pause.setObjectName("chip")
        self.pause.clicked.connect(lambda: self.pause_requested.emit(not self._is_paused))
        files = ElidedButton(self.tr("+ Add files"))
        files.setObjectName("chip")
        files.clicked.connect(self.add_files_requested)
        rules = ElidedButton(self.tr("What is read…"))
        rules.setObjectName("chip")
        rules.clicked.connect(self.rules_requested)
        folder = ElidedButton(self.tr("+ Add folder"))
        folder.setObjectName("soft")
        folder.clicked.connect(self.add_folder_requested)
        self.cards = FolderCards()
        self.cards.remove_requested.connect(self.remove_requested)
        self.cards.first_requested.connect(self.first_requested)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter files"))
        self.search.setAccessibleName(self.tr("Filter files"))
        ClearButton(self.search, theme)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(lambda text: self.filter.want(text=text))
        self.chips = self._make_chips()
        self.retry_failed = ElidedButton()
        self.retry_failed.setObjectName("soft")
        self.retry_failed.clicked.connect(self.retry_failed_requested)
        self.retry_failed.hide()
        self.progress = ElidedLabel()
        self.progress.setObjectName("quiet")
        self.view = self._make_view()
        self._first = ElidedButton(self.tr("Add a folder…"))
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page_header(self.tr("Library"), self.progress, self.pause, rules, files, folder))
        layout.addWidget(self._stack, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._make_body())

    def focus_first(self) -> None:
        """Focus the list, or the first button where there is no list. Not a focus proxy: Tab would skip the head of the
        page."""
        (self.view if self._stack.currentIndex() else self._first).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow page only the columns for name and state are shown."""
        super().resizeEvent(event)
        for column in DETAIL_COLUMNS:
            self.view.setColumnHidden(column, self.width() < NARROW_PX)

    @Slot(object)
    def show_status(self, status: Status) -> None:
        self._is_paused = status.is_paused
        self.pause.setText(self.tr("Resume") if status.is_paused else self.tr("Pause"))
        self.pause.setVisible(status.is_busy or status.is_paused)
        self.cards.show_status(status)
        self.progress.setText(" · ".join(self._progress(status)) if status.folders else "")
        self._stack.setCurrentIndex(1 if status.folders else 0)

    def _progress(self, status: Status) -> list[str]:
        parts: list[str] = []
        if status.waiting:
            text = self.tr("{done} of {total}")
            parts = [text.format(done=status.total - status.waiting, total=status.total)]
        elif status.pending:  # the search model was changed: everything is found meanwhile
            parts = [self.tr("{n} passages left for the new search model").format(n=status.pending)]
        if parts and not status.is_paused:
            parts += [left] if (left := time_left_text(status.eta_seconds)) else []
        return [*parts, self.tr("{size} on disk").format(size=bytes_text(status.bytes))]

    @Slot(object)
    def show_files(self, rows: Sequence[FileRow]) -> None:
        self.table.show_rows(rows)
        counts = Counter(row.state for row in rows)
        texts = (
            self.tr("All {n}").format(n=len(rows)),
            self.tr("Ready {n}").format(n=counts[FileState.INDEXED]),
            self.tr("Working {n}").format(n=counts[FileState.WAITING]),
            self.tr("Needs you {n}").format(n=counts[FileState.FAILED] + counts[FileState.SKIPPED]),
        )
        for chip, text in zip(self.chips, texts, strict=True):
            chip.setText(text)
        failed = counts[FileState.FAILED]
        self.retry_failed.setText(self.tr("Try {n} again").format(n=failed))
        self.retry_failed.setVisible(failed > 0)

    def _make_chips(self) -> list[QPushButton]:
        group = QButtonGroup(self)
        chips: list[QPushButton] = []
        for states in (frozenset(FileState), frozenset({FileState.INDEXED}), _WORKING, _NEEDS_YOU):
            chip = ElidedButton()
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, wanted=states: self.filter.want(states=wanted))
            group.addButton(chip)
            chips.append(chip)
        chips[0].setChecked(True)
        return chips

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.filter)
        view.setAccessibleName(self.tr("Files"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(34)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((0, 0, 64, 84, 144, 128)):
            if width:
                view.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.clicked.connect(self._on_clicked)
        view.doubleClicked.connect(lambda index: open_file(self.filter.file(index).path))
        return view

    def _make_empty(self) -> QWidget:
        empty = QWidget()
        title = QLabel(self.tr("No files yet"))
        title.setObjectName("emptyTitle")
        text = QLabel(self.tr("Drop a folder or files anywhere on this window, or add a folder."))
        text.setObjectName("quiet")
        self._first.setObjectName("primary")
        self._first.clicked.connect(self.add_folder_requested)
        column = QVBoxLayout(empty)
        column.addStretch(1)
        for widget in (title, text, self._first):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return empty

    def _make_body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.retry_failed)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(14)
        layout.addWidget(self.cards)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        return body

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.filter.file(index)
        if index.column() == ACTION_COLUMN and row.state is FileState.FAILED:
            self.retry_requested.emit([row.path])

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        chosen = self.view.selectionModel().selectedRows()
        if not chosen and (index := self.view.indexAt(place)).isValid():
            chosen = [index]
        rows = [self.filter.file(index) for index in chosen]
        if not rows:
            return
        menu, paths = QMenu(self), [row.path for row in rows]
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.files.fill(menu, paths, is_read=all(row.chunks for row in rows))
        menu.addSeparator()
        if any(row.state in _WORKING for row in rows):
            menu.addAction(self.tr("Do this first"), lambda: self.first_requested.emit(paths[0]))
        again = self.tr("Try again") if all(row.state in _NEEDS_YOU for row in rows) else self.tr("Read again")
        menu.addAction(again, lambda: self.retry_requested.emit(paths))
        menu.addAction(self.tr("Leave out"), lambda: self.leave_out_requested.emit(paths))
        menu.addSeparator()
        menu.addAction(self.tr("Open"), lambda: open_file(paths[0]))
        menu.addAction(self.tr("Show in folder"), lambda: open_file(paths[0].parent))
        menu.popup(self.view.viewport().mapToGlobal(place))
