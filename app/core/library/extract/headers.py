"""Tells what the rows of a table are: titles above it, names of columns in one or more rows, or a form whose first
column has the names. Pure; by the cells alone, as a reader would who knows no format."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.core.library.extract.fields import is_field
from app.core.library.extract.grid import EMPTY, Cell, Cells

HEADER_CHARS = 60  # a longer cell is no column's name
MAX_HEADER_ROWS = 4
MOST = 0.75  # of a column's cells are of one kind: a column of figures has a few that are "n/a"
SHARE = 0.6  # of the columns have a name
FORM = 0.4  # of a form's labels are known names of fields or end with a colon; a list has one at its head
PAIRS = 0.5  # the same where a row holds several labels
MAX_PAIRS = 8  # columns
FIELDS = 2  # names of fields in a column: one alone may be a person called "Street"
_MONTH = r"[^\W\d]{3,10}\.?"
_DATE = re.compile(
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|(?:\d{{1,2}}(?:st|nd|rd|th|\.)? )?{_MONTH} (?:\d{{1,2}}, )?(?:19|20)\d\d"
)
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?")
_NUMBER = re.compile(r"[-+−(]?(?:[A-Z]{3}|[^\w\s])?\s?[-+−]?\d[\d.,:'’/\s-]*[)%]?\s?[^\W\d]{0,3}[^\w\s]?[²³]?")
_UNIT = re.compile(r"[(\[].{1,12}[)\]]|%|[€$£¥]")

Kind = Literal["", "text", "year", "date", "time", "number"]
Layout = Literal["names", "form", "pairs", "labels", "plain"]


@dataclass(frozen=True)
class Shape:
    """`titles` and `names` count rows at the top. `layout` says how a row below is read: with the names of the columns,
    as label and value, as pairs of both, as a label with values, or as it is."""

    titles: int
    names: int
    layout: Layout


@functools.lru_cache(maxsize=4096)  # the rows of a page are looked at again from each that may begin a table
def kind_of(text: str) -> Kind:
    if not text:
        return ""
    if text.startswith("="):  # a formula that was never calculated
        return "number"
    for kind, pattern in (("year", _YEAR), ("date", _DATE), ("time", _TIME), ("number", _NUMBER)):
        if pattern.fullmatch(text):
            return kind  # type: ignore[return-value]
    return "text"


def shape_of(rows: Sequence[Cells], marked: int | None = None, *, expects_names: bool = False) -> Shape:
    """Of the non-empty rows at a table's top. `marked` rows are names by the file's own word, None where it says
    nothing; `expects_names` where a first row of names is the custom (CSV)."""
    titles = len(list(itertools.takewhile(lambda row: _is_title(row, rows), rows)))
    table = rows[titles:]
    if len(table) < 2 or marked == 0:
        return Shape(titles, 0, _without_names(table) if marked is None else "plain")
    if marked is not None and not _is_form(table):
        names = max(1, marked - titles, header_rows(table))  # a file marks one row, whose names go on in the next
        return Shape(titles, min(names, len(table) - 1), "names")
    layout = _layout(table, expects_names)
    return Shape(titles, header_rows(table) if layout == "names" else 0, layout)


def _is_form(table: Sequence[Cells]) -> bool:
    """Labels with colons from the first row on: programs mark that row because every table's first row is."""
    first = distinct(table[0])
    return bool(first) and first[0].text.endswith(":") and are_pairs(table)


def _is_title(row: Cells, rows: Sequence[Cells]) -> bool:
    """A row with one cell, however many columns that covers."""
    cells = distinct(row)
    if len(cells) != 1:
        return False
    first = next(column for column, cell in enumerate(row) if cell)
    left = min(next((c for c, cell in enumerate(other) if cell), 0) for other in rows)
    return first == left or _width(rows) > 2


def distinct(row: Cells) -> Cells:
    """The cells with text, a merged one once."""
    return list(dict.fromkeys(cell for cell in row if cell))


