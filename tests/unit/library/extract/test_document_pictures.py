"""Pictures inside documents: which are read, where their words stand, what a person wrote about them, how many were
read and passed over. What OCR makes of them is in test_picture_words.py."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import openpyxl.drawing.image
import pytest
from PIL import Image

from app.core.errors import UserError
from app.core.library.base import Document, IndexLimits, PictureCounts
from app.core.library.extract import pictures
from app.core.library.extract.base import extract, read_attachment
from app.core.library.extract.fictionbook import read_fb2
from app.core.library.extract.flatodf import read_flat
from app.core.library.extract.mail import read_eml, read_mht
from app.core.library.extract.office import read_docx, read_opendocument, read_pptx
from app.core.library.extract.pictures import Pictures
from app.core.library.extract.rich import read_rtf
from app.core.library.extract.table import read_xlsx
from app.core.library.extract.view import View
from app.core.library.extract.web import read_epub, read_html
from tests import bombs
from tests.office_files import office_file, paragraph, slide_file
from tests.pictures import WMF, reading_what_they_say, saved, saying
from tests.unit.library.extract.test_opendoc import NAMES

PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

SHAPE = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="i1"/></v:shape>'


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Pictures, list[View]]]:
    with reading_what_they_say(monkeypatch) as found:
        yield found


def blocks(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def drawing(relation: str, *, descr: str = "", place: str = "", cut: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="urn:wp"><wp:docPr id="1" name="Picture 1" descr="{descr}"/><a:graphic>'
        f'<a:graphicData><pic:pic xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="x.png" descr="{descr}"/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>{cut}</pic:blipFill><pic:spPr><a:xfrm {place}/>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def word(body: str, *images: bytes, headers: str = "") -> bytes:
    """The images are i1, i2, … of the document, and of its header."""
    parts: dict[str, str | bytes] = {"word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>"}
    parts |= {f"word/media/{number}.png": data for number, data in enumerate(images, 1)}
    media = {f"i{number}": ("image", f"media/{number}.png") for number in range(1, len(images) + 1)}
    if headers:
        parts["word/header1.xml"] = f"<w:hdr>{headers}</w:hdr>"
        body_end = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
        parts["word/document.xml"] = f"<w:document><w:body>{body}{body_end}</w:body></w:document>"
    relations = {
        "": {"main": ("officeDocument", "word/document.xml")},
        "word/document.xml": media | ({"h1": ("header", "header1.xml")} if headers else {}),
        "word/header1.xml": media,
    }
    return office_file(parts, relations)


Desk = tuple[Pictures, list[View]]


def test_a_picture_stands_in_its_place(desk: Desk) -> None:
    body = paragraph("Before") + f"<w:p>{drawing('i1')}</w:p>" + paragraph("After")
    assert blocks(read_docx(word(body, saying("Meter 77-KL")), "a.docx")) == ["Before", "Meter 77-KL", "After"]
    assert desk[0].counts == PictureCounts(read=1)


def test_pictures_in_cells_and_headers_of_word(desk: Desk) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:tc>"
    row = f"<w:tr>{cell.format('Pump', drawing('i1'))}{cell.format('ok', '')}</w:tr>"
    data = word(
        f"<w:tbl>{row}</w:tbl>", saying("Type P-9"), saying("Hollis Ltd"), headers=f"<w:p>{drawing('i2')}</w:p>"
    )
    text = read_docx(data, "a.docx").text
    assert text.index("Hollis Ltd") < text.index("Pump") and "Type P-9" in text


def test_the_same_picture_is_read_once_and_icons_not_at_all(desk: Desk) -> None:
    icon = saved(Image.new("RGB", (48, 48), "red"))
    body = "".join(f"<w:p>{drawing(name)}</w:p>" for name in ("i1", "i1", "i2", "i3"))
    assert blocks(read_docx(word(body, saying("Logo"), saying("Logo"), icon), "a.docx")) == ["Logo"]
    assert desk[0].counts == PictureCounts(read=1)


def test_drawings_of_old_programs_are_counted(desk: Desk) -> None:
    older = f"<w:r><w:pict>{SHAPE}</w:pict></w:r>"
    body = f"<w:p>{older}</w:p><w:p>{drawing('i2')}</w:p><w:p>{drawing('i3')}</w:p>"
    document = read_docx(word(body, saying("Stamp"), WMF, saying("")), "a.docx")
    assert blocks(document) == ["Stamp"]
    assert desk[0].counts == PictureCounts(read=1, blank=1, passed=1)


def test_the_preview_of_a_file_is_no_picture(desk: Desk) -> None:
    item = f'<w:r><w:object>{SHAPE}<o:OLEObject xmlns:o="urn:o" ProgID="Excel.Sheet.12" r:id="i9"/></w:object></w:r>'
    read_docx(word(f"<w:p>{item}</w:p>", WMF), "a.docx")
    assert desk[0].counts == PictureCounts()


@pytest.mark.parametrize(
    ("place", "cut", "view"),
    [
        ('rot="5400000"', "", View(90.0)),
        ('rot="-5400000"', "", View(270.0)),
        ('flipH="1"', "", View(0.0, is_flipped=True)),
        ('flipV="1"', "", View(180.0, is_flipped=True)),
        ("", '<a:srcRect l="25000" b="-3000"/>', View(crop=(0.25, 0.0, 0.0, 0.0))),
    ],
)
def test_how_a_document_shows_a_picture(desk: Desk, place: str, cut: str, view: View) -> None:
    read_docx(word(f"<w:p>{drawing('i1', place=place, cut=cut)}</w:p>", saying("x")), "a.docx")
    assert desk[1] == [view]


def test_descriptions_that_a_person_wrote(desk: Desk) -> None:
    written = ["The harbour in March", "image3.png", "Picture 4", "A cat. Description automatically generated", ""]
    body = "".join(f"<w:p>{drawing('i1', descr=text)}</w:p>" for text in written)
    assert blocks(read_docx(word(body, saying("")), "a.docx")) == ["The harbour in March"]


def slide_picture(relation: str, descr: str = "") -> str:
    return (
        f"<p:pic><p:nvPicPr><p:cNvPr id='4' name='Picture 3' descr='{descr}'/></p:nvPicPr><p:blipFill>"
        f"<a:blip r:embed='{relation}'/></p:blipFill><p:spPr/></p:pic>"
    )


def test_pictures_of_slides_and_their_masters(desk: Desk) -> None:
    data = slide_file(
        slide_picture("r1", "The pump") + f"<p:grpSp>{slide_picture('r2')}</p:grpSp>",
        {
            "r1": ("image", "../media/1.png"),
            "r2": ("image", "../media/2.png"),
            "r3": ("slideLayout", "../slideLayouts/l.xml"),
        },
        {
            "ppt/media/1.png": saying("Pump P-9"),
            "ppt/media/2.png": saying("Valve V-2"),
            "ppt/slideLayouts/l.xml": f"<p:sldLayout><p:cSld>{slide_picture('r1')}</p:cSld></p:sldLayout>",
            "ppt/slideLayouts/_rels/l.xml.rels": (
                '<Relationships><Relationship Id="r1" Type="x/image" Target="../media/3.png"/></Relationships>'
            ),
            "ppt/media/3.png": saying("Hollis Ltd"),
        },
    )
    document = read_pptx(data, "a.pptx")
    assert blocks(document) == ["The pump", "Pump P-9", "Valve V-2", "Hollis Ltd"]
    assert {block.page for block in document.blocks} == {1}


def test_pictures_of_sheets(desk: Desk) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Meters"
    book.active.add_image(openpyxl.drawing.image.Image(io.BytesIO(saying("Meter 77-KL"))), "C3")
    stream = io.BytesIO()
    book.save(stream)
    # openpyxl draws its pictures anew, without the note that says what they show
    source, target = zipfile.ZipFile(stream), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, saying("Meter 77-KL") if name.endswith(".png") else source.read(name))
    assert "Meter 77-KL" in blocks(read_xlsx(target.getvalue(), "a.xlsx"))


SPACES = f'{NAMES} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
SPACES = SPACES.replace(":xmlns:draw:1.0", ":xmlns:drawing:1.0")


def odf_frame(href: str, more: str = "", attributes: str = "") -> str:
    image = f'<draw:image xlink:href="{href}">{more}</draw:image>'
    about = "<svg:title>Image1</svg:title><svg:desc>Seen from the quay</svg:desc>"
    return f"<draw:frame {attributes}>{image}{about}</draw:frame>"


def odf(body: str, **pictures_of: bytes) -> bytes:
    content = f"<office:document-content {SPACES}><office:body>{body}</office:body></office:document-content>"
    return bombs.archive(
        {"content.xml": content, **{f"Pictures/{name}.png": data for name, data in pictures_of.items()}}
    )


def test_pictures_of_opendocument(desk: Desk) -> None:
    frame = odf_frame("Pictures/a.png", attributes='draw:transform="rotate (1.5707963267949) translate (1cm 2cm)"')
    body = f"<office:text><text:p>Before {frame}</text:p><text:p>After</text:p></office:text>"
    document = read_opendocument(odf(body, a=saying("Boat 3")), "a.odt")
    assert blocks(document) == ["Before", "Seen from the quay", "Boat 3", "After"]
    assert desk[1] == [View(270.0)]


def test_pictures_of_opendocument_slides_and_sheets(desk: Desk) -> None:
    page = f'<draw:page draw:name="Fleet">{odf_frame("Pictures/a.png")}</draw:page>'
    slide = f"<office:presentation>{page}</office:presentation>"
    assert "Boat 3" in blocks(read_opendocument(odf(slide, a=saying("Boat 3")), "a.odp"))
    cell = f"<table:table-cell><text:p>9</text:p>{odf_frame('Pictures/b.png')}</table:table-cell>"
    table = f'<table:table table:name="Log"><table:table-row>{cell}</table:table-row></table:table>'
    sheet = f"<office:spreadsheet>{table}</office:spreadsheet>"
    assert "Mast 4" in blocks(read_opendocument(odf(sheet, b=saying("Mast 4")), "a.ods"))


def test_pictures_of_flat_opendocument(desk: Desk) -> None:
    inline = f"<office:binary-data>{base64.b64encode(saying('Boat 3')).decode()}</office:binary-data>"
    body = f"<office:body><office:text><text:p>Before {odf_frame('', inline)}</text:p></office:text></office:body>"
    data = f"<office:document {SPACES}>{body}</office:document>".encode()
    assert blocks(read_flat(data, "a.fodt")) == ["Before", "Seen from the quay", "Boat 3"]


def data_address(words: str) -> str:
    return f"data:image/png;base64,{base64.b64encode(saying(words)).decode()}"


def test_pictures_of_a_page(desk: Desk) -> None:
    page = (
        f'<p>Before <img src="{data_address("Gate 7")}" alt="The gate"> still</p><p>After</p>'
        "<table><tr><th>A</th><th>B</th></tr><tr>"
        f'<td><img src="{data_address("In a cell")}"></td><td>2</td></tr></table>'
        f'<img hidden src="{data_address("unseen")}"><img src="https://example.org/a.png"><img src="data:broken">'
    )
    found = blocks(read_html(page.encode(), "a.html"))
    assert found[:4] == ["Before The gate", "Gate 7", "still", "After"]
    assert "In a cell" in found and "unseen" not in found


def test_pictures_beside_a_page_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pages"
    (folder / "page files").mkdir(parents=True)
    (folder / "page files" / "gate.png").write_bytes(saying("Gate 7"))
    (tmp_path / "private.png").write_bytes(saying("Secret"))
    page = (
        '<p>Seen:</p><img src="page%20files/gate.png?1"><img src="../private.png">'
        f'<img src="{tmp_path}/private.png"><img src="file://{tmp_path}/private.png">'
    )
    (folder / "page.html").write_text(page)
    with reading_what_they_say(monkeypatch):
        document = extract(folder / "page.html", IndexLimits())
        assert blocks(document) == ["Seen:", "Gate 7"] and document.pictures == PictureCounts(read=1)
        (folder / "mail.zip").write_bytes(bombs.archive({"page.html": page}))
        assert "Gate 7" not in extract(folder / "mail.zip", IndexLimits()).text


def test_pictures_of_books(desk: Desk) -> None:
    container = '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'
    opf = (
        '<package><manifest><item id="c" href="text/c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    cover = '<svg xmlns:xlink="x"><image xlink:href="../i/cover.png"/></svg>'
    chapter = f'<html><body>{cover}<p>One</p><img src="../i/map.png"/></body></html>'
    data = bombs.archive(
        {
            "META-INF/container.xml": container,
            "OPS/a.opf": opf,
            "OPS/text/c.xhtml": chapter,
            "OPS/i/cover.png": saying("The Tide"),
            "OPS/i/map.png": saying("North bay"),
        }
    )
    assert blocks(read_epub(data, "a.epub")) == ["The Tide", "One", "North bay"]
    book = (
        '<FictionBook><body><section><p>One</p></section></body><binary id="i">'
        f"{base64.b64encode(saying('South bay')).decode()}</binary></FictionBook>"
    )
    assert blocks(read_fb2(book.encode(), "a.fb2")) == ["One", "South bay"]


def mail(*, is_plain_better: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Reading"
    message.set_content("See below. Regards from all of us." if is_plain_better else "-")
    message.add_alternative('<p>See below.</p><img src="cid:one@x"><p>Regards</p>', subtype="html")
    html = message.get_payload()[1]  # type: ignore[index]
    html.add_related(saying("Meter 77-KL"), "image", "png", cid="<one@x>", disposition="inline")  # type: ignore[union-attr]
    return message.as_bytes()


def test_pictures_of_mails(desk: Desk) -> None:
    document = read_eml(mail(), "a.eml")
    assert blocks(document)[-3:] == ["See below.", "Meter 77-KL", "Regards"]


def test_a_picture_beside_the_plain_text_of_a_mail(desk: Desk) -> None:
    assert blocks(read_eml(mail(is_plain_better=True), "a.eml"))[-1] == "Meter 77-KL"


def test_pictures_of_a_saved_page(desk: Desk) -> None:
    picture = base64.b64encode(saying("Gate 7")).decode()
    data = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
        '<p>Seen:</p><img src="https://example.org/gate.png">\n--b\nContent-Type: image/png\n'
        "Content-Transfer-Encoding: base64\nContent-Location: https://example.org/gate.png\n\n"
        f"{picture}\n--b--\n"
    )
    assert blocks(read_mht(data.encode(), "a.mht"))[-2:] == ["Seen:", "Gate 7"]


def test_what_a_document_of_pictures_alone_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data, code in ((saying(""), "no_words"), (WMF, "unread_pictures")):
        (tmp_path / "a.docx").write_bytes(word(f"<w:p>{drawing('i1')}</w:p>", data))
        with reading_what_they_say(monkeypatch), pytest.raises(UserError) as raised:
            extract(tmp_path / "a.docx", IndexLimits())
        assert raised.value.code == code


def test_when_the_time_is_over_pictures_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SECONDS", -1.0)
    body = paragraph("Album") + "".join(f"<w:p>{drawing(f'i{n}')}</w:p>" for n in range(1, 4))
    (tmp_path / "a.docx").write_bytes(word(body, *(saying(f"Photo {n}") for n in range(3))))
    with reading_what_they_say(monkeypatch):
        document = extract(tmp_path / "a.docx", IndexLimits())
    assert document.text == "Album" and document.pictures == PictureCounts(passed=3)


def test_a_document_in_an_archive_is_counted_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = word(f"<w:p>{drawing('i1')}</w:p>", saying("Meter 77-KL"))
    (tmp_path / "a.zip").write_bytes(bombs.archive({"one.docx": inner, "two.docx": inner}))
    with reading_what_they_say(monkeypatch):
        document = extract(tmp_path / "a.zip", IndexLimits())
    assert "Meter 77-KL" in document.text and document.pictures == PictureCounts(read=1)
    assert read_attachment(b"x", "a.unknown") is None


def test_pictures_in_rich_text(desk: tuple[Pictures, list[View]]) -> None:
    digits = saying("Meter 77").hex()
    picture = "\n".join(digits[at : at + 128] for at in range(0, len(digits), 128))
    number = "{\\*\\blipuid " + "a1" * 16 + "}"
    source = (
        r"{\rtf1\ansi Before.\par{\*\shppict{\pict\picscalex90\pngblip\picw700\pich220 " + picture + "}}"
        r"{\nonshppict{\pict\wmetafile8 " + "0f" * 200 + r"}}\par{\pict\pngblip\bliptag7" + number + picture + "}"
        r"{\pict\jpegblip\picw1 " + "zz}" + r" After.\par}"
    )
    assert blocks(read_rtf(source.encode(), "a.rtf")) == ["Before.", "After.", "Meter 77"]
    assert desk[0].counts == PictureCounts(read=1)
    assert read_rtf((r"{\rtf1\ansi x{\pict\pngblip " + "89504e" * 100).encode(), "a.rtf").text == "x"
