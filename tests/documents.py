"""Writes real files for tests: PDFs with pages, headings and facts, and hostile ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

LEASE = (
    "1 Term\nThe tenancy of the flat on Kestrel Street begins on 1 September 2024. The tenancy shall end on "
    "31 August 2027 without notice being required, unless it is extended in writing.",
    "2 Rent and deposit\nThe rent is 1,340 euros a month and is due on the third working day. The tenant pays a "
    "deposit of 2,680 euros, held in a separate account bearing interest.",
)
BOILER = (
    "Boiler manual\nThe boiler must be serviced every 24 months by a trained technician. The pressure must stay "
    "between 1.2 and 1.8 bar. If the display shows fault code E17, close the gas valve at once.",
)


def write_pdf(path: Path, pages: Sequence[str]) -> Path:
    """A text PDF, one string a page."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for text in pages:
        pdf.add_page()
        if text:
            pdf.multi_cell(0, 6, text)
    pdf.output(str(path))
    return path


def encrypt(path: Path, target: Path, password: str = "secret") -> Path:
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt(password, algorithm="AES-256")
    writer.write(target)
    return target


def sample_folder(folder: Path) -> Path:
    """Two PDFs and a note whose facts the tests ask for."""
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(folder / "lease.pdf", LEASE)
    write_pdf(folder / "boiler.pdf", BOILER)
    (folder / "note.md").write_text(
        "# Keys\n\nThe spare key is kept by the porter.\n\n## Bins\n\nThe bins go out on Tuesday evening.\n", "utf-8"
    )
    return folder
