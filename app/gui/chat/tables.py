"""Gives the tables of an answer the look of the window. Knows documents and colours only."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from app.gui.theme import Colours

FIRST_COLUMN = 42  # per cent, of a table with two columns: names of files are long


def style_tables(document: QTextDocument, colours: Colours) -> None:
    """Thin lines, a soft first row, cells without the distances of paragraphs."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style(frame, colours)


def _style(table: QTextTable, colours: Colours) -> None:
    style = table.format()
    style.setBorder(1)
    style.setBorderBrush(QBrush(QColor(colours.line)))
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderCollapse(True)
    style.setCellPadding(6)
    style.setCellSpacing(0)
    style.setTopMargin(4)
    style.setBottomMargin(10)
    style.setHeaderRowCount(1)
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if table.columns() == 2:
        shares = (FIRST_COLUMN, 100 - FIRST_COLUMN)
        style.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    table.setFormat(style)
    cursor = QTextCursor(table.firstCursorPosition())
    cursor.setPosition(table.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    tight = QTextBlockFormat()
    tight.setTopMargin(0)
    tight.setBottomMargin(0)
    cursor.mergeBlockFormat(tight)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(QColor(colours.sidebar))
        cell.setFormat(head)
        words = cell.firstCursorPosition()
        words.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        bold.setForeground(QColor(colours.quiet))
        words.mergeCharFormat(bold)
