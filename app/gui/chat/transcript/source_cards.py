"""The source cards below an answer: the cited quotes or, without citations, what the retrieved passages say of the
question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QTextBlockFormat, QTextLength, QTextTableFormat

from app.core.library.retrieve.snippet import Snippet
from app.gui.base.theme import SMALL_PX
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import SURFACE, block, is_mirrored
from app.gui.chat.transcript.items import MessageItem

MAX_CARDS = 3
QUOTE_CHARS = 90
NAME_CHARS = 27
PADDING = 10
LINE_END = 10  # px: includes the gap to the next card, which is at the right in every window
Marks = Sequence[tuple[int, int]]  # start and length


@dataclass(frozen=True)
class _Card:
    """`marks` are in `detail`."""

    address: str
    title: str
    detail: str
    marks: Marks = ()


def write_cards(pen: DocumentCursor, item: MessageItem) -> None:
    cards = _cards(item)
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
    for number, card in enumerate(cards):
        column = columns - 1 - number if is_mirrored() else number  # the first card is where reading begins
        pen.cursor.setPosition(made.cellAt(0, column).firstPosition())
        pen.cursor.setBlockFormat(_line(115))
        pen.text(card.title, formats.characters("text", SMALL_PX, is_bold=True, link=card.address))
        pen.cursor.insertBlock(_line(125))
        _write_detail(pen, card)
    pen.leave(made)


def _write_detail(pen: DocumentCursor, card: _Card) -> None:
    formats, at = pen.formats, 0
    plain = formats.characters("quiet", SMALL_PX, link=card.address)
    marked = formats.characters("text", SMALL_PX, link=card.address, is_marked=True)
    for start, length in card.marks:
        pen.text(card.detail[at:start], plain)
        pen.text(card.detail[start : start + length], marked)
        at = start + length
    pen.text(card.detail[at:], plain)


def _line(percent: int) -> QTextBlockFormat:
    """Has the direction of the window; a quote in it keeps its own direction (see `isolated`)."""
    style = block(bottom=0, right=LINE_END, line_percent=percent)
    style.setLayoutDirection(QGuiApplication.layoutDirection())
    return style


def isolated(text: str) -> str:
    """Wrap a text that may have another direction (Unicode's first strong isolate)."""
    return f"\u2068{text}\u2069" if is_mirrored() else text


def _cards(item: MessageItem) -> list[_Card]:
    if item.answer is not None and item.answer.citations:
        return [
            _card(f"cite:{item.id}/{one.n}", f"{one.n} · ", one.path.name, one.page, _beginning(one.quote))
            for one in item.answer.citations[:MAX_CARDS]
        ]
    shown = item.previews or [_beginning(hit.text) for hit in item.passages[:MAX_CARDS]]
    return [
        _card(f"passage:{item.id}/{hit.rank}", "", hit.path.name, hit.page, snippet)
        for hit, snippet in zip(item.passages[:MAX_CARDS], shown, strict=False)
    ]


def _beginning(text: str) -> Snippet:
    return Snippet(shortened(" ".join(text.split()), QUOTE_CHARS), ())


def _card(address: str, number: str, name: str, page: int | None, said: Snippet) -> _Card:
    shown = isolated(f"“{said.text}”")
    pattern = QCoreApplication.translate("transcript", "page {page} · {quote}")
    detail = pattern.format(page=page, quote=shown) if page else shown
    first = detail.index(shown) + shown.index("“") + 1
    marks = [(first + start, length) for start, length in said.marks]
    return _Card(address, number + isolated(_short(name, NAME_CHARS)), detail, marks)


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
