"""Sheets of Excel as they are shown: values in their formats, merged cells, comments beside their cells, text boxes and
charts. Reads the sheets as streams; knows no other spreadsheet."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.core.library.extract.build import Builder
from app.core.library.extract.charts import add_chart, add_diagram
from app.core.library.extract.embedded import Embedded
from app.core.library.extract.grid import ABOVE, LEFT, MAX_COLUMNS, Cell
from app.core.library.extract.numberformat import shown
from app.core.library.extract.officepictures import OfficePictures, drawn_pictures
from app.core.library.extract.ooxml import Package
from app.core.library.extract.rowtext import SAMPLE_ROWS
from app.core.library.extract.running import RunningTexts
from app.core.library.extract.sheetmargins import margins
from app.core.library.extract.xmltree import name_of

MAX_MERGED = 100_000  # of a sheet
BLOCK = 1 << 20  # bytes of a sheet that are looked at together
MAX_TAIL = 64 * 1024  # bytes at the end of a sheet in which headers and footers are looked for
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')
_UNCALCULATED = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_THREADED = re.compile(r"^\[Threaded comment\].*?\n\s*Comment:\s*", re.DOTALL)


@dataclass
class _Extra:
    """What a sheet has besides its values. Rows and columns count from 1."""

    merged: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)  # by row: columns, first row
    comments: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    needs_formulas: bool = False
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)


def add_sheets(builder: Builder, data: bytes, package: Package) -> tuple[str, int]:
    """Adds each sheet under its name. Returns the workbook's title and the number of its sheets."""
    import openpyxl

    options: dict[str, Any] = {"read_only": True, "keep_links": False}
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, **options)
    formulas: Any = None
    try:
        parts = _parts(package)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        running = RunningTexts()
        for number, name in enumerate(parts or sheets, 1):
            builder.page = number
            builder.heading(name, 1)
            extra = _extra(package, parts.get(name, ""))
            if extra.needs_formulas and formulas is None:
                formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False, **options)
            builder.paragraph(running.fresh("\n".join(extra.headers)))
            if name in sheets:
                source = formulas[name] if extra.needs_formulas else None
                builder.table(_rows(sheets[name], source, extra))
            _add_drawings(builder, package, parts.get(name, ""))
            builder.paragraph(running.fresh("\n".join(extra.footers)))
        return str(book.properties.title or ""), len(parts or sheets)
    finally:
        for opened in (book, formulas):
            if opened is not None:
                opened.close()


def _parts(package: Package) -> dict[str, str]:
    """The part of each sheet, and of each sheet that is a chart, by its name, in the order of the tabs."""
    main = package.main()
    root, relations = package.tree(main), package.relations(main)
    parts = {}
    for sheet in root.iterfind("{*}sheets/{*}sheet") if root is not None else ():
        name = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if name in relations and relations[name].kind in ("worksheet", "chartsheet"):
            parts[sheet.get("name", "")] = relations[name].target
    return parts


def _extra(package: Package, part: str) -> _Extra:
    extra = _Extra()
    if part and package.has(part):
        _scan(package, part, extra)
        _read_comments(package, part, extra)
    return extra


def _scan(package: Package, part: str, extra: _Extra) -> None:
    """Merged cells, headers and footers stand behind the rows of the file, which are read as a stream: looked up
    first."""
    count, rest, tail = 0, b"", b""
    with package.open(part) as stream:
        while block := stream.read(BLOCK):
            block = rest + block
            extra.needs_formulas = extra.needs_formulas or _UNCALCULATED.search(block) is not None
            end = 0
            for found in _MERGED.finditer(block):
                end = found.end()
                if (count := count + 1) > MAX_MERGED:
                    return
                _note_merged(extra, found[1].decode(), found[2].decode())
            rest = block[max(end, len(block) - 200) :]
            tail = (tail + block)[-MAX_TAIL:]
    for is_footer, text in margins(tail):
        (extra.footers if is_footer else extra.headers).append(text)


def _note_merged(extra: _Extra, first: str, last: str) -> None:
    (top, left), (bottom, right) = _place(first), _place(last)
    for row in range(top, min(bottom, top + 10_000) + 1):
        extra.merged.setdefault(row, []).append((left, min(right, MAX_COLUMNS), top))


def _place(reference: str) -> tuple[int, int]:
    """(row, column) of "B7"; (0, 0) for none."""
    found = _PLACE.fullmatch(reference)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


