"""Turns Markdown from a model into a document fragment that is safe to show: no HTML, no images, every link with its
whole address, our own citation chips and marks of unsupported sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression
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

from app.core.chat.base import Sentence
from app.gui.chat.tables import style_tables
from app.gui.theme import READING_PX, Colours

# Private-use characters stand for our marks while Qt reads the Markdown; a model's own are dropped first.
CHIP_START, CHIP_END, DOUBT_START, DOUBT_END = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = str.maketrans("", "", CHIP_START + CHIP_END + DOUBT_START + DOUBT_END)
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def answer_fragment(
    text: str, sentences: Sequence[Sentence], message_id: int, colours: Colours
) -> QTextDocumentFragment:
    """The answer, ready to be inserted."""
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(READING_PX)
    document.setDefaultFont(font)
    document.setMarkdown(_with_marks(text, sentences), _FEATURES)
    _drop_images(document)
    _show_links(document, colours)
    _style_blocks(document, colours)
    style_tables(document, colours)
    _style_doubts(document, colours)
    _style_chips(document, message_id, colours)
    return QTextDocumentFragment(document)


def _with_marks(text: str, sentences: Sequence[Sentence]) -> str:
    """Marks inserted from the end, so that the offsets before them stay true."""
    if any(character in text for character in (CHIP_START, CHIP_END, DOUBT_START, DOUBT_END)):
        return text.translate(_MARKS)  # offsets are lost: show it plainly rather than wrongly
    for sentence in sorted(sentences, key=lambda item: -item.start):
        if not 0 <= sentence.start < sentence.end <= len(text):
            continue
        chips = "".join(f"{CHIP_START}{n}{CHIP_END}" for n in sentence.citations)
        body = text[sentence.start : sentence.end]
        if not sentence.is_supported:
            is_line = sentence.start == 0 or text[sentence.start - 1] == "\n"
            body = _doubted(body) if is_line else f"{DOUBT_START}{body}{DOUBT_END}"
        text = text[: sentence.start] + body + chips + text[sentence.end :]
    return text


def _doubted(body: str) -> str:
    """List and heading marks stay in front, or Qt would no longer see them."""
    content = body.lstrip("#-*•>0123456789.) ")
    lead = body[: len(body) - len(content)]
    return f"{lead}{DOUBT_START}{content}{DOUBT_END}" if content else body


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


def _style_doubts(document: QTextDocument, colours: Colours) -> None:
    start = document.find(DOUBT_START)
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
        cursor.mergeCharFormat(style)
        if not end.isNull():
            end.removeSelectedText()
        start.removeSelectedText()
        start = document.find(DOUBT_START)


def _style_chips(document: QTextDocument, message_id: int, colours: Colours) -> None:
    pattern = QRegularExpression(f"{CHIP_START}\\d+{CHIP_END}")
    cursor = document.find(pattern)
    while not cursor.isNull():
        number = cursor.selectedText().strip(CHIP_START + CHIP_END)
        cursor.insertText("\u2009", QTextCharFormat())
        cursor.insertText(f"\u00a0{number}\u00a0", chip_format(f"cite:{message_id}/{number}", colours))
        cursor = document.find(pattern)


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
