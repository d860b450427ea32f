"""Word, PowerPoint, Excel and OpenDocument files made by their own libraries read whole, with headings and tables."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import odfdo
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from pptx.util import Inches

from app.core.errors import UserError
from app.core.library.base import Document, IndexLimits
from app.core.library.extract.base import extract
from app.core.library.extract.build import Builder
from tests import bombs

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def texts(document: Document) -> list[tuple[int, str]]:
    return [(block.level, document.text[block.start : block.end]) for block in document.blocks]


def pages(document: Document) -> dict[str, int | None]:
    return {document.text[block.start : block.end]: block.page for block in document.blocks}


def test_docx(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_heading("Report", 1)
    source.add_paragraph("The bridge was closed.")
    source.add_heading("Sales", 2)
    table = source.add_table(3, 2)
    for row, cells in zip(table.rows, [("Region", "Q3"), ("North", "12.1"), ("South", "9.4")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    run = "<w:r><w:t>{}</w:t></w:r>"
    for xml in (
        f"<w:sdt {WORD}><w:sdtContent><w:p>{run.format('In a control.')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p {WORD}><w:ins>{run.format('Inserted.')}</w:ins><w:moveFrom>{run.format('Gone.')}</w:moveFrom></w:p>",
    ):
        source.element.body.insert(-1, parse_xml(xml))
    source.core_properties.title = "Bridge report"
    source.save(str(tmp_path / "a.docx"))
    document = extract(tmp_path / "a.docx", IndexLimits())
    assert document.title == "Bridge report"
    assert texts(document) == [
        (1, "Report"),
        (0, "The bridge was closed."),
        (2, "Sales"),
        (0, "Region: North; Q3: 12.1"),
        (0, "Region: South; Q3: 9.4"),
        (0, "In a control."),
        (0, "Inserted."),
    ]


def test_pptx(tmp_path: Path) -> None:
    source = pptx.Presentation()
    for number in (1, 2):
        slide = source.slides.add_slide(source.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = f"Grouped text {number}"
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(2)).table
    for row, cells in enumerate([("Region", "Q3"), ("North", "12.1")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    slide.notes_slide.notes_text_frame.text = "Say thanks."
    source.save(str(tmp_path / "a.pptx"))
    document = extract(tmp_path / "a.pptx", IndexLimits())
    assert document.pages == 2
    assert texts(document)[:2] == [(1, "Slide 1"), (0, "Grouped text 1")]
    found = pages(document)
    assert found["Region: North; Q3: 12.1"] == found["Say thanks."] == 2 and found["Grouped text 1"] == 1


def test_xlsx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sales"
    for row in (["Sales of the year"], [], ["Region", "Q3", "Since"], ["North", 12.1, None], ["South", 9.0, None]):
        sheet.append(row)
    other = book.create_sheet("Plain")
    other.append([1, 2, 3])
    other["XFD1048576"] = "far away"
    book.save(tmp_path / "a.xlsx")
    document = extract(tmp_path / "a.xlsx", IndexLimits())
    assert document.pages == 2
    assert texts(document)[:4] == [
        (1, "Sales"),
        (0, "Sales of the year"),
        (0, "Region: North; Q3: 12.1"),
        (0, "Region: South; Q3: 9"),
    ]
    assert pages(document)["1; 2; 3"] == 2 and "far away" in document.text


def test_odt(tmp_path: Path) -> None:
    source = odfdo.Document("text")
    source.body.clear()
    source.body.append(odfdo.Header(1, "Lease"))
    source.body.append(odfdo.Paragraph("The rent  is due\ton Monday."))
    items = odfdo.List(["First item", "Second item"])
    source.body.append(items)
    source.save(tmp_path / "a.odt")
    document = extract(tmp_path / "a.odt", IndexLimits())
    assert texts(document) == [(1, "Lease"), (0, "The rent is due on Monday."), (0, "First item"), (0, "Second item")]


def test_ods(tmp_path: Path) -> None:
    source = odfdo.Document("spreadsheet")
    source.body.clear()
    table = odfdo.Table("Sales")
    for values in (["Region", "Q3"], ["North", 12.1], ["South", 9.4]):
        row = odfdo.Row()
        row.set_values(values)
        table.append_row(row)
    empty = odfdo.Row()
    empty.repeated = 1_000_000
    table.append(empty)
    source.body.append(table)
    source.save(tmp_path / "a.ods")
    document = extract(tmp_path / "a.ods", IndexLimits())
    assert texts(document)[:2] == [(1, "Sales"), (0, "Region: North; Q3: 12.1")] and document.pages == 1


def test_odp(tmp_path: Path) -> None:
    source = odfdo.Document("presentation")
    source.body.clear()
    for number in (1, 2):
        page = odfdo.DrawPage(f"page{number}", name=f"Part {number}")
        page.append(odfdo.Frame.text_frame(f"Words of {number}", size=("5cm", "2cm"), position=("1cm", "1cm")))
        source.body.append(page)
    source.save(tmp_path / "a.odp")
    document = extract(tmp_path / "a.odp", IndexLimits())
    assert document.pages == 2 and pages(document)["Words of 2"] == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["2025", "Q1", "Q2"], ["Rent", "10", "20"], ["Food", "5", "6"]], "2025: Rent; Q1: 10; Q2: 20"),
        ([["Item", "2024", "2025"], ["Rent", "10", "20"], ["Food", "5", "6"]], "Item: Rent; 2024: 10; 2025: 20"),
        ([["2023", "2024", "2025"], ["2020", "2021", "2022"], ["1", "2", "3"]], "2023; 2024; 2025"),
        ([["7", "8", "9"], ["1", "2", "3"]], "7; 8; 9"),
    ],
)
def test_a_year_may_name_a_column_where_no_year_stands_below(rows: list[list[str]], expected: str) -> None:
    builder = Builder()
    builder.table(rows)
    assert expected in builder.build("a").text


def test_a_share_is_read_in_percent_where_the_sheet_shows_it_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row, (value, shown) in enumerate(
        [(0.0375, "0.00%"), (0.5, '0.0 "%"'), (1.2, "0%"), (0.07, '"VAT "0%'), (1 / 3, "0.0%"), (12, "General")], 1
    ):
        book.active.cell(row, 1, "rate")
        book.active.cell(row, 2, value).number_format = shown
    book.save(tmp_path / "a.xlsx")
    text = extract(tmp_path / "a.xlsx", IndexLimits()).text
    assert all(one in text for one in ("3.75 %", "0.5", "120 %", "7 %", "33.3 %", "12"))
    assert "50 %" not in text


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".xlsx", ".odt", ".ods", ".odp", ".epub"])
@pytest.mark.parametrize("content", [b"no archive at all", b"PK\x03\x04 cut off"])
def test_broken_file_is_damaged(tmp_path: Path, suffix: str, content: bytes) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(content)
    assert failure(file) == "damaged"


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".xlsx", ".odt", ".epub"])
def test_zip_bomb_is_too_large(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as member:
        for _ in range(100):
            member.write(bytes(1024 * 1024))
    assert failure(file) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".odt", ".epub"])
def test_entities_are_refused(tmp_path: Path, suffix: str, encoding: str) -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE x [<!ENTITY e0 "boom">{lines}]><x>&e11;</x>'
    file = tmp_path / f"a{suffix}"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", xml.encode(encoding))
    assert failure(file) == "damaged"


def test_encrypted_office_file(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1024) + "EncryptedPackage".encode("utf-16-le"))
    assert failure(file) == "encrypted"


def failure(file: Path) -> str:
    with pytest.raises(UserError) as raised:
        extract(file, IndexLimits())
    assert raised.value.data["path"] == str(file)
    return raised.value.code


def test_a_table_in_a_table_is_read_once(tmp_path: Path) -> None:
    source = docx.Document()
    outer = source.add_table(2, 2)
    for row, cells in zip(outer.rows, [("outer", "right"), ("", "low")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inner", "deep"
    source.save(str(tmp_path / "a.docx"))
    assert extract(tmp_path / "a.docx", IndexLimits()).text == "outer; right\ninner; deep\n\nlow"

    text = odfdo.Document("text")
    text.body.clear()
    tables = [odfdo.Table(name) for name in ("outer", "inner")]
    for table in tables:
        line = odfdo.Row()
        line.set_values([table.name, "right"])
        table.append_row(line)
    tables[0].get_row(0, clone=False).get_cell(0, clone=False).append(tables[1])
    text.body.append(tables[0])
    text.save(tmp_path / "a.odt")
    assert extract(tmp_path / "a.odt", IndexLimits()).text == "outer; right\ninner; right"


def test_tables_in_tables_in_tables_take_no_time(tmp_path: Path) -> None:
    """A file of one kilobyte took minutes: its text was read again for each table around it."""
    cell = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 2000
    tables = f"{'<w:tbl><w:tr><w:tc>' * 80}{cell}{'</w:tc></w:tr></w:tbl>' * 80}"
    (tmp_path / "a.docx").write_bytes(bombs.word(f"</w:t></w:r></w:p>{tables}<w:p><w:r><w:t>end"))
    assert extract(tmp_path / "a.docx", IndexLimits()).text.count("a") == 2000
