"""Kinds of files that people have beside the usual ones, each made here, and what is told of those that stay unread."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import py7zr
import pytest
from PIL import Image

from app.core.errors import UserError
from app.core.file_types import READ_SUFFIXES, UNREAD, advice_for, suffix_of
from app.core.library.base import Document, IndexLimits
from app.core.library.extract import libreoffice
from app.core.library.extract.base import extract, is_supported
from tests.bombs import archive, zeros
from tests.ole import compound, slides_97, word_97

MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
KEY = "The boiler key hangs behind the door."


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The readers of the program itself, also where LibreOffice is installed."""
    monkeypatch.setattr(libreoffice, "program", lambda: "")


def read(file: Path, content: str | bytes) -> Document:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return extract(file, IndexLimits())


def texts(document: Document) -> list[tuple[int, str]]:
    return [(block.level, document.text[block.start : block.end]) for block in document.blocks]


def failure(file: Path, content: bytes) -> str:
    with pytest.raises(UserError) as raised:
        read(file, content)
    return raised.value.code


def saved(thing: Any) -> bytes:
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(KEY)
    return saved(document)


def slides() -> bytes:
    show = pptx.Presentation()
    show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = KEY
    return saved(show)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append([KEY])
    return saved(book)


def changed(package: bytes, changes: Mapping[bytes, bytes]) -> bytes:
    parts = {}
    with zipfile.ZipFile(io.BytesIO(package)) as before:
        for name in before.namelist():
            parts[name] = before.read(name)
            for old, new in changes.items():
                parts[name] = parts[name].replace(old, new)
    return archive(parts)


