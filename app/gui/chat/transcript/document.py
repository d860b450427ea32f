"""The one text document of a conversation: writes messages, rewrites one, prepends earlier ones, and appends to the
last one by writing only what changed. Knows documents and no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from app.core.chat import thinking
from app.gui.chat.transcript.code import append_code
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import NATURAL, Formats
from app.gui.chat.transcript.formulas import Formulas, Key, insert_drawing
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.markdown import parse, stable_length
from app.gui.chat.transcript.marks import clean
from app.gui.chat.transcript.message_writer import MessageWriter, bubble_width
from app.gui.chat.transcript.shown import Shown

if TYPE_CHECKING:
    from markdown_it.token import Token

_KEEP, _END = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveOperation.End


@dataclass
class _Growth:
    """The last message while it grows: `done` is the part of its text above the position `live` that will not change
    any more; the part below the text begins at `foot`."""

    live: QTextCursor
    foot: QTextCursor
    done: str
    codes: int
    head: tuple[object, ...]
    below: tuple[object, ...]
    code: str | None = None  # the text below `live` if that is a single code block


class TranscriptDocument:
    """Each message begins behind an anchor, a block one pixel high that stays where it is when the message is written
    anew; one more stands at the end."""

    def __init__(self, document: QTextDocument, formulas: Formulas | None) -> None:
        self._document = document
        self._formulas = formulas
        self._starts: list[QTextCursor] = []
        self._growth: _Growth | None = None
        self.writer: MessageWriter
        self._column = 0.0

    def begin(self, formats: Formats, shown: Shown) -> None:
        """Empty the document and set its formats."""
        self.writer = MessageWriter(formats, self._formulas, shown)
        self.writer.column = self._column or self.writer.column
        self._starts, self._growth = [], None
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.setBlockFormat(formats.anchor)
        cursor.setBlockCharFormat(formats.anchor_characters)
        cursor.insertBlock(formats.anchor, formats.anchor_characters)

    def fit(self, column: float) -> None:
        """Set the width of the reading column in px: questions are as wide as their words, up to a share of it."""
        if column == self._column:
            return
        self._column = self.writer.column = column
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for frame in self._document.rootFrame().childFrames():
            if isinstance(frame, QTextTable) and frame.format().hasProperty(NATURAL):
                style = frame.format()
                if style.width() != (width := bubble_width(style, column)):
                    style.setWidth(width)
                    frame.setFormat(style)
        cursor.endEditBlock()

    @property
    def count(self) -> int:
        return len(self._starts)

    def place(self, index: int) -> int:
        """Position of a message in the document."""
        return self._starts[index].position()

    def index_at(self, position: int) -> int:
        """The index of the message at a position; -1 above the first."""
        return sum(start.position() <= position for start in self._starts) - 1

    def append(self, items: Sequence[MessageItem]) -> None:
        end = QTextCursor(self._document)
        end.beginEditBlock()  # one edit block for all messages: the end of each lays the text out
        for item in items:
            end.movePosition(_END)
            self._starts.append(self._kept(end.position()))
            pen = DocumentCursor(QTextCursor(end), self.writer.formats)
            self._message(pen, item)
            pen.cursor.movePosition(_END)
            pen.cursor.insertBlock(self.writer.formats.anchor, self.writer.formats.anchor_characters)
        end.endEditBlock()

    def prepend(self, items: Sequence[MessageItem]) -> None:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        starts = []
        for item in items:
            cursor.insertBlock(self.writer.formats.anchor, self.writer.formats.anchor_characters)
            starts.append(self._kept(cursor.position()))
            pen = DocumentCursor(cursor, self.writer.formats)
            growth, self._growth = self._growth, None
            self._message(pen, item)
            self._growth = growth
        self._starts[:0] = starts
        cursor.endEditBlock()

    def keep(self, first: int, count: int) -> None:
        """Remove all but `count` messages from `first` on."""
        end = QTextCursor(self._document)
        end.movePosition(_END)
        stop = first + count
        if stop < self.count:
            self._cut(self._starts[stop].position(), end.position())
            self._starts, self._growth = self._starts[:stop], None
        if first:
            self._cut(self._starts[0].position(), self._starts[first].position())
            self._starts = self._starts[first:]

    def rewrite(self, index: int, item: MessageItem) -> None:
        start = self._starts[index].position()
        is_last = index == len(self._starts) - 1
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if is_last:
            self._growth = None
            cursor.movePosition(_END)
            end = cursor.position()
        else:
            end = self._starts[index + 1].position()
        self._clear(cursor, start, end)
        growth = self._growth
        self._message(DocumentCursor(cursor, self.writer.formats), item)
        if not is_last:
            self._growth = growth
        cursor.endEditBlock()

    def grow(self, item: MessageItem) -> int:
        """Write the changed part of the last message; returns the position from which on there is something new."""
        parts = thinking.parts(item.text)
        growth = self._growth
        body = clean(parts.body)
        if growth is None or growth.head != self._head(item, parts) or not body.startswith(growth.done):
            self.rewrite(self.count - 1, item)
            return self._starts[-1].position()
        changed = growth.live.position()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._grow(growth, cursor, item, body)
        if growth.below != _below(item):
            growth.below = _below(item)
            end = QTextCursor(self._document)
            end.movePosition(_END)
            self._clear(cursor, growth.foot.position(), end.position())
            self._foot(cursor, item)
        cursor.endEditBlock()
        return changed

    def settle(self, item: MessageItem) -> None:
        """The last message is complete. If it has no marks, only its last block and what is below are rewritten."""
        parts = thinking.parts(item.text)
        growth, body = self._growth, clean(parts.body)
        has_marks = item.answer is not None and bool(item.answer.sentences)
        is_same = growth is not None and growth.head == self._head(item, parts) and body.startswith(growth.done)
        if growth is None or has_marks or not is_same:
            self.rewrite(self.count - 1, item)
            return
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._clear(cursor, growth.live.position(), growth.foot.position())
        pen = DocumentCursor(cursor, self.writer.formats)
        if rest := body[len(growth.done) :].strip("\n"):
            self.writer.markdown(pen, rest, item, first_code=growth.codes)
            pen.close()
        end = QTextCursor(self._document)
        end.movePosition(_END)
        self._clear(cursor, growth.foot.position(), end.position())
        self._foot(cursor, item)
        self._growth = None
        cursor.endEditBlock()

    def show_formula(self, key: Key) -> bool:
        """Replace the source of a formula by its drawing; False where none waits for it."""
        drawing = self._formulas.find(key) if self._formulas is not None else None
        waiting = [place for place in self.writer.waiting if place.key == key]
        self.writer.waiting = [place for place in self.writer.waiting if place.key != key]
        written = False
        for place in waiting:
            if drawing is not None and place.cursor.hasSelection():
                place.cursor.beginEditBlock()
                insert_drawing(place.cursor, key, drawing, self.writer.formats, place.style)
                place.cursor.endEditBlock()
                written = True
        return written

    def _message(self, pen: DocumentCursor, item: MessageItem) -> None:
        if item.role == "user":
            self.writer.question(pen, item)
            pen.close()
            return
        parts = thinking.parts(item.text)
        self.writer.head(pen, item, parts)
        if item.state == "running" and item.answer is None:
            self._begin_growth(pen, item, parts)
            return
        self.writer.body(pen, item, parts)
        self.writer.foot(pen, item)
        pen.close()

    def _begin_growth(self, pen: DocumentCursor, item: MessageItem, parts: thinking.Parts) -> None:
        formats = self.writer.formats
        pen.block(formats.anchor, formats.anchor_characters)
        live = self._kept(pen.cursor.position())
        pen.block(formats.anchor, formats.anchor_characters)
        foot = self._kept(pen.cursor.position())
        self._growth = growth = _Growth(live, foot, "", 0, self._head(item, parts), _below(item))
        live.setKeepPositionOnInsert(True)
        self._foot(QTextCursor(pen.cursor), item)
        self._grow(growth, QTextCursor(self._document), item, clean(parts.body))

    def _grow(self, growth: _Growth, cursor: QTextCursor, item: MessageItem, body: str) -> None:
        formats = self.writer.formats
        rest = body[len(growth.done) :]
        tokens = parse(rest)
        code, growth.code = growth.code, _open_code(tokens)
        if code is not None and growth.code is not None and growth.code.startswith(code):
            cursor.setPosition(growth.foot.position() - 1)
            append_code(cursor, formats, growth.code, len(code), number=growth.codes)
            return
        self._clear(cursor, growth.live.position(), growth.foot.position())
        length = stable_length(rest, tokens)
        if length:
            pen = DocumentCursor(cursor, formats)
            growth.codes = self.writer.markdown(pen, rest[:length], item, first_code=growth.codes)
            growth.done += rest[:length]
            rest = rest[length:]
            pen.block(formats.anchor, formats.anchor_characters)
            growth.live = self._kept(pen.cursor.position())
        if rest.strip():
            pen = DocumentCursor(cursor, formats)
            self.writer.markdown(pen, rest, item, first_code=growth.codes, is_growing=True)
            pen.close()

    def _foot(self, cursor: QTextCursor, item: MessageItem) -> None:
        pen = DocumentCursor(cursor, self.writer.formats)
        self.writer.foot(pen, item)
        pen.close()

    def _head(self, item: MessageItem, parts: thinking.Parts) -> tuple[object, ...]:
        shown = parts.thought if item.id in self.writer.shown.unfolded else bool(parts.thought)
        return (item.id, parts.is_open, shown, round(item.thought_s))

    def _cut(self, start: int, end: int) -> None:
        """Remove the text from one anchor to another; the two anchors become one."""
        self._remove(QTextCursor(self._document), start, end)

    def _clear(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Remove everything between an anchor and the next one; the cursor stays behind the first."""
        self._remove(cursor, start, max(start, end - 1))

    def _remove(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Remove text that begins with an anchor. Qt gives the anchor's block the format of the last removed block."""
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self.writer.formats.anchor)
        cursor.setBlockCharFormat(self.writer.formats.anchor_characters)

    def _kept(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(position)
        cursor.setKeepPositionOnInsert(True)
        return cursor


def _open_code(tokens: Sequence[Token]) -> str | None:
    """Language and text where there is nothing but a code block. None while its first line, the language, may still
    grow."""
    if len(tokens) != 1 or tokens[0].type != "fence" or not tokens[0].content:
        return None
    return f"{tokens[0].info}\n{tokens[0].content}".removesuffix("\n")


def _below(item: MessageItem) -> tuple[object, ...]:
    return (item.status, item.notice, item.passages, item.offer)
