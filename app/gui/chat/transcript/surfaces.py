"""Paints the backgrounds of the transcript: the rounded blocks of questions, code, source cards and chips, and the bars
of quotes. A block's format names its surface. Knows no message."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor, QTextDocument, QTextTable

from app.gui.base.theme import CARD_RADIUS, RADIUS, Colours
from app.gui.chat.transcript.formats import CHIP, SURFACE

CARD_GAP = 8
BEYOND = 60  # px above the visible part that can hold an edge of a visible surface


def paint(painter: QPainter, document: QTextDocument, shown: QRectF, colours: Colours, chosen: str = "") -> None:
    """`shown` is the visible part, in the document's coordinates, which are the painter's. The source card and the
    chips with the address `chosen` are outlined."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    group: tuple[str, QRectF, bool] | None = None
    tables: set[int] = set()
    for block, box in _visible(document, shown):
        surface = block.blockFormat().property(SURFACE)
        if group is not None and surface != group[0]:
            _block_surface(painter, *group, document, colours)
            group = None
        if surface:
            if group is None:
                group = (surface, box, block.textDirection() == Qt.LayoutDirection.RightToLeft)
            else:
                group = (surface, group[1].united(box), group[2])
        table = QTextCursor(block).currentTable()
        if table is not None and table.firstPosition() not in tables:
            tables.add(table.firstPosition())
            _table_surface(painter, table, document, colours, chosen)
        _chips(painter, block, document, colours, chosen)
    if group is not None:
        _block_surface(painter, *group, document, colours)


def _visible(document: QTextDocument, shown: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
    layout = document.documentLayout()
    start = layout.hitTest(QPointF(shown.left() + 40, shown.top()), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, start))
    surface = block.blockFormat().property(SURFACE)
    while surface and (former := block.previous()).isValid() and former.blockFormat().property(SURFACE) == surface:
        if layout.blockBoundingRect(block).bottom() < shown.top() - BEYOND:
            break  # the beginning of long code is far above
        block = former
    table = QTextCursor(block).currentTable()
    if table is not None:  # cells of a row can begin above
        block = document.findBlock(table.firstPosition())
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() > shown.bottom():
            return
        yield block, box
        block = block.next()


def _block_surface(
    painter: QPainter, surface: str, box: QRectF, is_rightward: bool, document: QTextDocument, colours: Colours
) -> None:
    """`is_rightward`: its text runs from right to left."""
    kind = surface.partition(":")[0]
    margin, width = document.documentMargin(), document.textWidth()
    left, right = margin, width - margin
    if kind == "code":
        area = QRectF(left, box.top() - 8, right - left, box.height() + 16)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.sidebar))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    elif kind == "rule":
        painter.fillRect(QRectF(left, box.center().y(), right - left, 1), QColor(colours.line))
    elif kind in ("quote", "thought"):  # a bar at the side where its lines begin
        at = right - 3 if is_rightward else left
        painter.fillRect(QRectF(at, box.top(), 3, box.height()), QColor(colours.line))


def _table_surface(
    painter: QPainter, table: QTextTable, document: QTextDocument, colours: Colours, chosen: str
) -> None:
    kind = str(table.format().property(SURFACE) or "").partition(":")[0]
    if not kind:
        return
    layout, padding = document.documentLayout(), table.format().cellPadding()
    first = layout.blockBoundingRect(table.cellAt(0, 0).firstCursorPosition().block())
    margins = table.format().topMargin() + table.format().bottomMargin()
    # Qt tells a table's size with its margins, and its place as that of the text in its first cell.
    height = layout.frameBoundingRect(table).height() - margins
    frame = QRectF(first.left() - padding, first.top() - padding, first.width() + 2 * padding, height)
    painter.setPen(Qt.PenStyle.NoPen)
    if kind in ("bubble", "doubts"):
        painter.setBrush(QColor(colours.accent_soft if kind == "bubble" else colours.attention_soft))
        radius = CARD_RADIUS if kind == "bubble" else RADIUS
        painter.drawRoundedRect(frame, radius, radius)
        if kind == "bubble":  # the corner towards the person is square
            is_left = table.format().alignment() == Qt.AlignmentFlag.AlignLeft  # in a mirrored window
            corner = frame.left() if is_left else frame.right() - radius
            painter.drawRect(QRectF(corner, frame.bottom() - radius, radius, radius))
    elif kind == "cards":
        for column in range(table.columns()):
            _card(painter, table, column, document, frame, colours, chosen)


def _card(
    painter: QPainter, table: QTextTable, column: int, document: QTextDocument, frame: QRectF, colours: Colours,
    chosen: str,
) -> None:  # fmt: skip
    cursor = table.cellAt(0, column).firstCursorPosition()
    if not cursor.block().text():
        return
    box = document.documentLayout().blockBoundingRect(cursor.block())
    padding = table.format().cellPadding()
    gap = CARD_GAP if column < table.columns() - 1 else 0
    style = cursor.blockFormat()
    width = box.width() + style.leftMargin() + style.rightMargin() + 2 * padding - gap
    area = QRectF(box.left() - padding, frame.top(), width, frame.height())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    is_chosen = bool(chosen) and cursor.charFormat().anchorHref() == chosen
    painter.setPen(QPen(QColor(colours.accent if is_chosen else colours.line), 1.4 if is_chosen else 1))
    painter.setBrush(QColor(colours.card))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _chips(painter: QPainter, block: QTextBlock, document: QTextDocument, colours: Colours, chosen: str) -> None:
    """Round backgrounds: Qt's own for characters are square and as high as the line."""
    if "\u202f\u00a0" not in block.text():
        return
    # Lines know their own indent, as in a list; Qt's rectangle of the block begins left of it.
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    origin.setY(origin.y() - block.layout().boundingRect().y())
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        style = fragment.charFormat()
        if style.hasProperty(CHIP):
            at = fragment.position() - block.position()
            line = block.layout().lineForTextPosition(at)
            if not line.isValid():  # not laid out yet: Qt would crash over it
                iterator += 1
                continue
            # Of PySide6's cursorToX the stubs know only that it returns a pair of something.
            begin, end = (line.cursorToX(place)[0] for place in (at, at + fragment.length()))  # type: ignore[index]
            left, right = min(begin, end), max(begin, end)
            middle = line.y() + line.ascent() - 5
            area = QRectF(origin.x() + left, origin.y() + middle - 8, right - left, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.mark if style.anchorHref() == chosen else colours.accent_soft))
            painter.drawRoundedRect(area, 4, 4)
        iterator += 1
