"""Puts what was filled into a form beside the label that stands by it on the page: "Name: Quince". Pure, by places in
points alone; knows no PDF library."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from app.core.library.extract.layout import Line
from app.core.library.extract.pagetables import Row, with_tables

NEAR = 60.0  # points: a label at the left that is farther off gives way to one right above the field
ABOVE = 1.6  # of the label's font size, between its foot and the top of its field
BELOW = 1.2  # the same of a caption under a line
BESIDE = 40.0  # points from a box to tick to its words
SLACK = 3.0  # points by which labels and fields overlap
LONG = 60  # characters of a label that gets a colon
_ENDS = tuple(":;,.?!…([{-–—/$€£#=)")
_LEADERS = re.compile(r"[._…·\s]{3,}|\s[._…]+$|^[._…]+\s|\s+$")
_PATH = re.compile(r"\[\d+\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMELESS = re.compile(
    r"(?:(?:text|field|textfield|feld|champ|campo|undefined|untitled|fill|check|box|checkbox|button|group|radio|option|"
    r"combo|list|form|row|page|auswahl|kontrollkästchen|[a-z]{1,2})(?![^\W\d_])[\W_\d]*)+|[\W\d_]*",
    re.IGNORECASE,
)


class Filled(NamedTuple):
    """A field with its place on the page; `text` is "" for an empty one. `name` is what the file calls it. `is_tick`: a
    box to tick; `is_typed`: a text typed onto the page, which has no name."""

    text: str
    name: str = ""
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    is_tick: bool = False
    is_typed: bool = False

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass
class _Part:
    """A piece of a row with what was filled in before it (ticks) and behind it."""

    line: Line
    ticks: list[Filled] = field(default_factory=list)
    values: list[Filled] = field(default_factory=list)


def with_values(rows: Sequence[Row], filled: Sequence[Filled]) -> list[Line]:
    """The lines of a page, given as their pieces beside the fields, with the values in them."""
    parts = [[_Part(piece) for piece in row] for row in _whole_rows(rows, filled)]
    grid = _grid(parts, filled)
    rest = [value for value in filled if value not in grid.held and (value.text or value.is_tick)]
    alone = [value for value in rest if not _attached(value, parts, filled)]
    return _with_lone(_written(parts, grid), alone)


def values_alone(filled: Sequence[Filled]) -> list[Line]:
    """For a page whose printed text has no places."""
    return [_lone_line(value) for value in sorted(filled, key=lambda v: (-v.top, v.left)) if _says(value)]


def label_of(name: str) -> str:
    """What a field is called by its file, as words; "" for a name that a program made up."""
    last = _PATH.sub("", name).rpartition(".")[2].replace("_", " ").strip()
    return "" if _NAMELESS.fullmatch(last) else " ".join(spaced(last).split())


def spaced(name: str) -> str:
    """ "NotApproved" as "Not Approved"."""
    return _CAMEL.sub(" ", name)


def _whole_rows(rows: Sequence[Row], filled: Sequence[Filled]) -> list[Row]:
    """Pieces that share a foot in one row, wherever the file writes them; without what is printed under a field."""
    whole: list[Row] = []
    for row in rows:
        kept = [piece for n, piece in enumerate(row) if not _is_covered(piece, filled, is_last=n == len(row) - 1)]
        same = next((other for other in whole if kept and _may_join(other, kept, filled)), None)
        if same is None:
            whole.append(kept)
        else:
            same[:] = sorted([*same, *kept], key=lambda piece: piece.x)
    return whole


def _may_join(row: Row, other: Row, filled: Sequence[Filled]) -> bool:
    """Rows side by side, of which one has a field beside it."""
    if not row or abs(row[0].y - other[0].y) > 0.4 * max(row[0].size, 1.0):
        return False
    if any(a.x < b.end and b.x < a.end for a in row for b in other):
        return False
    return any(_is_same_row(value, other[0]) for value in filled)


def _is_covered(piece: Line, filled: Sequence[Filled], *, is_last: bool) -> bool:
    """A printed box, or dots, under a field; the dot that ends a sentence behind one stays."""
    text = piece.text.strip()
    is_line = not text.strip("._…")
    if (len(text) > 2 and not is_line) or (text.isalnum() and len(text) > 1) or (is_last and text == "."):
        return False
    x, y = (piece.x + piece.end) / 2, piece.y + piece.size / 2
    slack = 1.0 + (piece.end - piece.x) / 2 if is_line else 0.0
    at = (value for value in filled if value.left - slack <= x <= value.right + slack)
    return any(value.bottom <= y <= value.top and (value.is_tick or not text.isalnum()) for value in at)


def _attached(value: Filled, parts: Sequence[list[_Part]], filled: Sequence[Filled]) -> bool:
    """Finds the label; where two fields have the same one, the first is nearer and the others follow it."""
    every = [part for row in parts for part in row]
    label = _right_of(value, every) if value.is_tick else None
    if label is not None and not label.ticks:
        label.ticks.append(value)
        return True
    label = _left_of(value, every)
    above = _above(value, every)
    is_near = label is not None and value.left - label.line.end <= NEAR and not _is_between(label, value, filled)
    if above is not None and not is_near and abs(above.line.x - value.left) < 2 * SLACK:
        label = above
    label = label or above or (None if value.is_tick else _below(value, every))
    if label is None:
        return False
    label.values.append(value)
    return True


def _is_same_row(value: Filled, line: Line) -> bool:
    """Beside a field of many lines the label stands at its first one."""
    size = max(line.size, 1.0)
    top = value.top + 0.3 * size
    bottom = max(value.bottom, value.top - 2.2 * size) if value.top - value.bottom > 2.2 * size else value.bottom
    return bottom - 0.3 * size <= line.y + 0.3 * size <= top


def _left_of(value: Filled, parts: Sequence[_Part]) -> _Part | None:
    found = [p for p in parts if p.line.end <= value.left + SLACK and _is_same_row(value, p.line)]
    return max(found, key=lambda part: part.line.end, default=None)


def _right_of(value: Filled, parts: Sequence[_Part]) -> _Part | None:
    found = [p for p in parts if 0 <= p.line.x - value.right + SLACK <= BESIDE and _is_same_row(value, p.line)]
    return min(found, key=lambda part: part.line.x, default=None)


def _above(value: Filled, parts: Sequence[_Part]) -> _Part | None:
    found = [
        part
        for part in parts
        if -SLACK <= part.line.y - value.top <= ABOVE * max(part.line.size, 1.0) and _overlap(value, part.line)
    ]
    return min(found, key=lambda part: (round(part.line.y), abs(part.line.x - value.left)), default=None)


def _below(value: Filled, parts: Sequence[_Part]) -> _Part | None:
    found = [
        part
        for part in parts
        if -SLACK <= value.bottom - part.line.y - part.line.size <= (BELOW - 0.5) * max(part.line.size, 1.0)
        and _overlap(value, part.line)
    ]
    return max(found, key=lambda part: (round(part.line.y), -abs(part.line.x - value.left)), default=None)


def _overlap(value: Filled, line: Line) -> bool:
    return line.x < value.right and value.left - SLACK < line.end


def _is_between(label: _Part, value: Filled, filled: Sequence[Filled]) -> bool:
    """Whether another field stands between a label and this one."""
    here = (v for v in filled if v is not value and v.bottom < value.middle < v.top)
    return any(label.line.end - SLACK <= v.left and v.right <= value.left + SLACK for v in here)


# Tables whose cells are fields


@dataclass
class _Grid:
    """The fields of a table, its rows as text by their first field, and the pieces that its rows hold."""

    held: set[Filled] = field(default_factory=set)
    rows: list[tuple[float, str, Line]] = field(default_factory=list)  # the middle, the text, a line for its place
    pieces: set[int] = field(default_factory=set)  # ids of lines


def _grid(parts: Sequence[list[_Part]], filled: Sequence[Filled]) -> _Grid:
    """Two or more rows of fields under the same two or more names."""
    lines = _by_rows([value for value in filled if not value.is_typed])
    grid = _Grid()
    while lines:
        row = lines.pop(0)
        same = [row]
        while lines and _same_columns(row, lines[0]) and _is_next(same[-1], lines[0]):
            same.append(lines.pop(0))
        if len(row) > 1 and len(same) > 1:
            _add_grid(grid, same, [part.line for pieces in parts for part in pieces])
    return grid


def _by_rows(filled: Sequence[Filled]) -> list[list[Filled]]:
    rows: list[list[Filled]] = []
    for value in sorted(filled, key=lambda v: -v.middle):
        if rows and abs(rows[-1][0].middle - value.middle) < 0.4 * (value.top - value.bottom):
            rows[-1].append(value)
        else:
            rows.append([value])
    return [sorted(row, key=lambda v: v.left) for row in rows]


def _same_columns(a: Sequence[Filled], b: Sequence[Filled]) -> bool:
    return len(a) == len(b) and all(abs(x.left - y.left) < SLACK for x, y in zip(a, b, strict=True))


def _is_next(above: Sequence[Filled], below: Sequence[Filled]) -> bool:
    heights = median(value.top - value.bottom for value in above)
    return above[0].bottom - below[0].top < heights


def _add_grid(grid: _Grid, rows: Sequence[Sequence[Filled]], pieces: Sequence[Line]) -> None:
    heads = [_head(value, pieces) for value in rows[0]]
    if not all(heads) or len({id(head) for head in heads}) < len(heads):
        return
    labels = [[line for line in pieces if _is_same_row(row[0], line) and line.end <= row[-1].right] for row in rows]
    if any(line.x > row[0].left for row, found in zip(rows, labels, strict=True) for line in found):
        return  # words between the fields: each has its own label
    corner = [line for line in pieces if heads[0] and abs(line.y - heads[0].y) < 3 and line.end <= heads[0].x]
    for row, found in zip(rows, labels, strict=True):
        grid.held.update(row)
        values = [(head.text if head else "", _on_one_line(value.text)) for head, value in zip(heads, row, strict=True)]
        named = [(corner[-1].text if corner else "", " ".join(line.text.strip() for line in found))]
        said = [_pair(name, text) for name, text in [*named, *values] if text]
        if any(value.text for value in row) and said:
            grid.pieces.update(id(line) for line in found)
            line = Line("", heads[0].size if heads[0] else 0.0, row[0].bottom, row[0].left, row[-1].right)
            grid.rows.append((row[0].middle, "; ".join(said), line))


def _head(value: Filled, pieces: Sequence[Line]) -> Line | None:
    """The name of a column, right above its first field."""
    size = value.top - value.bottom
    found = [
        line
        for line in pieces
        if -SLACK <= line.y - value.top <= max(size, ABOVE * max(line.size, 1.0)) and _overlap(value, line)
    ]
    return min(found, key=lambda line: line.y, default=None)


# Writing


def _written(parts: Sequence[list[_Part]], grid: _Grid) -> list[Line]:
    lines: list[Line] = []
    plain: list[Row] = []
    for row in parts:
        kept = [part for part in row if id(part.line) not in grid.pieces]
        if any(part.ticks or part.values for part in kept):
            lines += with_tables(plain)
            plain = []
            lines.append(_row_line(kept))
        elif kept:
            plain.append([part.line for part in kept])
    lines += with_tables(plain)
    for middle, text, line in grid.rows:
        _insert(lines, line._replace(text=text, y=middle, is_row=True))
    return lines


def _row_line(parts: Sequence[_Part]) -> Line:
    text = ""
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        said, is_pair = _part_text(part, after)
        gap = "; " if is_pair and text and not text.endswith((":", ";", ",", ".", "?")) else " "
        text = f"{text}{gap}{said}" if text else said
    first = parts[0].line
    return first._replace(text=text, end=max(part.line.end for part in parts), is_row=True)


def _part_text(part: _Part, after: _Part | None) -> tuple[str, bool]:
    """Whether the words are a label, which a semicolon parts from what is before it."""
    label = _LEADERS.sub("", part.line.text.strip())
    label = " ".join([*(tick.text for tick in part.ticks), label])
    if not part.values:
        return label, label.endswith(":")
    values = sorted(part.values, key=lambda v: (-round(v.middle), v.left))
    text = " ".join(_on_one_line(value.text) for value in values)
    is_label = _is_label(label) and not (after is not None and after.line.text[:1].islower() and not after.ticks)
    return _pair(label, text) if is_label else f"{label} {text}", is_label


def _on_one_line(text: str) -> str:
    """Commas part the lines of an address."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    gaps = (", " if not a.endswith(_ENDS) and not b[:1].islower() else " " for a, b in itertools.pairwise(lines))
    return "".join(itertools.chain.from_iterable(zip(lines, [*gaps, ""], strict=True))) if lines else ""


