"""OpenDocument as printed: numbers of lists and headings, headers and footers, merged cells, comments, objects."""

from __future__ import annotations

from app.core.library.extract.office import read_opendocument
from tests import bombs

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw", "chart", "presentation")
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = f"""<office:document-styles {NAMES}><office:styles>
<style:style style:name="Heading_1" style:default-outline-level="1"/>
<style:style style:name="P1" style:parent-style-name="Heading_1"/>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style></office:styles><office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>Hollis Ltd, file 55-9012</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number> of <text:page-count>2</text:page-count></text:p>
<text:p>Bank account 7719</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"""


def lines(body: str, **more: str) -> list[str]:
    content = f"<office:document-content {NAMES}><office:body>{body}</office:body></office:document-content>"
    document = read_opendocument(bombs.archive({"content.xml": content, **more}), "a.odt")
    return [document.text[block.start : block.end] for block in document.blocks]


def test_numbers_headers_and_footers() -> None:
    body = """<office:text><text:h text:style-name="P1" text:outline-level="1">Scope</text:h>
    <text:h text:outline-level="1">Looks like one</text:h>
    <text:list text:style-name="L"><text:list-item><text:p>Boat</text:p><text:p>and oars</text:p><text:list>
    <text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>
    <text:list-item><text:p>Price</text:p></text:list-item></text:list>
    <text:h text:style-name="P1" text:outline-level="1">Law</text:h></office:text>"""
    assert lines(body, **{"styles.xml": STYLES}) == [
        "Hollis Ltd, file 55-9012", "1. Scope", "Looks like one", "1. Boat", "and oars", "(a) inner", "2. Price",
        "2. Law", "Bank account 7719",
    ]  # fmt: skip


def test_merged_cells_comments_and_objects() -> None:
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    note = "<office:annotation><dc:creator>Anna Brandt</dc:creator><text:p>Ask first.</text:p></office:annotation>"
    rows = [
        [cell.format("", name) for name in ("Day", "Morning", "Evening")],
        [cell.format("", "Monday"), cell.format("", "8-12"), cell.format('table:number-rows-spanned="2"', "14-18")],
        [cell.format("", "Friday"), cell.format("", f"9-12{note}"), "<table:covered-table-cell/>"],
        [
            cell.format("", "Sunday"),
            cell.format('table:number-columns-spanned="2"', "closed"),
            "<table:covered-table-cell/>",
        ],
    ]
    table = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    item = '<text:p><draw:object xlink:href="./Object 1"/></text:p>'
    body = f"<office:text><table:table>{table}</table:table>{item}</office:text>"
    formula = "<math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mi>v</mi><mi>t</mi></mfrac></math>"
    assert lines(body, **{"Object 1/content.xml": formula}) == [
        "Day: Monday; Morning: 8-12; Evening: 14-18",
        "Day: Friday; Morning: 9-12; Evening: 14-18\nAnna Brandt: Ask first.",
        "Day: Sunday; Morning: closed; Evening: closed",
        "v/t",
    ]


def test_a_slide_has_its_title_and_not_the_name_that_the_program_gave() -> None:
    text = '<draw:frame presentation:class="{}"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    page = f'<draw:page draw:name="{{}}">{text}</draw:page>'
    body = page.format("page1", "title", "Harbour plan") + page.format("page2", "outline", "The crane moves.")
    footer = "<presentation:footer-decl>Vantis 2025</presentation:footer-decl>"
    body = f"<office:presentation>{footer}{body}</office:presentation>"
    assert lines(body) == ["Vantis 2025", "Harbour plan", "The crane moves."]
