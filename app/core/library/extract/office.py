"""Word, PowerPoint and OpenDocument files, each opened by its library. Knows no spreadsheet of Excel (table.py)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.archive import open_archive, read_member
from app.core.library.extract.build import Builder

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HIDDEN = frozenset(
    (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = ("/footnotes", "/endnotes", "/comments")
MAX_DEPTH = 50  # of groups in groups, tables in tables


def read_docx(data: bytes, name: str) -> Document:
    """Includes content controls, text boxes and accepted changes, which the library's own `text` leaves out."""
    import docx

    open_archive(data).close()
    document = docx.Document(io.BytesIO(data))
    builder = Builder()
    reader = _WordReader(builder, document)
    reader.read(document.element.body)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_NOTES):
            reader.read_notes(relation.target_part.blob)
    title = document.core_properties.title or builder.first_heading()
    return builder.build(title or _stem(name))


class _WordReader:
    def __init__(self, builder: Builder, document: Any) -> None:
        self._builder = builder
        self._levels = {style.style_id: _style_level(style) for style in document.styles if style.type == 1}

    def read(self, parent: Any, depth: int = 0) -> None:
        for child in parent if depth < MAX_DEPTH else ():
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._builder.table([_word_cells(row) for row in _outermost(child, f"{_W}tr")])
            elif child.tag not in _HIDDEN:
                self.read(child, depth + 1)

    def read_notes(self, blob: bytes) -> None:
        from docx.oxml import parse_xml

        self.read(parse_xml(blob))

    def _paragraph(self, element: Any) -> None:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        outline = element.find(f"{_W}pPr/{_W}outlineLvl")
        level = self._levels.get(style.get(f"{_W}val"), 0) if style is not None else 0
        if outline is not None and outline.get(f"{_W}val", "9").isdigit():
            level = (int(outline.get(f"{_W}val", "9")) + 1) % 10
        text = _word_text(element)
        if 0 < level <= 9:
            self._builder.heading(text, level)
        else:
            self._builder.paragraph(text)


def _style_level(style: Any) -> int:
    """Built-in style names are English in the file whatever the language of the program."""
    for _ in range(10):
        if style is None:
            break
        name = (style.name or "").lower()
        if name.startswith("heading ") and name[8:].isdigit():
            return int(name[8:])
        if name == "title":
            return 1
        style = style.base_style
    return 0


def _word_text(element: Any) -> str:
    """Iterative: a paragraph may contain text boxes, and those paragraphs again."""
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in _BREAKS:
            parts.append(_BREAKS[node.tag])
        elif node.tag not in _HIDDEN:
            if node.tag == f"{_W}p" and parts:
                parts.append("\n")
            stack.extend(reversed(node))
    return "".join(parts)


def _word_cells(row: Any) -> list[str]:
    return [_word_text(cell) for cell in _outermost(row, f"{_W}tc")]


def _outermost(parent: Any, tag: str) -> Iterator[Any]:
    """In text order, also from content controls; not those of a table inside a cell, which are part of its text."""
    stack = list(reversed(parent))
    while stack:
        node = stack.pop()
        if node.tag == tag:
            yield node
        elif node.tag not in _HIDDEN:
            stack.extend(reversed(node))


def read_pptx(data: bytes, name: str) -> Document:
    """A slide is a page with its title as heading; includes tables, groups and speaker notes."""
    import pptx

    open_archive(data).close()
    slides = pptx.Presentation(io.BytesIO(data))
    builder = Builder()
    for number, slide in enumerate(slides.slides, 1):
        builder.page = number
        title = slide.shapes.title
        if title is not None:
            builder.heading(title.text_frame.text, 1)
        for shape in slide.shapes:
            if title is None or shape.shape_id != title.shape_id:
                _add_shape(builder, shape, 0)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            builder.paragraph(slide.notes_slide.notes_text_frame.text)
    return builder.build(slides.core_properties.title or _stem(name), pages=len(slides.slides))


def _add_shape(builder: Builder, shape: Any, depth: int) -> None:
    if depth < MAX_DEPTH and hasattr(shape, "shapes"):
        for inner in shape.shapes:
            _add_shape(builder, inner, depth + 1)
    elif getattr(shape, "has_table", False):
        has_header = shape.table.first_row or None
        builder.table([[cell.text for cell in row.cells] for row in shape.table.rows], has_header=has_header)
    elif shape.has_text_frame:
        builder.paragraph(shape.text_frame.text.replace("\x0b", "\n"))


def read_opendocument(data: bytes, name: str) -> Document:
    """ODT, ODS and ODP: a sheet or slide is a page."""
    import odfdo

    with open_archive(data) as archive:
        if b"encryption-data" in read_member(archive, "META-INF/manifest.xml"):
            raise UserError("encrypted", detail="OpenDocument")
    document = odfdo.Document(io.BytesIO(data))
    builder = Builder()
    pages = _OdfReader(builder).read(document.body)
    return builder.build(document.meta.title or builder.first_heading() or _stem(name), pages=pages)


class _OdfReader:
    """Walks the elements of odfdo; rows and cells that are repeated a million times count once."""

    _SKIPPED = frozenset(
        ("text:tracked-changes", "office:forms", "text:sequence-decls", "table:shapes", "office:events")
    )

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._pages = 0

    def read(self, parent: Any, depth: int = 0) -> int:
        for child in parent.children if depth < MAX_DEPTH else ():
            tag = child.tag
            if tag == "text:h":
                self._builder.heading(odf_text(child), int(child.get_attribute("text:outline-level") or 1))
            elif tag == "text:p":
                self._builder.paragraph(odf_text(child))
            elif tag == "table:table":
                self._table(child, is_sheet=parent.tag == "office:spreadsheet")
            elif tag not in self._SKIPPED:
                if tag == "draw:page":
                    self._next_page(str(child.get_attribute("draw:name") or ""))
                self.read(child, depth + 1)
        return self._pages

    def _next_page(self, name: str) -> None:
        self._pages += 1
        self._builder.page = self._pages
        self._builder.heading(name, 1)

    def _table(self, table: Any, *, is_sheet: bool) -> None:
        if is_sheet:
            self._next_page(str(table.get_attribute("table:name") or ""))
        rows = table.get_elements("descendant::table:table-row[count(ancestor::table:table) = 1]")  # none of inner ones
        self._builder.table(_odf_cells(row) for row in rows)


def _odf_cells(row: Any) -> list[str]:
    cells: list[str] = []
    for cell in row.get_elements("table:table-cell|table:covered-table-cell"):
        text = "\n".join(odf_text(paragraph) for paragraph in cell.get_elements("descendant::text:p"))
        repeated = cell.get_attribute("table:number-columns-repeated")
        cells += [text] * (min(int(repeated or 1), 100) if text or len(cells) < 100 else 1)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def odf_text(element: Any) -> str:
    return "".join(_odf_pieces(element, 0))


def _odf_pieces(element: Any, depth: int) -> Iterator[str]:
    """Includes spaces, tabs and line breaks, which are elements; notes in brackets, no comments."""
    yield element.text or ""
    for child in element.children if depth < MAX_DEPTH else ():
        if child.tag == "text:s":
            yield " "
        elif child.tag == "text:tab":
            yield "\t"
        elif child.tag == "text:line-break":
            yield "\n"
        elif child.tag == "text:note":
            yield f" ({' '.join(odf_text(body) for body in child.get_elements('text:note-body'))})"
        elif child.tag != "office:annotation":
            yield from _odf_pieces(child, depth + 1)
        yield child.tail or ""


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
