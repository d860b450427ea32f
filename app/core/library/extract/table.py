"""CSV and TSV files, and Excel workbooks: a row is a paragraph with the names of its columns. Knows no other format."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.archive import open_archive
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode

DELIMITERS = ",;\t|"
SNIFF_CHARS = 64_000
FIELD_CHARS = 1_000_000
MOST_SHARE = 100  # 10,000 %
# "0.00%", but not a sign that is only quoted.
_IN_PERCENT = re.compile(r'^(?:[^"%;.]|"[^"]*")*(?:\.(?P<decimals>[0#?]*))?\s*%')


def read_csv(data: bytes, name: str) -> Document:
    text = decode(data)
    builder = Builder()
    csv.field_size_limit(FIELD_CHARS)
    try:
        builder.table(csv.reader(io.StringIO(text, newline=""), _dialect(text, name)))
    except csv.Error as error:
        raise UserError("damaged", detail=str(error)) from error
    return builder.build(_stem(name))


def _dialect(text: str, name: str) -> type[csv.Dialect]:
    sample = text[:SNIFF_CHARS].rpartition("\n")[0] or text[:SNIFF_CHARS]

    class Chosen(csv.excel):
        delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(sample)

    return Chosen


def _delimiter(sample: str) -> str:
    """The delimiter that gives most lines the same number of cells; csv.Sniffer takes letters for one."""
    lines = sample.splitlines()[:50]

    def steadiness(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0), usual

    return max(DELIMITERS, key=steadiness)


def read_xlsx(data: bytes, name: str) -> Document:
    """The values that were last calculated, not the formulas; a sheet is a heading and a page."""
    import openpyxl

    open_archive(data, has_trees=False).close()  # checks the archive; the sheets are read as a stream
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    builder = Builder()
    try:
        sheets = book.worksheets
        for number, sheet in enumerate(sheets, 1):
            builder.page = number
            builder.heading(sheet.title, 1)
            sheet.reset_dimensions()  # the file may claim a million columns; each row is as long as it is
            builder.table(_cells(sheet.iter_rows()))
        return builder.build(str(book.properties.title or "") or _stem(name), pages=len(sheets))
    finally:
        book.close()


def _cells(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[str]]:
    for row in rows:
        yield [cell_text(cell.value, cell.number_format if _is_share(cell.value) else "") for cell in row]


def _is_share(value: Any) -> bool:
    """Whether a number may be shown as a percentage: looking up a cell's format takes time."""
    return isinstance(value, int | float) and abs(value) <= MOST_SHARE


def cell_text(value: Any, number_format: str = "") -> str:
    """As a person would write it: no time at midnight, no ".0", no float noise; 0.0375 as "3.75 %" where the sheet
    shows it so."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and (shown := _IN_PERCENT.search(number_format)):
        return f"{value * 100:.{len(shown['decimals'] or '')}f} %"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:.12g}" if abs(value) < 1e15 else str(value)
    return str(value)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