def _width(rows: Sequence[Cells]) -> int:
    """Columns from the first to the last that have text."""
    used = {column for row in rows for column, cell in enumerate(row) if cell}
    return max(used) - min(used) + 1 if used else 0


def _layout(table: Sequence[Cells], expects_names: bool) -> Layout:
    width, left = _width(table), _left(table)
    is_strong = _is_strong_row(table)
    if is_strong and _could_name(table[0], table[1:]):
        return "names"
    figures = width == 2 and _are_figures(_column(table, left + 1))
    if not (is_strong or (figures and not _is_label(table[0][left]))) and are_pairs(table):
        return "form" if width == 2 else "pairs"
    if _is_strong_column(table):
        return "form" if width == 2 else "labels"
    if expects_names and _could_name(table[0], table[1:]) and not _repeats(table[0], table[1:]):
        return "names"
    is_named = is_names(table[0], table[1:]) and (width > 2 or figures)
    return "names" if is_named else _without_names(table)


def _without_names(table: Sequence[Cells]) -> Layout:
    """Two columns of which none is named are label and value: "Rent: 950"."""
    if table and are_pairs(table):
        return "form" if _width(table) == 2 else "pairs"
    if len(table) < 2 or _width(table) != 2:
        return "plain"
    labels = [cell.text.casefold() for cell in _column(table, _left(table)) if cell]
    are_labels = all(kind_of(label) == "text" and len(label) <= HEADER_CHARS for label in labels)
    return "form" if are_labels and 1 < len(labels) == len(set(labels)) else "plain"


def _column(table: Sequence[Cells], column: int) -> Cells:
    return [row[column] if column < len(row) else EMPTY for row in table]


def _left(table: Sequence[Cells]) -> int:
    return min((c for row in table for c, cell in enumerate(row) if cell), default=0)


def _is_strong_row(table: Sequence[Cells]) -> bool:
    """Whether the first row is shown as a heading and the others are not."""
    first = distinct(table[0])
    others = [cell for row in table[1:] for cell in distinct(row)[1:]]
    return bool(first) and all(cell.is_strong for cell in first) and not all(cell.is_strong for cell in others)


def _is_strong_column(table: Sequence[Cells]) -> bool:
    first = [cell for cell in _column(table, _left(table)) if cell]
    others = [cell for row in table for cell in row if cell and cell not in first]
    return len(first) > 1 and all(cell.is_strong for cell in first) and not any(cell.is_strong for cell in others)


def are_pairs(table: Sequence[Cells]) -> bool:
    """Whether every second column has labels: they end with a colon, or are names that fields of forms have. Where what
    stands beside the first of them is such a name too, the row names columns."""
    width, left = _width(table), _left(table)
    if width % 2 or width > MAX_PAIRS:
        return False
    columns = [[cell for cell in _column(table, column) if cell] for column in range(left, left + width)]
    labels, values = columns[::2], columns[1::2]
    if not all(labels) or any(is_field(cell.text) for column in values for cell in column[:1] if cell in table[0]):
        return False
    are_said = all(_said(column) >= (FORM if width == 2 else PAIRS) for column in labels)
    return are_said and sum(_is_label(cell) for column in labels for cell in column) >= FIELDS


def _said(column: Sequence[Cell]) -> float:
    return sum(map(_is_label, column)) / len(column) if column else 0.0


def _is_label(cell: Cell) -> bool:
    return (len(cell.text) <= HEADER_CHARS and cell.text.endswith(":")) or is_field(cell.text)


