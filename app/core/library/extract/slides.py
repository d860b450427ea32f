"""The text of PowerPoint slides: titles, tables, charts, diagrams, pictures, equations, numbered lists, notes and
comments; what stands on every slide is read once. Knows PowerPoint's XML and no other format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app.core.library.extract.build import Builder
from app.core.library.extract.charts import add_chart, add_diagram
from app.core.library.extract.counting import counted
from app.core.library.extract.embedded import Embedded
from app.core.library.extract.formulas import formula_text
from app.core.library.extract.grid import ABOVE, LEFT, Cell
from app.core.library.extract.officepictures import OfficePictures, drawn_pictures
from app.core.library.extract.ooxml import Package
from app.core.library.extract.running import RunningTexts
from app.core.library.extract.xmltree import name_of

MAX_DEPTH = 50  # of groups in groups
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RUNNING = ("ftr", "hdr", "dt")
_STYLES = {"alphaLc": "a", "alphaUc": "A", "romanLc": "i", "romanUc": "I", "arabic": "1"}
_NUMBER_TYPE = re.compile(r"(alphaLc|alphaUc|romanLc|romanUc|arabic)(Period|ParenR|ParenBoth|Plain|Minus)?")
_AROUND = {"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")"), "Minus": ("- ", " -")}


def add_slides(builder: Builder, package: Package) -> int:
    """Adds each slide as a page, its title as a heading. Returns the number of slides."""
    main = package.main()
    root, relations = package.tree(main), package.relations(main)
    slides = [
        relations[name].target
        for slide in (root.iterfind(".//{*}sldIdLst/{*}sldId") if root is not None else ())
        if (name := slide.get(f"{_R}id", "")) in relations
    ]
    reader = _Reader(builder, package, _authors(package, main))
    for number, slide in enumerate(slides, 1):
        builder.page = number
        reader.read(slide)
    return len(slides)


def _authors(package: Package, main: str) -> dict[str, str]:
    roots = [package.tree(part) for part in package.related(main, "commentAuthors", "authors")]
    return {one.get("id", ""): one.get("name", "") for root in roots if root is not None for one in root}


class _Reader:
    def __init__(self, builder: Builder, package: Package, authors: dict[str, str]) -> None:
        self._builder = builder
        self._package = package
        self._authors = authors
        self._running = RunningTexts()
        self._embedded = Embedded(builder)
        self._masters: set[str] = set()

    def read(self, part: str) -> None:
        root = self._package.tree(part)
        tree = root.find(".//{*}spTree") if root is not None else None
        if tree is None:
            return
        title = next((shape for shape in tree.iter("{*}sp") if _role(shape) in ("title", "ctrTitle")), None)
        if title is not None:
            self._builder.heading(" ".join(_lines(title)), 1)
        self._shapes(tree, part, 0, title)
        for background in root.iterfind("{*}cSld/{*}bg"):
            self._add_pictures(background, part)
        for notes in self._package.related(part, "notesSlide"):
            self._notes(notes)
        for comments in self._package.related(part, "comments"):
            self._comments(comments)
        for layout in self._package.related(part, "slideLayout"):
            self._master(layout)
            for master in self._package.related(layout, "slideMaster"):
                self._master(master)

    def _shapes(self, parent: Any, part: str, depth: int, title: Any) -> None:
        for shape in parent if depth < MAX_DEPTH else ():
            name = name_of(shape)
            if name in ("grpSp", "AlternateContent", "Choice"):
                self._shapes(shape, part, depth + 1, title)
            elif name in ("graphicFrame", "contentPart"):
                self._frame(shape, part)
            elif name == "sp" and shape is not title:
                self._text(shape)
            if name in ("sp", "pic", "graphicFrame"):
                self._add_pictures(shape, part)

    def _add_pictures(self, shape: Any, part: str) -> None:
        for text in OfficePictures(self._package, part).texts(drawn_pictures(shape)):
            self._builder.paragraph(text)

    def _text(self, shape: Any) -> None:
        role = _role(shape)
        text = "\n".join(_lines(shape))
        if role in _RUNNING:
            text = self._running.fresh(text)
        if role != "sldNum":
            self._builder.paragraph(text)

    def _frame(self, frame: Any, part: str) -> None:
        table = next(frame.iter(f"{_A}tbl"), None)
        if table is not None:
            rows = [_cells(row) for row in table.iterfind(f"{_A}tr")]
            properties = table.find(f"{_A}tblPr")
            # Programs switch this on for every table, also for forms of two columns.
            has_names = (
                properties is not None and properties.get("firstRow") == "1" and len(rows[0] if rows else ()) > 2
            )
            self._builder.table(rows, has_header=1 if has_names else None)
            return
        relations = self._package.relations(part)
        for name in dict.fromkeys(text for node in frame.iter() for key, text in node.attrib.items() if key in _LINKS):
            if name in relations and self._package.has(relations[name].target):
                self._object(relations[name].kind, relations[name].target)

    def _object(self, kind: str, target: str) -> None:
        if kind in ("chart", "chartEx", "diagramData"):
            tree = self._package.tree(target)
            if tree is not None:
                (add_diagram if kind == "diagramData" else add_chart)(self._builder, tree)
        elif kind in ("package", "oleObject"):
            self._embedded.add(self._package.read(target), target)

    def _notes(self, part: str) -> None:
        root = self._package.tree(part)
        for shape in root.iter("{*}sp") if root is not None else ():
            if _role(shape) == "body":
                self._builder.paragraph("\n".join(_lines(shape)))

    def _comments(self, part: str) -> None:
        """Of older programs in `p:text`, of newer ones in paragraphs, each with its answers."""
        root = self._package.tree(part)
        for comment in root.iter("{*}cm", "{*}reply") if root is not None else ():
            old = comment.find("{*}text")
            body = comment.find("{*}txBody")
            text = (old.text or "") if old is not None else "\n".join(_paragraphs(body)) if body is not None else ""
            author = self._authors.get(comment.get("authorId", ""), "")
            self._builder.paragraph(f"{author}: {text}" if author and text.strip() else text)

    def _master(self, part: str) -> None:
        """What a layout or master itself puts on its slides; its placeholders only say where text may go."""
        if part in self._masters:
            return
        self._masters.add(part)
        root = self._package.tree(part)
        for shape in root.iter("{*}sp") if root is not None else ():
            if not _is_placeholder(shape):
                self._builder.paragraph(self._running.fresh("\n".join(_lines(shape))))
        for name in ("{*}bg", "{*}pic"):
            for picture in root.iter(name) if root is not None else ():
                self._add_pictures(picture, part)


_LINKS = (f"{_R}id", f"{_R}dm")


def _is_placeholder(shape: Any) -> bool:
    return shape.find("{*}nvSpPr/{*}nvPr/{*}ph") is not None


def _role(shape: Any) -> str:
    """What a placeholder is for; "" for a shape that is none."""
    place = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return place.get("type", "obj") if place is not None else ""


def _lines(shape: Any) -> list[str]:
    body = shape.find("{*}txBody")
    return list(_paragraphs(body)) if body is not None else []


def _paragraphs(body: Any) -> Iterator[str]:
    """With the numbers of numbered lists in front."""
    counts: dict[int, int] = {}
    for paragraph in body.iterfind(f"{_A}p"):
        text = _text(paragraph)
        properties = paragraph.find(f"{_A}pPr")
        level = (
            int(properties.get("lvl", "0")) if properties is not None and properties.get("lvl", "0").isdigit() else 0
        )
        number = properties.find(f"{_A}buAutoNum") if properties is not None else None
        counts = {at: count for at, count in counts.items() if at <= level}
        if number is None:
            counts.pop(level, None)
        elif text.strip():
            start = number.get("startAt", "1")
            counts[level] = counts[level] + 1 if level in counts else int(start) if start.isdigit() else 1
            text = f"{_label(counts[level], number.get('type', ''))} {text}"
        yield text


def _label(number: int, kind: str) -> str:
    found = _NUMBER_TYPE.fullmatch(kind)
    if not found:
        return f"{number}."
    before, after = _AROUND.get(found[2] or "", ("", ""))
    return f"{before}{counted(number, _STYLES[found[1]])}{after}"


def _text(paragraph: Any) -> str:
    parts = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        name = name_of(node)
        if node.tag == f"{_A}t":
            parts.append(node.text or "")
        elif name == "br":
            parts.append("\n")
        elif name in ("oMath", "oMathPara"):
            parts.append(formula_text(node))
        elif name not in ("Fallback", ""):
            stack.extend(reversed(node))
    return "".join(parts)


def _cells(row: Any) -> list[Cell]:
    cells = []
    for cell in row.iterfind(f"{_A}tc"):
        if cell.get("hMerge", "0") in ("1", "true"):
            cells.append(LEFT)
        elif cell.get("vMerge", "0") in ("1", "true"):
            cells.append(ABOVE)
        else:
            text = " ".join(" ".join(_lines(cell)).split())
            runs = [run for run in cell.iter(f"{_A}rPr")]
            cells.append(Cell(text, is_strong=bool(runs) and all(run.get("b") in ("1", "true") for run in runs)))
    return cells
