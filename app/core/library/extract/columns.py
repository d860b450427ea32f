"""Puts the lines of a page into reading order if it has two columns, or three in a scan. Pure; leaves every other page
as it is."""

from __future__ import annotations

import itertools
import unicodedata
from statistics import median

from app.core.library.extract.layout import Line, Page

MIN_LINES = 6  # of each column: less is a table, a heading with its number or a letter's head
MIN_CHARS = 18  # of a usual line of each column; cells of tables are shorter
MIN_FILL = 0.7  # of the column's width, which a usual line of text fills and a cell does not
MAX_CROSSING = 0.34  # of the lines may go across the gutter: titles, summaries, wide figures
MIN_CHANGES = 0.7  # of the lines of the shorter column: 2 where rows alternate, under 0.1 where columns follow
MIDDLE = (0.35, 0.65)  # where the gutter is, of the width of the text
THIRDS = ((0.25, 0.42), (0.58, 0.75))  # where the two gutters of three columns are
GOES_ON = 0.3  # of the lines of running text begin with a small letter, half of them mostly; of cells hardly any
MAX_LEVEL = 0.6  # of the lines beside others: all rows of a table, half of the lines of two texts by chance
LEVEL = 0.25  # of a line's height that its middle may be off
ROW_OVERLAP = 0.5  # pieces of one row that OCR found apart


def in_reading_order(page: Page) -> None:
    """One column after the other from the left, between the lines that cross several; inside each the order is
    kept."""
    gutter = find_gutter(page.lines)
    gutters = [gutter] if gutter is not None else _two_gutters(page.lines)
    if gutters:
        page.lines = _ordered(page.lines, gutters)
    page.lines = _joined(page.lines)


def find_gutter(lines: list[Line]) -> float | None:
    """The x between two columns of running text, None where there are none."""
    placed = [line for line in lines if line.end > line.x]
    if len(placed) < 2 * MIN_LINES:
        return None
    return next((x for x in _starts(placed, MIDDLE) if _are_columns(placed, x)), None)


def _starts(lines: list[Line], where: tuple[float, float]) -> list[float]:
    """The places before which a column may end, in a part of the width of the text."""
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    return [start - 1.0 for start in sorted({round(n.x) for n in lines if _is_within(n.x - left, right - left, where)})]


def _is_within(offset: float, width: float, where: tuple[float, float]) -> bool:
    return where[0] * width <= offset <= where[1] * width


def _two_gutters(lines: list[Line]) -> list[float]:
    """The places between three columns of a scan, whose lines come row by row; none where there are not three. In a
    file with text three columns come in the writer's order."""
    placed = [line for line in lines if line.end > line.x]
    if len(placed) < 3 * MIN_LINES or not all(line.height > 0 for line in placed):
        return []
    pairs = itertools.product(*(_starts(placed, where) for where in THIRDS))
    return next(([x, second] for x, second in pairs if _are_three(placed, x, second)), [])


def _are_three(lines: list[Line], x: float, second: float) -> bool:
    parts = [
        [line for line in lines if line.end <= x],
        [line for line in lines if line.x >= x and line.end <= second],
        [line for line in lines if line.x >= second],
    ]
    if min(map(len, parts)) < MIN_LINES or sum(map(len, parts)) < (1 - MAX_CROSSING) * len(lines):
        return False
    if not all(_is_text(part) for part in parts):
        return False
    if not all(_stand_beside(*pair) for pair in itertools.pairwise(parts)):
        return False
    first, middle, last = parts
    return all(_goes_on(part, rest) for part, rest in ((first, middle), (middle, last), (last, middle)))


def _are_columns(lines: list[Line], x: float) -> bool:
    first = [line for line in lines if line.end <= x]
    second = [line for line in lines if line.x >= x]
    if min(len(first), len(second)) < MIN_LINES:
        return False
    if len(first) + len(second) < (1 - MAX_CROSSING) * len(lines):
        return False
    if not _is_mixed(lines, x) or not _stand_beside(first, second):
        return False
    return (_is_text(first) and _is_text(second)) or _is_print(first, second)


