"""What OCR makes of pictures inside documents: labels, pasted scans, pictures that the document turns, photographs."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from app.core.errors import UserError
from app.core.library.base import IndexLimits, PictureCounts
from app.core.library.extract import image, ocr, ocrengine, ocrgate
from app.core.library.extract.base import extract
from app.core.library.extract.layout import Line, Page, assemble
from app.core.library.extract.pictures import _remembered, picture_desk
from app.core.library.extract.picturetext import read_shown
from app.core.library.extract.view import View
from app.core.library.extract.web import read_html
from tests.pictures import label, photograph, saved

TEXT = "A report on the visit of the technician, written on the day after it. " * 2


def page_of(
    path: Path, *, picture: Image.Image, width: float, words: tuple[str, str] = (TEXT, "Signed by all.")
) -> Path:
    """A page with words above and below a picture; a second one with the same picture."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for number in (1, 2):
        pdf.add_page()
        pdf.multi_cell(0, 6, words[0])
        pdf.image(picture, x=20, w=width)
        pdf.set_x(pdf.l_margin)
        pdf.multi_cell(0, 6, f"{words[1]} {number}")
    pdf.output(str(path))
    return path


def test_a_turned_picture_is_read_as_the_document_shows_it() -> None:
    lying = saved(label("Meter 77-KL").transpose(Image.Transpose.ROTATE_90))
    assert "Meter 77-KL" in read_shown(lying, View(turn=90.0))[1]


def test_what_is_cut_away_is_not_read() -> None:
    whole = label("Meter 77-KL", size=(700, 440))
    whole.paste(label("Secret 4411"), (0, 220))
    outcome, text = read_shown(saved(whole), View(crop=(0, 0, 0, 0.5)))
    assert outcome == "read" and "Meter" in text and "4411" not in text


def test_photographs_icons_and_broken_pictures() -> None:
    assert read_shown(saved(photograph()), View()) == ("blank", "")
    assert read_shown(saved(photograph((64, 64))), View()) == ("small", "")
    assert read_shown(saved(label("Meter 77-KL"))[:300], View()) == ("passed", "")
    assert read_shown(saved(Image.new("1", (16_000, 8_000))), View()) == ("passed", "")


def test_a_label_on_a_photograph_is_found() -> None:
    seen = photograph((1600, 1200))
    seen.paste(label("Meter 77-KL", size=(400, 100)), (700, 600))
    assert "77-KL" in read_shown(saved(seen, "JPEG"), View())[1]


def test_large_letters_over_soft_shapes_are_found() -> None:
    """At the full size the detector loses them."""
    seen = photograph((2150, 1725), 3)
    seen.paste(label("Meter 77-KL", size=(600, 150), letters=50), (250, 250))
    assert "77-KL" in read_shown(saved(seen), View())[1]
    assert "77-KL" in image.read_picture(saved(seen, "JPEG"), "a.jpg").text


def test_a_gif(tmp_path: Path) -> None:
    label("Meter 77-KL").save(tmp_path / "a.gif")
    assert "Meter 77-KL" in extract(tmp_path / "a.gif", IndexLimits()).text


def test_a_label_on_a_page_with_text(tmp_path: Path) -> None:
    document = extract(page_of(tmp_path / "a.pdf", picture=label("Meter 77-KL"), width=120), IndexLimits())
    text = document.text
    assert text.index("technician") < text.index("Meter 77-KL") < text.index("Signed by all. 1")
    assert text.count("77-KL") == 1 and document.pictures == PictureCounts(read=1)
    assert (document.ocr_pages, document.empty_pages) == (0, ())


def scan_under(path: Path, stamp: str, *, is_hidden: bool = False) -> Path:
    """A page that is a picture, with a line of text over its upper edge."""
    pdf = FPDF()
    pdf.add_page()
    pdf.image(label("The witness saw a red bicycle", "beside the canal.", size=(900, 1270)), x=0, y=0, w=210, h=297)
    pdf.set_font("helvetica", size=8)
    if is_hidden:
        pdf.text_mode = 3
    pdf.text(10, 8, stamp)
    pdf.output(str(path))
    return path


STAMP = "Received by the court on 4 May 2024, file 4 O 118/24, sheet 17 of 203, certified copy"


def test_a_scan_under_a_long_stamp(tmp_path: Path) -> None:
    document = extract(scan_under(tmp_path / "a.pdf", STAMP), IndexLimits())
    assert document.text.startswith(STAMP) and "red bicycle" in document.text
    assert document.ocr_pages == 1 and document.text.count("Received") == 1


def test_a_scan_that_has_been_read_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "read_image", lambda _: pytest.fail("read again"))
    document = extract(scan_under(tmp_path / "a.pdf", STAMP, is_hidden=True), IndexLimits())
    assert document.text == STAMP


def test_pages_without_time_are_not_called_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "SECONDS", -1.0)
    monkeypatch.setattr(ocr.Clock.__init__, "__defaults__", (-1.0,))
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for text in (TEXT, "", ""):
        pdf.add_page()
        if text:
            pdf.multi_cell(0, 6, text)
        elif pdf.page == 2:
            pdf.image(label("Meter 77-KL"), w=180)
    pdf.output(str(tmp_path / "a.pdf"))
    document = extract(tmp_path / "a.pdf", IndexLimits())
    assert (document.untried_pages, document.empty_pages) == ((2,), (3,))


def test_the_place_of_a_picture_on_a_page() -> None:
    lines = [Line(f"Line {n}", 10, 700 - 15 * n, 50, 500) for n in range(4)]
    place = Line("Meter", y=660, x=60, end=200, height=20, is_row=True)
    page = Page(1, lines, pictures=[[place, place._replace(text="Reading")]])
    text = assemble("a", [page], {}).text
    assert text.index("Line 1") < text.index("Meter") < text.index("Reading") < text.index("Line 3")


def test_a_photograph_is_tested_for_less_than_it_takes_to_read() -> None:
    pixels = image.pixels(photograph((1600, 1200)))
    ocr.has_words(pixels)  # loads the models
    start = time.process_time()
    assert not ocr.has_words(pixels)
    tested = time.process_time() - start
    start = time.process_time()
    ocr.read_image(pixels)
    assert tested < time.process_time() - start


def test_where_another_process_reads_by_ocr_no_engine_is_loaded_for_a_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each child would else take 1 GB; and what it could not read must not be remembered as blank."""
    monkeypatch.setattr(ocrengine, "_engine", lambda: pytest.fail("the engine was loaded"))
    page = f'<p>Meters</p><img src="data:image/png;base64,{base64.b64encode(saved(label("Valve V-2 open"))).decode()}">'
    _remembered.cache_clear()
    for _ in range(2):  # the second time, too
        with pytest.raises(UserError) as raised, ocrgate.may_read(False), picture_desk(Path()):
            read_html(page.encode(), "a.html")
        assert raised.value.code == "needs_ocr"
    monkeypatch.undo()
    with ocrgate.may_read(True), picture_desk(Path()):
        assert "V-2" in read_html(page.encode(), "a.html").text


def test_a_picture_whose_last_line_is_cut_through_is_no_unread_script() -> None:
    """The engine is not sure of the long line, and is of at least as many others."""
    seen = label("Pump 7741-QX", "Level 48,113 litres of oil").crop((0, 0, 700, 98))
    outcome, text = read_shown(saved(seen), View())
    assert outcome == "read"
    assert "7741-QX" in text
    assert "113" in text
