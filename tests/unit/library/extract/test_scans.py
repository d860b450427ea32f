"""Pictures of text are read by OCR, in files of pictures and in PDFs page by page, within the child's limits."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from app.core.errors import UserError
from app.core.library.base import IndexLimits
from app.core.library.extract.base import extract
from app.core.library.extract.layout import is_garbage
from app.workers.parse import ChildParser
from tests.documents import write_pdf

ROOT = Path(__file__).parents[4]
SENTENCE = "The spare key is under the stone"


def picture(text: str, size: tuple[int, int] = (900, 300)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).multiline_text((40, 60), text, "black", ImageFont.load_default(36))
    return image


def scan(path: Path, pages: list[str]) -> Path:
    """A page of real text for "=...", an empty one for "", else a picture."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for text in pages:
        pdf.add_page()
        if text.startswith("="):
            pdf.multi_cell(0, 6, text[1:])
        elif text:
            pdf.image(picture(text), x=5, y=5, w=200)
    pdf.output(str(path))
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg", "tiff"])
def test_pictures(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.{suffix}"
    picture(SENTENCE).save(file)
    document = extract(file, IndexLimits())
    assert SENTENCE in document.text and (document.pages, document.ocr_pages) == (1, 1)
    assert document.blocks[0].page == 1


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.tif"
    picture("Page one here").save(file, save_all=True, append_images=[picture(""), picture("Page three here")])
    document = extract(file, IndexLimits())
    assert document.pages == 3 and document.ocr_pages == 2 and document.empty_pages == (2,)
    assert document.blocks[-1].page == 3


def test_a_picture_lying_on_its_side(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture(SENTENCE).rotate(90, expand=True).save(tmp_path / "a.jpg", exif=exif)
    assert SENTENCE in extract(tmp_path / "a.jpg", IndexLimits()).text


def test_scanned_pages_of_a_pdf(tmp_path: Path) -> None:
    words = "=A page of real text. " + "It goes on for a while so that it is no stamp. " * 3
    document = extract(scan(tmp_path / "a.pdf", [words, SENTENCE, "", "Another scan here"]), IndexLimits())
    assert SENTENCE in document.text and "A page of real text." in document.text
    assert document.ocr_pages == 2 and document.empty_pages == (3,)
    assert [block.page for block in document.blocks if "Another" in document.text[block.start : block.end]] == [4]


def test_in_the_child_under_its_memory_limit(tmp_path: Path) -> None:
    parser = ChildParser(IndexLimits())
    try:
        document = [item for item in parser.parse(scan(tmp_path / "a.pdf", [SENTENCE])) if item][-1]
    finally:
        parser.close()
    assert SENTENCE in document.text and document.ocr_pages == 1


def test_ocr_stops_at_once_when_the_child_is_killed(tmp_path: Path) -> None:
    parser = ChildParser(IndexLimits())
    reading = parser.parse(scan(tmp_path / "a.pdf", [f"{SENTENCE} {n}" for n in range(60)]))
    end = time.monotonic() + 4
    while time.monotonic() < end:
        next(reading)
    start = time.monotonic()
    reading.close()
    assert time.monotonic() - start < 3


def test_an_empty_page_and_a_photograph_have_no_text(tmp_path: Path) -> None:
    picture("").save(tmp_path / "a.png")
    scan(tmp_path / "a.pdf", ["", ""])
    for name, code in (("a.png", "no_words"), ("a.pdf", "no_text")):
        with pytest.raises(UserError) as raised:
            extract(tmp_path / name, IndexLimits())
        assert raised.value.code == code


@pytest.mark.parametrize("size", [(16_000, 8_000), (20_000, 20_000)])
def test_picture_bombs_are_too_large(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("1", size).save(tmp_path / "a.png")
    with pytest.raises(UserError) as raised:
        extract(tmp_path / "a.png", IndexLimits())
    assert raised.value.code == "too_large"


def many_pages(path: Path, count: int) -> Path:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)]
    objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>")
    path.write_bytes(
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj%s endobj\n" % (n, body) for n, body in enumerate(objects, 1))
        + b"trailer<</Root 1 0 R>>"
    )
    return path


def test_a_hundred_thousand_empty_pages(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(UserError) as raised:
        extract(many_pages(tmp_path / "a.pdf", 100_000), IndexLimits())
    assert raised.value.code == "too_large" and time.monotonic() - start < 10


def test_an_enormous_page_is_rendered_small(tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format=(14_000_000, 14_000_000))
    pdf.add_page()
    pdf.image(picture(SENTENCE), x=0, y=0, w=14_000_000)
    pdf.output(str(tmp_path / "a.pdf"))
    start = time.monotonic()
    assert SENTENCE in extract(tmp_path / "a.pdf", IndexLimits()).text
    assert time.monotonic() - start < 30


def test_numbers_of_shapes_are_no_text() -> None:
    assert is_garbage("/G21/G22/G3f" * 20) and is_garbage("(cid:12)(cid:7) " * 20)
    assert not is_garbage("See file/Good and (cid:12) in this long sentence about fonts and their shapes. " * 2)


def test_text_pdf_loads_no_ocr(tmp_path: Path) -> None:
    file = write_pdf(tmp_path / "a.pdf", ["Words. " * 30])
    code = (
        "import sys; from pathlib import Path; from app.core.library.extract.pdf import extract_pdf; "
        f"extract_pdf(Path({str(file)!r})); sys.exit('rapidocr' in sys.modules or 'cv2' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_ocr_opens_no_socket(tmp_path: Path) -> None:
    picture(SENTENCE).save(tmp_path / "a.png")
    code = (
        "import app, sys; from pathlib import Path; from app.core.library.base import IndexLimits; "
        "sys.addaudithook(lambda name, _: name.startswith('socket.') and sys.exit(name)); "
        "from app.core.library.extract.base import extract; "
        f"print(extract(Path({str(tmp_path / 'a.png')!r}), IndexLimits()).text)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    assert SENTENCE in done.stdout
