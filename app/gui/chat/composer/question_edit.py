"""The text field of the composer: its keys, and what pasting and dropping into it does. Knows no message."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

LONG_PASTE = 2000  # characters; a longer text is attached to the question instead
MAX_LINES = 8


class QuestionEdit(QPlainTextEdit):
    """Enter submits, Shift+Enter begins a new line. `takes_key` may handle a key first (the list of commands does)."""

    submitted = Signal()
    last_requested = Signal()  # Up in an empty field: the last question, to be edited
    scroll_requested = Signal(int)  # pages, negative upwards
    cancelled = Signal()  # Escape, where there is something to give up
    text_pasted = Signal(str)  # a long one
    image_pasted = Signal(object)  # QImage
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_key: Callable[[QKeyEvent], bool] = lambda event: False
        self.keeps_long_text = False
        self.setObjectName("question")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if self.takes_key(event):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit()
        elif is_plain and key == Qt.Key.Key_Up and not self.toPlainText():
            self.last_requested.emit()
        elif is_plain and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scroll_requested.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif source.hasImage() and not source.hasText():
            from PySide6.QtGui import QImage

            self.image_pasted.emit(QImage(source.imageData()))
        elif self.keeps_long_text and len(source.text()) > LONG_PASTE:
            self.text_pasted.emit(source.text())
        elif source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrower field the same words take more lines; Qt does not signal that."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the field as high as its lines, up to MAX_LINES."""
        lines = min(MAX_LINES, max(1, int(self.document().size().height())))
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())  # Qt gives each line whole pixels
        self.setFixedHeight(lines * line + 18)
