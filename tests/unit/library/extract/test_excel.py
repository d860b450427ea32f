"""Excel as it is shown: number formats, comments, merged cells, formulas without a result, text boxes and charts."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font

from app.core.library.extract.numberformat import shown
from app.core.library.extract.table import read_xlsx

DAY = datetime.datetime(2025, 3, 4)


def lines(book: openpyxl.Workbook) -> list[str]:
    stream = io.BytesIO()
    book.save(stream)
    document = read_xlsx(stream.getvalue(), "a.xlsx")
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (0.0375, "0.00%", "3.75 %"), (0.07, '"VAT "0%', "VAT 7 %"), (0.5, '0.0 "%"', "0.5 %"),
        (1250, "#,##0.00 [$EUR]", "1,250.00 EUR"), (12500, '#,##0.00\\ "€"', "12,500.00 €"),
        (1250, "[$$-409]#,##0.00", "$1,250.00"), (-1250.5, "#,##0.00;[Red](#,##0.00)", "(1,250.50)"),
        (0, '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "0.00 €"),
        (2.5, "0", "3"), (-0.4, "0.0", "-0.4"), (1234, "00000", "01234"),
        (5551234567, "(###) ###-####", "(555) 123-4567"),
        (1234567, '0.0,,"M"', "1.2M"), (12345.678, "0.00E+00", "1.23E+04"), (2.75, "# ?/?", "2 3/4"), (5, ";;;", ""),
        (120, '[>=100]"much";0', "much"), (12.100000000000001, "General", "12.1"), (True, "0", "TRUE"),
        (float("inf"), "0.00", "inf"), (7, "", "7"), ("0044", "@", "0044"), (5, '"', "5"), (5, "0.", "5"),
        (DAY, "dd.mm.yyyy", "04.03.2025"), (DAY, "d mmm yyyy", "4 Mar 2025"), (DAY, "mm-dd-yy", "2025-03-04"),
        (DAY, "dddd, d mmmm yyyy", "Tuesday, 4 March 2025"), (DAY, 'yyyy"年"m"月"d"日"', "2025年3月4日"),
        (datetime.time(6, 15), "hh:mm", "06:15"), (datetime.time(20, 30), "h:mm AM/PM", "8:30 PM"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"), (datetime.time(0, 5, 3), "mm:ss", "05:03"),
    ],
)  # fmt: skip
def test_numbers_and_dates_are_written_as_the_sheet_shows_them(value: Any, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_a_formula_without_a_result_is_shown_as_it_is() -> None:
    book = openpyxl.Workbook()
    for row in (["Month", "Rent"], ["May", 410], ["June", 455], ["Total", "=SUM(B2:B3)"]):
        book.active.append(row)
    assert lines(book)[1:] == ["Month: May; Rent: 410", "Month: June; Rent: 455", "Month: Total; Rent: =SUM(B2:B3)"]


def test_merged_cells_and_two_rows_of_names() -> None:
    book = openpyxl.Workbook()
    for row in (["Plan", "2024", None, "2025"], [None, "Price", "Seats", "Price", "Seats"], ["Basic", 5, 3, 6, 4]):
        book.active.append(row)
    book.active.append(["Plus", "on request"])
    for merged in ("A1:A2", "B1:C1", "D1:E1", "B4:E4"):
        book.active.merge_cells(merged)
    found = lines(book)
    assert found[1] == "Plan: Basic; 2024 Price: 5; 2024 Seats: 3; 2025 Price: 6; 2025 Seats: 4"
    assert found[2].startswith("Plan: Plus; 2024 Price: on request; 2024 Seats: on request")


def test_comments_stand_below_their_row() -> None:
    book = openpyxl.Workbook()
    for row in (["Loan", "Rate"], ["Boat", 0.0375], ["Barn", 0.125]):
        book.active.append(row)
    book.active["B2"].number_format = book.active["B3"].number_format = "0.00%"
    book.active["B2"].comment = Comment("Ask Mrs Brandt first", "Hollis")
    book.active["B1"].comment = Comment("Fixed until May", "Hollis")
    assert lines(book)[1:] == [
        "Fixed until May",
        "Loan: Boat; Rate: 3.75 %\nAsk Mrs Brandt first",
        "Loan: Barn; Rate: 12.50 %",
    ]


def test_bold_labels_make_a_form_and_a_bold_row_makes_names() -> None:
    book = openpyxl.Workbook()
    for row in (["Boat", "Kestrel"], ["Length", "12 m"], ["Berth", "Quay 4"]):
        book.active.append(row)
    for cell in book.active["A"]:
        cell.font = Font(bold=True)
    assert lines(book)[1:] == ["Boat: Kestrel", "Length: 12 m", "Berth: Quay 4"]


def test_charts_and_the_names_of_sheets() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Landings"
    for row in (["Fish", "Tons"], ["Cod", 86], ["Herring", 417]):
        book.active.append(row)
    chart = BarChart()
    chart.title = "Catch of the year"
    chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    book.active.add_chart(chart, "D2")
    book.create_sheet("Empty one")
    found = lines(book)
    assert found[0] == "Landings" and "Catch of the year" in found and found[-1] == "Empty one"


def test_what_a_sheet_prints_above_and_below() -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("B")):
        sheet.append(["Item", "Price"])
        sheet.append(["Bolt", 3])
        sheet.oddHeader.center.text = '&"Arial,Bold"&12&KFF0000Offer 88-1200'
        sheet.oddFooter.left.text = "Kline && Sons &D"
        sheet.oddFooter.right.text = "Page &P of &N"
    stream = io.BytesIO()
    book.save(stream)
    assert read_xlsx(stream.getvalue(), "a.xlsx").text.split("\n\n") == [
        *("Sheet", "Offer 88-1200", "Item: Bolt; Price: 3", "Kline & Sons", "B", "Item: Bolt; Price: 3")
    ]
