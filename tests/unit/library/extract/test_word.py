"""Word documents as printed: numbers, headers and footers, boxes, equations, charts, merged cells, Strict Open XML."""

from __future__ import annotations

import io

import docx
import pytest

from app.core.errors import UserError
from app.core.library.extract.counting import counted
from app.core.library.extract.office import read_docx
from tests.office_files import CHART, DIAGRAM, office_file, paragraph, word_file

LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    for at, (style, text, more) in enumerate(
        [
            ("decimal", "%1.", '<w:pStyle w:val="Clause"/>'),
            ("decimal", "%1.%2", ""),
            ("lowerLetter", "%3)", ""),
            ("upperRoman", "§ %4", ""),
            ("bullet", "\uf0a7", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
            ("bullet", "\uf06f", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
        ]
    )
)
NUMBERING = (
    f'<w:numbering><w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub">'
    '<w:name w:val="heading 2"/><w:basedOn w:val="Clause"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
    "</w:style></w:styles>"
)


def lines(data: bytes) -> list[str]:
    document = read_docx(data, "a.docx")
    return [document.text[block.start : block.end] for block in document.blocks]


def numbered(text: str, level: int, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_stand_in_front_of_their_paragraphs() -> None:
    body = [
        ("Scope", 0),
        ("Sale", 1),
        ("boat", 2),
        ("oars", 2),
        ("Price", 0),
        ("Due", 1),
        ("Law", 3),
        ("dot", 4),
        ("box", 5),
    ]
    found = lines(word_file("".join(numbered(*one) for one in body), n=("numbering", NUMBERING)))
    assert found == ["1. Scope", "1.1 Sale", "a) boat", "b) oars", "2. Price", "2.1 Due", "§ I Law", "dot", "☐ box"]


def test_lists_that_begin_anew_and_paragraphs_without_a_number() -> None:
    body = (
        numbered("One", 0) + paragraph("Between") + numbered("Two", 0) + numbered("Anew", 0, 2) + numbered("Next", 0, 2)
    )
    assert lines(word_file(body, n=("numbering", NUMBERING))) == ["1. One", "Between", "2. Two", "5. Anew", "6. Next"]
    none = paragraph("Plain", '<w:numPr><w:numId w:val="0"/></w:numPr>') + numbered("Lost", 0, 99)
    assert lines(word_file(none, n=("numbering", NUMBERING))) == ["Plain", "Lost"]


def test_a_style_gives_its_paragraphs_numbers() -> None:
    body = "".join(paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in [("A", "Clause"), ("B", "Sub")])
    data = word_file(body, n=("numbering", NUMBERING), s=("styles", STYLES))
    document = read_docx(data, "a.docx")
    assert document.text == "1. A\n\n1.1 B" and document.blocks[1].level == 2


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (3, "ordinal", "3rd"), (12, "ordinal", "12th"),
        (7, "decimalZero", "07"), (21, "chineseCounting", "二十一"), (3, "decimalEnclosedCircle", "③"), (2, "none", ""),
        (5, "unknownStyle", "5"), (0, "lowerRoman", "0"),
    ],
)  # fmt: skip
def test_counting(number: int, style: str, expected: str) -> None:
    assert counted(number, style) == expected


def test_headers_and_footers_are_read_once() -> None:
    source = docx.Document()
    for number in range(3):
        section = source.sections[0] if number == 0 else source.add_section()
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        section.header.paragraphs[0].text = "Hollis Ltd, customer number 55-9012"
        section.footer.paragraphs[0].text = f"Page {number + 1} of 3"
        source.add_paragraph(f"Part {number}")
    source.sections[0].first_page_header.paragraphs[0].text = "Never shown"
    stream = io.BytesIO()
    source.save(stream)
    found = lines(stream.getvalue())
    assert found == ["Hollis Ltd, customer number 55-9012", "Part 0", "Part 1", "Part 2"]


def test_boxes_are_ticked_or_empty() -> None:
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F0{}"/></w:r><w:r><w:t> {}</w:t></w:r>'
    field = "<w:r><w:fldChar><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>"
    field += "<w:r><w:t> {}</w:t></w:r>"
    body = f"<w:p>{sym.format('FE', 'yes')}{sym.format('A8', 'no')}</w:p>"
    off = '<w:default w:val="0"/>'
    body += f"<w:p>{field.format('<w:checked/>', 'on')}{field.format(off, 'off')}</w:p>"
    assert lines(word_file(body)) == ["☑ yes☐ no", "☒ on☐ off"]


