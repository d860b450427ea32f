"""Files attached to a PDF, and the cover sheet of a portfolio of such. Knows no page layout; each file is read by the
reader of its kind, within the budget for files in files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.base import read_attachment
from app.core.library.extract.build import Builder
from app.core.library.extract.layout import Page
from app.core.library.extract.nested import has_room

MAX_FILES = 200  # of one PDF
COVER_CHARS = 800  # "For the best experience, open this PDF portfolio in Acrobat", in several languages at most
_COVER = re.compile(r"\b(?:Acrobat|Adobe\s+Reader)\b")

Attached = tuple[str, bytes, int | None]  # name, contents, the page to which it is pinned


def without_cover(pages: Sequence[Page], files: Sequence[Attached]) -> None:
    """The sheet that viewers without portfolios show says nothing of the files."""
    if files and len(pages) == 1 and len(pages[0].text) <= COVER_CHARS and _COVER.search(pages[0].text):
        pages[0].lines = []


def with_attached(document: Document, files: Sequence[Attached]) -> Document:
    """Each file as a section that has its name, below the text of the pages; one that cannot be read is still found by
    its name, and one that is attached twice stands once."""
    builder = Builder()
    seen: set[tuple[str, bytes]] = set()
    for name, data, page in files:
        if (name, data) not in seen and len(seen) < MAX_FILES:
            seen.add((name, data))
            builder.page = page
            builder.heading(name, 1)
            if (inner := _read(data, name)) is not None:
                builder.extend(inner)
    return joined(document, builder.build("")) if files else document


def joined(first: Document, second: Document) -> Document:
    """The text of both, under the title and with the pages of the first."""
    if not second.text:
        return first
    gap = "\n\n" if first.text else ""
    offset = len(first.text) + len(gap)
    moved = [replace(block, start=block.start + offset, end=block.end + offset) for block in second.blocks]
    return replace(first, text=first.text + gap + second.text, blocks=(*first.blocks, *moved))


def _read(data: bytes, name: str) -> Document | None:
    if not data or not has_room():
        return None
    try:
        return read_attachment(data, name)
    except UserError:
        return None
