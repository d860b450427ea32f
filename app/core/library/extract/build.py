"""Collects headings, paragraphs and table rows into one text with exact blocks. Pure; knows no file format."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from app.core.errors import UserError
from app.core.library.base import Block, Document

MAX_CHARS = 50_000_000  # of one file's text; a thick book has one million
MAX_COLUMNS = 16_384  # of a table, as in spreadsheet programs
MAX_CELLS = 10_000_000
HEADER_CHARS = 60  # a longer cell is no column's name
SAMPLE_ROWS = 20  # rows looked at to tell a header
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[-+(]?[^\w\s]?\s?\d[\d.,:/\s-]*[)%]?\s?[^\W\d]{0,3}")

Row = Sequence[str]


class Builder:
    """Set `page` where the format has pages; the paragraphs that follow carry it."""

    def __init__(self, *, page: int | None = None) -> None:
        self.page = page
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._position = 0
        self._cells = 0

    @property
    def is_empty(self) -> bool:
        return not self._blocks

    def heading(self, text: str, level: int) -> None:
        self._add(" ".join(text.split()), min(6, max(1, level)))

    def paragraph(self, text: str, *, keep_spaces: bool = False) -> None:
        """`keep_spaces` for code and other text in which spaces matter."""
        self._add(text.strip("\n").rstrip() if keep_spaces else tidy(text), 0)

    def table(self, rows: Iterable[Row], *, has_header: bool | None = None) -> None:
        """One paragraph for each row, with the names of the columns if the first row holds them; None: detect."""
        titles, names, body = _parts(self._counted(rows), has_header)
        for row in titles:
            self.paragraph(_row_text([], row))
        for row in body:
            self.paragraph(_row_text(names, row))

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

    def _counted(self, rows: Iterable[Row]) -> Iterable[Row]:
        for row in rows:
            self._cells += len(row) + 1
            if len(row) > MAX_COLUMNS or self._cells > MAX_CELLS:
                raise UserError("too_large", detail="cells")
            yield row


def tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text.replace("\xad", ""))).strip()


def _parts(rows: Iterable[Row], has_header: bool | None) -> tuple[list[list[str]], list[str], Iterable[list[str]]]:
    """The lines above the table, the names of its columns ([] where there are none) and its non-empty rows."""
    cleaned = ([" ".join(cell.split()) for cell in row] for row in rows)
    sample = [row for row in itertools.islice(cleaned, SAMPLE_ROWS) if any(row)]
    titles = list(itertools.takewhile(lambda row: sum(map(bool, row)) == 1, sample))
    table = sample[len(titles) :]
    is_header = len(table) > 1 and (has_header or (has_header is None and is_names(table[0], table[1:])))
    rest = (row for row in cleaned if any(row))
    return titles, table[0] if is_header else [], itertools.chain(table[1:] if is_header else table, rest)


def is_names(first: Row, rows: Sequence[Row]) -> bool:
    """Whether a row looks like column names: short, distinct, no numbers, and unlike the rows below."""
    names = [cell for cell in first if cell]
    width = max(len([cell for cell in row if cell]) for row in rows)
    if len(names) < 2 or len(names) < 0.6 * width or len({name.casefold() for name in names}) < len(names):
        return False
    if any(len(name) > HEADER_CHARS or name.endswith(":") for name in names):
        return False
    if any(_NUMBER.fullmatch(name) and not _is_year(name, column, rows) for column, name in enumerate(first) if name):
        return False
    has_numbers = any(_NUMBER.fullmatch(cell) for row in rows for cell in row)
    return has_numbers or len(names) > 2 or len(rows) > 2


def _is_year(name: str, column: int, rows: Sequence[Row]) -> bool:
    """Whether a number is a year that names its column: no other year stands below it."""
    below = (row[column] for row in rows if column < len(row))
    return _YEAR.fullmatch(name) is not None and not any(map(_YEAR.fullmatch, below))


def _row_text(names: list[str], cells: list[str]) -> str:
    labels = itertools.chain(names, itertools.repeat(""))
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(labels, cells, strict=False) if cell)
