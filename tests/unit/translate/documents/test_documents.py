"""Real files of each format, translated by an engine that turns words around: what is text changes, all else stays."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.shared import Pt
from lxml import etree
from odfdo import Document as Odf
from odfdo import Header, Paragraph
from PIL import Image
from pptx.util import Inches

from app.core.errors import Cancelled, UserError
from app.core.task import Task
from app.core.translate.documents.service import (
    DocumentDone,
    DocumentProgress,
    DocumentTranslator,
)
from app.core.translate.fake import FakeEngine, turned
from app.core.translate.service import TranslationRequest, TranslationService


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def translator(tmp_path: Path, engine: FakeEngine) -> Iterator[DocumentTranslator]:
    opened = DocumentTranslator(TranslationService(lambda: [engine]), tmp_path / "translate.db")
    yield opened
    opened.close()


def run(
    translator: DocumentTranslator, path: Path, *, bilingual: bool = False, to: str = "de"
) -> tuple[Path, DocumentDone]:
    out = path.with_name(f"out-{path.name}")
    events = list(translator.translate(path, out, TranslationRequest(to, "en"), Task(), bilingual=bilingual))
    assert isinstance(events[-1], DocumentDone)
    return out, events[-1]


def write_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Rental agreement", 1)
    paragraph = document.add_paragraph("The rent is ")
    paragraph.add_run("900 euros").bold = True
    paragraph.add_run(" every month. It is due on the third day.").font.size = Pt(11)
    document.add_paragraph("First point", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Deposit", "2,680 euros"
    image = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(image, "PNG")
    image.seek(0)
    document.add_picture(image)
    document.sections[0].header.paragraphs[0].text = "Page header words"
    document.save(str(path))
    return path


def test_docx_keeps_styles_tables_and_pictures(tmp_path: Path, translator: DocumentTranslator) -> None:
    source = write_docx(tmp_path / "lease.docx")
    out, done = run(translator, source)
    one, other = docx.Document(str(source)), docx.Document(str(out))
    assert [p.style.name for p in one.paragraphs] == [p.style.name for p in other.paragraphs]
    assert [(r.bold, r.font.size) for p in one.paragraphs for r in p.runs] == [
        (r.bold, r.font.size) for p in other.paragraphs for r in p.runs
    ]
    assert [p.text for p in other.paragraphs[:2]] == [
        turned("Rental agreement"),
        turned("The rent is 900 euros every month. It is due on the third day."),
    ]
    assert other.paragraphs[1].runs[1].text == turned("900 euros")
    assert other.tables[0].cell(0, 1).text == "2,680 " + turned("euros")
    assert other.sections[0].header.paragraphs[0].text == turned("Page header words")
    assert media(source) == media(out) and len(other.inline_shapes) == 1
    assert done.segments >= 6 and done.marked == ()


def media(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "media/" in name or name.endswith(".bin")}


def test_docx_in_both_languages(tmp_path: Path, translator: DocumentTranslator) -> None:
    out, _ = run(translator, write_docx(tmp_path / "lease.docx"), bilingual=True)
    texts = [p.text for p in docx.Document(str(out)).paragraphs if p.text]
    assert texts[:2] == ["Rental agreement", turned("Rental agreement")]


def test_docx_to_a_language_from_right_to_left(tmp_path: Path, translator: DocumentTranslator) -> None:
    out, _ = run(translator, write_docx(tmp_path / "lease.docx"), to="ar")
    with zipfile.ZipFile(out) as archive:
        assert archive.read("word/document.xml").count(b"<w:bidi/>") >= 4


def test_macros_are_neither_run_nor_lost(tmp_path: Path, translator: DocumentTranslator) -> None:
    plain = write_docx(tmp_path / "plain.docx")
    source = tmp_path / "macro.docm"
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(source, "w") as target:
        for entry in archive.infolist():
            target.writestr(entry, archive.read(entry))
        target.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro code")
    out, _ = run(translator, source)
    assert media(out) == media(source) and "word/vbaProject.bin" in media(out)


def test_pptx_and_xlsx(tmp_path: Path, translator: DocumentTranslator) -> None:
    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[1])
    slide.shapes.title.text = "Yearly numbers"
    frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1)).text_frame
    frame.text = "Sales went up"
    slides.save(str(tmp_path / "talk.pptx"))
    out, _ = run(translator, tmp_path / "talk.pptx")
    shapes = pptx.Presentation(str(out)).slides[0].shapes
    assert shapes.title.text == turned("Yearly numbers")
    assert any(shape.has_text_frame and shape.text_frame.text == turned("Sales went up") for shape in shapes)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Region", "Sales", "Share"])
    sheet.append(["North", 12.5, "=B2*2"])
    book.save(tmp_path / "table.xlsx")
    out, _ = run(translator, tmp_path / "table.xlsx")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(out).active.rows]
    assert rows == [[turned("Region"), turned("Sales"), turned("Share")], [turned("North"), 12.5, "=B2*2"]]


def test_odt(tmp_path: Path, translator: DocumentTranslator) -> None:
    document = Odf("text")
    document.body.clear()
    document.body.append(Header(1, "Main heading"))
    document.body.append(Paragraph("Some longer paragraph of text."))
    document.save(str(tmp_path / "text.odt"))
    out, _ = run(translator, tmp_path / "text.odt")
    again = Odf(str(out))
    assert [element.inner_text for element in again.body.children][-2:] == [
        turned("Main heading"),
        turned("Some longer paragraph of text."),
    ]


HTML = """<!DOCTYPE html>
<html lang="en"><head><title>About cats</title><style>p { color: red }</style>
<script>var text = "never touch this";</script></head>
<body><h1>Cats &amp; dogs</h1>
<p>Cats are <b>very clever</b> animals,
see <a href="cats.html?a=1&amp;b=2">their page</a>.<br>Second line here.</p>
<pre>code stays here</pre><p>Call <code>printf()</code> twice.</p>
<ul><li>First item<ul><li>Inner item</li></ul></li></ul>
<p translate="no">Brand words</p><img src="cat.png" alt=""></body></html>
"""


def test_html_keeps_its_tags_links_and_code(tmp_path: Path, translator: DocumentTranslator) -> None:
    source = tmp_path / "cats.html"
    source.write_text(HTML)
    out, done = run(translator, source)
    text = out.read_text("utf-8")
    assert tags(HTML) == tags(text)
    assert f"<title>{turned('About')} {turned('cats')}</title>" in text
    assert f"<b>{turned('very clever')}</b>" in text and 'href="cats.html?a=1&amp;b=2"' in text
    assert "code stays here" in text and "never touch this" in text and "<code>printf()</code>" in text
    assert "Brand words" in text and '<html lang="de">' in text and turned("Inner item") in text
    assert done.marked == ()


def tags(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    root = etree.HTML(text)
    return [
        (e.tag, tuple((k, v) for k, v in e.attrib.items() if k != "lang"))
        for e in root.iter()
        if isinstance(e.tag, str)
    ]


OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>Short story</dc:title><dc:language>en</dc:language></metadata></package>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">
<body><p>Once upon <i>some time</i>.</p></body></html>"""
MARKDOWN = """---
title: stays here
---
# Main title

Some **bold words** and `code words` with a [nice link](http://x.org/page).

```python
print('stays')
```

- [ ] open task

| Name | Value |
|------|-------|
| Tree | green |

    indented code stays
"""
TURNED = """---
title: stays here
---
# niaM eltit

emoS **dlob sdrow** dna `code words` htiw a [ecin knil](http://x.org/page).

```python
print('stays')
```

- [ ] nepo ksat

| emaN | eulaV |
|------|-------|
| eerT | neerg |

    indented code stays
"""
PO = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