OFFICE = [
    ("docm", word, "wordprocessingml.document", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    ("dotx", word, "wordprocessingml.document", MAIN.format("wordprocessingml.template")),
    ("dotm", word, "wordprocessingml.document", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ("pptm", slides, "presentationml.presentation", "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    ("ppsx", slides, "presentationml.presentation", MAIN.format("presentationml.slideshow")),
    ("potx", slides, "presentationml.presentation", MAIN.format("presentationml.template")),
    ("potm", slides, "presentationml.presentation", "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
    ("xltx", workbook, "spreadsheetml.sheet", MAIN.format("spreadsheetml.template")),
    ("xltm", workbook, "spreadsheetml.sheet", "application/vnd.ms-excel.template.macroEnabled.main+xml"),
]


@pytest.mark.parametrize(("suffix", "make", "usual", "kind"), OFFICE, ids=[row[0] for row in OFFICE])
def test_macro_files_and_templates(tmp_path: Path, suffix: str, make: Any, usual: str, kind: str) -> None:
    package = changed(make(), {MAIN.format(usual).encode(): kind.encode()})
    assert KEY in read(tmp_path / f"a.{suffix}", package).text


@pytest.mark.parametrize(("suffix", "make"), [("docx", word), ("pptx", slides), ("xlsx", workbook)])
def test_strict_open_xml(tmp_path: Path, suffix: str, make: Any) -> None:
    names = ("officeDocument", "drawingml", "wordprocessingml", "spreadsheetml", "presentationml")
    strict = {
        f"http://schemas.openxmlformats.org/{name}/2006/".encode(): f"http://purl.oclc.org/ooxml/{name}/".encode()
        for name in names
    }
    assert KEY in read(tmp_path / f"a.{suffix}", changed(make(), strict)).text


def test_old_word(tmp_path: Path) -> None:
    """Pieces in two encodings, a field of which only the result is read, a table, and the header once."""
    pieces = (("The lease\rRent is 1,340 ", False), ("€ a month.\r\x13 PAGE \x141\x15\rJo\x07Ann\x07\x07", True))
    document = read(tmp_path / "a.doc", word_97(*pieces, header="Ref 55-A\rRef 55-A\r"))
    said = [text for _, text in texts(document)]
    assert said == ["The lease", "Rent is 1,340 € a month.", "1", "Jo; Ann", "Ref 55-A"]
    assert failure(tmp_path / "b.doc", word_97(("x", False), flags=0x0100)) == "encrypted"
    empty = compound({"WordDocument": b"\xec\xa5" + bytes(600), "0Table": b"x"})
    assert failure(tmp_path / "c.doc", empty) == "damaged"


def test_old_powerpoint(tmp_path: Path) -> None:
    document = read(tmp_path / "a.ppt", slides_97(("Plan", "One\rTwo"), ("End", "Bye")))
    assert texts(document) == [(1, "Plan"), (0, "One"), (0, "Two"), (1, "End"), (0, "Bye")] and document.pages == 2


@pytest.mark.parametrize("suffix", ["xls", "xlsx", "doc", "txt", ""])
def test_what_carries_a_false_name_is_read_by_its_content(tmp_path: Path, suffix: str) -> None:
    name = f"a.{suffix}" if suffix else "a"
    assert KEY in read(tmp_path / name, r"{\rtf1\ansi " + KEY + "}").text
    assert KEY in read(tmp_path / name, word()).text
    if suffix != "txt":
        assert read(tmp_path / name, f"<html><body><p>{KEY}</p></body></html>").text == KEY


def test_tables_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    assert "Item: Anvil; Price: 310" in read(tmp_path / "a.xls", "Item\tPrice\nAnvil\t310\nRope\t12\nSail\t80\n").text
    rows = "".join(f"<Row><Cell><Data>{a}</Data></Cell><Cell><Data>{b}</Data></Cell></Row>" for a, b in (("Item", "Price"), ("Anvil", 310), ("Rope", 4)))  # fmt: skip # noqa: E501
    sheet = f'<Worksheet ss:Name="Shop" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Table>{rows}</Table></Worksheet>'  # noqa: E501
    book = f'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">{sheet}</Workbook>'
    assert texts(read(tmp_path / "b.xls", book))[:2] == [(1, "Shop"), (0, "Item: Anvil; Price: 310")]


def test_files_without_a_suffix(tmp_path: Path) -> None:
    assert read(tmp_path / "README", KEY).text == KEY
    assert read(tmp_path / "Letter to Mr. Brandt of May 3.12", KEY).text == KEY
    assert KEY in read(tmp_path / "mail", f"Received: from x\nSubject: Key\n\n{KEY}").text
    assert failure(tmp_path / "program", b"\x7fELF" + bytes(range(256))) == "unsupported"
    assert suffix_of("Minutes 3.12") == suffix_of("Mr. Brandt") == "" and suffix_of("a.7z") == ".7z"


FLAT_ODF = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
    f"<text:h text:outline-level='1'>Keys</text:h><text:p>{KEY}</text:p></office:text></office:body></office:document>"
)
FICTION = (
    '<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>'
    "<author><first-name>Jo</first-name><last-name>Brandt</last-name></author><book-title>Moss</book-title>"
    "</title-info></description><body><section><title><p>One</p></title><p>First moss.</p></section></body>"
    '<binary id="x">AAAA</binary></FictionBook>'
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlin:20310504T090000\r\n"
    "SUMMARY:Chimney sweep\r\nLOCATION:12 Kestrel Street\\, attic\r\nATTENDEE;CN=Bo Hollis:mailto:bo@example.org\r\n"
    "DESCRIPTION:Bring the\\n ladder.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Hollis;Odile;;;\r\nFN:Odile Hollis\r\nitem1.TEL;TYPE=CELL:+33 1 55\r\n"
    " 00 00\r\nADR;TYPE=home:;;12 Kestrel Street;Bath;;;UK\r\nNOTE:Likes\\, tea\r\nPHOTO;ENCODING=b:"
    + "A" * 3000
    + "\r\nEND:VCARD\r\n"
)
OLD_CARD = (
    "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Jo=\n=C3=A3o\n"
    "TEL;WORK:12 34\nEND:VCARD\n"
)
CUES = (
    "1\n00:00:01,000 --> 00:00:03,000\n<i>The ferry</i> leaves\nat noon.\n\n"
    "2\n00:00:04,000 --> 00:00:05,000\nAt noon?\n"
)
CELLS = [
    {"cell_type": "markdown", "source": ["# Tide study\n", "The lag is 42 minutes."]},
    {"cell_type": "code", "source": "lag = 42\nprint(lag)", "outputs": [{"output_type": "stream", "text": ["42\n"]}]},
]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.fodt", FLAT_ODF, [(1, "Keys"), (0, KEY)]),
        ("a.fb2", FICTION, [(0, "Jo Brandt"), (1, "One"), (0, "First moss.")]),
        ("a.vcf", CARD, [(1, "Odile Hollis"), (0, "Phone (cell): +33 1 5500 00\nAddress (home): 12 Kestrel Street, Bath, UK\nNote: Likes, tea")]),  # noqa: E501
        ("b.vcf", OLD_CARD, [(1, "Müller João"), (0, "Phone (work): 12 34")]),
        ("a.srt", CUES, [(0, "The ferry leaves\nat noon.\nAt noon?")]),
        ("a.vtt", "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\nThe ferry", [(0, "The ferry")]),
        ("a.ipynb", json.dumps({"cells": CELLS}), [(1, "Tide study"), (0, "The lag is 42 minutes."), (0, "lag = 42\nprint(lag)"), (0, "42")]),  # noqa: E501
        ("a.org", "#+TITLE: Year\n* TODO Garden  :home:\n:PROPERTIES:\nPrune the [[https://x.org][quince]].\n\n| a | b |\n", [(1, "Garden"), (0, "Prune the quince."), (0, "a; b")]),  # noqa: E501
        ("a.adoc", "= Year\n:toc:\n\n== Garden\n\nPrune the https://x.org[quince].\n", [(1, "Year"), (2, "Garden"), (0, "Prune the quince.")]),  # noqa: E501
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>Plan</title><text>Pump <tspan>7</tspan></text><style>x</style></svg>", [(1, "Plan"), (0, "Pump 7")]),  # noqa: E501
    ],
)  # fmt: skip
def test_kinds_that_are_texts(tmp_path: Path, name: str, content: str, expected: list[tuple[int, str]]) -> None:
    assert texts(read(tmp_path / name, content)) == expected


def test_a_calendar(tmp_path: Path) -> None:
    heading, body = texts(read(tmp_path / "a.ics", CALENDAR))
    assert heading == (1, "Chimney sweep")
    assert body[1].split("\n") == [
        "Begins: 2031-05-04 09:00 (Europe/Berlin)",
        "Place: 12 Kestrel Street, attic",
        "With: Bo Hollis <bo@example.org>",
        "Bring the",
        "ladder.",
    ]


def test_data_on_one_line_and_zeros_at_the_end(tmp_path: Path) -> None:
    notes = json.dumps([{"day": day, "note": "The heron stood by the pond"} for day in range(700)])
    assert '"day": 699' in read(tmp_path / "a.json", notes).text
    assert "<day>699</day>" in read(tmp_path / "a.xml", "".join(f"<day>{day}</day>" for day in range(4000))).text
    assert read(tmp_path / "a.txt", KEY.encode() + b"\n\0").text.strip() == KEY
    assert read(tmp_path / "a.rtf", rb"{\rtf1\ansi " + KEY.encode() + b"\\par}\0").text == KEY
    starred = r"{\rtf1\ansi {\loch\f2\*\cs7\cf0 The pump.}{\*\hidden Nothing.}}"
    assert read(tmp_path / "b.rtf", starred).text == "The pump."


def packed_7z(files: Mapping[str, bytes], password: str | None = None) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", password=password) as target:
        for name, content in files.items():
            target.writestr(content, name)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", ["zip", "7z"])
def test_archives_are_folders(tmp_path: Path, suffix: str) -> None:
    files = {"a/key.txt": KEY.encode(), "a/.hidden.txt": b"x", "__MACOSX/a": b"x", "b.docx": word(), "c.mp4": b"x"}
    document = read(tmp_path / f"a.{suffix}", archive(files) if suffix == "zip" else packed_7z(files))
    assert texts(document) == [(1, "a/key.txt"), (0, KEY), (1, "b.docx"), (0, KEY), (1, "c.mp4")]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"a.{suffix}"]


