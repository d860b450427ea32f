"""The search field, and the row of actions on the chosen passage. Know no passage and only emit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class SearchField(QLineEdit):
    """Down goes to the hits, Enter opens the first."""

    left_downwards = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HitActions(QWidget):
    open_requested = Signal()
    file_requested = Signal()
    folder_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for text, key, signal in (
            (self.tr("Open passage"), self.tr("Enter"), self.open_requested),
            (self.tr("Open file"), self.tr("Ctrl+Enter"), self.file_requested),
            (self.tr("Show in folder"), "", self.folder_requested),
            (self.tr("Copy with source"), self.tr("Ctrl+C"), self.copy_requested),
        ):
            button = QPushButton(text)
            button.setObjectName("chip")
            button.setToolTip(key)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self.hide()
