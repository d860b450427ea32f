"""The text of Word documents as printed: numbers in front of paragraphs, boxes, equations, charts, diagrams, pictures,
headers and footers, tables with merged cells. Knows Word's XML and no other format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.core.library.extract.build import Builder
from app.core.library.extract.charts import add_chart, add_diagram
from app.core.library.extract.embedded import Embedded
from app.core.library.extract.formulas import formula_text
from app.core.library.extract.grid import ABOVE, EMPTY, Cell, joined
from app.core.library.extract.numbering import Numbering, Place, W
from app.core.library.extract.officepictures import OfficePictures, Shown, shown_picture
from app.core.library.extract.ooxml import Package
from app.core.library.extract.rowtext import table_lines
from app.core.library.extract.running import RunningTexts
from app.core.library.extract.symbols import is_symbol_font, symbol, symbols
from app.core.library.extract.wordstyles import Styles, is_on, value

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HIDDEN = frozenset((f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes", "comments")
MAX_DEPTH = 50  # of groups in groups
MAX_TABLES = 12  # of tables in tables; what is deeper is part of the cell's text


def add_document(builder: Builder, package: Package, styles: Styles) -> None:
    """Headers come before the text, footers and notes behind it, each once."""
    part = package.main()
    root = package.tree(part)
    if root is None:
        return
    numbering = next((package.tree(target) for target in package.related(part, "numbering")), None)
    reader = _Reader(builder, package, styles, Numbering(numbering), part)
    running = RunningTexts()
    parts = _running_parts(package, part, root)
    for target in parts["header"]:
        reader.read_running(target, running)
    reader.read(root)
    for target in parts["footer"]:
        reader.read_running(target, running)
    for target in package.related(part, *_NOTES):
        reader.read_notes(target)


def _running_parts(package: Package, part: str, root: Any) -> dict[str, list[str]]:
    """The headers and footers that are shown: those of a first page and of even ones only where switched on."""
    relations = package.relations(part)
    settings = next((package.tree(target) for target in package.related(part, "settings")), None)
    has_even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    found: dict[str, dict[str, None]] = {"header": {}, "footer": {}}
    for section in root.iter(f"{W}sectPr"):
        shows = {"default": True, "first": is_on(section.find(f"{W}titlePg")), "even": has_even}
        for kind, targets in found.items():
            for reference in section.iterfind(f"{W}{kind}Reference"):
                relation = relations.get(reference.get(f"{_R}id", ""))
                if relation is not None and shows.get(reference.get(f"{W}type", "default"), True):
                    targets[relation.target] = None
    return {kind: list(targets) for kind, targets in found.items()}


@dataclass
class _Text:
    """What a paragraph or cell says, the charts and files in it by the ids of their relations, and its pictures."""

    parts: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)


class _Reader:
    def __init__(self, builder: Builder, package: Package, styles: Styles, numbering: Numbering, part: str) -> None:
        self._builder = builder
        self._package = package
        self._styles = styles
        self._numbering = numbering
        self._part = part
        self._embedded = Embedded(builder)
        self._pictures = OfficePictures(package, part)

    def read(self, parent: Any, depth: int = 0) -> None:
        for child in parent if depth < MAX_DEPTH else ():
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                objects: list[str] = []
                self._builder.table(self._rows(child, 1, objects), has_header=_marked_rows(child))
                self._add_objects(objects)
            elif child.tag not in HIDDEN:
                self.read(child, depth + 1)

    def read_running(self, part: str, running: RunningTexts) -> None:
        """A header or footer: its paragraphs and rows without those that were read before."""
        root = self._package.tree(part)
        if root is None:
            return
        inner = Builder()
        _Reader(inner, self._package, self._styles, self._numbering, part).read(root)
        self._builder.paragraph(running.fresh(inner.build("").text))

    def read_notes(self, part: str) -> None:
        root = self._package.tree(part)
        for note in root if root is not None else ():
            inner = Builder()
            _Reader(inner, self._package, self._styles, self._numbering, part).read(note)
            text, author = inner.build("").text, note.get(f"{W}author", "")
            self._builder.paragraph(f"{author}: {text}" if author and text else text)

    def _paragraph(self, element: Any) -> None:
        found = _Text()
        label, level = self._place(element)
        _collect(element, found)
        text = f"{label} {found.text.lstrip()}" if label and found.text.strip() else found.text
        if 0 < level <= 9:
            self._builder.heading(text, level)
        else:
            self._builder.paragraph(text)
        for line in self._pictures.texts(found.pictures):
            self._builder.paragraph(line)
        self._add_objects(found.objects)

    def _place(self, element: Any) -> tuple[str, int]:
        """A paragraph's number and its level as a heading, 0 for none. Counts: once for each paragraph."""
        properties = element.find(f"{W}pPr")
        style = self._styles.of(value(properties, "pStyle"))
        outline = value(properties, "outlineLvl")
        level = (int(outline) + 1) % 10 if outline.isdigit() else style.level
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id = value(own, "numId") or style.list_id
        if not list_id or list_id == "0" or _is_deleted(element):
            return "", level
        at = value(own, "ilvl") or (style.list_level if own is None or not value(own, "numId") else "")
        depth = int(at) if at.isdigit() else self._numbering.level_of_style(list_id, style.name)
        return self._numbering.label(Place(list_id, depth)), level

    def _rows(self, table: Any, depth: int, objects: list[str]) -> Iterator[list[Cell]]:
        look = self._styles.table_look(table)
        for number, row in enumerate(_outermost(table, f"{W}tr")):
            properties = row.find(f"{W}trPr")
            before = value(properties, "gridBefore")
            cells = [EMPTY] * min(int(before), 63) if before.isdigit() else []
            for place, cell in enumerate(_outermost(row, f"{W}tc")):
                is_strong = (number == 0 and look.first_row) or (place == 0 and look.first_column)
                cells += self._cell(cell, depth, objects, is_strong=is_strong)
            yield cells

    def _cell(self, cell: Any, depth: int, objects: list[str], *, is_strong: bool) -> list[Cell]:
        """Once for each column that it covers where it goes on below another, else the cell itself."""
        properties = cell.find(f"{W}tcPr")
        span = value(properties, "gridSpan")
        across = int(span) if span.isdigit() else 1
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        if merge is not None and merge.get(f"{W}val", "continue") != "restart":
            return [ABOVE] * min(across, 63)
        if depth >= MAX_TABLES:
            found = _Text()
            _collect(cell, found)
            return [Cell(" ".join(found.text.split()), across)]
        pieces: list[tuple[str, bool]] = []
        inner: list[str] = []
        for part in _blocks(cell):
            if part.tag == f"{W}tbl":
                inner += table_lines(self._rows(part, depth + 1, objects), _marked_rows(part))
                continue
            found = _Text()
            label, _ = self._place(part)
            _collect(part, found)
            is_item = part.find(f"{W}pPr/{W}numPr") is not None and not label
            pieces.append((f"{label} {found.text}" if label else found.text, is_item))
            objects += found.objects
            inner += self._pictures.texts(found.pictures)
        text = joined(pieces)
        return [
            Cell(text, across, is_strong=is_strong or (bool(text) and self._styles.is_bold(cell)), inner=tuple(inner))
        ]

    def _add_objects(self, names: list[str]) -> None:
        relations = self._package.relations(self._part)
        for name in dict.fromkeys(names):
            relation = relations.get(name)
            if relation is None or not self._package.has(relation.target):
                continue
            if relation.kind in ("chart", "chartEx", "diagramData"):
                tree = self._package.tree(relation.target)
                if tree is not None:
                    (add_diagram if relation.kind == "diagramData" else add_chart)(self._builder, tree)
            elif relation.kind in ("package", "oleObject"):
                self._embedded.add(self._package.read(relation.target), relation.target)


