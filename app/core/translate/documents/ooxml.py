"""Word, PowerPoint and Excel files: paragraphs of runs in the XML of Office Open XML (ECMA-376), everything else
untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from app.core.errors import UserError
from app.core.translate.documents.base import OpenDocument
from app.core.translate.documents.xmltext import Element, Paragraph, Slot, local_name, paragraph
from app.core.translate.documents.zipped import ZippedDocument, read_parts
from app.core.translate.languages import RIGHT_TO_LEFT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORD = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_SLIDES = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml|ppt/(?:charts|diagrams)/[\w/]+\.xml")
_SHEETS = re.compile(r"xl/sharedStrings\.xml|xl/worksheets/sheet\d+\.xml|xl/drawings/drawing\d+\.xml")
# Inside a run: what separates two texts of the same formatting, so that they may not be joined.
_BORDERS = frozenset({"tab", "br", "cr", "drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference",
                      "commentReference", "fldChar", "ptab"})  # fmt: skip
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "fldSimple"})


class OoxmlFormat:
    suffixes = frozenset({".docx", ".docm", ".dotx", ".pptx", ".pptm", ".xlsx", ".xlsm"})

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`."""
        kind = path.suffix.lower()[1:4]
        pattern = {"doc": _WORD, "dot": _WORD, "ppt": _SLIDES, "xls": _SHEETS}[kind]
        find = {"doc": _word, "dot": _word, "ppt": _drawing, "xls": _sheet}[kind]
        parts = read_parts(path, lambda name: pattern.fullmatch(name) is not None, find)
        if not parts and kind in ("doc", "ppt"):
            raise UserError("damaged", path=str(path), detail="no text part")
        return ZippedDocument(path, parts, _finish, can_be_bilingual=kind in ("doc", "dot"))


def _word(root: Element) -> Iterator[Paragraph]:
    for element in root.iter(f"{W}p"):
        found = paragraph(element, _run_groups(element, W))
        if found is not None:
            yield found


def _drawing(root: Element) -> Iterator[Paragraph]:
    for element in root.iter(f"{A}p"):
        found = paragraph(element, _run_groups(element, A))
        if found is not None:
            yield found


def _sheet(root: Element) -> Iterator[Paragraph]:
    """Shared and inline strings; formulas and numbers are no text. Text boxes on sheets are DrawingML."""
    for element in root.iter(f"{S}si", f"{S}is"):
        runs = [run for run in element if local_name(run) == "r"] or [element]
        groups = [[Slot(text, "text") for text in run.iterfind(f"{S}t")] for run in runs]
        found = paragraph(element, groups)
        if found is not None:
            yield found
    yield from _drawing(root)


def _run_groups(element: Element, space: str) -> list[list[Slot]]:
    """Texts of runs that look the same and touch each other are one group: Word divides runs at every spelling mark."""
    groups: list[list[Slot]] = []
    look: bytes | None = None
    for run in _runs(element, space):
        this = _look(run, space)
        if this != look:
            groups.append([])
            look = this
        for child in run:
            name = local_name(child)
            if name == "t" and child.tag == f"{space}t":
                groups[-1].append(Slot(child, "text"))
            elif name in _BORDERS:
                groups.append([])
    return [group for group in groups if group]


def _runs(element: Element, space: str) -> Iterator[Element]:
    """The runs of this paragraph, hyperlinks and insertions included; those of paragraphs inside it are their own."""
    for child in element:
        name = local_name(child)
        if child.tag == f"{space}r":
            yield child
        elif name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fld", "bdo", "dir"):
            yield from _runs(child, space)


def _look(run: Element, space: str) -> bytes:
    """The formatting of a run, without what says nothing of its looks; a run in a link differs from one beside it."""
    properties = run.find(f"{space}rPr")
    parent = run.getparent()
    where = local_name(parent) + str(id(parent) if local_name(parent) == "hyperlink" else "")
    if properties is None:
        return where.encode()
    kept = [child for child in properties if local_name(child) not in ("lang", "noProof")]
    attributes = sorted((key, value) for key, value in properties.attrib.items() if key not in ("lang", "dirty", "err"))
    return (
        where.encode() + repr(attributes).encode() + b"".join(etree.tostring(child, with_tail=False) for child in kept)
    )


def _finish(name: str, root: Element, language: str) -> None:
    """Spaces at the ends of a text are kept; the language of runs is the new one; right-to-left where it is."""
    for text in root.iter(f"{W}t"):
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for text in root.iter(f"{S}t"):
        if (text.text or "") != (text.text or "").strip():
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for item in root.iter(f"{W}lang"):
        if item.get(f"{W}val"):
            item.set(f"{W}val", language)
    if language in RIGHT_TO_LEFT:
        for element in root.iter(f"{W}p"):
            _mark_right_to_left(element)


def _mark_right_to_left(element: Element) -> None:
    properties = element.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        element.insert(0, properties)
    if properties.find(f"{W}bidi") is None:
        etree.SubElement(properties, f"{W}bidi")
