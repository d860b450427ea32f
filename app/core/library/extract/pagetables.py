"""Finds tables on a page by where their cells stand, and writes their rows with the names of their columns. Pure; knows
no PDF library. What is no certain table stays as the lines that it was."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from app.core.library.extract.grid import EMPTY, Cell
from app.core.library.extract.headers import Shape, are_pairs, kind_of, shape_of
from app.core.library.extract.layout import Line, is_figure
from app.core.library.extract.rowtext import table_lines
from app.core.library.extract.wrappedcells import step_between, with_whole_cells

MIN_ROWS = 3
LOOKED_AT = 20  # rows at the top, which tell whether it is a table
MAX_STEP = 4.0  # of the font size, from row to row
SAME_ROW = 0.4  # of the font size, between the feet of cells of one row
MIN_GAP = 2.0  # points between two columns
CROSSING = 0.2  # of the rows may have a cell over the gap between two columns
LONG = 60  # characters of a usual cell: two columns of such are running text
WRAPPED = 0.75  # of the usual distance of rows: the next line of the same cells
_MARKER = re.compile(r"(?:\(?[\da-zA-Z]{1,3}[.)]|[^\w\s]|\d{1,3})+")

Row = list[Line]


def with_tables(rows: Sequence[Row]) -> list[Line]:
    """The lines of a page, of which each is given as its pieces between wide gaps; tables as rows of text."""
    lines: list[Line] = []
    at = 0
    whole, parts = with_whole_cells(_joined_rows(rows))
    follows = [_follows(above, below) for above, below in itertools.pairwise(whole)]
    while at < len(whole):
        end = _end_of_region(whole, at, follows)
        found = _table(whole[at:end]) if end - at > 1 else []
        if found:
            lines += found
            at = end
        else:
            lines += (line for part in parts[at] for line in _as_line(part))
            at += 1
    return lines


def _joined_rows(rows: Sequence[Row]) -> list[Row]:
    """Cells that a file writes one by one stand in one row where they share its foot and no cell stands between."""
    joined: list[Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last and row and len(row) + len(last) > 2 and _is_same_row(last[-1], row[0]) and last[-1].end < row[0].x:
            joined[-1] = [*last, *row]
        else:
            joined.append(list(row))
    return joined


def _is_same_row(a: Line, b: Line) -> bool:
    return abs(a.y - b.y) < SAME_ROW * max(a.size, b.size, 1.0)


def _as_line(row: Row) -> list[Line]:
    if len(row) == 1:
        return row
    text = " ".join(piece.text.strip() for piece in row)
    return [row[0]._replace(text=text, end=row[-1].end)]


def _is_numbered(rows: Sequence[Row], at: int) -> bool:
    """Whether a row begins with a number as the next one does, as the lines of a listing do: it names no columns."""
    if at + 1 >= len(rows):
        return False
    first, below = rows[at][0], rows[at + 1][0]
    is_over = first.x < below.end and below.x < first.end
    return is_over and all(kind_of(piece.text.strip()) == "number" for piece in (first, below))


def _end_of_region(rows: Sequence[Row], start: int, follows: Sequence[bool]) -> int:
    """Behind the last row that may belong to a table that begins here with a row of several cells. `follows` tells of
    each row whether the next one stands close enough."""
    if len(rows[start]) < 2 or _is_numbered(rows, start):
        return start
    end, at = start + 1, start + 1
    starts = [cell.x for cell in rows[start]]
    while at < len(rows) and follows[at - 1]:
        at += 1
        is_second = end == start + 1
        if len(rows[at - 1]) > 1 or (not is_second and _may_be_cell(starts, rows[at - 1][0])):
            starts += (cell.x for row in rows[end:at] for cell in row)
            end = at
    return end


def _follows(above: Row, below: Row) -> bool:
    step = step_between(above, below)
    return 0 < step <= MAX_STEP * max(above[0].size, below[0].size, 1.0)


def _may_be_cell(starts: Sequence[float], piece: Line) -> bool:
    """Whether a lone piece is a row with one cell: it is short and begins where a cell above does."""
    return len(piece.text) <= LONG and any(abs(piece.x - x) < MIN_GAP for x in starts)


def _table(rows: Sequence[Row]) -> list[Line]:
    """The rows as lines of text; [] where they are no table."""
    if len(rows) < MIN_ROWS:
        return _labels_and_figures(rows)
    if sum(len(row) > 1 for row in rows) < max(2, 0.5 * len(rows)):
        return []
    columns = _columns(rows)
    if len(columns) < 2:
        return []
    steps = [step_between(above, below) for above, below in itertools.pairwise(rows)]
    groups = _unwrapped(((row, _cells(row, columns)) for row in rows), steps)
    grouped = list(itertools.islice(groups, LOOKED_AT))
    shape = shape_of([cells for _, cells in grouped])
    if shape.layout not in ("names", "form", "pairs"):  # most lines are no table, and the rest of them need no look
        return []
    grouped += groups
    table = [cells for _, cells in grouped]
    if _is_running_text(table) or not _has_names(table, shape):
        return []
    return _lines(grouped)


def _lines(grouped: Sequence[tuple[Row, list[Cell]]], marked: int | None = None) -> list[Line]:
    """One for each row below the names: at the place of that row."""
    written = list(table_lines([cells for _, cells in grouped], marked))
    rows = [row for row, _ in grouped][-len(written) :]
    return [_row_line(row, text) for row, text in zip(rows, written, strict=True)]


def _row_line(row: Row, text: str) -> Line:
    return row[0]._replace(text=text, end=max(piece.end for piece in row), is_row=True)


def _labels_and_figures(rows: Sequence[Row]) -> list[Line]:
    """Labels side by side with a large figure below each."""
    if len(rows) != 2 or len(rows[0]) != len(rows[1]) or len(rows[0]) < 2:
        return []
    above, below = rows
    if not all(is_figure(piece.text) for piece in below) or any(is_figure(piece.text) for piece in above):
        return []
    if any(a.x >= b.end or b.x >= a.end for a, b in zip(above, below, strict=True)):
        return []
    return _lines([(row, [Cell(piece.text.strip()) for piece in row]) for row in rows], 1)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The left and right end of each column: where no row, or hardly any, has text across."""
    pieces = [piece for row in rows for piece in row if piece.end >= piece.x]
    edges = sorted({x for row in rows for piece in row for x in (piece.x, piece.end)})
    starts, ends = sorted(piece.x for piece in pieces), sorted(piece.end for piece in pieces)
    allowed = int(CROSSING * len(rows))
    columns: list[tuple[float, float]] = []
    for left, right in itertools.pairwise(edges):
        middle = (left + right) / 2
        covered = bisect_right(starts, middle) - bisect_left(ends, middle)
        if covered <= allowed and (right - left >= MIN_GAP or covered == 0):
            continue
        if columns and left - columns[-1][1] < MIN_GAP:
            columns[-1] = (columns[-1][0], right)
        else:
            columns.append((left, right))
    return _without_halves(rows, columns)