def _marked_rows(table: Any) -> int | None:
    """The rows that are repeated at the head of each page; None where the file marks none."""
    count = 0
    for row in table.iterfind(f"{W}tr"):
        if not is_on(row.find(f"{W}trPr/{W}tblHeader")):
            break
        count += 1
    return count or None


def _is_deleted(element: Any) -> bool:
    return element.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _collect(element: Any, found: _Text) -> None:
    """Iterative: a paragraph may contain text boxes, and those paragraphs again."""
    stack = [element]
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str):
            continue
        if node.tag == f"{W}t":
            found.parts.append(_run_text(node))
        elif node.tag in _BREAKS:
            found.parts.append(_BREAKS[node.tag])
        elif node.tag == f"{W}sym":
            found.parts.append(symbol(node.get(f"{W}char", ""), node.get(f"{W}font", "")))
        elif node.tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
            found.parts.append(formula_text(node))
        elif node.tag == f"{W}ffData":
            found.parts.append(_form_field(node))
        elif node.tag not in HIDDEN and not _is_unseen(node):
            if node.tag == f"{W}p" and found.parts:
                found.parts.append("\n")
            _note_drawn(node, found)
            stack.extend(reversed(node))


def _note_drawn(node: Any, found: _Text) -> None:
    shown = shown_picture(node)
    if shown is not None:
        found.pictures.append(shown)
    found.objects += [text for key, text in node.attrib.items() if key in (f"{_R}id", f"{_R}dm")]


def _run_text(node: Any) -> str:
    text = node.text or ""
    parent = node.getparent()
    fonts = parent.find(f"{W}rPr/{W}rFonts") if parent is not None else None
    font = fonts.get(f"{W}ascii", "") if fonts is not None else ""
    return symbols(text, font) if is_symbol_font(font) else text


def _is_unseen(node: Any) -> bool:
    return node.tag == f"{W}r" and is_on(node.find(f"{W}rPr/{W}vanish"))


def _form_field(node: Any) -> str:
    """The older fields of forms: a box, or the entry that was chosen of a list."""
    box = node.find(f"{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        return "☒" if is_on(state if state is not None else box.find(f"{W}default")) else "☐"
    chosen = node.find(f"{W}ddList")
    if chosen is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in chosen.iterfind(f"{W}listEntry")]
    at = value(chosen, "result") or "0"
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""


def _blocks(cell: Any) -> Iterator[Any]:
    """The paragraphs and tables of a cell, also from content controls."""
    stack = list(reversed(cell))
    while stack:
        node = stack.pop()
        if node.tag in (f"{W}p", f"{W}tbl"):
            yield node
        elif node.tag not in HIDDEN:
            stack.extend(reversed(node))


def _outermost(parent: Any, tag: str) -> Iterator[Any]:
    """In text order, also from content controls; not those of a table inside a cell."""
    stack = list(reversed(parent))
    while stack:
        node = stack.pop()
        if node.tag == tag:
            yield node
        elif node.tag not in HIDDEN:
            stack.extend(reversed(node))
