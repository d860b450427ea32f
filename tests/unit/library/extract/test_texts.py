"""Web pages, books, tables as text, code, RTF and every encoding: what was written is what is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.library.base import Document, IndexLimits
from app.core.library.extract.base import extract, is_supported

RUSSIAN = "Договор аренды квартиры начинается первого сентября.\nПлата вносится заранее.\n"
JAPANESE = "この契約は九月一日に始まります。\n家賃は毎月三日に支払います。\n"
GERMAN = "Größe der Wohnung: fünfzig Quadratmeter.\nDie Straße führt über die Brücke.\n"


def read(file: Path, content: str | bytes) -> Document:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    document = extract(file, IndexLimits())
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    return document


def texts(document: Document) -> list[tuple[int, str]]:
    return [(block.level, document.text[block.start : block.end]) for block in document.blocks]


def failure(file: Path, content: str | bytes) -> str:
    with pytest.raises(UserError) as raised:
        read(file, content)
    return raised.value.code


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866", "utf-8", "utf-16-le", "utf-16-be", "utf-16")),
        ("Ключ у соседа.", "koi8-r"),
        ("Ключ у соседа.", "cp1251"),
        *((JAPANESE, name) for name in ("shift_jis", "euc_jp", "utf-16-le")),
        *((GERMAN, name) for name in ("cp1252", "utf-16-le", "utf-8-sig")),
        ("Le loyer est dû à la fin du mois, à régler par chèque.", "cp1252"),
        ("Umowa zaczyna się pierwszego września, czynsz płatny jest z góry.", "cp1250"),
        ("合同从九月一日开始，租金每月支付一次。", "gb18030"),
        ("계약은 9월 1일에 시작합니다. 월세는 매달 지불합니다.", "cp949"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".csv"])
def test_encodings(tmp_path: Path, text: str, encoding: str, suffix: str) -> None:
    document = read(tmp_path / f"a{suffix}", text.encode(encoding))
    plain = " ".join(text.split()).replace(", ", " ").replace("; ", " ")
    assert " ".join(document.text.split()).replace(", ", " ").replace("; ", " ") == plain


def test_binary_under_a_text_name(tmp_path: Path) -> None:
    assert failure(tmp_path / "a.txt", bytes(range(256)) * 40) == "damaged"


def test_html(tmp_path: Path) -> None:
    page = """<!DOCTYPE html><title>The  page</title><style>p {}</style><nav>Menu</nav><h1>Top <b>one</b></h1>
      <p>First line<br>second&nbsp;line
      goes on.</p><script>alert(1)</script><div>Loose<ul><li>One</li><li>Two</li></ul></div><h2>Table</h2>
      <table><tr><th>Region</th><th>Q3</th></tr><tr><td>North</td><td>12.1</td></tr></table>
      <pre>def f():\n    return 1</pre><div hidden>Unseen</div>"""
    document = read(tmp_path / "a.html", page)
    assert document.title == "The page"
    assert texts(document) == [
        (1, "Top one"),
        (0, "First line\nsecond line goes on."),
        (0, "Loose"),
        (0, "One"),
        (0, "Two"),
        (2, "Table"),
        (0, "Region: North; Q3: 12.1"),
        (0, "def f():\n    return 1"),
    ]


def test_html_nested_very_deep(tmp_path: Path) -> None:
    assert "core" in read(tmp_path / "a.html", "<div>" * 10_000 + "core").text


def test_epub(tmp_path: Path) -> None:
    book = tmp_path / "a.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
        archive.writestr("META-INF/container.xml", container)
        archive.writestr(
            "OEBPS/book.opf",
            """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title>Moss</dc:title></metadata><manifest><item id="b" href="text/two%20b.xhtml"/>
            <item id="a" href="one.xhtml"/><item id="x" href="../../../etc/passwd"/></manifest>
            <spine><itemref idref="a"/><itemref idref="x"/><itemref idref="b"/></spine></package>""",
        )
        archive.writestr("OEBPS/text/two b.xhtml", "<html><body><h1>Two</h1><p>Then stones.</p></body></html>")
        archive.writestr("OEBPS/one.xhtml", "<html><body><h1>One</h1><p>First moss.</p></body></html>")
        archive.writestr("../outside.txt", "never written")
    document = extract(book, IndexLimits())
    assert document.title == "Moss"
    assert texts(document) == [(1, "One"), (0, "First moss."), (1, "Two"), (0, "Then stones.")]
    assert not (tmp_path.parent / "outside.txt").exists()


def test_rst(tmp_path: Path) -> None:
    source = """Guide
=====

Intro with a :func:`role`.

Part
----

.. versionadded:: 3.1
   New words here.

.. include:: /etc/hostname