def _without_halves(rows: Sequence[Row], columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A name at the left and figures at the right of one column look like two: no row has text in both."""
    merged: list[tuple[float, float]] = []
    for column in columns:
        both = bool(merged) and any(_has(row, merged[-1]) and _has(row, column) for row in rows)
        if merged and not both:
            merged[-1] = (merged[-1][0], column[1])
        else:
            merged.append(column)
    return merged


def _has(row: Row, column: tuple[float, float]) -> bool:
    return any(piece.x < column[1] and column[0] < piece.end for piece in row)


def _cells(row: Row, columns: Sequence[tuple[float, float]]) -> list[Cell]:
    """One for each column; a piece over several columns covers them."""
    cells = [EMPTY] * len(columns)
    for piece in row:
        at = [n for n, (left, right) in enumerate(columns) if piece.x < right and left < piece.end]
        at = at or [min(range(len(columns)), key=lambda n: abs(columns[n][0] - piece.x))]
        old = cells[at[0]].text
        cell = Cell(f"{old} {piece.text.strip()}".strip())
        for n in at:
            cells[n] = cell
    return cells


def _unwrapped(rows: Iterable[tuple[Row, list[Cell]]], steps: Sequence[float]) -> Iterator[tuple[Row, list[Cell]]]:
    """The rows, each with the lines below it that continue its cells, which are nearer to it than rows are to each
    other. `steps` are the distances from row to row, in points."""
    usual = max(median(steps), 0.0)
    if min(steps) < WRAPPED * max(steps):
        usual = max(usual, median([step for step in steps if step >= WRAPPED * max(steps)]))
    above: tuple[Row, list[Cell]] | None = None
    for number, (row, cells) in enumerate(rows):
        is_near = number > 0 and steps[number - 1] < WRAPPED * usual
        if above is None:
            above = (row, cells)
        elif (is_near or _is_rest(above[1], cells)) and _can_join(above[1], cells):
            above = (above[0], [_both(a, b) for a, b in zip(above[1], cells, strict=True)])
        else:
            yield above
            above = (row, cells)
    if above is not None:
        yield above


def _is_rest(above: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """A lone line of words that goes on in the middle of a sentence."""
    filled = [n for n, cell in enumerate(cells) if cell]
    return len(filled) == 1 and bool(above[filled[0]]) and cells[filled[0]].text[:1].islower()


def _can_join(above: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Figures are never put together from two lines."""
    return not any(a and b and kind_of(b.text) != "text" for a, b in zip(above, cells, strict=True))


def _both(above: Cell, below: Cell) -> Cell:
    if not above or not below:
        return above or below
    return Cell(f"{above.text} {below.text}")


def _is_running_text(table: Sequence[Sequence[Cell]]) -> bool:
    """Two columns of a page, or a list whose first column has its numbers or dots."""
    columns = [[row[n].text for row in table if row[n]] for n in range(len(table[0]))]
    if sum(median(map(len, column)) > LONG for column in columns if column) > 1:
        return True
    return len(columns) == 2 and all(_MARKER.fullmatch(text) for text in columns[0])


def _has_names(table: Sequence[list[Cell]], shape: Shape) -> bool:
    """Whether the rows say what their cells are; where they do not, the lines are as good."""
    body = table[shape.titles :]
    return len(body) > 1 and (shape.layout == "names" or (shape.layout in ("form", "pairs") and are_pairs(body)))
