"""Forty questions about tables as people make them: merged cells, forms, two rows of names, numbers in formats. For
each the passage has the label of the row, the name of the column and the value, and the name of no other column by it.
"""

from __future__ import annotations

import datetime
import html
import io
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
from fpdf import FPDF
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from app.core.library.base import IndexLimits
from app.core.library.extract.base import extract

Table = list[list[str]]  # "<" for a cell merged with the one at its left, "^" with the one above
FLEET = [
    ["Ship", "Passengers", "<", "Freight", "<"],
    ["^", "2030", "2031", "2030", "2031"],
    ["Kittiwake", "41,200", "44,870", "312", "298"],
    ["Guillemot", "18,450", "17,020", "1,204", "1,377"],
]
TARIFF = [
    ["Zone", "Ticket", "Adult", "Child"],
    ["Inner harbour", "Single", "2.40 €", "1.20 €"],
    ["^", "Day", "6.80 €", "3.40 €"],
    ["Outer islands", "Single", "9.50 €", "4.75 €"],
    ["^", "Day", "17.00 €", "8.50 €"],
]
FORM = [
    ["Tenant", "Ottilie Farrow"],
    ["Date of birth", "3 May 1988"],
    ["Deposit", "2,680 €"],
    ["Start of the lease", "1 September 2031"],
]
WIDE_FORM = [
    ["Name:", "Anselm Reyes", "Phone:", "555 0188"],
    ["Street:", "12 Quay Street", "Town:", "Portwick"],
]
STOCK = [
    ["Article", "Shelf", "Expected", "Counted", "Missing"],
    ["Hinge", "R4", "120", "117", "3"],
    ["Latch", "R9", "", "64", ""],
    ["Hook", "", "310", "", "22"],
    ["Bolt", "S1", "75", "75", "0"],
]
HOURS = [
    ["Day", "Library", "Archive"],
    ["Monday", "9:00 - 17:00", "closed"],
    ["Tuesday", "9:00 - 20:00", "10:00 - 16:00"],
    ["Wednesday", "closed", "<"],
]


class Asked(NamedTuple):
    table: str
    kind: str
    row: str
    column: str
    value: str
    others: tuple[str, ...] = ()  # names that must not stand directly before the value


