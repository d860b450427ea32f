"""Writes Office files for tests from the XML of their parts, as no library would write them: without properties, in the
names of Strict Open XML, with charts and diagrams."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
Relations = Mapping[str, Mapping[str, tuple[str, str]]]  # part: id: kind and target


def office_file(parts: Mapping[str, str | bytes], relations: Relations, *, is_strict: bool = False) -> bytes:
    """`relations` of "" are those of the file itself. A part without the names of its elements is given them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for part, targets in relations.items():
            folder, _, name = part.rpartition("/")
            links = "".join(
                f'<Relationship Id="{key}" Type="{TYPE}{kind}" Target="{to}"/>' for key, (kind, to) in targets.items()
            )
            path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
            archive.writestr(path, _named(f"<Relationships>{links}</Relationships>", is_strict))
        for part, content in parts.items():
            archive.writestr(part, _named(content, is_strict) if isinstance(content, str) else content)
    return stream.getvalue()


def _named(xml: str, is_strict: bool) -> str:
    end = min(at for at in (xml.find(">"), xml.find("/>"), xml.find(" ")) if at > 0)
    xml = f"{xml[:end]} {NAMES}{xml[end:]}"
    if is_strict:
        for part in ("wordprocessingml/2006", "officeDocument/2006", "drawingml/2006"):
            xml = xml.replace(f"http://schemas.openxmlformats.org/{part}", f"http://purl.oclc.org/ooxml/{part[:-5]}")
    return xml


def word_file(body: str, *, is_strict: bool = False, **more: tuple[str, str]) -> bytes:
    """`more` are parts by their ids: kind and XML ("rId1" can be a header, "n" the numbering)."""
    parts: dict[str, str | bytes] = {"word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>"}
    parts |= {f"word/{key}.xml": xml for key, (_, xml) in more.items()}
    relations = {
        "": {"main": ("officeDocument", "word/document.xml")},
        "word/document.xml": {key: (kind, f"{key}.xml") for key, (kind, _) in more.items()},
    }
    return office_file(parts, relations, is_strict=is_strict)


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def slide_file(shapes: str, relations: Mapping[str, tuple[str, str]], parts: Mapping[str, str | bytes]) -> bytes:
    """A presentation of one slide."""
    tree = f"<p:sld><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
    main = '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="s1"/></p:sldIdLst></p:presentation>'
    return office_file(
        {"ppt/presentation.xml": main, "ppt/slides/slide1.xml": tree, **parts},
        {
            "": {"main": ("officeDocument", "ppt/presentation.xml")},
            "ppt/presentation.xml": {"s1": ("slide", "slides/slide1.xml")},
            "ppt/slides/slide1.xml": relations,
        },
    )


CHART = (
    "<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Catch</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    "<c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>Tonnes</c:v></c:pt></c:strCache>"
    "</c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>Herring</c:v></c:pt><c:pt idx='1'><c:v>Cod</c:v>"
    "</c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>#,##0</c:formatCode>"
    "<c:pt idx='0'><c:v>1417</c:v></c:pt><c:pt idx='1'><c:v>86</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
    "</c:barChart></c:plotArea></c:chart></c:chartSpace>"
)
DIAGRAM = (
    "<dgm:dataModel><dgm:ptLst><dgm:pt modelId='2'><dgm:t><a:p><a:r><a:t>Second</a:t></a:r></a:p></dgm:t></dgm:pt>"
    "<dgm:pt modelId='0' type='doc'/><dgm:pt modelId='1'><dgm:t><a:p><a:r><a:t>First</a:t></a:r></a:p></dgm:t></dgm:pt>"
    "</dgm:ptLst><dgm:cxnLst><dgm:cxn srcId='0' destId='2' srcOrd='1'/><dgm:cxn srcId='0' destId='1' srcOrd='0'/>"
    "</dgm:cxnLst></dgm:dataModel>"
)
