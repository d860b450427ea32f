"""Pages whose letters are not what they seem: an old OCR's layer, fonts without names, ligatures from right to left."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

from app.core.library.extract.pdf import extract_pdf
from app.core.library.extract.pdfpages import PdfPages
from app.core.library.extract.plainletters import with_plain_letters
from app.core.library.extract.textquality import is_better, is_cipher, is_salad, oddness

SENTENCE = "The spare key is under the stone"
SALAD = "«POAH «3E*»CM tHe5pARe }{eY !s uN<3r tH3 5t0Ne »|\\ mOH^Tb 4eP3a KaP*Y qTo6bl CBe~T"
FONTS = [Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), Path("C:/Windows/Fonts/arial.ttf"),
         Path("/System/Library/Fonts/Supplemental/Arial Unicode.ttf")]  # fmt: skip


def scan_with_layer(path: Path, layer: str, *, is_over: bool = True) -> Path:
    image = Image.new("RGB", (1600, 1500), "white")
    ImageDraw.Draw(image).multiline_text((40, 60), f"{SENTENCE}\nbehind the house", "black", ImageFont.load_default(64))
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    with pdf.local_context(text_mode=3 if is_over else 0):
        if is_over:
            pdf.image(image, x=0, y=0, w=210, h=200)
        pdf.multi_cell(0, 8, layer)
    if not is_over:
        pdf.image(image, x=0, y=0, w=210, h=200)
    pdf.output(str(path))
    return path


@pytest.mark.parametrize("is_over", [True, False])
def test_a_layer_of_salad_is_read_anew(tmp_path: Path, is_over: bool) -> None:
    document = extract_pdf(scan_with_layer(tmp_path / "a.pdf", SALAD, is_over=is_over))
    assert SENTENCE in document.text and "POAH" not in document.text and document.ocr_pages == 1


def test_a_sound_layer_stays(tmp_path: Path) -> None:
    words = "The spare key is under the stone behind the house, as the neighbour told us in the spring of 2019."
    document = extract_pdf(scan_with_layer(tmp_path / "a.pdf", words))
    assert words in document.text and document.ocr_pages == 0


def test_what_is_salad() -> None:
    assert is_salad(SALAD)
    prose = [
        "Dr. McDonald, GmbH & Co. KG, wrote on 3 May to anna@example.org about „Kleinmöbel“ (3rd floor, A4 paper).",
        "Der Rhythmus der Straßenbahn: 14-tägig, 3,50 € – « presque tous » les jours, 1998/99.",
        "Name: Price; Oar: 85; Rope: 12; Chain: 45; Bolt: 7; Hook: 3; Screw: 2",
    ]
    assert not any(map(is_salad, prose))
    assert is_better(SENTENCE, SALAD) and not is_better(SALAD, SENTENCE) and oddness("") == 0


def font() -> Path:
    found = next((path for path in FONTS if path.is_file()), None)
    if found is None:
        pytest.skip("no font with Arabic letters here")
    return found


def with_map(lines: list[str], path: Path, *, size: int = 14, keeps_map: bool = True, splits: bool = True) -> Path:
    """Lines as they are drawn, from the left; the font says of each ligature that it is two letters."""
    pdf = FPDF(unit="pt")
    pdf.add_page()
    pdf.add_font("own", fname=str(font()))
    pdf.set_font("own", size=size)
    for number, line in enumerate(lines):
        pdf.text(80, 80 + 2 * size * number, line)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    for item in writer._objects:
        if isinstance(item, StreamObject) and b"begincmap" in item.get_data() and splits:
            item.set_data(re.sub(rb"<(F[BE][0-9A-F]{2})>", _letters, item.get_data()))
        elif not keeps_map and hasattr(item, "get") and item.get("/ToUnicode") is not None:
            del item["/ToUnicode"]
    writer.write(path)
    return path


def _letters(match: re.Match[bytes]) -> bytes:
    plain = unicodedata.normalize("NFKC", chr(int(match[1], 16)))
    return b"<" + b"".join(b"%04X" % ord(char) for char in plain) + b">"


@pytest.mark.parametrize("splits", [True, False])
def test_lam_alef_keeps_its_order(tmp_path: Path, splits: bool) -> None:
    peace = "\ufe8d\ufedf\ufeb4\ufefc\ufee1 \ufecb\ufee0\ufef4\ufedc\ufee2"
    matter = "\ufe8d\ufef7\ufee3\ufeae 2031"
    path = with_map([peace[::-1], "2031 " + matter[:-5][::-1]], tmp_path / "a.pdf", splits=splits)
    text = extract_pdf(path).text
    assert "السلام عليكم" in text and "الأمر" in text
    pages = PdfPages(path)
    assert "السلام" in pages.characters(1) and "السلام" in pages.text(1).text
    pages.close()


def test_ligatures_are_the_letters_that_people_type() -> None:
    assert with_plain_letters("\ufb01le, o\ufb03ce, \ufefb, \ufb2a") == "file, office, لا, שׁ"
    assert with_plain_letters("plain ½ ²") == "plain ½ ²"


def test_a_font_that_does_not_name_its_letters_is_read_by_its_looks(tmp_path: Path) -> None:
    lines = [SENTENCE, "Behind the house the garden begins", "and ends at the river with a wall"] * 2
    document = extract_pdf(with_map(lines, tmp_path / "a.pdf", size=22, keeps_map=False))
    assert SENTENCE in document.text and document.ocr_pages == 1


def test_shifted_letters_are_no_language() -> None:
    words = SENTENCE + "=behind=the=green=door=of=the=house=beside=the=river"
    assert is_cipher("".join(chr(ord(char) - 29) for char in words.replace(" ", "=")))
    assert not is_cipher("Strč prst skrz krk, řekl Krtek. " + SENTENCE)
