"""One document in the list: its names, progress and actions. The same widget is kept while its document goes on, so
that it keeps the focus. Knows no engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.gui.translate.controller import DocumentItem
from app.gui.widgets.elided import ElidedLabel


class DocumentCard(QFrame):
    open_requested = Signal(object)  # Path
    retry_requested = Signal()

    def __init__(self, item: DocumentItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._item = item
        self.name = ElidedLabel()
        self.name.setObjectName("cardTitle")
        self.state = QLabel()
        self.state.setObjectName("quiet")
        self.state.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.open = self._chip(self.tr("Open"), lambda: self.open_requested.emit(self._item.out))
        self.folder = self._chip(self.tr("Open folder"), lambda: self.open_requested.emit(self._item.out.parent))
        self.again = self._chip("", self.retry_requested.emit)
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in (self.name, self.bar, self.state):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.addLayout(column, 1)
        for button in (self.open, self.folder, self.again):
            row.addWidget(button)
        self.show_item(item)

    def show_item(self, item: DocumentItem) -> None:
        self._item = item
        self.name.setText(f"{item.path.name} → {item.out.name}")
        self.name.setToolTip(str(item.out))
        self.state.setText(self._state())
        progress = item.progress if item.state == "running" else None
        self.bar.setVisible(progress is not None)
        if progress is not None:
            self.bar.setMaximum(progress.total)
            self.bar.setValue(progress.done)
        self.again.setText(self.tr("Go on") if item.state == "stopped" else self.tr("Try again"))
        self.again.setVisible(item.state in ("stopped", "failed"))
        for button in (self.open, self.folder):
            button.setVisible(item.state == "done")
        for button in (self.open, self.folder, self.again):
            button.setAccessibleName(f"{button.text()}: {item.out.name}")

    def _chip(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("chip")
        button.clicked.connect(lambda: act())
        return button

    def _state(self) -> str:
        item = self._item
        if item.notice:
            return item.notice
        if item.done is not None:
            text = self.tr("Ready · %n sentence(s)", "", item.done.segments)
            marked = len(item.done.marked)
            return text + (" · " + self.tr("%n to check", "", marked) if marked else "")
        if item.progress is None:
            return self.tr("Waiting")
        text = self.tr("{done} of {total} sentences").format(done=item.progress.done, total=item.progress.total)
        if item.progress.seconds_left is not None:
            minutes = max(1, round(item.progress.seconds_left / 60))
            text += " · " + self.tr("about %n minute(s) left", "", minutes)
        return text
