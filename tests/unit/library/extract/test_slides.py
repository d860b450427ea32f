"""Slides: charts, diagrams, comments, numbered lists, merged cells, and what stands on every slide once."""

from __future__ import annotations

import io

import pptx
from pptx.util import Inches

from app.core.library.extract.office import read_pptx
from tests.office_files import CHART, DIAGRAM, slide_file


def lines(data: bytes) -> list[str]:
    document = read_pptx(data, "a.pptx")
    return [document.text[block.start : block.end] for block in document.blocks]


def shape(text: str, role: str = "") -> str:
    place = f'<p:ph type="{role}"/>' if role else ""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='1' name='a'/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr>"
        f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def frame(inner: str) -> str:
    return f"<p:graphicFrame><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></p:graphicFrame>"


def test_charts_diagrams_and_comments_of_a_slide() -> None:
    shapes = shape("Fleet", "title") + frame("<c:chart r:id='r1'/>") + frame("<dgm:relIds r:dm='r2'/>")
    comment = "<p:cmLst><p:cm authorId='0'><p:text>Check the cod.</p:text></p:cm></p:cmLst>"
    newer = "<x><cm/></x>"  # without a text
    data = slide_file(
        shapes,
        {
            "r1": ("chart", "../charts/chart1.xml"),
            "r2": ("diagramData", "../diagrams/data1.xml"),
            "r3": ("comments", "../comments/comment1.xml"),
            "r4": ("comments", "../comments/comment2.xml"),
        },
        {
            "ppt/charts/chart1.xml": CHART,
            "ppt/diagrams/data1.xml": DIAGRAM,
            "ppt/comments/comment1.xml": comment,
            "ppt/comments/comment2.xml": newer,
        },
    )
    assert lines(data) == [
        "Fleet",
        "Catch",
        "Herring; Tonnes: 1,417",
        "Cod; Tonnes: 86",
        "First\nSecond",
        "Check the cod.",
    ]


def test_numbered_lists_and_merged_cells() -> None:
    number = "<a:p><a:pPr><a:buAutoNum type='{}'/></a:pPr><a:r><a:t>{}</a:t></a:r></a:p>"
    items = "".join(number.format("alphaLcParenR", text) for text in ("Anchor", "Chain"))
    items += "<a:p><a:r><a:t>Between</a:t></a:r></a:p>" + number.format("arabicPeriod", "Rope")
    body = f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody>{items}</p:txBody></p:sp>"

    def cell(text: str, merge: str = "") -> str:
        return f"<a:tc {merge}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"

    rows = [
        cell("Day") + cell("Morning") + cell("Evening"),
        cell("Monday") + cell("8-12") + cell("14-18", "rowSpan='2'"),
        cell("Friday") + cell("9-12") + cell("", "vMerge='1'"),
        cell("Sunday") + cell("closed", "gridSpan='2'") + cell("", "hMerge='1'"),
    ]
    table = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    assert lines(slide_file(body + frame(f"<a:tbl><a:tblPr firstRow='1'/>{table}</a:tbl>"), {}, {})) == [
        "a) Anchor\nb) Chain\nBetween\n1. Rope",
        "Day: Monday; Morning: 8-12; Evening: 14-18",
        "Day: Friday; Morning: 9-12; Evening: 14-18",
        "Day: Sunday; Morning: closed; Evening: closed",
    ]


def test_a_form_on_a_slide_is_a_form_though_programs_mark_its_first_row() -> None:
    source = pptx.Presentation()
    slide = source.slides.add_slide(source.slide_layouts[6])
    table = slide.shapes.add_table(3, 2, 0, 0, Inches(4), Inches(2)).table
    for row, cells in enumerate([("Name", "Anna Hollis"), ("Born", "4 March 1961"), ("Doctor", "Dr Brandt")]):
        table.cell(row, 0).text, table.cell(row, 1).text = cells
    stream = io.BytesIO()
    source.save(stream)
    document = read_pptx(stream.getvalue(), "card.pptx")
    assert document.text == "Name: Anna Hollis\n\nBorn: 4 March 1961\n\nDoctor: Dr Brandt"
    assert document.title == "card"


def test_a_footer_is_read_once_and_a_slide_number_never() -> None:
    data = slide_file(
        shape("Vantis, in confidence", "ftr") + shape("Vantis, in confidence", "ftr") + shape("7", "sldNum"), {}, {}
    )
    assert lines(data) == ["Vantis, in confidence"]
