"""Scans in scripts that the engine inside does not know: read by Tesseract where it is, else said, never stored."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw

from app.core.errors import UserError
from app.core.library.base import IndexLimits
from app.core.library.extract import ocr, tesseract
from app.core.library.extract.base import extract
from app.core.library.extract.scripts import is_vietnamese, verdict
from app.core.library.extract.turning import Piece
from tests.unit.library.extract.scanpages import errors, page, pixels

TEXTS = {
    "rus": ["Срок уведомления составляет три месяца.", "Залог возвращается после окончания", "договора аренды."],
    "ell": ["Η προθεσμία καταγγελίας είναι τρεις μήνες.", "Η εγγύηση επιστρέφεται μετά τη λήξη", "της σύμβασης."],
    "vie": ["Thời hạn báo trước là ba tháng. Tiền đặt cọc", "được hoàn trả sau khi hợp đồng kết thúc."],
    "heb": ["תקופת ההודעה המוקדמת היא שלושה חודשים.", "הפיקדון יוחזר לאחר סיום החוזה."],
    "kat": ["გაფრთხილების ვადა სამი თვეა. დეპოზიტი", "ბრუნდება ხელშეკრულების დასრულების შემდეგ."],
}
KNOWN = {
    "English": ["Notice is three months. The deposit is", "paid back when the contract ends."],
    "Czech": ["Výpovědní lhůta činí tři měsíce. Kauce bude", "vrácena po skončení nájemní smlouvy."],
    "numbers": ["4711    85.20    19 %    12", "0815   120.00     7 %   390", "2204    9.99    19 %    4"],
    "codes": ["SN-8841-XKQ-2207", "IBAN DE44 5001 0517 5407 3249 31", "MSCU7748812 / HS 8471.30"],
}


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages", frozenset)


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_languages", [])


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.usefixtures("no_tesseract")
def test_what_cannot_be_read_is_said(tmp_path: Path, language: str) -> None:
    page(TEXTS[language]).save(tmp_path / "a.png")
    page(TEXTS[language][:1], width=800).save(tmp_path / "line.png")
    for name in ("a.png", "line.png"):
        with pytest.raises(UserError) as raised:
            extract(tmp_path / name, IndexLimits())
        assert raised.value.code == "unread_script"


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize(("noise", "quality"), [(14, 55), (35, 30)])
@pytest.mark.usefixtures("no_tesseract")
def test_noise_and_numbers_raise_no_alarm(name: str, noise: float, quality: int) -> None:
    seen = ocr.read_page(pixels(page(KNOWN[name], noise=noise, quality=quality)))
    assert not seen.is_unread
    assert errors(" ".join(line.text for line in seen.lines), " ".join(KNOWN[name])) < 0.1


@pytest.mark.usefixtures("no_tesseract")
def test_a_drawing_is_no_script() -> None:
    image = Image.new("RGB", (700, 500), "white")
    draw = ImageDraw.Draw(image)
    for index in range(30):
        draw.line((index * 23, 20, 690 - index * 11, 480), "black", 2)
        draw.ellipse((index * 20, index * 15, index * 20 + 60, index * 15 + 40), outline="black")
    seen = ocr.read_page(pixels(image))
    assert not seen.lines and not seen.is_unread


@pytest.mark.usefixtures("no_tesseract")
def test_a_document_keeps_the_pages_that_can_be_read(tmp_path: Path) -> None:
    pdf = FPDF()
    for name, lines in (("a", KNOWN["English"]), ("b", TEXTS["rus"])):
        page(lines).save(tmp_path / f"{name}.png")
        pdf.add_page()
        pdf.image(str(tmp_path / f"{name}.png"), x=5, y=5, w=200)
    pdf.output(str(tmp_path / "a.pdf"))
    document = extract(tmp_path / "a.pdf", IndexLimits())
    assert "Notice is three months" in document.text and document.empty_pages == (2,) and document.ocr_pages == 1


@pytest.mark.parametrize(("language", "most"), [("rus", 0.05), ("ell", 0.05), ("vie", 0.05), ("heb", 0.12)])
@pytest.mark.usefixtures("forgotten")
def test_tesseract_reads_what_the_engine_does_not(tmp_path: Path, language: str, most: float) -> None:
    if language not in tesseract.languages():
        pytest.skip(f"Tesseract with {language} is not installed")
    page(TEXTS[language]).save(tmp_path / "a.png")
    assert errors(extract(tmp_path / "a.png", IndexLimits()).text, " ".join(TEXTS[language])) <= most


def test_vietnamese_is_known_by_its_words() -> None:
    assert is_vietnamese("Ngưi thuê trå tin nhà trưc ngày mồng năm mi tháng. Thi hn báo trưc là ba tháng")
    for text in (
        "Jeg må gå på tur når det er så fint vær, og så må vi få på noe å ha på",
        "Le chat a bu du thé à la fin du mois, ça va, où est né le bébé",
        "Đak je rođen u šumi i tuđe vođe nađe",
        "Am băut apă rece din fântână și am văzut casa lângă gară",
        "the cat sat on the mat",
    ):
        assert not is_vietnamese(text)


# -- a program that plays Tesseract

FAKE = '''#!{python}
import os, sys
if "--list-langs" in sys.argv:
    print("List of available languages (3):\\nheb\\nosd\\nrus")
    sys.exit()
data, language = sys.stdin.buffer.read(), sys.argv[sys.argv.index("-l") + 1]
open(os.environ["SEEN"], "a").write(language + " " + str(data[:4]) + "\\n")
{body}
print("level\\tpage\\tblock\\tpar\\tline\\tword\\tleft\\ttop\\twidth\\theight\\tconf\\ttext")
for number, (text, sure) in enumerate(ANSWERS.get(language, ())):
    top = 24 + number * 56
    print(f"5\\t1\\t1\\t1\\t1\\t1\\t30\\t{{top}}\\t90\\t30\\t{{sure}}\\t{{text}}")
'''


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """Puts a program called tesseract into the path; returns the file in which it notes how it was called."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    (folder / "tesseract").write_text(FAKE.format(python=sys.executable, body=body), "utf-8")
    (folder / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SEEN", str(folder / "seen"))
    tesseract.program.cache_clear()
    tesseract.languages.cache_clear()
    return folder / "seen"


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: None) -> object:
    folder = tmp_path / "bin"
    folder.mkdir()
    yield folder
    monkeypatch.undo()
    tesseract.program.cache_clear()
    tesseract.languages.cache_clear()


