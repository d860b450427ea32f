"""Writes Markdown tokens as blocks: paragraphs, headings, lists with check boxes, quotes, code, tables, formulas. Every
link shows its whole address, nothing is loaded. Knows no controller."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from PySide6.QtGui import QTextBlockFormat, QTextList, QTextListFormat

from app.gui.base.theme import READING_PX
from app.gui.chat.transcript.code import write_code
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import block
from app.gui.chat.transcript.inline import Inline, Look
from app.gui.chat.transcript.marks import without
from app.gui.chat.transcript.table_view import Arrangement
from app.gui.chat.transcript.tables import write_table

if TYPE_CHECKING:
    from markdown_it.token import Token

HEADINGS = {"h1": READING_PX + 5, "h2": READING_PX + 3, "h3": READING_PX + 1}
_TASK = re.compile(r"\[([ xX])\]\s+")
_MARKERS = {" ": QTextBlockFormat.MarkerType.Unchecked, "x": QTextBlockFormat.MarkerType.Checked}
_NUMBERED, _DISC = QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListDisc
_CIRCLE = QTextListFormat.Style.ListCircle


class Sides(TypedDict):
    """Left and right margins in px."""

    left: float
    right: float


class Blocks:
    """Writes tokens one after the other with one cursor. `first_code` is the number of code blocks before this message;
    `codes` counts all so far. `arrangement` is how a table of files is shown."""

    def __init__(
        self, pen: DocumentCursor, inline: Inline, *, first_code: int = 0, is_growing: bool = False,
        arrangement: Arrangement | None = None,
    ) -> None:  # fmt: skip
        self._pen = pen
        self._inline = inline
        self._is_growing = is_growing
        self._arrangement = arrangement
        self.codes = first_code
        self._lists: list[tuple[QTextListFormat, QTextList | None]] = []
        self._quotes = 0
        self._quote = 0  # number of the outermost open quote: two adjacent quotes get two bars
        self._takes_marker = False

    def write(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = _closing(tokens, position, "table_close")
                write_table(self._pen, self._inline, tokens[position:end], self._arrangement)
                position = end
            elif token.type == "inline":
                self._text(token, tokens[position - 1])
            else:
                self._structure(token)
            position += 1

    def _structure(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._open_list(token)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._takes_marker = True
        elif kind == "blockquote_open":
            self._quotes += 1
            self._quote += self._quotes == 1
        elif kind == "blockquote_close":
            self._quotes -= 1
        elif kind in ("fence", "code_block"):
            self._code(token)
        elif kind == "math_block":
            self._formula(token)
        elif kind == "hr":
            self._pen.block(block(top=6, bottom=14, surface="rule:0", line_percent=40))

    def _open_list(self, token: Token) -> None:
        style = QTextListFormat()
        is_numbered = token.type == "ordered_list_open"
        style.setStyle(_NUMBERED if is_numbered else _CIRCLE if self._lists else _DISC)
        style.setIndent(len(self._lists) + 1)
        if is_numbered:
            style.setStart(min(int(token.attrs.get("start", 1)), 10**6))
        self._lists.append((style, None))

    def _text(self, token: Token, opening: Token) -> None:
        look = Look(colour="quiet" if self._quotes else "text")
        children = token.children or []
        if opening.type == "heading_open":
            look = Look(is_bold=True, size=HEADINGS.get(opening.tag, READING_PX))
            self._pen.block(block(top=12, bottom=6, surface=self._surface(), **self._sides()))
        elif self._takes_marker and self._lists:
            checked = _TASK.match(children[0].content) if children and children[0].type == "text" else None
            self._item("" if checked is None else checked[1].lower())
            if checked is not None:
                children[0].content = children[0].content[checked.end() :]
        else:
            style = block(indent=len(self._lists), surface=self._surface(), **self._sides())
            self._pen.block(style, self._inline.characters(look))
        self._inline.write(children, look)

    def _item(self, mark: str) -> None:
        self._takes_marker = False
        style = block(bottom=4, surface=self._surface(), **self._sides())
        if mark:
            style.setMarker(_MARKERS[mark])
        self._pen.block(style, self._inline.characters(Look()))
        form, made = self._lists[-1]
        if made is None:
            self._lists[-1] = (form, self._pen.cursor.createList(form))
        else:
            made.add(self._pen.cursor.block())

    def _code(self, token: Token) -> None:
        self._own_line()
        code, chips = without(token.content.removesuffix("\n"))
        link = f"code:{self._inline.message_id}/{self.codes}" if self._inline.message_id else ""
        is_open = self._is_growing and token.level == 0
        write_code(self._pen, code, token.info, number=self.codes, link=link, is_open=is_open)
        self.codes += 1
        self._chips(chips)

    def _formula(self, token: Token) -> None:
        self._own_line()
        source, chips = without(token.content)
        self._pen.block(block(top=6, bottom=20, left=24, indent=len(self._lists), line_percent=100))
        self._inline.formula(source.strip(), Look(), is_display=True)
        self._chips(chips)

    def _chips(self, chips: str) -> None:
        """Citation chips behind code or a formula are written on a line of their own below it."""
        if chips:
            self._pen.block(block())
            self._inline.text(chips, Look())

    def _own_line(self) -> None:
        """A list item that begins with code has its number on the line above."""
        if self._takes_marker and self._lists:
            self._item("")

    def _sides(self) -> Sides:
        """The margins inside quotes. The side of the quote's bar depends on the direction of its text."""
        return {"left": 14 * self._quotes, "right": 14 * self._quotes}

    def _surface(self) -> str:
        return f"quote:{self._quote}" if self._quotes else ""


def _closing(tokens: Sequence[Token], start: int, kind: str) -> int:
    return next((at for at in range(start, len(tokens)) if tokens[at].type == kind), len(tokens) - 1)
