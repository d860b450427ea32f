"""The table of a survey as rows of plain text: sorted by a column, summed up, and written for spreadsheets. Pure; knows
no window."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.chat.base import Row, Survey, SurveyWords
from app.core.chat.table import file_names, head_of, note_text, ordered
from app.core.text.amounts import amount_of, sum_of
from app.core.text.numbers import found_dates

BOM = b"\xef\xbb\xbf"  # by which Excel knows UTF-8
# What a spreadsheet takes for the beginning of a formula, in full width, too. A number with its sign is none.
_FORMULA = re.compile(r"[\s\x00-\x1f'\"]*[=+\-@＝＋－＠\t\r]")
# Columns whose numbers are names of things: nobody adds up numbers of invoices.
_NAMED = re.compile(
    r"\b(?:numbers?|no|nos|id|code|year|phone|telephone|berth|room|page|version|zip|iban|account|nummern?|nr|jahr|telefon\w*|"
    r"platz|zimmer|seite|plz|konto\w*|num[ée]ros?|n[ºo°]|ann[ée]e|t[ée]l[ée]phone|n[úu]meros?|a[ñn]o|tel[ée]fono)\b|\w+nummer\b",
    re.I,
)
_SIGNED = re.compile(r"[-+]\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Grid:
    """`rows` are in the order of the answer's table, each as long as `head`; the first column names the files."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid_of(survey: Survey, words: SurveyWords) -> Grid:
    """Of a survey that is no summary."""
    names = file_names([row.path for row in survey.rows])
    head = (words.file, *(map(head_of, survey.columns) if survey.columns else (words.value,)))
    rows = []
    for row in ordered(survey):
        note = note_text(row, words) if survey.columns or not row.value else ""
        name = f"{names[row.path]} ({note})" if note else names[row.path]
        rows.append(tuple(map(_line, (name, *_values(row, len(head) - 1)))))
    return Grid(tuple(map(_line, head)), tuple(rows))


def order_of(grid: Grid, column: int, *, is_descending: bool = False) -> tuple[int, ...]:
    """The numbers of the rows in the order of a column: amounts and dates by value, other texts by their words and
    numbers. Empty cells stand last in both directions."""
    cells = [row[column] for row in grid.rows]
    key = _key_of([cell for cell in cells if cell])
    filled = sorted((n for n, cell in enumerate(cells) if cell), key=lambda n: key(cells[n]), reverse=is_descending)
    return (*filled, *(n for n, cell in enumerate(cells) if not cell))


def sums_of(grid: Grid) -> tuple[str, ...]:
    """For each column the sum of its amounts, where all of them have one unit; "" else."""
    return ("", *(_sum(grid, column) for column in range(1, len(grid.head))))


def _sum(grid: Grid, column: int) -> str:
    total = sum_of([row[column] for row in grid.rows])
    is_bare = bool(total) and not getattr(amount_of(total), "unit", "")
    return "" if is_bare and _NAMED.search(grid.head[column]) else total


def arranged(grid: Grid, order: Sequence[int], sums: Sequence[str] = (), label: str = "") -> Grid:
    """The rows in this order; with `sums` a last row that `label` names."""
    last = ((label, *sums[1:]),) if sums else ()
    return Grid(grid.head, (*(grid.rows[number] for number in order), *last))


def to_tsv(grid: Grid) -> str:
    return "".join("\t".join(map(_harmless, row)) + "\n" for row in (grid.head, *grid.rows))


def to_html(grid: Grid) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(_harmless(cell))}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in grid.rows)
    return f'<meta charset="utf-8"><table>{line(grid.head, "th")}{body}</table>'


def to_csv(grid: Grid, delimiter: str = ",") -> bytes:
    """UTF-8 with its mark. Excel wants a semicolon where the comma is the decimal mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([list(map(_harmless, row)) for row in (grid.head, *grid.rows)])
    return BOM + out.getvalue().encode("utf-8")


def _values(row: Row, count: int) -> tuple[str, ...]:
    if row.cells:
        return tuple(cell.value for cell in row.cells)
    return (row.value,) + ("",) * (count - 1)


def _line(text: str) -> str:
    """Without line breaks and characters that no file may hold."""
    plain = "".join(char for char in text if char.isprintable() or char.isspace())
    return " ".join(plain.encode("utf-8", "ignore").decode("utf-8").split())


def _harmless(cell: str) -> str:
    """A cell from a file must not become a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _SIGNED.fullmatch(cell) else cell


def _key_of(cells: Sequence[str]) -> Any:
    """By what the cells can be compared."""
    if all(len(found_dates(cell)) == 1 for cell in cells):
        return lambda cell: found_dates(cell)[0][0]
    if all(amount_of(cell) is not None for cell in cells):
        return _by_amount
    return _by_words


def _by_amount(cell: str) -> tuple[Any, ...]:
    amount = amount_of(cell)
    assert amount is not None
    return amount.unit, amount.value


def _by_words(cell: str) -> list[tuple[bool, int, str]]:
    """ "Part 10" behind "Part 9"."""
    parts = re.findall(r"\d+|\D+", cell.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