def test_the_surest_language_is_taken(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = TEXTS["rus"][:2]
    answers = f"{{'rus': [({first!r}, 96), ({second!r}, 95)], 'heb': [('תיק', 20), ('יום', 30)]}}"
    seen = fake(bin_folder, monkeypatch, f"ANSWERS = {answers}")
    read = ocr.read_page(pixels(page(TEXTS["rus"][:2])))
    assert [line.text for line in read.lines] == [first, second] and not read.is_unread
    assert "rus b'\\x89PNG'" in seen.read_text()


def test_a_sure_answer_in_another_script_is_none(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(bin_folder, monkeypatch, "ANSWERS = {'rus': [('0000 0000', 99), ('00', 99)], 'heb': [('תיק', 40)]}")
    assert ocr.read_page(pixels(page(TEXTS["kat"]))).is_unread


def test_a_program_that_hangs_or_fails_is_ended(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "SECONDS", 2.0)
    fake(bin_folder, monkeypatch, "import time; time.sleep(60 if language == 'rus' else 0); raise SystemExit(1)")
    assert ocr.read_page(pixels(page(TEXTS["rus"][:1], width=800))).is_unread


def word(left: int, top: int = 30, width: int = 80, height: int = 40) -> Piece:
    """One that the engine found and is not sure of."""
    crop = np.zeros((height, width, 3), np.uint8)
    return Piece("FAMIU", 0.37, (left, top, left + width, top + height), crop)


def test_words_of_an_unknown_script_that_are_found_one_by_one() -> None:
    """As those of Bengali are; signs that lie about in a photograph are no line."""
    assert verdict([word(30), word(130, 28, 90, 44), word(240, 33), word(330)]) == "unread"
    assert verdict([word(30), word(130)]) == "nothing"
    assert verdict([word(30), word(330, 200), word(600, 90), word(700, 400, 90, 90)]) == "nothing"
    assert verdict([word(30), word(200), word(400), word(600)]) == "nothing"