#: main.c:1
msgid "Open %s files"
msgstr ""

msgid "Done"
msgstr "Fertig"
"""
QT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1"><context><name>Main</name><message>
<source>Open &amp;file</source><translation type="unfinished"></translation></message></context></TS>"""
FILM = [
    "1", "00:00:01,000 --> 00:00:02,500", "<i>Hello there</i>", "General", "",
    "2", "00:00:03,000 --> 00:00:04,000", "What now?", "",
]  # fmt: skip
FILM_TURNED = [
    "1", "00:00:01,000 --> 00:00:02,500", "<i>olleH ereht</i>", "lareneG", "",
    "2", "00:00:03,000 --> 00:00:04,000", "tahW won?", "",
]  # fmt: skip


def test_epub(tmp_path: Path, translator: DocumentTranslator) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("content.opf", OPF)
        archive.writestr("one.xhtml", CHAPTER)
    out, _ = run(translator, path)
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist()[0] == "mimetype" and archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        assert b"<dc:language>de</dc:language>" in archive.read("content.opf")
        assert f"<i>{turned('some time')}</i>".encode() in archive.read("one.xhtml")


def test_markdown_keeps_its_marks(tmp_path: Path, translator: DocumentTranslator) -> None:
    source = tmp_path / "read.md"
    source.write_text(MARKDOWN)
    out, done = run(translator, source)
    assert out.read_text() == TURNED
    assert done.marked == ()


