"""Two columns are read one after the other, and nothing else changes its order."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from app.core.library.base import IndexLimits
from app.core.library.extract.base import extract

TITLE = "A title that goes across the whole page and both of the columns that stand below it"
LEFT = [f"Left line {n} goes on with words about moss and" for n in range(30)]
RIGHT = [f"Right line {n} tells of stones and of old walls so" for n in range(30)]


def page() -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("helvetica", size=10)
    pdf.add_page()
    return pdf


def text_of(pdf: FPDF, path: Path) -> str:
    pdf.output(str(path))
    return " ".join(extract(path, IndexLimits()).text.split())


@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns(tmp_path: Path, by_rows: bool) -> None:
    pdf = page()
    pdf.text(60, 50, TITLE)
    left = [(40, 80 + 13 * n, text) for n, text in enumerate(LEFT)]
    right = [(310, 80 + 13 * n, text) for n, text in enumerate(RIGHT)]
    order = [item for pair in zip(left, right, strict=True) for item in pair] if by_rows else left + right
    for x, y, text in order:
        pdf.text(x, y, text)
    assert text_of(pdf, tmp_path / "a.pdf") == " ".join([TITLE, *LEFT, *RIGHT])


def test_a_table_keeps_its_rows(tmp_path: Path) -> None:
    pdf = page()
    rows = [(f"Name of thing {n}", f"{n}.50 euros") for n in range(30)]
    for number, (name, price) in enumerate(rows):
        pdf.text(40, 80 + 13 * number, name)
        pdf.text(310, 80 + 13 * number, price)
    assert text_of(pdf, tmp_path / "a.pdf") == " ".join(f"{name} {price}" for name, price in rows)