def _is_label(text: str) -> bool:
    """Words in the middle of a sentence with gaps ("I live in ___ since ___") get no colon."""
    letter = next((char for char in text if char.isalpha()), "")
    return len(text) <= LONG and (text.endswith(":") or not letter.islower())


def _pair(label: str, text: str) -> str:
    label = label.strip()
    if not label:
        return text
    return f"{label} {text}" if label.endswith(_ENDS) else f"{label}: {text}"


def _says(value: Filled) -> bool:
    """An unticked box whose words are unknown says nothing."""
    return bool(value.text) and (not value.is_tick or (value.text == "☒" and bool(label_of(value.name))))


def _lone_line(value: Filled) -> Line:
    name = label_of(value.name)
    text = f"{value.text} {name}" if value.is_tick else _pair(name, _on_one_line(value.text))
    return Line(text, 0.0, value.middle, value.left, value.right, is_row=True)


def _with_lone(lines: list[Line], alone: Sequence[Filled]) -> list[Line]:
    for value in sorted(filter(_says, alone), key=lambda v: (-v.middle, v.left)):
        _insert(lines, _lone_line(value))
    return lines


def _insert(lines: list[Line], new: Line) -> None:
    """Behind the nearest line above it."""
    above = [n for n, line in enumerate(lines) if line.y >= new.y]
    nearest = min((lines[n].y for n in above), default=0.0)
    lines.insert(max((n for n in above if lines[n].y == nearest), default=-1) + 1, new)
