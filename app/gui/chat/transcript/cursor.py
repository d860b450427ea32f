"""Writes blocks and tables in the middle of a document. Hides the empty block that Qt leaves behind each table. Knows
no message."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable, QTextTableFormat

from app.gui.chat.transcript.formats import Formats


class DocumentCursor:
    """Starts at the end of a block that stays as it is. Call `close` before another cursor writes at the same place."""

    def __init__(self, cursor: QTextCursor, formats: Formats) -> None:
        self.cursor = cursor
        self.formats = formats
        self._is_fresh = False

    def block(self, style: QTextBlockFormat, characters: QTextCharFormat | None = None) -> None:
        """Begin a block."""
        written = characters or self.formats.characters()
        if self._is_fresh:
            self.cursor.setBlockFormat(style)
            self.cursor.setBlockCharFormat(written)
            self.cursor.setCharFormat(written)
        else:
            self.cursor.insertBlock(style, written)
        self._is_fresh = False

    def text(self, text: str, style: QTextCharFormat) -> None:
        self.cursor.insertText(text, style)

    def table(self, rows: int, columns: int, style: QTextTableFormat) -> QTextTable:
        """Insert a table; the cursor is in its first cell. End it with `leave`."""
        # An invisible block: Qt needs one between two tables, and keeps no distance before a table.
        self.block(self.formats.anchor, self.formats.anchor_characters)
        return self.cursor.insertTable(rows, columns, style)

    def leave(self, table: QTextTable) -> None:
        self.cursor.setPosition(table.lastPosition() + 1)
        self._is_fresh = True

    def close(self) -> None:
        if self._is_fresh:
            self.block(self.formats.anchor, self.formats.anchor_characters)
