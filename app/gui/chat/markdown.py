"""Turns Markdown from a model into a document fragment that is safe to show: no HTML, no images, every link with its
whole address, our own citation chips and marks of unsupported sentences."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRegularExpression
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

from app.core.chat.base import Answer, Citation, Sentence
from app.gui.chat.tables import style_tables
from app.gui.messages import doubt_text
from app.gui.theme import READING_PX, Colours

# Private-use characters stand for our marks while Qt reads the Markdown; a model's own are dropped first.
CHIP_START, CHIP_END, DOUBT_START, DOUBT_END, DOUBT_NUMBER = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_ALL_MARKS = CHIP_START + CHIP_END + DOUBT_START + DOUBT_END + DOUBT_NUMBER
_MARKS = str.maketrans("", "", _ALL_MARKS)
PREVIEW_CHARS = 400
_LIST_MARKS = re.compile(r"(?:\s*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])\s+)*")
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def answer_fragment(text: str, answer: Answer | None, message_id: int, colours: Colours) -> QTextDocumentFragment:
    """The text, ready to be inserted, with the chips and marks of what was checked in it. Resting on a chip shows what
    it cites, on a mark why it is there."""
    sentences = answer.sentences if answer else ()
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(READING_PX)
    document.setDefaultFont(font)
    document.setMarkdown(_with_marks(text, sentences), _FEATURES)
    _drop_images(document)
    _show_links(document, colours)
    _style_blocks(document, colours)
    style_tables(document, colours)
    _style_doubts(document, sentences, colours)
    _style_chips(document, message_id, answer.citations if answer else (), colours)
    return QTextDocumentFragment(document)


def _with_marks(text: str, sentences: Sequence[Sentence]) -> str:
    """Marks inserted from the end, so that the offsets before them stay true."""
    if any(character in text for character in _ALL_MARKS):
        return text.translate(_MARKS)  # offsets are lost: show it plainly rather than wrongly
    for number, sentence in sorted(enumerate(sentences), key=lambda item: -item[1].start):
        if not 0 <= sentence.start < sentence.end <= len(text):
            continue
        chips = "".join(f"{CHIP_START}{n}{CHIP_END}" for n in sentence.citations)
        body = text[sentence.start : sentence.end]
        if not sentence.is_supported:
            is_line = sentence.start == 0 or text[sentence.start - 1] == "\n"
            body = _doubted(body, number, is_line=is_line)
        text = text[: sentence.start] + body + chips + text[sentence.end :]
    return text


def _doubted(body: str, number: int, *, is_line: bool) -> str:
    """Marked as the sentence with this number. At the beginning of a line, list and heading marks stay in front, or Qt
    would no longer see them."""
    start = _LIST_MARKS.match(body).end() if is_line else 0  # type: ignore[union-attr]
    return f"{body[:start]}{DOUBT_START}{number}{DOUBT_NUMBER}{body[start:]}{DOUBT_END}"


def _drop_images(document: QTextDocument) -> None:
    """Nothing is fetched for a picture in an answer; its address is shown as text."""
    cursor = document.find("\ufffc")
    while not cursor.isNull():
        image = cursor.charFormat().toImageFormat()
        cursor.insertText(f"[{image.name()}]", QTextCharFormat())
        cursor = document.find("\ufffc", cursor.position())


def _show_links(document: QTextDocument, colours: Colours) -> None:
    """A link's whole address stands behind its text, from the last to the first so that positions stay true."""
    links = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().isAnchor():
                address = fragment.charFormat().anchorHref()
                links.append((fragment.position(), fragment.length(), address, fragment.text()))
            iterator += 1
        block = block.next()
    for position, length, address, text in reversed(links):
        style = QTextCharFormat()
        style.setForeground(QColor(colours.accent))
        is_web = address.startswith(("https://", "http://", "mailto:"))
        style.setAnchor(is_web)
        style.setAnchorHref(address if is_web else "")
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text if text == address else f"{text} ({address})", style)


def _style_blocks(document: QTextDocument, colours: Colours) -> None:
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        style = QTextBlockFormat(block.blockFormat())
        is_code = style.hasProperty(QTextBlockFormat.Property.BlockCodeFence) or style.hasProperty(
            QTextBlockFormat.Property.BlockCodeLanguage
        )
        if is_code:
            style.setBackground(QColor(colours.sidebar))
            style.setLeftMargin(8)
            style.setNonBreakableLines(False)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            mono = QTextCharFormat()
            mono.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
            cursor.mergeCharFormat(mono)
        else:
            style.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            style.setBottomMargin(8)
            style.setTopMargin(0)
        QTextCursor(block).setBlockFormat(style)
        block = block.next()


def _style_doubts(document: QTextDocument, sentences: Sequence[Sentence], colours: Colours) -> None:
    pattern = QRegularExpression(f"{DOUBT_START}\\d+{DOUBT_NUMBER}")
    start = document.find(pattern)
    while not start.isNull():
        end = document.find(DOUBT_END, start)
        cursor = QTextCursor(document)
        cursor.setPosition(start.selectionEnd())
        block_end = start.block().position() + start.block().length() - 1
        stop = block_end if end.isNull() else end.selectionStart()
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        style.setUnderlineColor(QColor(colours.attention))
        style.setToolTip(doubt_text(sentences[int(start.selectedText().strip(_ALL_MARKS))].doubt))
        cursor.mergeCharFormat(style)
        if not end.isNull():
            end.removeSelectedText()
        start.removeSelectedText()
        start = document.find(pattern)


def _style_chips(
    document: QTextDocument, message_id: int, citations: Sequence[Citation], colours: Colours
) -> None:
    previews = {citation.n: _preview(citation) for citation in citations}
    pattern = QRegularExpression(f"{CHIP_START}\\d+{CHIP_END}")
    cursor = document.find(pattern)
    while not cursor.isNull():
        number = cursor.selectedText().strip(CHIP_START + CHIP_END)
        cursor.insertText("\u2009", QTextCharFormat())
        style = chip_format(f"cite:{message_id}/{number}", colours)
        style.setToolTip(previews.get(int(number), ""))
        cursor.insertText(f"\u00a0{number}\u00a0", style)
        cursor = document.find(pattern)


def _preview(citation: Citation) -> str:
    """As rich text, in which the document's own words are no markup."""
    quote = " ".join(citation.quote.split())
    shown = quote if len(quote) <= PREVIEW_CHARS else quote[: PREVIEW_CHARS - 1].rsplit(" ", 1)[0] + "…"
    page = QCoreApplication.translate("transcript", "page {n}").format(n=citation.page) if citation.page else ""
    where = " · ".join(part for part in (citation.path.name, page) if part)
    return f"<p><b>{html.escape(where)}</b></p><p>{html.escape(shown)}</p>"


def chip_format(address: str, colours: Colours) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setAnchor(True)
    style.setAnchorHref(address)
    style.setForeground(QColor(colours.accent))
    style.setBackground(QColor(colours.accent_soft))
    style.setFontWeight(QFont.Weight.DemiBold)
    style.setProperty(QTextCharFormat.Property.FontPixelSize, READING_PX - 3)
    style.setFontUnderline(False)
    return style
