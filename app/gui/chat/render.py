"""Writes one message at a text cursor: the question as a soft block, the answer with its notice, source cards and the
line of actions. Knows the theme and the data, no controller."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.core.chat.base import Answer
from app.gui.chat.items import MessageItem
from app.gui.chat.markdown import answer_fragment
from app.gui.chat.offers import can_continue, offer_texts
from app.gui.theme import READING_PX, SMALL_PX, Colours, scaled

MAX_CARDS = 3
QUOTE_CHARS = 90
STATUS_PX = 14


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)


def write_message(cursor: QTextCursor, item: MessageItem, colours: Colours) -> None:
    """Write at the end of the document. Leaves the cursor in an empty block of normal format."""
    if item.role == "user":
        _question(cursor, item.text, colours)
    else:
        _answer(cursor, item, colours)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _question(cursor: QTextCursor, text: str, colours: Colours) -> None:
    table = QTextTableFormat()
    table.setBorder(0)
    table.setCellPadding(10)
    table.setTopMargin(16)
    table.setBottomMargin(12)
    table.setBackground(QColor(colours.accent_soft))
    longest = max((len(line) for line in text.splitlines()), default=1)
    width = min(78, max(14, longest * 1.25 + 5))
    table.setWidth(QTextLength(QTextLength.Type.PercentageLength, width))
    table.setAlignment(Qt.AlignmentFlag.AlignRight)
    table.setRightMargin(24)  # a right-aligned table ignores the document's own margin
    _fill_cell(cursor, table, text, _characters(colours.text, READING_PX))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _answer(cursor: QTextCursor, item: MessageItem, colours: Colours) -> None:
    cursor.setBlockFormat(_block(top=4))
    answer = item.answer
    if item.text:
        fragment = answer_fragment(item.text, answer, item.id, colours)
        cursor.insertFragment(fragment)
        cursor.insertBlock(_block(), _characters(colours.text, READING_PX))
    if answer is not None and not answer.found and item.state == "complete":
        _not_found(cursor, answer, colours, has_passages=bool(item.passages))
    if answer is not None and item.state == "complete":
        _doubts(cursor, answer, colours)
    _cards(cursor, item, colours)
    if item.offer is not None and item.state == "complete":
        _offer(cursor, item.id, offer_texts(item.offer), colours)
    if item.status:
        cursor.insertText(item.status, _characters(colours.quiet, STATUS_PX))
        cursor.insertBlock(_block(), _characters(colours.text, READING_PX))
    if item.notice:
        _notice(cursor, item, colours)
    if item.state != "running":
        _actions(cursor, item, colours)



def _not_found(cursor: QTextCursor, answer: Answer, colours: Colours, *, has_passages: bool) -> None:
    """That there is nothing, where was looked and for what, and what comes nearest."""
    scope = ", ".join(path.name for path in answer.within)
    title = _tr("Not in {names}.").format(names=_short(scope, 80)) if scope else _tr("Not in your files.")
    cursor.insertText(title, _characters(colours.text, READING_PX, is_bold=True))
    if answer.searched:
        cursor.insertText(" " + _tr("Searched: {words}.").format(words=answer.searched), _quiet(colours))
    if has_passages:
        cursor.insertText(" " + _tr("These passages are the nearest:"), _quiet(colours))
    cursor.insertBlock(_block(), _characters(colours.text, READING_PX))


def _quiet(colours: Colours) -> QTextCharFormat:
    return _characters(colours.quiet, READING_PX)


def _doubts(cursor: QTextCursor, answer: Answer, colours: Colours) -> None:
    if not answer.used_library:
        return
    count = sum(not sentence.is_supported for sentence in answer.sentences)
    if count:
        text = _tr("One sentence is not supported by your files.") if count == 1 else _tr(
            "{n} sentences are not supported by your files."
        ).format(n=count)
        _soft_line(cursor, text, colours)


def _soft_line(cursor: QTextCursor, text: str, colours: Colours) -> None:
    table = QTextTableFormat()
    table.setBorder(0)
    table.setCellPadding(7)
    table.setBackground(QColor(colours.attention_soft))
    table.setBottomMargin(8)
    _fill_cell(cursor, table, text, _characters(colours.attention, SMALL_PX))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _fill_cell(cursor: QTextCursor, table: QTextTableFormat, text: str, style: QTextCharFormat) -> None:
    """A table of one cell; the background belongs to the cell, a table's own is not painted behind text."""
    cell = cursor.insertTable(1, 1, table).cellAt(0, 0)
    surface = QTextTableCellFormat()
    surface.setBackground(table.background())
    cell.setFormat(surface)
    cell.firstCursorPosition().insertText(text, style)