def test_equations_are_readable() -> None:
    def run(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    power = f"<m:sSup><m:e>{run('v')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>"
    root = f"<m:rad><m:deg/><m:e>{run('a+b')}</m:e></m:rad>"
    sign = "<m:naryPr><m:chr m:val='∑'/></m:naryPr>"
    limits = f"<m:sub>{run('i=1')}</m:sub><m:sup>{run('n')}</m:sup>"
    total = f"<m:nary>{sign}{limits}<m:e>{run('x')}</m:e></m:nary>"
    equation = f"<m:oMath>{run('s=')}<m:f><m:num>{power}</m:num><m:den>{run('2a')}</m:den></m:f></m:oMath>"
    text = "<w:p><w:r><w:t xml:space='preserve'>So {} holds.</w:t></w:r></w:p>"
    body = "<w:p><w:r><w:t xml:space='preserve'>It is </w:t></w:r>" + equation + "</w:p>"
    body += f"<w:p><m:oMathPara><m:oMath>{root}{run('=')}{total}</m:oMath></m:oMathPara></w:p>{text.format('it')}"
    assert lines(word_file(body)) == ["It is s=v²/2a", "√(a+b)=∑ᵢ₌₁ⁿ x", "So it holds."]


def test_charts_and_diagrams_stand_where_they_are() -> None:
    body = '<w:p><w:r><w:drawing><c:chart r:id="rId5"/></w:drawing></w:r></w:p>' + paragraph("Behind")
    body += '<w:p><w:r><w:drawing><dgm:relIds r:dm="rId6"/></w:drawing></w:r></w:p>'
    found = lines(word_file(body, rId5=("chart", CHART), rId6=("diagramData", DIAGRAM)))
    assert found == ["Catch", "Herring; Tonnes: 1,417", "Cod; Tonnes: 86", "Behind", "First\nSecond"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_merged_cells_keep_their_columns() -> None:
    rows = [
        [cell("Day"), cell("Morning"), cell("Afternoon")],
        [cell("Monday"), cell("8-12"), cell("14-18", '<w:vMerge w:val="restart"/>')],
        [cell("Tuesday"), cell("closed"), cell("", "<w:vMerge/>")],
        [cell("Friday"), cell("by letter", '<w:gridSpan w:val="2"/>')],
    ]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    assert lines(word_file(f"<w:tbl>{table}</w:tbl>")) == [
        "Day: Monday; Morning: 8-12; Afternoon: 14-18",
        "Day: Tuesday; Morning: closed; Afternoon: 14-18",
        "Day: Friday; Morning: by letter; Afternoon: by letter",
    ]


def test_what_is_not_printed_is_not_read() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen</w:t></w:r><w:r><w:t>Seen</w:t></w:r></w:p>"
    assert lines(word_file(hidden)) == ["Seen"]


@pytest.mark.parametrize("is_strict", [True, False])
def test_files_without_properties_and_in_the_names_of_strict_files(is_strict: bool) -> None:
    data = word_file(paragraph("The lapwings were counted."), is_strict=is_strict)
    document = read_docx(data, "birds.docx")
    assert document.text == "The lapwings were counted." and document.title == "birds"


@pytest.mark.parametrize("title", ["Word Document", "(anonymous)", "Slide 1", "untitled", "PowerPoint-Präsentation"])
def test_titles_that_programs_invent_are_none(title: str) -> None:
    source = docx.Document()
    source.add_paragraph("Text")
    source.core_properties.title = title
    stream = io.BytesIO()
    source.save(stream)
    assert read_docx(stream.getvalue(), "lease.docx").title == "lease"


def test_a_document_in_a_document_is_read_but_not_without_end() -> None:
    data = word_file(paragraph("Innermost"))
    for name in ("third", "second", "first"):
        body = paragraph(name) + '<w:p><w:r><w:object><o r:id="rId9"/></w:object></w:r></w:p>'
        data = office_file(
            {"word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>", "word/inner.docx": data},
            {
                "": {"main": ("officeDocument", "word/document.xml")},
                "word/document.xml": {"rId9": ("package", "inner.docx")},
            },
        )
    assert lines(data) == ["first", "second", "third"]


@pytest.mark.parametrize("body", ["<w:p><w:r><w:t>cut", "</w:p>"])
def test_broken_xml_is_damaged(body: str) -> None:
    with pytest.raises(UserError) as raised:
        read_docx(word_file(body), "a.docx")
    assert raised.value.code == "damaged"


def test_broken_parts_beside_the_text_do_no_harm() -> None:
    data = word_file(numbered("Text", 0), n=("numbering", "<w:numbering "), s=("styles", "<broken "))
    assert lines(data) == ["Text"]