def test_subtitles(tmp_path: Path, translator: DocumentTranslator) -> None:
    source = tmp_path / "film.srt"
    source.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(FILM).encode())
    out, _ = run(translator, source)
    assert out.read_bytes().decode() == "\r\n".join(FILM_TURNED)


def test_strings_of_programs(tmp_path: Path, translator: DocumentTranslator) -> None:
    po = tmp_path / "app.po"
    po.write_text(PO)
    out, _ = run(translator, po)
    text = out.read_text()
    assert 'msgstr "nepO %s selif"' in text and 'msgstr "Fertig"' in text and "#: main.c:1" in text and "fuzzy" in text
    data = tmp_path / "app.json"
    data.write_text(
        '{"title": "Some {name} title",\n  "n": 5, "list": ["first words", "x"], "esc": "line\\nbreak\\u00e9"}'
    )
    out, _ = run(translator, data)
    found = json.loads(out.read_text())
    assert found == {"title": "emoS {name} eltit", "n": 5, "list": ["tsrif sdrow", "x"], "esc": "enil\nékaerb"}
    assert out.read_text().startswith('{"title": "emoS')
    qt = tmp_path / "app.ts"
    qt.write_text(QT)
    out, _ = run(translator, qt)
    assert "<name>Main</name>" in out.read_text() and "<!DOCTYPE TS>" in out.read_text()
    assert "nepO" in out.read_text()
    apple = tmp_path / "app.strings"
    apple.write_text('/* note */\n"key.one" = "Some \\"quoted\\" words";\n')
    out, _ = run(translator, apple)
    assert out.read_text() == '/* note */\n"key.one" = "emoS \\"detouq\\" sdrow";\n'


def test_a_stopped_translation_goes_on_where_it_was(
    tmp_path: Path, engine: FakeEngine, translator: DocumentTranslator
) -> None:
    source = tmp_path / "long.txt"
    source.write_text("\n".join(f"Sentence number {n} of the long text." for n in range(50)))
    out, task = tmp_path / "out.txt", Task()
    with pytest.raises(Cancelled):
        for event in translator.translate(source, out, TranslationRequest("de", "en"), task):
            if isinstance(event, DocumentProgress) and event.done == 20:
                task.cancel()
    assert not out.exists()
    asked = len(engine.asked)
    again = DocumentTranslator(TranslationService(lambda: [engine]), tmp_path / "translate.db")
    events = list(again.translate(source, out, TranslationRequest("de", "en"), Task()))
    again.close()
    progress = [event for event in events if isinstance(event, DocumentProgress)]
    assert progress[0].remembered >= 20 and len(engine.asked) - asked <= 50 - 20
    assert out.read_text() == turned(source.read_text())
    left = b"".join(path.read_bytes() for path in tmp_path.glob("translate.db*"))
    assert b"ecnetneS rebmun 7 " not in left, "what is finished leaves the database"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"not a zip", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted"),
        ("a.docx", None, "path_missing"),
        ("a.exe", b"MZ", "unsupported"),
        ("a.txt", b"  \n ", "empty"),
        ("a.json", b"{broken", "damaged"),
        ("a.ts", b"<?xml version='1.0'?><no/>", "unsupported"),
        ("a.epub", b"PK\x05\x06" + b"\0" * 18, "damaged"),
        ("a.odt", b"PK\x05\x06" + b"\0" * 18, "damaged"),
    ],
)
def test_bad_files_say_what_they_are(
    tmp_path: Path, translator: DocumentTranslator, name: str, data: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError) as error:
        run(translator, path)
    assert error.value.code == code and error.value.data["path"] == str(path)
    assert not list(tmp_path.glob("out-*")) and not list(tmp_path.glob(".out-*"))


def test_a_zip_bomb_is_refused(tmp_path: Path, translator: DocumentTranslator) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"0" * 60_000_000 + b"</a>")
    with pytest.raises(UserError) as error:
        run(translator, path)
    assert error.value.code in ("too_large", "damaged", "empty")


def test_the_source_is_never_overwritten(tmp_path: Path, translator: DocumentTranslator) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Some words here.")
    with pytest.raises(UserError, match="same_file"):
        list(translator.translate(path, tmp_path / "x" / ".." / "text.txt", TranslationRequest("de", "en"), Task()))
    assert path.read_text() == "Some words here."


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(__import__("os"), "geteuid"), reason="needs permissions")
def test_a_folder_that_is_not_there_says_so(tmp_path: Path, translator: DocumentTranslator) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Some words here.")
    with pytest.raises(Exception, match="not_writable"):
        list(translator.translate(path, tmp_path / "nowhere" / "out.txt", TranslationRequest("de", "en"), Task()))
