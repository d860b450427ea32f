"""The source cards below an answer: the cited quotes or, without citations, the retrieved passages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QTextBlockFormat, QTextLength, QTextTableFormat

from app.gui.base.theme import SMALL_PX
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import SURFACE, block, is_mirrored
from app.gui.chat.transcript.items import MessageItem

MAX_CARDS = 3
QUOTE_CHARS = 90
NAME_CHARS = 27
PADDING = 10
LINE_END = 10  # px: includes the gap to the next card


def write_cards(pen: DocumentCursor, item: MessageItem) -> None:
    cards = _texts(item)
    if not cards:
        return
    columns = max(2, len(cards))  # a single card is narrower than the text
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
    for number, (address, title, detail) in enumerate(cards):
        column = columns - 1 - number if is_mirrored() else number  # the first card is where reading begins
        pen.cursor.setPosition(made.cellAt(0, column).firstPosition())
        pen.cursor.setBlockFormat(_line(115))
        pen.text(title, formats.characters("text", SMALL_PX, is_bold=True, link=address))
        pen.cursor.insertBlock(_line(125))
        pen.text(detail, formats.characters("quiet", SMALL_PX, link=address))
    pen.leave(made)


def _line(percent: int) -> QTextBlockFormat:
    """Has the direction of the window; a quote in it keeps its own direction (see `isolated`)."""
    left, right = (LINE_END, 0) if is_mirrored() else (0, LINE_END)
    style = block(bottom=0, left=left, right=right, line_percent=percent)
    style.setLayoutDirection(QGuiApplication.layoutDirection())
    return style


def isolated(text: str) -> str:
    """Wrap a text that may have another direction (Unicode's first strong isolate)."""
    return f"\u2068{text}\u2069" if is_mirrored() else text


def _texts(item: MessageItem) -> list[tuple[str, str, str]]:
    """Address, title and detail of each card."""
    if item.answer is not None and item.answer.citations:
        texts = []
        for cited in item.answer.citations[:MAX_CARDS]:
            title = f"{cited.n} · {isolated(_short(cited.path.name, NAME_CHARS))}"
            texts.append((f"cite:{item.id}/{cited.n}", title, _where(cited.page, cited.quote)))
        return texts
    return [
        (f"passage:{item.id}/{hit.rank}", isolated(_short(hit.path.name, NAME_CHARS)), _where(hit.page, hit.text))
        for hit in item.passages[:MAX_CARDS]
    ]


def _where(page: int | None, quote: str) -> str:
    shown = isolated(f"“{shortened(' '.join(quote.split()), QUOTE_CHARS)}”")
    text = QCoreApplication.translate("transcript", "page {page} · {quote}")
    return text.format(page=page, quote=shown) if page else shown


def shortened(text: str, length: int) -> str:
    """Whole words where it has some: where the last third of `length` holds no space it is cut anywhere."""
    if len(text) <= length:
        return text
    kept = text[:length]  # keeps a word that ends exactly here
    space = kept.rfind(" ")
    kept = kept[:space] if space >= length * 2 // 3 else kept[: length - 1]
    return kept.rstrip(" ,;:·–—-") + "…"


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