=======  =====
Region   Q3
=======  =====
North    12.1
=======  =====
"""
    document = read(tmp_path / "a.rst", source)
    found = texts(document)
    assert document.title == "Guide" and (1, "Guide") in found and (2, "Part") in found
    assert "New words here." in document.text and (0, "Region: North; Q3: 12.1") in found
    assert "Intro with a :func:`role`." in document.text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    rows = [["Region", "Q3", "Note"], ["North", '"12.1"', "good"], ["South", '"9.4"', '"two\nlines"']]
    document = read(tmp_path / "a.csv", "\r\n".join(delimiter.join(row) for row in rows))
    assert texts(document) == [
        (0, "Region: North; Q3: 12.1; Note: good"),
        (0, "Region: South; Q3: 9.4; Note: two lines"),
    ]


def test_csv_without_a_header(tmp_path: Path) -> None:
    assert texts(read(tmp_path / "a.csv", "1,2\n3,4\n")) == [(0, "1; 2"), (0, "3; 4")]


def test_csv_with_a_million_columns(tmp_path: Path) -> None:
    assert failure(tmp_path / "a.csv", "x," * 1_000_000) == "too_large"


def test_csv_with_an_endless_field(tmp_path: Path) -> None:
    assert failure(tmp_path / "a.csv", 'a,b\n"' + "x" * 3_000_000) == "damaged"


def test_rtf(tmp_path: Path) -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Arial;}}{\info{\title Lease}}\f0 The rent is \'d0\'f3\'e1.\par "
        rb"Second \u8364? line.\par "
        rb"\trowd\cellx100\cellx200 Region\cell Q3\cell\row North\cell 12.1\cell\row\pard End.}"
    )
    document = read(tmp_path / "a.rtf", source)
    assert document.title == "Lease"
    assert texts(document)[:2] == [(0, "The rent is Руб."), (0, "Second € line.")]
    assert (0, "Region: North; Q3: 12.1") in texts(document) and texts(document)[-1] == (0, "End.")


def test_rtf_has_headers_notes_numbers_and_merged_cells(tmp_path: Path) -> None:
    row = rb"\trowd\cellx100%s\cellx200%s\cellx300 "
    source = (
        rb"{\rtf1\ansi{\header Hollis Ltd, file 77\par}{\headerf Hollis Ltd, file 77\par}"
        rb"The hive was sold.{\super\chftn}"
        rb"{\footnote The buyer was Brandt.}\par{\listtext\tab 1.\tab}Paid in cash.{\*\annotation Really?}\par"
        rb"{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}{\footer Account 7719\par}"
        + row % (b"", b"") + rb"Day\cell Morning\cell Evening\cell\row"
        + row % (rb"\clmgf", rb"\clmrg") + rb"Sunday\cell closed\cell\cell\row"
        + row % (b"", b"") + rb"Monday\cell 8-12\cell 14-18\cell\row\pard}"
    )  # fmt: skip
    assert [text for _, text in texts(read(tmp_path / "a.rtf", source))] == [
        "Hollis Ltd, file 77",
        "The hive was sold.",
        "1. Paid in cash.",
        "Day: Sunday; Morning: closed; Evening: closed",
        "Day: Monday; Morning: 8-12; Evening: 14-18",
        "Account 7719",
        "The buyer was Brandt.",
        "Really?",
    ]


@pytest.mark.parametrize("source", ["{" * 50_000, r"{\header" * 5_000, r"\trowd\cell\clmrg\cell\row"])
def test_rtf_with_braces_that_never_close(tmp_path: Path, source: str) -> None:
    assert "Before." in read(tmp_path / "a.rtf", r"{\rtf1\ansi Before. " + source).text


def test_cells_of_web_tables_keep_rows_and_columns(tmp_path: Path) -> None:
    page = """<table><tr><th rowspan=2>Day</th><th colspan=2>Hours</th></tr><tr><th>Morning</th><th>Evening</th></tr>
      <tr><td>Tuesday</td><td colspan=2>closed</td></tr><tr><td rowspan=2>Friday</td><td>8-12</td><td>14-18</td></tr>
      <tr><td>9-10</td><td>15-16</td></tr></table>
      <table><tr><td>Room</td><td>Tasks</td><td>Size</td></tr>
      <tr><td>Kitchen</td><td><ul><li>wash<li>iron</ul></td><td>12</td></tr>
      <tr><td>Hall</td><td><table><tr><td>Lamp</td><td>Watts</td></tr>
      <tr><td>A</td><td>40</td></tr></table></td>
      <td>4</td></tr></table>"""
    assert [text for _, text in texts(read(tmp_path / "a.html", page))] == [
        "Day: Tuesday; Hours Morning: closed; Hours Evening: closed",
        "Day: Friday; Hours Morning: 8-12; Hours Evening: 14-18",
        "Day: Friday; Hours Morning: 9-10; Hours Evening: 15-16",
        "Room: Kitchen; Tasks: wash, iron; Size: 12",
        "Room: Hall; Size: 4\nLamp: A; Watts: 40",
    ]


def test_tables_that_lay_out_a_page_are_no_tables(tmp_path: Path) -> None:
    page = "<table><tr><td><h2>Menu</h2><p>Soup</p></td><td>News</td></tr></table>"
    page += "<table role=presentation><tr><td>Left</td><td>Right</td></tr></table>"
    assert texts(read(tmp_path / "a.html", page)) == [
        (2, "Menu"), (0, "Soup"), (0, "News"), (0, "Left"), (0, "Right"),
    ]  # fmt: skip


def test_html_equations_and_what_is_hidden_by_style(tmp_path: Path) -> None:
    above = "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"
    page = f"""<p>So <math><mi>x</mi><mo>=</mo><mfrac>{above}<mn>2</mn></mfrac></math> holds.</p>
      <div style="color:red; display: none">Unseen</div><p style="display:block">Seen</p>"""
    assert texts(read(tmp_path / "a.html", page)) == [(0, "So x=(a+b)/2 holds."), (0, "Seen")]


def test_csv_has_names_by_custom(tmp_path: Path) -> None:
    document = read(tmp_path / "a.csv", "name,mail\nAnna,anna at home\nTom,tom at work\n")
    assert texts(document)[0] == (0, "name: Anna; mail: anna at home")


def test_code_keeps_its_lines(tmp_path: Path) -> None:
    source = "def moss() -> int:\n    return 1\n\n\nclass Stone:\n    pass\n"
    document = read(tmp_path / "a.py", source)
    assert document.text == source and document.title == "a.py" and len(document.blocks) == 2


def test_code_made_by_programs_is_left_out(tmp_path: Path) -> None:
    assert failure(tmp_path / "a.js", "x" * 30_000) == "too_large"
    assert failure(tmp_path / "a.py", "[1]\n" * 600_000) == "too_large"


def test_sparse_file(tmp_path: Path) -> None:
    for name in ("a.csv", "a.docx", "a.html", "a.eml"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(2 * 1024**3)
        with pytest.raises(UserError) as raised:
            extract(tmp_path / name, IndexLimits())
        assert raised.value.code == "too_large"


def test_is_supported() -> None:
    names = "docx PPTX xlsx odt ods odp epub html rst csv rtf eml mbox py rs png jpg tiff pdf txt md"
    assert all(is_supported(Path(f"a.{suffix}")) for suffix in names.split())
    assert is_supported(Path("README")) and not is_supported(Path("a.exe"))


def test_items_of_ordered_lists_have_their_numbers(tmp_path: Path) -> None:
    page = (
        "<ol start=3><li>Third<ol type=a><li>one<li><p>two</p></ol><li value=9>Ninth<li><b>Tenth</b> of all</ol>"
        "<ol style='list-style-type: upper-roman'><li>Rome</ol><ol reversed><li>last<li>first</ol>"
        "<ol style='list-style:none'><li>bare</ol><ul><li>dot</ul><ol><li></li><li>second</ol>"
    )
    assert [text for _, text in texts(read(tmp_path / "a.html", page))] == [
        *("3. Third", "a. one", "b. two", "9. Ninth", "10. Tenth of all", "I. Rome"),
        *("2. last", "1. first", "bare", "dot", "2. second"),
    ]


STYLES = (
    '<style>/* .seen{display:none} */ @import "x.css"; .x, #menu { color:red; display : none } tr.y{visibility:hidden}'
    ".late{display:none} div.late{display:block} @media print{.seen{display:none}} a:hover .seen{display:none} :::{x"
    "</style>"
)


def test_what_the_styles_of_a_page_hide_is_no_text(tmp_path: Path) -> None:
    body = (
        "<div class='a x'>Hidden 1</div><p id=menu>Hidden 2</p><p class=seen>Seen</p><div class=late>Later</div>"
        "<table><tr><td>Price</td><td>40<span style='display:none'>00040</span></td></tr><tr><td>Rent</td><td>12"
        "</td></tr><tr class=y><td>a</td><td>b</td></tr><tr style='display:none'><td>c<td>d</table>"
    )
    assert read(tmp_path / "a.html", STYLES + body).text == "Seen\n\nLater\n\nPrice: 40\n\nRent: 12"
    with_program = read(tmp_path / "b.html", f"{STYLES}{body}<script>show()</script>").text  # which may show it
    assert "Hidden 1" in with_program and "00040" not in with_program


def test_tables_in_markdown(tmp_path: Path) -> None:
    source = """# Hours
Text before | not a table

| Day | Open | Shut |
|:--|--:|---|
| Monday | 8 | 12\\|13 |
| Sunday |  | closed<br>always |
After it.

Name | Ragnhild Aas
--- | ---
Born | 3 May 1977
Trade | Glazier

```
| a | b |
|---|---|
```
"""
    assert [text for _, text in texts(read(tmp_path / "a.md", source))] == [
        "Hours",
        "Text before | not a table",
        "Day: Monday; Open: 8; Shut: 12|13",
        "Day: Sunday; Shut: closed always",
        "After it.",
        *("Name: Ragnhild Aas", "Born: 3 May 1977", "Trade: Glazier"),
        "```\n| a | b |\n|---|---|\n```",
    ]


def test_zeros_and_line_ends_at_the_end(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", b"Key with Ola.\0\0\0\n\0\r\n").text.strip() == "Key with Ola."


def test_who_speaks_in_subtitles(tmp_path: Path) -> None:
    source = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v.loud Ann Bee>The tide</v> turns at <i>six</i>.\n"
    assert read(tmp_path / "a.vtt", source).text == "Ann Bee: The tide turns at six."
