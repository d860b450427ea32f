"""Writes inline elements: emphasis, code, links with their address, formulas, citation chips and the dotted underline
of unsupported sentences. Knows no block and no controller."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor

from app.core.chat.base import Answer, Citation, Sentence
from app.gui.base.messages import doubt_text
from app.gui.base.theme import READING_PX
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import CODE_PX
from app.gui.chat.transcript.formulas import Formulas, Key, insert_drawing
from app.gui.chat.transcript.markdown import looks_like_formula
from app.gui.chat.transcript.marks import PATTERN, clean, without

if TYPE_CHECKING:
    from markdown_it.token import Token

PREVIEW_CHARS = 400
WEB = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Look:
    """The format of the characters written next."""

    colour: str = "text"
    size: int = READING_PX
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    link: str = ""


@dataclass(frozen=True)
class Placeholder:
    """The source of a formula that is being typeset; `cursor` selects it."""

    key: Key
    cursor: QTextCursor
    style: QTextCharFormat


class Inline:
    """`waiting` lists the formulas that were written as source because their drawing is not ready."""

    def __init__(self, pen: DocumentCursor, message_id: int, answer: Answer | None, formulas: Formulas | None) -> None:
        self._pen = pen
        self.message_id = message_id
        self._sentences: Sequence[Sentence] = answer.sentences if answer else ()
        self._previews = {citation.n: preview(citation) for citation in answer.citations} if answer else {}
        self._formulas = formulas
        self._doubt = ""
        self.waiting: list[Placeholder] = []

    def characters(self, look: Look) -> QTextCharFormat:
        return self._style(look)

    def write(self, tokens: Sequence[Token], look: Look) -> None:
        links: list[tuple[str, str, Look]] = []  # address, words so far, the format before
        for token in tokens:
            kind = token.type
            if kind == "text":
                if links:
                    links[-1] = (links[-1][0], links[-1][1] + token.content, links[-1][2])
                self.text(token.content, look)
            elif kind == "link_open":
                address = without(str(token.attrs.get("href", "")))[0]
                links.append((address, "", look))
                look = replace(look, colour="accent", link=address if address.startswith(WEB) else "")
            elif kind == "link_close" and links:
                address, words, before = links.pop()
                if without(words)[0] != address:
                    self.text(f" ({address})", look)
                look = before
            else:
                look = self._other(token, look)
        self._doubt = ""

    def _other(self, token: Token, look: Look) -> Look:
        kind = token.type
        if kind == "softbreak":
            self.text(" ", look)
        elif kind == "hardbreak":
            self._pen.text("\u2028", self._style(look))
        elif kind == "code_inline":
            self._code(token.content, look)
        elif kind == "image":  # images are not loaded: the description and address are shown as text
            parts = [token.content, str(token.attrs.get("src", ""))]
            self.text("[" + ": ".join(part for part in parts if part) + "]", look)
        elif kind.startswith("math_inline"):
            self._math(token, look)
        elif kind in ("strong_open", "strong_close"):
            return replace(look, is_bold=kind == "strong_open")
        elif kind in ("em_open", "em_close"):
            return replace(look, is_italic=kind == "em_open")
        elif kind in ("s_open", "s_close"):
            return replace(look, is_struck=kind == "s_open")
        return look

    def text(self, text: str, look: Look) -> None:
        """Write text that may contain our marks."""
        at = 0
        for match in PATTERN.finditer(text):
            self._plain(text[at : match.start()], look)
            at = match.end()
            if match["chip"]:
                self._chip(match["chip"])
            elif match["doubt"] and int(match["doubt"]) < len(self._sentences):
                self._doubt = doubt_text(self._sentences[int(match["doubt"])].doubt)
            elif match["end"]:
                self._doubt = ""
        self._plain(text[at:], look)

    def formula(self, source: str, look: Look, *, is_display: bool) -> None:
        """Write a drawing if there is one, else the source, which is replaced later."""
        key = (source, is_display)
        drawing = self._formulas.find(key) if self._formulas is not None else None
        style = self._style(look)
        if drawing is not None:
            insert_drawing(self._pen.cursor, key, drawing, self._pen.formats, style)
            return
        mark = "$$" if is_display else "$"
        start = self._pen.cursor.position()
        shown = f"{mark}{' '.join(source.split())}{mark}"
        self._pen.text(shown, self._style(look, is_code=True))
        if self._formulas is not None and self._formulas.is_waiting(key):
            selected = QTextCursor(self._pen.cursor)
            selected.setPosition(start)
            selected.setPosition(self._pen.cursor.position(), QTextCursor.MoveMode.KeepAnchor)
            selected.setKeepPositionOnInsert(True)  # or the selection would grow with the text written behind it
            self.waiting.append(Placeholder(key, selected, style))

    def _math(self, token: Token, look: Look) -> None:
        source, chips = without(token.content)
        if token.markup.startswith("\\") or looks_like_formula(source):
            self.formula(source.strip(), look, is_display=token.type == "math_inline_double")
        else:
            self.text(f"{token.markup}{source}{token.markup}", look)
        self.text(chips, look)

    def _code(self, content: str, look: Look) -> None:
        code, chips = without(content)
        self._pen.text(code.replace("\n", " "), self._style(look, is_code=True))
        self.text(chips, look)

    def _plain(self, text: str, look: Look) -> None:
        text = clean(text).replace("\n", " ").replace("\r", " ").replace("\u2029", " ")
        if text:
            self._pen.text(text, self._style(look))

    def _chip(self, number: str) -> None:
        self._pen.text("\u202f", self._style(Look()))  # keeps a chip on the line of its sentence
        tip = self._previews.get(int(number), "")
        self._pen.text(f"\u00a0{number}\u00a0", self._pen.formats.chip(f"cite:{self.message_id}/{number}", tip))

    def _style(self, look: Look, *, is_code: bool = False) -> QTextCharFormat:
        return self._pen.formats.characters(
            look.colour,
            CODE_PX if is_code and look.size == READING_PX else look.size,
            is_bold=look.is_bold,
            is_italic=look.is_italic,
            is_struck=look.is_struck,
            is_code=is_code,
            link=look.link,
            tip=self._doubt,
            is_doubted=bool(self._doubt),
        )


def preview(citation: Citation) -> str:
    """Rich text for a tool tip, in which the document's own words are not markup."""
    quote = " ".join(citation.quote.split())
    shown = quote if len(quote) <= PREVIEW_CHARS else quote[: PREVIEW_CHARS - 1].rsplit(" ", 1)[0] + "…"
    page = QCoreApplication.translate("transcript", "page {n}").format(n=citation.page) if citation.page else ""
    where = " · ".join(part for part in (citation.path.name, page) if part)
    return f"<p><b>{html.escape(where)}</b></p><p>{html.escape(shown)}</p>"
