"""The list of hits, made for the keyboard: Enter opens, Ctrl+C copies, Up on the first goes back to the field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from app.core.library.base import Hit
from app.gui.base.theme import Theme
from app.gui.search.delegate import HitDelegate
from app.gui.search.hits import HitModel
from app.gui.widgets.file_menu import FileRequests

BATCH = 12  # about as many hits as a window shows


class HitList(QListView):
    chosen = Signal(object)  # Hit: the current one has changed
    open_requested = Signal(object)  # Hit: to be opened beside the list
    file_requested = Signal(object)
    folder_requested = Signal(object)
    copy_requested = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel()
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(self, self.hits, theme))
        self.setAccessibleName(self.tr("Found passages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.files = FileRequests(self)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # a hit takes 1 ms to lay out, and the window may never pause
        self.setBatchSize(BATCH)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.clicked.connect(lambda index: self.open_requested.emit(self.hits.hit(index)))
        theme.changed.connect(self.viewport().update)

    def current(self) -> Hit | None:
        index = self.currentIndex()
        return self.hits.hit(index) if index.isValid() else None

    def step(self, rows: int) -> None:
        """Choose another hit; the first where none was chosen."""
        count = self.hits.rowCount()
        if count:
            index = self.currentIndex()
            row = min(max(0, index.row() + rows), count - 1) if index.isValid() else 0
            self.setCurrentIndex(self.hits.index(row, 0))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.hits.hit(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hit = self.current()
        if event.matches(QKeySequence.StandardKey.Copy) and hit is not None:
            self.copy_requested.emit(hit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and hit is not None:
            is_file = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.file_requested if is_file else self.open_requested).emit(hit)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Disabled: typing must not jump through the list."""

    def _on_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            return
        hit = self.hits.hit(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open the passage (Enter)"), lambda: self.open_requested.emit(hit))
        menu.addAction(self.tr("Open the file (Ctrl+Enter)"), lambda: self.file_requested.emit(hit))
        menu.addAction(self.tr("Show in folder"), lambda: self.folder_requested.emit(hit))
        menu.addAction(self.tr("Copy with source (Ctrl+C)"), lambda: self.copy_requested.emit(hit))
        menu.addSeparator()
        self.files.fill(menu, [hit.path])
        menu.popup(self.viewport().mapToGlobal(place))