def _is_print(first: list[Line], second: list[Line]) -> bool:
    """Columns of a scan of which one has short lines (a list, verses, a table of contents) beside running text. Only
    OCR knows heights, and only there the order comes from the positions alone."""
    if not all(line.height > 0 for line in (*first, *second)):
        return False
    pairs = [(part, other) for part, other in ((first, second), (second, first)) if _is_text(part)]
    return any(_goes_on(part, other) for part, other in pairs)


def _goes_on(lines: list[Line], others: list[Line]) -> bool:
    """Whether sentences go on beside lines of the other column. In a table a cell begins there, and goes on below.
    Scripts without small letters are told by their lines' heights: rows of a table are level."""
    beside = [line for line in lines if any(_is_same_row(line, other) for other in others)]
    cased = [line for line in beside if (line.text.strip()[:1]).islower() or (line.text.strip()[:1]).isupper()]
    if 2 * len(cased) < len(beside):
        level = sum(any(_is_level(line, other) for other in others) for line in beside)
        return len(beside) >= MIN_LINES and level < MAX_LEVEL * len(beside)
    small = sum(line.text.strip()[0].islower() for line in cased)
    return small >= max(3.0, GOES_ON * len(cased))


def _is_level(a: Line, b: Line) -> bool:
    return abs(a.y + a.height / 2 - b.y - b.height / 2) < LEVEL * min(a.height, b.height)


def _is_mixed(lines: list[Line], x: float) -> bool:
    """Whether the file's own order keeps alternating between columns. Most writers put one column after the other, and
    that order is better than any guess from positions."""
    sides = [line.x >= x for line in lines if line.end <= x or line.x >= x]
    changes = sum(a != b for a, b in itertools.pairwise(sides))
    return changes > MIN_CHANGES * min(sides.count(True), sides.count(False))


def _is_text(lines: list[Line]) -> bool:
    width = max(line.end for line in lines) - min(line.x for line in lines)
    filled = median(line.end - line.x for line in lines)
    return median(len(line.text.strip()) for line in lines) >= MIN_CHARS and filled >= MIN_FILL * width


def _stand_beside(first: list[Line], second: list[Line]) -> bool:
    """Two columns share most of their height; an address at the right above a text does not."""
    top = min(max(line.y for line in first), max(line.y for line in second))
    bottom = max(min(line.y for line in first), min(line.y for line in second))
    smaller = min(max(line.y for line in part) - min(line.y for line in part) for part in (first, second))
    return top - bottom > 0.6 * smaller > 0


def _ordered(lines: list[Line], gutters: list[float]) -> list[Line]:
    def crosses(line: Line) -> bool:
        return any(line.x < x < line.end for x in gutters)

    crossing = sorted((line.y for line in lines if crosses(line)), reverse=True)

    def place(line: Line) -> tuple[int, int]:
        band = 2 * sum(y > line.y for y in crossing)
        return (band + 1, 0) if crosses(line) else (band, sum(line.x >= x for x in gutters))

    keyed = [(place(line), line) for line in lines]
    marked = [(key, line._replace(column=0 if key[0] % 2 else key[1] + 1)) for key, line in keyed]
    return [line for _, line in sorted(marked, key=lambda pair: pair[0])]  # stable: the order inside stays


def _joined(lines: list[Line]) -> list[Line]:
    """Pieces of one row, side by side in the same column, become one line. Only OCR knows heights."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and last.column == line.column and line.x >= last.end and _is_same_row(last, line):
            parts = (line.text, last.text) if is_right_to_left(last.text + line.text) else (last.text, line.text)
            joined[-1] = last._replace(text=" ".join(parts), end=line.end)
        else:
            joined.append(line)
    return joined


def _is_same_row(a: Line, b: Line) -> bool:
    shared = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return min(a.height, b.height) > 0 and shared > ROW_OVERLAP * min(a.height, b.height)


def is_right_to_left(text: str) -> bool:
    """Whether most of its letters are of Hebrew or Arabic."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(unicodedata.bidirectional(char) in ("R", "AL") for char in letters) > len(letters)
