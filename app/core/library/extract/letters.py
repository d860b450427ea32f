"""A mail as a person reads it, whatever file it came in: who and when, its texts in order, invitations, what is
attached. Knows neither MIME nor Outlook."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.base import read_attachment
from app.core.library.extract.build import Builder
from app.core.library.extract.calendar import add_calendar
from app.core.library.extract.encoding import decode
from app.core.library.extract.pictures import pictures_here
from app.core.library.extract.web import add_html

MAX_DEPTH = 3  # levels of mails attached to mails
# The plain text stands for the HTML where it has this share of its words; else it is a stub ("use another program").
SAME_SHARE = 0.7
SPARSE = 4  # HTML with so many times fewer words is a picture with a caption, and the plain text is the mail
_WORD = re.compile(r"\w+")
ReadPart = Callable[[bytes, str], Document | None]  # data and file name; None for a kind that is not read


@dataclass(frozen=True)
class Body:
    """A text of a mail; `charset` is what the mail declares, "" for nothing."""

    kind: Literal["plain", "html", "rtf", "calendar"]
    data: bytes
    charset: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A file that came with a mail, or a mail. `data` is that of the file."""

    name: str = ""
    data: bytes = b""
    letter: Letter | None = None


@dataclass(frozen=True)
class Letter:
    """`lines` are "From: …" and so on, `pictures` those that the text shows, by their addresses in it ("cid:…")."""

    subject: str
    lines: Sequence[str] = ()
    bodies: Sequence[Body] = ()
    enclosures: Sequence[Enclosure] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class LetterWriter:
    """Adds mails to a builder. `ocr_pages` counts those of what was attached."""

    def __init__(self, builder: Builder, read_part: ReadPart = read_attachment) -> None:
        self._builder = builder
        self._read_part = read_part
        self.ocr_pages = 0

    def write(self, letter: Letter, *, depth: int = 1) -> None:
        self._builder.heading(letter.subject, depth)
        self._builder.paragraph("\n".join(letter.lines))
        for body in letter.bodies:
            self._add_body(body, letter.pictures, depth=depth + 1)
        for picture in letter.pictures.values():  # whose place no text says
            self._builder.paragraph(pictures_here().text(picture))
        invitations = {body.data.strip() for body in letter.bodies if body.kind == "calendar"}
        for enclosure in letter.enclosures:
            if enclosure.data.strip() not in invitations:
                self._add_enclosure(enclosure, depth=depth + 1)

    def _add_body(self, body: Body, pictures: Mapping[str, bytes], *, depth: int) -> None:
        if body.kind == "calendar":
            with contextlib.suppress(UserError):
                add_calendar(self._builder, decode(body.data, body.charset), level=depth)
        elif body.kind == "html":
            add_html(self._builder, _as_utf_8(body), lambda source: pictures.get(source, b""))
        elif body.kind == "rtf":
            from app.core.library.extract.rich import read_rtf

            with contextlib.suppress(UserError):
                self._builder.extend(read_rtf(body.data, ""))
        else:
            for paragraph in decode(body.data, body.charset).split("\n\n"):
                self._builder.paragraph(paragraph)

    def _add_enclosure(self, enclosure: Enclosure, *, depth: int) -> None:
        """One that cannot be read is still found by its name."""
        if enclosure.letter is not None:
            if depth <= MAX_DEPTH:
                self.write(enclosure.letter, depth=depth)
            return
        if not enclosure.name:
            return
        self._builder.heading(enclosure.name, depth)
        try:
            document = self._read_part(enclosure.data, enclosure.name)
        except UserError:
            document = None
        if document is not None:
            self._builder.extend(document)
            self.ocr_pages += document.ocr_pages


def letter_document(letter: Letter, name: str, read_part: ReadPart = read_attachment) -> Document:
    builder = Builder()
    writer = LetterWriter(builder, read_part)
    writer.write(letter)
    return builder.build(letter.subject or name.rpartition(".")[0], ocr_pages=writer.ocr_pages)


def better(plain: Body, html: Body) -> Body:
    """Of two versions of a text the plain one, unless it leaves out what the other says."""
    shown = Builder()
    try:
        add_html(shown, _as_utf_8(html))
        said, seen = _words(decode(plain.data, plain.charset)), _words(shown.build("").text)
    except UserError:
        return plain
    has_all = len(said & seen) >= SAME_SHARE * len(seen)
    return plain if has_all or len(seen) * SPARSE < len(said) else html


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _as_utf_8(body: Body) -> bytes:
    """With a mark, which counts more than what the page says of itself."""
    if not body.charset:
        return body.data
    return b"\xef\xbb\xbf" + decode(body.data, body.charset).encode("utf-8", "replace")
