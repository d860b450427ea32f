"""Notes, attached files, portfolios and signatures of PDF files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pypdf.generic import NameObject, TextStringObject

from app.core.library.base import Document
from app.core.library.extract.pdf import extract_pdf
from tests.documents import write_pdf
from tests.pdf_forms import FormWriter


def read(form: FormWriter, folder: Path) -> Document:
    return extract_pdf(form.save(folder / "a.pdf"))


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_notes_with_their_authors_and_replies(tmp_path: Path) -> None:
    form = FormWriter(pages=2)
    form.print(50, 100, "The ferry leaves at nine in the morning.")
    form.print(50, 100, "The second page of it.", page=2)
    first = form.note(300, 100, "Text", "Is that still so?", T="Ottilie Farrow")
    form.note(300, 150, "Text", "A note of its own")
    reply = form.note(300, 100, "Text", "No, at ten since May", T="Anselm Reyes", IRT=first)
    form.note(300, 100, "Text", "Thank you", T="Ottilie Farrow", IRT=reply)
    form.note(300, 100, "Text", "Accepted set by Anselm", StateModel="Review", State="Accepted", IRT=first)
    form.note(300, 100, "Popup", "Is that still so?", Parent=first)
    document = read(form, tmp_path)
    assert lines(document) == [
        "The ferry leaves at nine in the morning.",
        "Ottilie Farrow: Is that still so?",
        "Anselm Reyes: No, at ten since May",
        "Ottilie Farrow: Thank you",
        "A note of its own",
        "The second page of it.",
    ]
    assert [block.page for block in document.blocks] == [1] * 5 + [2]


def test_a_mark_with_a_comment_says_what_it_marks(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "The ferry leaves at nine in the morning.")
    left, right, top, bottom = 49.0, 200.0, 842 - 88.0, 842 - 104.0
    quads = [left, top, right, top, left, bottom, right, bottom]
    place: dict[str, Any] = {"width": 151, "height": 16, "QuadPoints": quads}
    form.note(49, 100, "Highlight", "check with the harbour", T="Ottilie Farrow", **place)
    form.note(49, 100, "Underline", **place)
    said = lines(read(form, tmp_path))
    assert len(said) == 2 and said[1].startswith("Ottilie Farrow: “The ferry leaves at nine")
    assert said[1].endswith("”: check with the harbour")


def test_stamps_and_rich_texts(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Order of two oars.")
    form.note(300, 200, "Stamp", Name="/SBNotApproved")
    form.note(300, 300, "Stamp", Name="/#1f0a2b")
    form.note(300, 400, "FreeText", RC="<body><p>Send it by <b>rail</b></p></body>", width=200)
    assert lines(read(form, tmp_path)) == ["Order of two oars.", "Send it by rail", "Not Approved"]


def test_attached_files_are_read_by_their_kind(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Oar", 85])
    data = io.BytesIO()
    book.save(data)
    form = FormWriter()
    form.print(50, 100, "The offer with its tables.")
    form.attach("prices.xlsx", data.getvalue())
    form.attach("terms.pdf", write_pdf(tmp_path / "inner.pdf", ["Payment within thirty days."]).read_bytes())
    form.attach("photo.raw", b"\0\1\2")
    form.attach("broken.docx", b"PK\3\4 broken")
    form.pin(300, 100, "plan.csv", b"Day;Place\nMonday;Portwick\nTuesday;Hollis\nFriday;Brandt\n")
    document = read(form, tmp_path)
    said = lines(document)
    assert document.pages == 1 and document.blocks[0].page == 1
    for part in ("prices.xlsx", "Oar", "terms.pdf", "Payment within thirty days.", "photo.raw", "broken.docx"):
        assert any(part in line for line in said), part
    assert "Day: Monday; Place: Portwick" in said
    assert document.blocks[said.index("Day: Monday; Place: Portwick")].page == 1


def test_an_invoice_with_its_xml(tmp_path: Path) -> None:
    xml = (
        "<?xml version='1.0'?><rsm:CrossIndustryInvoice xmlns:rsm='urn:a' xmlns:ram='urn:b'><ram:ID>RE-2031-88</ram:ID>"
        "<ram:SellerTradeParty><ram:Name>Brandt Boatyard</ram:Name></ram:SellerTradeParty></rsm:CrossIndustryInvoice>"
    )
    form = FormWriter()
    form.print(50, 100, "Invoice for the repair of a mast.")
    form.attach("factur-x.xml", xml.encode())
    text = read(form, tmp_path).text
    assert "RE-2031-88" in text and "Brandt Boatyard" in text


def test_a_portfolio_is_its_files(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "For the best experience, open this PDF portfolio in")
    form.print(50, 120, "Acrobat X or Adobe Reader X, or later.")
    form.attach("first.txt", b"The lease of the north hut.")
    form.attach("second.txt", b"The lease of the south hut.")
    form.catalog(Collection=form.stream(b""))
    document = read(form, tmp_path)
    assert lines(document) == ["first.txt", "The lease of the north hut.", "second.txt", "The lease of the south hut."]


def test_files_in_files_end_somewhere(tmp_path: Path) -> None:
    data = b"The innermost text."
    name = "a.txt"
    for number in range(7):
        form = FormWriter()
        form.print(50, 100, f"Envelope {number}")
        form.attach(name, data)
        data, name = form.save(tmp_path / "a.pdf").read_bytes(), f"{number}.pdf"
    text = extract_pdf(tmp_path / "a.pdf").text
    assert "Envelope 6" in text and "Envelope 3" in text and "innermost" not in text


def test_who_signed(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Agreement on the mooring.")
    form.print(50, 200, "Signature:")
    value = form.stream(b"")
    signature = value.get_object()
    for key, text in (("Name", "Ottilie Farrow"), ("M", "D:20310504101500+02'00'"), ("Reason", "I agree")):
        signature[NameObject(f"/{key}")] = TextStringObject(text)
    form.field(140, 200, "sig1", FT="/Sig", V=value)
    form.field(140, 300, "sig2", FT="/Sig")
    assert "Signed by Ottilie Farrow, 2031-05-04, I agree" in lines(read(form, tmp_path))


@pytest.mark.parametrize("kind", ["notes", "value"])
def test_a_page_with_nothing_but_what_was_added(tmp_path: Path, kind: str) -> None:
    form = FormWriter(pages=2)
    form.print(50, 100, "The second page.", page=2)
    if kind == "notes":
        form.note(100, 100, "Text", "Look behind this")
    else:
        form.note(100, 100, "FreeText", "Look behind this", width=100)
    document = read(form, tmp_path)
    assert lines(document) == ["Look behind this", "The second page."] and document.empty_pages == ()
