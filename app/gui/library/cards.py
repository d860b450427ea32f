"""A card for each folder of the library: its path, its progress, and actions on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.library.base import FolderRow, Status
from app.gui.base.messages import time_left_text
from app.gui.widgets.elided import ElidedLabel

CARD_HEIGHT = 118


class FolderCards(QScrollArea):
    """Cards side by side; scrolls sideways when there are many."""

    remove_requested = Signal(object)
    first_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards take the focus, and it scrolls to them
        self.setFixedHeight(CARD_HEIGHT + 14)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards: dict[Path, FolderCard] = {}
        inner = QWidget()
        inner.setObjectName("page")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 8)
        self._row.setSpacing(12)
        self._row.addStretch(1)
        self.setWidget(inner)

    def show_status(self, status: Status) -> None:
        wanted = {folder.path for folder in status.folders}
        for path in set(self._cards) - wanted:
            card = self._cards.pop(path)
            card.hide()  # removed from the layout at once
            card.deleteLater()
        for folder in status.folders:
            if folder.path not in self._cards:
                card = FolderCard(folder.path)
                card.remove_requested.connect(self.remove_requested)
                card.first_requested.connect(self.first_requested)
                self._cards[folder.path] = card
                self._row.insertWidget(self._row.count() - 1, card, 3)
            self._cards[folder.path].show_folder(folder, status)


class FolderCard(QFrame):
    remove_requested = Signal(object)  # Path
    first_requested = Signal(object)  # Path

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setMinimumWidth(240)
        self.setMaximumWidth(460)
        self.setFixedHeight(CARD_HEIGHT)
        self._path = path
        self._is_waiting = False
        name = ElidedLabel(path.name or str(path))
        name.setObjectName("cardTitle")
        self.more = more = QToolButton()
        more.setText("…")
        more.setAutoRaise(True)
        more.setAccessibleName(self.tr("Actions for {name}").format(name=path.name))
        more.clicked.connect(lambda: self._on_menu(more))
        self._where = ElidedLabel()
        self._where.setObjectName("quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._state = ElidedLabel()
        self._state.setObjectName("quiet")
        top = QHBoxLayout()
        top.addWidget(name, 1)
        top.addWidget(more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        for widget in (self._where, self._bar, self._state):
            layout.addWidget(widget)

    def show_folder(self, folder: FolderRow, status: Status) -> None:
        self._is_waiting = folder.waiting > 0
        done = folder.total - folder.waiting
        self._bar.setMaximum(max(1, folder.total))
        self._bar.setValue(done)
        shown = _short(folder.path)
        self._where.setText(self.tr("{path} · watched").format(path=shown) if folder.path.is_dir() else shown)
        self._where.setToolTip(str(folder.path))
        text = self.tr("{done} of {total} files").format(done=done, total=folder.total)
        shown = " · ".join([text, *self._details(folder, status)])
        self._state.setText(shown)
        self._state.setToolTip(shown)

    def _details(self, folder: FolderRow, status: Status) -> list[str]:
        if not folder.is_available:
            return [self.tr("not connected now; what was read stays searchable")]
        if folder.waiting and status.is_paused:
            return [self.tr("paused")]
        if folder.waiting:
            left = time_left_text(status.eta_seconds)
            return [left] if left else [self.tr("reading")]
        missed = folder.skipped + folder.failed
        return [self.tr("{n} not read").format(n=missed)] if missed else [self.tr("up to date")]

    def _on_menu(self, button: QToolButton) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.addAction(self.tr("Do this folder first"), lambda: self.first_requested.emit(self._path))
        first.setEnabled(self._is_waiting)
        menu.addAction(self.tr("Remove from the library…"), lambda: self.remove_requested.emit(self._path))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _short(path: Path) -> str:
    try:
        text = f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        text = str(path)
    return text if len(text) <= 42 else "…" + text[-41:]
