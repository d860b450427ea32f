"""Writes a Markdown table in the style of the window: thin lines, a tinted first row, cells without paragraph spacing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.gui.base.theme import READING_PX, Colours
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.inline import Inline, Look

if TYPE_CHECKING:
    from markdown_it.token import Token

FIRST_COLUMN = 42  # per cent of the width of a two-column table: file names are long
_ALIGNMENTS = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight,
               "center": Qt.AlignmentFlag.AlignHCenter}  # fmt: skip


def write_table(pen: DocumentCursor, inline: Inline, tokens: Sequence[Token]) -> None:
    """`tokens` are those between table_open and table_close."""
    rows = _rows(tokens)
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return
    table = pen.table(len(rows), columns, _format(columns, pen.formats.colours))
    head = QTextTableCellFormat()
    head.setBackground(QColor(pen.formats.colours.sidebar))
    for number, row in enumerate(rows):
        look = Look(size=READING_PX - 1) if number else Look("quiet", READING_PX - 1, is_bold=True)
        for column, (token, alignment) in enumerate(row):
            cell = table.cellAt(number, column)
            if number == 0:
                cell.setFormat(head)
            pen.cursor.setPosition(cell.firstPosition())
            if alignment != Qt.AlignmentFlag.AlignLeft:
                tight = QTextBlockFormat()
                tight.setAlignment(alignment)
                pen.cursor.setBlockFormat(tight)
            inline.write(token.children or [], look)
    pen.leave(table)


def _rows(tokens: Sequence[Token]) -> list[list[tuple[Token, Qt.AlignmentFlag]]]:
    rows: list[list[tuple[Token, Qt.AlignmentFlag]]] = []
    alignment = Qt.AlignmentFlag.AlignLeft
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            side = str(token.attrs.get("style", "")).rpartition(":")[2]
            alignment = _ALIGNMENTS.get(side, Qt.AlignmentFlag.AlignLeft)
        elif token.type == "inline":
            rows[-1].append((token, alignment))
    return rows


def _format(columns: int, colours: Colours) -> QTextTableFormat:
    style = QTextTableFormat()
    style.setBorder(1)
    style.setBorderBrush(QBrush(QColor(colours.line)))
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderCollapse(True)
    style.setCellPadding(6)
    style.setCellSpacing(0)
    style.setTopMargin(4)
    style.setBottomMargin(12)
    style.setHeaderRowCount(1)
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if columns == 2:
        shares = (FIRST_COLUMN, 100 - FIRST_COLUMN)
        style.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    return style