QUESTIONS = [
    *(Asked("fleet", kind, "Kittiwake", "Passengers 2031", "44,870", ("Freight", "2030")) for kind in
      ("docx", "html", "odt", "pptx", "xlsx")),
    *(Asked("fleet", kind, "Guillemot", "Freight 2030", "1,204", ("Passengers", "2031")) for kind in
      ("docx", "html", "odt", "pptx", "xlsx")),
    *(Asked("tariff", kind, "Outer islands", "Child", "8.50 €", ("Adult",)) for kind in
      ("docx", "html", "odt", "pptx", "xlsx")),
    Asked("tariff", "docx", "Inner harbour", "Adult", "6.80 €", ("Child",)),
    Asked("tariff", "html", "Inner harbour", "Child", "3.40 €", ("Adult",)),
    *(Asked("form", kind, "Deposit", "", "2,680 €", ("Tenant", "Date of birth")) for kind in
      ("docx", "html", "odt", "pptx", "xlsx")),
    Asked("form", "pdf", "Date of birth", "", "3 May 1988", ("Tenant", "Deposit")),
    *(Asked("wide form", kind, "Phone", "", "555 0188", ("Name", "Town")) for kind in ("docx", "html", "odt", "xlsx")),
    Asked("wide form", "pptx", "Town", "", "Portwick", ("Street", "Phone")),
    *(Asked("stock", kind, "Hook", "Missing", "22", ("Expected", "Counted", "Shelf")) for kind in
      ("docx", "html", "odt", "pptx", "xlsx", "pdf")),
    Asked("stock", "pdf", "Latch", "Counted", "64", ("Expected", "Shelf")),
    Asked("hours", "docx", "Tuesday", "Archive", "10:00 - 16:00", ("Library",)),
    Asked("hours", "pdf", "Monday", "Library", "9:00 - 17:00", ("Archive",)),
    Asked("loans", "xlsx", "Boat loan", "Rate", "3.75 %", ("Amount",)),
    Asked("loans", "xlsx", "Barn loan", "Amount", "-3,999.50 €", ("Rate",)),
    Asked("loans", "xlsx", "Boat loan", "Ends", "2031-03-14", ("Amount",)),
]  # fmt: skip
TABLES = {"fleet": FLEET, "tariff": TARIFF, "form": FORM, "wide form": WIDE_FORM, "stock": STOCK, "hours": HOURS}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The text of each table in each format."""
    folder = tmp_path_factory.mktemp("tables")
    found = {}
    for table, kind in sorted({(asked.table, asked.kind) for asked in QUESTIONS}):
        path = folder / f"{table}.{kind}"
        WRITERS[kind](path, TABLES.get(table, []))
        found[table, kind] = extract(path, IndexLimits()).text
    return found


def test_there_are_forty() -> None:
    assert len(QUESTIONS) == len(set(QUESTIONS)) == 40


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: f"{asked.kind}-{asked.row}-{asked.value}")
def test_the_right_cell_is_in_the_passage(texts: dict[tuple[str, str], str], asked: Asked) -> None:
    text = texts[asked.table, asked.kind]
    parts = [(line, part) for line in text.splitlines() for part in line.split("; ")]
    at = [(line, part) for line, part in parts if part.endswith(asked.value) and asked.row in line]
    column = asked.column or asked.row
    assert any(part.replace(" ", "").startswith(column.replace(" ", "") + ":") for _, part in at), text
    assert not any(other in part for _, part in at for other in asked.others), text


def spans(table: Table, row: int, column: int) -> tuple[int, int]:
    """The columns and rows that a cell covers."""
    across = 1
    while column + across < len(table[row]) and table[row][column + across] == "<":
        across += 1
    down = 1
    while row + down < len(table) and table[row + down][column] == "^":
        down += 1
    return across, down


def cells(table: Table) -> list[list[tuple[str, int, int]]]:
    return [
        [(text, *spans(table, r, c)) for c, text in enumerate(row) if text not in ("<", "^")]
        for r, row in enumerate(table)
    ]


def write_docx(path: Path, table: Table) -> None:
    document = docx.Document()
    document.add_paragraph("The harbour office tells:")
    fill(document.add_table(len(table), len(table[0])), table)
    document.save(str(path))


def write_pptx(path: Path, table: Table) -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    place = (Inches(1), Inches(1), Inches(7), Inches(3))
    shape = slide.shapes.add_table(len(table), len(table[0]), *place)
    fill(shape.table, table)
    show.save(str(path))


def fill(target: Any, table: Table) -> None:
    for r, row in enumerate(table):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            across, down = spans(table, r, c)
            cell = target.cell(r, c)
            if across > 1 or down > 1:
                cell.merge(target.cell(r + down - 1, c + across - 1))
            cell.text = text


def write_xlsx(path: Path, table: Table) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if not table:
        sheet.append(["Loan", "Rate", "Amount", "Ends"])
        sheet.append(["Boat loan", 0.0375, 12500, datetime.date(2031, 3, 14)])
        sheet.append(["Barn loan", 0.125, -3999.5, datetime.date(2040, 12, 1)])
        for row in (2, 3):
            for column, form in (("B", "0.00 %"), ("C", '#,##0.00\\ "€"'), ("D", "yyyy-mm-dd")):
                sheet[f"{column}{row}"].number_format = form
    for r, row in enumerate(table):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                across, down = spans(table, r, c)
                sheet.cell(r + 1, c + 1, text)
                if across > 1 or down > 1:
                    sheet.merge_cells(start_row=r + 1, start_column=c + 1, end_row=r + down, end_column=c + across)
    book.save(path)


def write_html(path: Path, table: Table) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td colspan={a} rowspan={d}>{html.escape(text)}</td>" for text, a, d in row) + "</tr>"
        for row in cells(table)
    )
    path.write_text(f"<meta charset=utf-8><p>The harbour office tells:<table>{rows}</table>", "utf-8")


def write_odt(path: Path, table: Table) -> None:
    rows = ""
    for r, row in enumerate(table):
        rows += "<table:table-row>"
        for c, text in enumerate(row):
            across, down = spans(table, r, c)
            rows += (
                "<table:covered-table-cell/>" if text in ("<", "^") else
                f'<table:table-cell table:number-columns-spanned="{across}" table:number-rows-spanned="{down}">'
                f"<text:p>{text}</text:p></table:table-cell>"
            )  # fmt: skip
        rows += "</table:table-row>"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    body = f"<text:p>The harbour office tells:</text:p><table:table>{rows}</table:table>"
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"{content}</office:document-content>")
    path.write_bytes(data.getvalue())


def write_pdf_table(path: Path, table: Table) -> None:
    pdf = FPDF(unit="pt")
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.text(60, 60, "The harbour office tells what was found in the year that has ended, by the hand of its clerk.")
    for r, row in enumerate(table):
        for c, text in enumerate(row):
            if text and text not in ("<", "^"):
                pdf.text(60 + 105 * c, 100 + 22 * r, text.replace("€", "EUR"))
    pdf.output(str(path))


WRITERS = {"docx": write_docx, "pptx": write_pptx, "xlsx": write_xlsx, "html": write_html, "odt": write_odt,
           "pdf": write_pdf_table}  # fmt: skip
