"""The source cards under an answer: the cited quotes; before and without an answer, the passages found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLength, QTextTableFormat

from app.gui.chat.formats import SURFACE, block
from app.gui.chat.items import MessageItem
from app.gui.chat.pen import Pen
from app.gui.theme import SMALL_PX

MAX_CARDS = 3
QUOTE_CHARS = 90
NAME_CHARS = 27
PADDING = 10


def write_cards(pen: Pen, item: MessageItem) -> None:
    cards = _texts(item)
    if not cards:
        return
    columns = max(2, len(cards))  # one card alone is not as wide as the text
    table = QTextTableFormat()
    table.setBorder(0)
    table.setCellPadding(PADDING)
    table.setCellSpacing(0)
    table.setTopMargin(6)
    table.setBottomMargin(10)
    table.setProperty(SURFACE, "cards:0")
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    table.setColumnWidthConstraints([share] * columns)
    table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made = pen.table(1, columns, table)
    formats = pen.formats
    for column, (address, title, detail) in enumerate(cards):
        pen.cursor.setPosition(made.cellAt(0, column).firstPosition())
        pen.cursor.setBlockFormat(block(bottom=0, right=10, line_percent=115))
        pen.text(title, formats.characters("text", SMALL_PX, is_bold=True, link=address))
        pen.cursor.insertBlock(block(bottom=0, right=10, line_percent=125))
        pen.text(detail, formats.characters("quiet", SMALL_PX, link=address))
    pen.leave(made)


def _texts(item: MessageItem) -> list[tuple[str, str, str]]:
    """Address, title, detail of each card."""
    if item.answer is not None and item.answer.citations:
        texts = []
        for cited in item.answer.citations[:MAX_CARDS]:
            title = f"{cited.n} · {_short(cited.path.name, NAME_CHARS)}"
            texts.append((f"cite:{item.id}/{cited.n}", title, _where(cited.page, cited.quote)))
        return texts
    return [
        (f"passage:{item.id}/{hit.rank}", _short(hit.path.name, NAME_CHARS), _where(hit.page, hit.text))
        for hit in item.passages[:MAX_CARDS]
    ]


def _where(page: int | None, quote: str) -> str:
    shown = f"“{_short(' '.join(quote.split()), QUOTE_CHARS)}”"
    text = QCoreApplication.translate("transcript", "page {page} · {quote}")
    return text.format(page=page, quote=shown) if page else shown


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
