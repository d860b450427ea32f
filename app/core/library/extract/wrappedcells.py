"""Joins the lines of a table's cells that are wrapped: a file writes cell after cell, so that the second line of one
comes before the first line of the next, which stands higher. Pure; knows no PDF library."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from app.core.library.extract.layout import Line

MOST_LINES = 6  # of a cell
UP = 0.2  # of the font size, by which a piece stands higher than the one before it in the file
LINE_STEP = 2.2  # of the font size, from line to line inside a cell
WORD_GAP = 1.5  # of the font size: a line that is spread to the cell's width comes word by word
SAME_START = 2.0  # points

Row = list[Line]


def with_whole_cells(rows: Sequence[Row]) -> tuple[list[Row], list[list[Row]]]:
    """The rows of a page, of which each is the pieces of one line, with those of one table row as one; and for each
    the rows that it was made of, which stay where it turns out to be no table."""
    whole: list[Row] = []
    parts: list[list[Row]] = []
    for row in rows:
        start = _start_of_band(whole, row)
        if start is None:
            whole.append(list(row))
            parts.append([row])
        else:
            whole[start:] = [_merged(_lines_of(whole[start:]), row)]
            parts[start:] = [[one for part in parts[start:] for one in part] + [row]]
    return whole, parts


def step_between(above: Row, below: Row) -> float:
    """Points from the foot of a row to the foot of the first line of the next."""
    first = below[0]
    return above[0].y - (first.y + (max(0.0, first.height - first.size) if first.size else 0.0))


def _start_of_band(above: Sequence[Row], row: Row) -> int | None:
    """Where the table row begins to which this line belongs though it stands higher than the one before it; None where
    it goes on below, or stands over what was there."""
    if not above or not row or row[0].y <= above[-1][0].y + UP * row[0].size:
        return None
    y, size = row[0].y, max(row[0].size, 1.0)
    found = None  # a band that is lower than this line, whose other cells are
    for start in range(len(above) - 1, max(-1, len(above) - 1 - MOST_LINES), -1):
        pieces = [piece for one in above[start:] for piece in one]
        is_apart = not any(_is_over(piece, other) for piece in row for other in pieces)
        if not is_apart or not _are_lines_of_cells(above[start:]):
            break
        top = max(piece.y for piece in above[start])
        if top >= y - UP * size:
            return start
        if top >= y - LINE_STEP * size:
            found = start
    return found


def _is_over(a: Line, b: Line) -> bool:
    return a.x < b.end and b.x < a.end


def _are_lines_of_cells(rows: Sequence[Row]) -> bool:
    """Whether lines that stand in one column follow each other as closely as lines of a text do."""
    for upper, lower in itertools.pairwise(rows):
        step = upper[-1].y - lower[0].y
        if not -LINE_STEP * lower[0].size < step <= LINE_STEP * max(lower[0].size, 1.0):
            return False
    return True


def _lines_of(rows: Sequence[Row]) -> list[Line]:
    """The pieces; words of a spread line as one, where a line below begins at its first word."""
    starts = [one[0].x for one in rows if len(one) == 1]
    pieces: list[Line] = []
    for one in rows:
        is_spread = any(abs(one[0].x - start) < SAME_START for start in starts)
        first = len(pieces)
        for piece in one:
            last = pieces[-1] if len(pieces) > first else None
            if is_spread and last is not None and piece.x - last.end <= WORD_GAP * piece.size:
                pieces[-1] = last._replace(text=f"{last.text.rstrip()} {piece.text.lstrip()}", end=piece.end)
            else:
                pieces.append(piece)
    return pieces


def _merged(pieces: Sequence[Line], row: Row) -> Row:
    """One row: pieces over each other are the lines of one cell."""
    every = (*pieces, *row)
    top, foot = max(piece.y for piece in every), min(piece.y for piece in every)
    cells: Row = []
    for piece in every:
        same = (n for n, cell in enumerate(cells) if abs(cell.x - piece.x) < SAME_START or _is_over(cell, piece))
        if (at := next(same, None)) is None:
            cells.append(piece)
        else:
            text = f"{cells[at].text.rstrip()} {piece.text.lstrip()}"
            cells[at] = cells[at]._replace(text=text, end=max(cells[at].end, piece.end))
    return [cell._replace(y=foot, height=top - foot + cell.size) for cell in sorted(cells, key=lambda cell: cell.x)]
