"""Tables on the pages of PDF files keep their columns; what only looks like one stays text; figures are no headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from app.core.library.base import Document
from app.core.library.extract.layout import Line, is_figure
from app.core.library.extract.pagetables import with_tables
from app.core.library.extract.pdf import extract_pdf


def page(tmp_path: Path, rows: list[list[tuple[float, float, str]]], size: float = 11) -> Document:
    """Pieces of text at millimetres from the left and above, row by row."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=size)
    for row in rows:
        for x, y, text in row:
            pdf.text(x, y, text)
    pdf.output(str(tmp_path / "a.pdf"))
    return extract_pdf(tmp_path / "a.pdf")


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_empty_cells_leave_the_others_in_their_columns(tmp_path: Path) -> None:
    table = [
        ["Article", "Shelf", "Expected", "Counted"],
        ["Hinge", "R4", "120", "117"],
        ["Latch", "R9", "", "64"],
        ["Hook", "", "310", ""],
    ]
    rows = [[(20 + 40 * c, 60 + 8 * r, cell) for c, cell in enumerate(row) if cell] for r, row in enumerate(table)]
    text = "Stock of the north store, counted on the first of May by the night shift."
    found = lines(page(tmp_path, [[(20, 30, text)], *rows]))
    assert found == [
        text,
        "Article: Hinge; Shelf: R4; Expected: 120; Counted: 117",
        "Article: Latch; Shelf: R9; Counted: 64",
        "Article: Hook; Expected: 310",
    ]


def test_large_figures_are_no_headings() -> None:
    figures = ["4.71 million", "EUR 38.2 million", "812,400", "212 ships", "€ 3.2 bn", "12 %", "7 Mio. €", "+3.1%"]
    assert all(map(is_figure, figures))
    assert not any(map(is_figure, ["3.2 Lists", "3 Results", "Chapter 4", "2024 annual report of Hollis", "Rent"]))


def piece(text: str, x: float, y: float, width: float = 40) -> Line:
    return Line(text, 10, y, x, x + width)


@pytest.mark.parametrize(
    "cells",
    [
        [
            ["1.", "The boat is sold as it lies."],
            ["2.", "The price is due in May."],
            ["3.", "The law of the port holds."],
        ],
        [["Kestrel Street 12", "Hollis Ltd"], ["Portwick", "Brandt and Sons"], ["by the quay", "in the yard"]],
    ],
)
def test_lists_and_letter_heads_stay_text(cells: list[list[str]]) -> None:
    rows = [[piece(text, 50 + 200 * c, 700 - 15 * r) for c, text in enumerate(row)] for r, row in enumerate(cells)]
    assert [line.text for line in with_tables(rows)] == [" ".join(row) for row in cells]


def test_figures_at_the_right_belong_to_the_name_at_the_left_of_their_column() -> None:
    rows = [[piece("Item", 50, 700), piece("Net", 200, 700, 15), piece("Gross", 300, 700, 25)]]
    rows += [
        [piece(name, 50, 680 - 15 * n), piece(net, 230, 680 - 15 * n, 12), piece(gross, 330, 680 - 15 * n, 12)]
        for n, (name, net, gross) in enumerate([("Anchor", "80", "95"), ("Chain", "45", "54")])
    ]
    assert [line.text for line in with_tables(rows)] == [
        "Item: Anchor; Net: 80; Gross: 95",
        "Item: Chain; Net: 45; Gross: 54",
    ]


def test_a_cell_of_two_lines_is_one() -> None:
    rows = [
        [piece("Item", 50, 700), piece("Use", 150, 700), piece("Price", 300, 700)],
        [piece("Anchor", 50, 670), piece("holds the boat", 150, 670, 80), piece("80", 300, 670)],
        [piece("in a storm", 150, 658, 80)],
        [piece("Chain", 50, 630), piece("holds it too", 150, 630, 80), piece("45", 300, 630)],
    ]
    assert [line.text for line in with_tables(rows)] == [
        "Item: Anchor; Use: holds the boat in a storm; Price: 80",
        "Item: Chain; Use: holds it too; Price: 45",
    ]


def test_labels_side_by_side_have_the_figures_below_them() -> None:
    rows = [
        [piece("PASSENGERS", 50, 700), piece("CARS", 250, 700)],
        [piece("4.71 million", 50, 680), piece("812,400", 250, 680)],
    ]
    assert [line.text for line in with_tables(rows)] == ["PASSENGERS: 4.71 million; CARS: 812,400"]


def test_a_listing_with_numbered_lines_is_no_table() -> None:
    """Tried as a table from each of its lines, a manual of listings took longer than all that else is done with it."""
    said = ["count = 0", "for sack in sacks:", "count += 1", "if count > most:", "stop(count)", "print(count)"]
    rows = [[piece(str(98 + n), 70, 700 - 12 * n, 18), piece(text, 100, 700 - 12 * n)] for n, text in enumerate(said)]
    assert [line.text for line in with_tables(rows)] == [f"{98 + n} {text}" for n, text in enumerate(said)]


def test_numbered_rows_below_names_stay_a_table() -> None:
    cells = [("No.", "Guest", "Nights"), ("1", "Hollis", "3"), ("2", "Brandt", "5"), ("3", "Ferreira", "2")]
    rows = [[piece(text, 70 + 80 * c, 700 - 14 * r) for c, text in enumerate(row)] for r, row in enumerate(cells)]
    assert [line.text for line in with_tables(rows)] == [f"No.: {a}; Guest: {b}; Nights: {c}" for a, b, c in cells[1:]]