def is_names(first: Cells, below: Sequence[Cells]) -> bool:
    """Whether a row looks like column names: short, distinct, no numbers, and unlike the rows below."""
    names = distinct(first)
    width = max(len([cell for cell in row if cell]) for row in below)
    count = len([cell for cell in first if cell])
    if len(below) > 1 and _goes_on(first, below[0], below[1:]):
        count = len([cell for cell in below[0] if cell])
    if count < (SHARE * width if width > 2 else 1) or not _could_name(first, below):
        return False
    if any(name.text.endswith(":") for name in names) or _repeats(first, below):
        return False
    has_numbers = any(kind_of(cell.text) not in ("", "text") for row in below for cell in row)
    return has_numbers or len(names) > 2 or (len(names) == 2 and len(below) > 2)


def _could_name(row: Cells, below: Sequence[Cells]) -> bool:
    names = distinct(row)
    if len({name.text.casefold() for name in names}) < len(names) and not _has_groups(row):
        return False
    if any(len(name.text) > HEADER_CHARS for name in names):
        return False
    return not any(_is_value(cell, column, below) for column, cell in enumerate(row) if cell)


def _is_value(cell: Cell, column: int, below: Sequence[Cells]) -> bool:
    """Whether a cell is a value and no name: a number, an address of a mail, or one of the same kind as those below. A
    year or date may name a column where no other stands below it."""
    kind = kind_of(cell.text)
    if kind in ("year", "date", "time"):
        return any(kind_of(row[column].text) == kind for row in below if column < len(row) and row[column] is not cell)
    return kind == "number" or "@" in cell.text or "://" in cell.text


def _repeats(first: Cells, below: Sequence[Cells]) -> bool:
    """Whether a cell of the row stands in its own column again, as values do and names do not. The whole row again is
    the head of the next page."""
    for column, cell in enumerate(first):
        same = [row for row in below if cell and column < len(row) and row[column].text == cell.text]
        if any(row[column] is not cell and texts(row) != texts(first) for row in same):
            return True
    return False


def texts(row: Cells) -> list[str]:
    return [cell.text for cell in row]


def _are_figures(column: Cells) -> bool:
    """Whether a text stands above cells of one kind that is none. A year may be a number like others."""
    kinds: list[str] = ["number" if kind == "year" else kind for cell in column[1:] if (kind := kind_of(cell.text))]
    most = max(set(kinds), key=kinds.count, default="text")
    is_name = kind_of(column[0].text) in ("text", "year", "date")
    return is_name and most != "text" and kinds.count(most) >= MOST * len(kinds)


def _has_groups(row: Cells) -> bool:
    """Whether a cell covers several columns, but not all."""
    return len(distinct(row)) > 1 and any(a is b and a for a, b in itertools.pairwise(row))


def header_rows(table: Sequence[Cells]) -> int:
    """How many rows hold the names: those below a name that covers several columns, or reaches into the next row, or
    that have the names of which a row above says what groups they are."""
    count = 1
    while count < min(MAX_HEADER_ROWS, len(table) - 1) and _goes_on(table[count - 1], table[count], table[count + 1 :]):
        count += 1
    return count


def _goes_on(above: Cells, row: Cells, below: Sequence[Cells]) -> bool:
    fresh = [cell for column, cell in enumerate(row) if cell and (column >= len(above) or cell is not above[column])]
    if not fresh:
        return False
    if all(_UNIT.fullmatch(cell.text) for cell in fresh) and any(above):
        return True
    if any(_is_value(cell, column, below) for column, cell in enumerate(row) if cell in fresh):
        return False
    reaches = any(cell and column < len(above) and cell is above[column] for column, cell in enumerate(row))
    if _has_groups(above) or reaches:
        return (
            any(kind_of(cell.text) not in ("", "text") for other in below for cell in other)
            or reaches
            or _repeated(fresh)
        )
    return _has_gaps(above, row) and _repeated(fresh)


def _repeated(cells: Cells) -> bool:
    """Names that stand below each of several groups: "Q1, Q2, Q1, Q2"."""
    return len({cell.text.casefold() for cell in cells}) < len(cells)


def _has_gaps(above: Cells, row: Cells) -> bool:
    return sum(bool(cell) and not (column < len(above) and above[column]) for column, cell in enumerate(row)) > 0
