"""Collects headings, paragraphs and table rows into one text with exact blocks. Pure; knows no file format."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.core.errors import UserError
from app.core.library.base import Block, Document
from app.core.library.extract.grid import Counter, Row
from app.core.library.extract.rowtext import table_lines

MAX_CHARS = 50_000_000  # of one file's text; a thick book has one million
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


class Builder:
    """Set `page` where the format has pages; the paragraphs that follow carry it."""

    def __init__(self, *, page: int | None = None) -> None:
        self.page = page
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._position = 0
        self._counter = Counter()

    @property
    def is_empty(self) -> bool:
        return not self._blocks

    def heading(self, text: str, level: int) -> None:
        self._add(" ".join(text.split()), min(6, max(1, level)))

    def paragraph(self, text: str, *, keep_spaces: bool = False) -> None:
        """`keep_spaces` for code and other text in which spaces matter."""
        self._add(text.strip("\n").rstrip() if keep_spaces else tidy(text), 0)

    def table(self, rows: Iterable[Row], *, has_header: int | None = None, expects_names: bool = False) -> None:
        """One paragraph for each row, with the names of the columns where there are some. `has_header` is the number of
        rows that the file itself calls names; None: detect."""
        for line in table_lines(rows, has_header, expects_names=expects_names, counter=self._counter):
            self.paragraph(line)

    def extend(self, document: Document) -> None:
        """Append another document's blocks on the page of this one; headings go one level down."""
        for block in document.blocks:
            text = document.text[block.start : block.end]
            self._add(text, min(6, block.level + 1) if block.level else 0)

    def build(self, title: str, *, pages: int = 0, ocr_pages: int = 0, empty_pages: tuple[int, ...] = ()) -> Document:
        return Document(
            title=" ".join(title.split()),
            text="\n\n".join(self._parts),
            blocks=tuple(self._blocks),
            pages=pages,
            ocr_pages=ocr_pages,
            empty_pages=empty_pages,
        )

    def first_heading(self) -> str:
        return next((self._parts[i] for i, block in enumerate(self._blocks) if block.level == 1), "")

    def _add(self, text: str, level: int) -> None:
        if not text.strip():
            return
        end = self._position + len(text)
        if end > MAX_CHARS:
            raise UserError("too_large", detail="text")
        self._blocks.append(Block(self._position, end, self.page, level))
        self._parts.append(text)
        self._position = end + 2


def tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text.replace("\xad", ""))).strip()
