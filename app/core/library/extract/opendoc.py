"""The text of OpenDocument files as printed: numbers in front of paragraphs, headers and footers once, merged cells,
comments, charts, pictures and equations in them. Knows OpenDocument's XML and no other format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from app.core.library.extract.build import Builder
from app.core.library.extract.formulas import formula_text
from app.core.library.extract.grid import Cell
from app.core.library.extract.odflists import Counters, ListStyles
from app.core.library.extract.odfpictures import NO_TEXT, OdfPictures
from app.core.library.extract.rowtext import table_lines
from app.core.library.extract.running import RunningTexts
from app.core.library.extract.titles import real_title
from app.core.library.extract.xmltree import name_of

MAX_DEPTH = 50  # of groups in groups, tables in tables
MAX_TABLES = 12  # of tables in tables; what is deeper is part of the cell's text
MAX_OBJECTS = 200  # charts and equations of a document
MAX_REPEATED = 100  # columns of one value; the format repeats cells and rows to the end of the sheet
_SKIPPED = frozenset(
    ("tracked-changes", "forms", "sequence-decls", "shapes", "event-listeners", "scripts", "font-face-decls")
)
_APART = frozenset(("annotation", "tracked-changes", "object"))
_DECLARED = frozenset(("footer-decl", "header-decl"))
_FIELDS = frozenset(("page-number", "page-count", "sheet-name", "title", "date", "time", "file-name", "page-name"))
_RUNNING = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")

ReadPart = Callable[[str], Any]  # the tree of a part of the file; None where there is none


def add_document(builder: Builder, content: Any, styles: Any, read_part: ReadPart, pictures: OdfPictures) -> int:
    """`content` and `styles` are the roots of both parts. Returns the number of pages (sheets, slides)."""
    reader = _Reader(builder, ListStyles(content, styles), read_part, pictures)
    running = RunningTexts()
    headers, footers = _running(styles, running, pictures)
    for text in headers:
        builder.paragraph(text)
    body = content.find("{*}body")
    pages = reader.read(body if body is not None else content)
    for text in footers:
        builder.paragraph(text)
    return pages


def _running(styles: Any, running: RunningTexts, pictures: OdfPictures) -> tuple[list[str], list[str]]:
    """The texts of headers and footers, and of what a master puts on its slides."""
    found: tuple[list[str], list[str]] = ([], [])
    for master in styles.iter("{*}master-page") if styles is not None else ():
        for part in master:
            name = name_of(part)
            is_hidden = _attribute(part, "display") == "false" or _attribute(part, "placeholder") == "true"
            if is_hidden or not (name in _RUNNING or name in ("frame", "custom-shape", "g")):
                continue
            lines = [odf_text(line, without=_FIELDS) for line in part.iter("{*}p", "{*}h")]
            lines += pictures.texts(part)
            found[name.startswith("footer")].append(running.fresh("\n".join(lines)))
    return found


class _Reader:
    """Rows and cells that are repeated a million times count once."""

    def __init__(self, builder: Builder, styles: ListStyles, read_part: ReadPart, pictures: OdfPictures) -> None:
        self._builder = builder
        self._styles = styles
        self._lists = Counters(styles)
        self._read_part = read_part
        self._pictures = pictures
        self._pages = 0
        self._objects = 0

    def read(self, parent: Any, depth: int = 0) -> int:
        for child in parent if depth < MAX_DEPTH else ():
            name = name_of(child)
            if name in ("h", "p"):
                self._paragraph(child, is_heading=name == "h")
            elif name == "table":
                self._table(child, is_sheet=name_of(parent) == "spreadsheet")
            elif name == "list":
                with self._lists.inside(_attribute(child, "style-name"), _attribute(child, "continue-numbering")):
                    self.read(child, depth + 1)
            elif name in _DECLARED:
                self._builder.paragraph(odf_text(child))
            elif name and name not in _SKIPPED:
                if name == "page":
                    self._slide(child)
                if name == "list-item":
                    self._lists.item(_attribute(child, "start-value"))
                if name == "frame":
                    self._add_pictures(child)
                self.read(child, depth + 1)
        return self._pages

    def _paragraph(self, element: Any, *, is_heading: bool) -> None:
        level = _attribute(element, "outline-level")
        at = int(level) if level.isdigit() else 1
        text = odf_text(element)
        is_outlined = is_heading and self._styles.is_outlined(_attribute(element, "style-name"))
        label = self._lists.label(at if is_outlined else 0)
        if text.strip():
            text = f"{label} {text}" if label else text
        if is_heading:
            self._builder.heading(text, at)
        else:
            self._builder.paragraph(text)
        self._add_inside(element)

    def _add_inside(self, element: Any) -> None:
        """Comments, pictures, charts and equations of a paragraph."""
        for comment in element.iter("{*}annotation"):
            self._builder.paragraph(comment_text(comment))
        self._add_pictures(element)
        for item in element.iter("{*}object"):
            self._object(item)

    def _add_pictures(self, element: Any) -> None:
        for text in self._pictures.texts(element):
            self._builder.paragraph(text)

    def _object(self, item: Any) -> None:
        target = next((text for key, text in item.attrib.items() if key.endswith("}href")), "").removeprefix("./")
        self._objects += 1
        root = self._read_part(f"{target.strip('/')}/content.xml") if target and self._objects <= MAX_OBJECTS else None
        if root is None:
            return
        if name_of(root) == "math":
            self._builder.paragraph(formula_text(root))
            return
        for title in root.iter("{*}title", "{*}subtitle"):
            self._builder.paragraph("\n".join(odf_text(line) for line in title.iter("{*}p")))
        for table in root.iter("{*}table"):
            self._builder.table(_rows(table, 1))

    def _slide(self, page: Any) -> None:
        """Its heading is its title; its name only where a person gave it one."""
        titles = (frame for frame in page.iter("{*}frame") if _attribute(frame, "class") == "title")
        title = next(titles, None)
        lines = [odf_text(line) for line in title.iter("{*}p")] if title is not None else []
        self._next_page(" ".join(lines).strip() or real_title(_attribute(page, "name")))
        if title is not None and any(line.strip() for line in lines):
            title.getparent().remove(title)

    def _next_page(self, name: str) -> None:
        self._pages += 1
        self._builder.page = self._pages
        self._builder.heading(name, 1)

    def _table(self, table: Any, *, is_sheet: bool) -> None:
        if is_sheet:
            self._next_page(_attribute(table, "name"))
        head = table.find("{*}table-header-rows")
        marked = len(head.findall("{*}table-row")) if head is not None else None
        self._builder.table(_rows(table, 1), has_header=marked or None)
        for shapes in table.iterfind("{*}shapes"):
            self.read(shapes, MAX_DEPTH - 5)
        self._add_pictures(table)
        for item in table.iter("{*}object"):
            self._object(item)


def _rows(table: Any, depth: int) -> Iterator[list[Cell]]:
    for row in _children(table, ("table-row",), ("table-header-rows", "table-rows", "table-row-group")):
        yield _cells(row, depth)


def _children(parent: Any, names: tuple[str, ...], groups: tuple[str, ...], depth: int = 0) -> Iterator[Any]:
    for child in parent:
        name = name_of(child)
        if name in names:
            yield child
        elif name in groups and depth < MAX_DEPTH:
            yield from _children(child, names, groups, depth + 1)


def _cells(row: Any, depth: int) -> list[Cell]:
    """Covered cells are left out: the merged one is put in their places."""
    cells: list[Cell] = []
    for element in row:
        name = name_of(element)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        repeated = _count(element, "number-columns-repeated")
        if name == "covered-table-cell":
            continue
        cell = _cell(element, depth)
        if cell.across > 1 or cell.down > 1:
            cells.append(cell)
        else:
            count = min(repeated, MAX_REPEATED) if cell or len(cells) < MAX_REPEATED else 1
            cells += [Cell(cell.text, inner=cell.inner) for _ in range(count)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(element: Any, depth: int) -> Cell:
    pieces: list[str] = []
    inner: list[str] = []
    _read_cell(element, pieces, inner, depth)
    across, down = _count(element, "number-columns-spanned"), _count(element, "number-rows-spanned")
    return Cell(" ".join(" ".join(pieces).split()), across, down, inner=tuple(inner))


def _read_cell(element: Any, pieces: list[str], inner: list[str], depth: int) -> None:
    """Paragraphs, items of lists with commas between them, rows of tables, comments."""
    for child in element:
        name = name_of(child)
        if name in ("p", "h"):
            pieces.append(odf_text(child))
            inner += [comment_text(comment) for comment in child.iter("{*}annotation")]
        elif name == "annotation":
            inner.append(comment_text(child))
        elif name == "table":
            if depth < MAX_TABLES:
                inner += table_lines(_rows(child, depth + 1))
            else:
                pieces += [odf_text(line) for line in child.iter("{*}p")]
        elif name == "list":
            items = [" ".join(odf_text(line) for line in item.iter("{*}p")) for item in child.iterfind("{*}list-item")]
            pieces.append(", ".join(" ".join(item.split()) for item in items if item.strip()))
        elif name not in _SKIPPED:
            _read_cell(child, pieces, inner, depth)


def comment_text(comment: Any) -> str:
    author = next((e.text or "" for e in comment.iterfind("{*}creator")), "")
    text = " ".join(odf_text(line) for line in comment.iter("{*}p"))
    return " ".join((f"{author}: {text}" if author.strip() and text.strip() else text).split())


def _attribute(element: Any, name: str) -> str:
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _count(element: Any, name: str) -> int:
    text = _attribute(element, name)
    return max(1, int(text)) if text.isdigit() else 1


def odf_text(element: Any, *, without: frozenset[str] = frozenset()) -> str:
    return "".join(_pieces(element, 0, without))


def _pieces(element: Any, depth: int, without: frozenset[str]) -> Iterator[str]:
    """Includes spaces, tabs and line breaks, which are elements; notes in brackets; no comments, which stand apart."""
    yield element.text or ""
    for child in element if depth < MAX_DEPTH else ():
        name = name_of(child)
        if name == "s":
            yield " "
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name == "note":
            yield f" ({' '.join(odf_text(body) for body in child.iterfind('{*}note-body'))})"
        elif name and name not in _APART and child.tag not in NO_TEXT and name not in without:
            yield from _pieces(child, depth + 1, without)
        yield child.tail or ""