def _cards(cursor: QTextCursor, item: MessageItem, colours: Colours) -> None:
    """The cited quotes; before and without an answer, the passages found."""
    cards = _card_texts(item)
    if not cards:
        return
    table = QTextTableFormat()
    table.setBorder(1)
    table.setBorderBrush(QBrush(QColor(colours.line)))
    table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    table.setBorderCollapse(True)
    table.setCellPadding(10)
    table.setTopMargin(6)
    table.setBottomMargin(8)
    table.setBackground(QColor(colours.card))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / len(cards))
    table.setColumnWidthConstraints([share] * len(cards))
    table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100 if len(cards) > 1 else 60))
    made = cursor.insertTable(1, len(cards), table)
    for column, (address, title, detail) in enumerate(cards):
        inner = made.cellAt(0, column).firstCursorPosition()
        inner.insertText(title, _link(address, colours.text, SMALL_PX, is_bold=True))
        inner.insertBlock()
        inner.insertText(detail, _link(address, colours.quiet, SMALL_PX))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _card_texts(item: MessageItem) -> list[tuple[str, str, str]]:
    cards = []
    if item.answer is not None and item.answer.citations:
        for citation in item.answer.citations[: MAX_CARDS * 2]:
            title = f"{citation.n} · {_short(citation.path.name, 34)}"
            cards.append((f"cite:{item.id}/{citation.n}", title, _where(citation.page, citation.quote)))
        return cards[:MAX_CARDS]
    for hit in item.passages[:MAX_CARDS]:
        title = _short(hit.path.name, 34)
        cards.append((f"passage:{item.id}/{hit.rank}", title, _where(hit.page, hit.text)))
    return cards


def _where(page: int | None, quote: str) -> str:
    shown = f"“{_short(' '.join(quote.split()), QUOTE_CHARS)}”"
    return _tr("page {page} · {quote}").format(page=page, quote=shown) if page else shown


def _offer(cursor: QTextCursor, message_id: int, texts: tuple[str, str], colours: Colours) -> None:
    said, click = texts
    cursor.insertText(said + "  ", _characters(colours.quiet, STATUS_PX))
    cursor.insertText(click, _link(f"offer:{message_id}", colours.accent, STATUS_PX, is_bold=True))
    cursor.insertBlock(_block(), _characters(colours.text, READING_PX))


def _notice(cursor: QTextCursor, item: MessageItem, colours: Colours) -> None:
    colour = colours.error if item.state == "failed" else colours.attention
    cursor.insertText(item.notice + "  ", _characters(colour, SMALL_PX + 1))
    again = _tr("Continue") if can_continue(item) else _tr("Try again")
    cursor.insertText(again, _link(f"retry:{item.id}", colours.accent, SMALL_PX + 1, is_bold=True))
    cursor.insertBlock(_block(), _characters(colours.text, READING_PX))


def _actions(cursor: QTextCursor, item: MessageItem, colours: Colours) -> None:
    if item.text:
        cursor.insertText(_tr("Copy"), _link(f"copy:{item.id}", colours.quiet, SMALL_PX))
        cursor.insertText("    ", _characters(colours.quiet, SMALL_PX))
    if not item.notice:
        cursor.insertText(_tr("Try again"), _link(f"retry:{item.id}", colours.quiet, SMALL_PX))
    figures = _figures(item)
    if figures:
        cursor.insertText("    " + figures, _characters(colours.faint, SMALL_PX))
    cursor.insertBlock(_block(), _characters(colours.text, READING_PX))


def _figures(item: MessageItem) -> str:
    if item.answer is None or item.state != "complete":
        return ""
    timings = item.answer.timings
    parts = []
    if item.answer.survey is not None:
        parts.append(_tr("{s} s").format(s=f"{timings.total_ms / 1000:.1f}"))
    elif item.answer.used_library:
        parts.append(_tr("{n} passages in {ms} ms").format(n=len(item.passages), ms=round(timings.search_ms)))
    if item.answer.is_quotes:
        parts.append(_tr("quoted word for word"))
    elif timings.tokens_per_s and item.answer.survey is None:
        parts.append(_tr("first word {s} s").format(s=f"{timings.first_token_ms / 1000:.1f}"))
    return " · ".join(parts)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _block(top: int = 0) -> QTextBlockFormat:
    style = QTextBlockFormat()
    style.setTopMargin(top)
    style.setBottomMargin(6)
    return style


def _characters(colour: str, size: int, *, is_bold: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(QColor(colour))
    style.setProperty(QTextCharFormat.Property.FontPixelSize, scaled(size))
    if is_bold:
        style.setFontWeight(QFont.Weight.DemiBold)
    return style


def _link(address: str, colour: str, size: int, *, is_bold: bool = False) -> QTextCharFormat:
    style = _characters(colour, size, is_bold=is_bold)
    style.setAnchor(True)
    style.setAnchorHref(address)
    style.setFontUnderline(False)
    return style