def _read_comments(package: Package, part: str, extra: _Extra) -> None:
    """Those of a conversation replace the note that older programs are shown in its place."""
    for target in package.related(part, "comments"):
        root = package.tree(target)
        for comment in root.iter("{*}comment") if root is not None else ():
            text = "".join(piece.text or "" for piece in comment.iter("{*}t"))
            extra.comments.setdefault(_place(comment.get("ref", "")), []).append(_THREADED.sub("", text))
    threaded: dict[tuple[int, int], list[str]] = {}
    for target in package.related(part, "threadedComment"):
        root = package.tree(target)
        for comment in root.iter("{*}threadedComment") if root is not None else ():
            text = "".join(piece.text or "" for piece in comment.iter("{*}text"))
            threaded.setdefault(_place(comment.get("ref", "")), []).append(text)
    extra.comments |= threaded


def _rows(sheet: Any, formulas: Any, extra: _Extra) -> Iterator[list[Cell | str]]:
    sheet.reset_dimensions()  # the file may claim a million columns; each row is as long as it is
    sources: Iterable[tuple[Any, ...]] = itertools.repeat(())
    if formulas is not None:
        formulas.reset_dimensions()
        sources = formulas.iter_rows()
    was_empty = False
    for number, (row, source) in enumerate(zip(sheet.iter_rows(), sources, strict=False), 1):
        if not row and number not in extra.merged:
            if not was_empty:  # one of a million up to a value far down
                yield []
            was_empty = True
            continue
        was_empty = False
        cells: list[Cell | str] = [_cell(cell, number) for cell in row]
        for at, cell in enumerate(source[: len(cells)]):
            if not cells[at] and cell.value is not None:
                cells[at] = _formula(cell.value)
        _merge(cells, extra.merged.get(number, ()), number)
        yield _commented(cells, extra, number)


def _cell(cell: Any, number: int) -> Cell | str:
    value = cell.value
    if value is None:
        return ""
    text = value if isinstance(value, str) else shown(value, cell.number_format)
    is_strong = number <= SAMPLE_ROWS and bool(cell.font and cell.font.b)
    return Cell(" ".join(text.split()), is_strong=True) if is_strong else text


def _formula(value: Any) -> str:
    """A formula whose result is not stored; of an array the object that openpyxl makes of it."""
    return str(getattr(value, "text", None) or value)


def _merge(cells: list[Cell | str], merged: Iterable[tuple[int, int, int]], number: int) -> None:
    for left, right, top in merged:
        missing = right - len(cells)
        if missing > 0 and left <= len(cells) + 1:
            cells += [""] * missing
        for column in range(left, min(right, len(cells)) + 1):
            if column > left:
                cells[column - 1] = LEFT
            elif number > top:
                cells[column - 1] = ABOVE


def _commented(cells: list[Cell | str], extra: _Extra, number: int) -> list[Cell | str]:
    if not extra.comments:
        return cells
    for (row, column), texts in extra.comments.items():
        if row == number and 0 < column <= max(len(cells), 1) + 100:
            cells += [""] * (column - len(cells))
            cell = cells[column - 1]
            text, is_strong = (cell.text, cell.is_strong) if isinstance(cell, Cell) else (cell, False)
            inner = tuple(" ".join(line.split()) for line in texts)
            cells[column - 1] = Cell(" ".join(text.split()), is_strong=is_strong, inner=inner)
    return cells


def _add_drawings(builder: Builder, package: Package, part: str) -> None:
    """Text boxes, charts, diagrams, pictures and files of a sheet."""
    for drawing in package.related(part, "drawing"):
        root = package.tree(drawing)
        for shape in root.iter("{*}sp") if root is not None else ():
            lines = ["".join(t.text or "" for t in line.iter("{*}t")) for line in shape.iter("{*}p")]
            builder.paragraph("\n".join(lines))
        for target in package.related(drawing, "chart", "chartEx", "diagramData"):
            tree = package.tree(target)
            if tree is not None:
                (add_diagram if name_of(tree) == "dataModel" else add_chart)(builder, tree)
        for text in OfficePictures(package, drawing).texts(drawn_pictures(root) if root is not None else ()):
            builder.paragraph(text)
    embedded = Embedded(builder)
    for target in package.related(part, "package"):
        embedded.add(package.read(target), target)
