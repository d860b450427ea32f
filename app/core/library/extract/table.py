"""CSV and TSV files, and Excel workbooks: a row is a paragraph with the names of its columns. Knows no sheet's XML
(sheets.py) and no other format."""

from __future__ import annotations

import csv
import io

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.ooxml import open_package
from app.core.library.extract.sheets import add_sheets
from app.core.library.extract.titles import real_title

DELIMITERS = ",;\t|"
SNIFF_CHARS = 64_000
FIELD_CHARS = 1_000_000


def read_csv(data: bytes, name: str) -> Document:
    text = decode(data)
    builder = Builder()
    csv.field_size_limit(FIELD_CHARS)
    try:
        builder.table(csv.reader(io.StringIO(text, newline=""), _dialect(text, name)), expects_names=True)
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
    """A sheet is a heading and a page. Values are those that were last calculated; one that never was is a formula."""
    data, package = open_package(data, has_trees=False)  # the sheets are read as a stream
    builder = Builder()
    title, pages = add_sheets(builder, data, package)
    return builder.build(real_title(title) or _stem(name), pages=pages)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