def test_archives_that_are_hostile_or_locked(tmp_path: Path) -> None:
    assert failure(tmp_path / "a.zip", archive({"a.txt": bytes(20 * 1024**2)})) == "too_large"
    assert failure(tmp_path / "a.7z", packed_7z({"a.txt": bytes(20 * 1024**2)})) == "too_large"
    assert failure(tmp_path / "b.7z", packed_7z({"a.txt": b"x"}, "secret")) == "encrypted"
    assert failure(tmp_path / "c.7z", b"7z\xbc\xaf\x27\x1c" + zeros(1)[:100]) == "damaged"


def test_archives_in_archives_end(tmp_path: Path) -> None:
    content = KEY.encode()
    for number in range(8):
        content = archive({f"{number}.zip" if number else "key.txt": content, f"{number}.txt": b"level %d" % number})
    document = read(tmp_path / "a.zip", content)
    assert "level 7" in document.text and "level 4" in document.text and "level 2" not in document.text


@pytest.mark.parametrize("suffix", ["gif", "heic", "avif"])
def test_pictures_without_text_are_no_failure(tmp_path: Path, suffix: str) -> None:
    if suffix == "heic":
        content = b"\0\0\0\x18ftypheic" + bytes(100)  # pi-heif only reads, so that none can be made here
        assert failure(tmp_path / "a.heic", content) == "damaged"
        return
    Image.new("RGB", (60, 60), "white").save(tmp_path / f"a.{suffix}")
    with pytest.raises(UserError) as raised:
        extract(tmp_path / f"a.{suffix}", IndexLimits())
    assert raised.value.code == "no_words"


def test_hidden_blocks_of_a_page_are_no_text(tmp_path: Path) -> None:
    hidden = "<div style='color:red; DISPLAY : none'>Code 7781</div><p style='visibility:hidden'>x</p>"
    assert read(tmp_path / "a.html", f"{hidden}<p>Open at nine.</p>").text == "Open at nine."


def test_kinds_that_stay_unread_have_advice() -> None:
    for name in ("a.pst", "b.one", "c.pages", "d.key", "e.numbers", "f.dwg", "g.MP4"):
        assert advice_for(Path(name)) and not is_supported(Path(name))
    assert advice_for(Path("a.unheard")) == "" and READ_SUFFIXES.isdisjoint(UNREAD)
