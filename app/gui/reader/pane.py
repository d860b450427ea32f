"""A cited passage as text, beside the chat, with the passage marked. Opens nothing by itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app.core.library.base import Passage
from app.gui.desktop import open_file
from app.gui.theme import READING_PX, Theme
from app.gui.widgets.elided import ElidedLabel

MIN_WIDTH = 380


class _Text(QTextBrowser):
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None


class ReaderPane(QFrame):
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setMinimumWidth(MIN_WIDTH)
        self._theme = theme
        self._passage: Passage | None = None
        self.name = ElidedLabel()
        self.name.setObjectName("title")
        self.page = QLabel()
        self.page.setObjectName("quiet")
        self.open = QPushButton(self.tr("Open file"))
        self.open.setObjectName("chip")
        self.open.clicked.connect(self._on_open)
        close = QPushButton(self.tr("Close"))
        close.setObjectName("chip")
        close.clicked.connect(self.closed)
        self.text = _Text()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Passage"))
        header = QFrame()
        header.setObjectName("header")
        header.setFixedHeight(50)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self.name, 1)
        for widget in (self.page, self.open, close):
            row.addWidget(widget)
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 16)
        body.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addLayout(body, 1)
        theme.changed.connect(self._on_theme_changed)

    def show_passage(self, passage: Passage) -> None:
        self._passage = passage
        self.name.setText(passage.path.name)
        self.name.setToolTip(str(passage.path))
        self.page.setText(self.tr("page {n}").format(n=passage.page) if passage.page else "")
        self._write(passage)
        # The document is laid out only after the pane has its size.
        QTimer.singleShot(0, self, self._scroll_to_mark)

    def _write(self, passage: Passage) -> None:
        colours = self._theme.colours
        document = self.text.document()
        document.clear()
        document.setDocumentMargin(20)
        plain, marked = QTextCharFormat(), QTextCharFormat()
        for style in (plain, marked):
            style.setForeground(QColor(colours.text))
            style.setProperty(QTextCharFormat.Property.FontPixelSize, READING_PX)
        marked.setBackground(QColor(colours.mark))
        block = QTextBlockFormat()
        block.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(block)
        cursor.insertText(passage.text[: passage.mark_start], plain)
        self._mark_at = cursor.position()
        cursor.insertText(passage.text[passage.mark_start : passage.mark_end], marked)
        cursor.insertText(passage.text[passage.mark_end :], plain)

    def _scroll_to_mark(self) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(min(self._mark_at, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - self.text.viewport().height() // 3)

    def _on_theme_changed(self) -> None:
        if self._passage is not None:
            self.show_passage(self._passage)

    def _on_open(self) -> None:
        if self._passage is not None:
            open_file(self._passage.path)


