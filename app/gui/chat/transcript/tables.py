"""Writes a Markdown table in the style of the window: thin lines, a tinted first row, cells without paragraph spacing.
Its rows may be in another order than they were written, and its heads links that sort them."""

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
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.gui.base.theme import READING_PX, Colours
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.inline import Inline, Look
from app.gui.chat.transcript.table_view import Arrangement

if TYPE_CHECKING:
    from markdown_it.token import Token

FIRST_COLUMN = 42  # per cent of the width of a two-column table: file names are long
_ALIGNMENTS = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight,
               "center": Qt.AlignmentFlag.AlignHCenter}  # fmt: skip


def write_table(
    pen: DocumentCursor, inline: Inline, tokens: Sequence[Token], arrangement: Arrangement | None = None
) -> None:
    """`tokens` are those between table_open and table_close. An arrangement of another table changes nothing."""
    rows = _rows(tokens)
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return
    if arrangement is not None and (len(rows) - 1, columns) != (len(arrangement.order), len(arrangement.links)):
        arrangement = None
    if arrangement is not None:
        rows = [rows[0], *(rows[number + 1] for number in arrangement.order)]
    sums = arrangement.sums if arrangement is not None else ()
    table = pen.table(len(rows) + bool(sums), columns, _format(columns, pen.formats.colours))
    for number, row in enumerate(rows):
        for column, (token, alignment) in enumerate(row):
            _begin_cell(pen, table.cellAt(number, column), alignment, is_head=number == 0)
            inline.write(token.children or [], _look(number, column, arrangement))
            if number == 0 and arrangement is not None and (mark := arrangement.marks[column]):
                pen.text(mark, inline.characters(_look(0, column, None)))
    for column, text in enumerate(sums):
        _begin_cell(pen, table.cellAt(len(rows), column), Qt.AlignmentFlag.AlignLeft, is_head=True)
        pen.text(text, inline.characters(Look(size=READING_PX - 1, is_bold=True)))
    pen.leave(table)


def _look(number: int, column: int, arrangement: Arrangement | None) -> Look:
    """The head of a table that can be sorted is a link."""
    if number:
        return Look(size=READING_PX - 1)
    link = arrangement.links[column] if arrangement is not None else ""
    return Look("quiet", READING_PX - 1, is_bold=True, link=link)


def _begin_cell(pen: DocumentCursor, cell: QTextTableCell, alignment: Qt.AlignmentFlag, *, is_head: bool) -> None:
    if is_head:
        tinted = QTextTableCellFormat()
        tinted.setBackground(QColor(pen.formats.colours.sidebar))
        cell.setFormat(tinted)
    pen.cursor.setPosition(cell.firstPosition())
    if alignment != Qt.AlignmentFlag.AlignLeft:
        tight = QTextBlockFormat()
        tight.setAlignment(alignment)
        pen.cursor.setBlockFormat(tight)


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
