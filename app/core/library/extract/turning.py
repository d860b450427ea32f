"""Finds out how a page lies from how its lines lie, and whether its lines are columns of vertical writing; gives every
line its place on the page as a reader holds it. Knows no script but the Chinese and Japanese one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.core.library.extract.ocrengine import Found, Image, recognise

MOST = 0.6  # of the length of all lines decides how the page lies
VERTICAL = 0.8  # how sure the engine is of the signs of a column set side by side; of signs that lie, under 0.5
COLUMNS = 3  # are tried
ROW = 0.5  # of the lower of two lines that stand side by side is at the height of the other
_SIGNS = re.compile(r"[\u3005-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, eq=False)
class Piece:
    """A line with its text, how sure the engine is of it (0 to 1), its box (left, top, right, bottom; pixels of the
    page as it is to be read) and its pixels, as it is to be read."""

    text: str
    score: float
    box: tuple[float, float, float, float]
    crop: Image

    @property
    def length(self) -> float:
        return float(max(self.crop.shape[:2]))

    @property
    def extent(self) -> float:
        """Its length in its heights: about the number of characters of Chinese, half that of others."""
        return self.length / max(1.0, float(min(self.crop.shape[:2])))


@dataclass(frozen=True)
class Laid:
    """The lines of a page. `turns` quarters of a turn to the left set it upright; `is_vertical` writing."""

    pieces: list[Piece]
    turns: int = 0
    is_vertical: bool = False


def laid(found: Sequence[Found], size: tuple[int, int]) -> Laid:
    """`size` is the height and width of the picture in pixels."""
    read = recognise([line.crop for line in found])
    turns = _turns(found)
    if turns % 2 and _is_vertical(found, read):
        return Laid(_pieces(found, _again(found, read, 1), 0, size), 0, is_vertical=True)
    return Laid(_pieces(found, _again(found, read, turns), turns, size), turns)


def _turns(found: Sequence[Found]) -> int:
    whole = sum(line.length for line in found)
    standing = [line for line in found if line.is_standing]
    stands = sum(line.length for line in standing) >= MOST * whole > 0
    those = standing if stands else [line for line in found if not line.is_standing]
    is_turned = sum(line.length for line in those if line.is_turned) >= MOST * sum(line.length for line in those) > 0
    return (1 if stands else 0) + (2 if is_turned else 0)


def _raw(line: Found) -> Image:
    """As it lies in the picture, but for a standing one, which lies on its left side."""
    return np.rot90(line.crop, 2) if line.is_turned else line.crop


def _as_read(line: Found, turns: int) -> Image:
    """The crop, turned as its page is. One that is too short to be seen standing turns with the others."""
    if line.is_standing and not turns % 2:  # a short line of an upright page, or a margin's note
        return line.crop
    quarters = turns - 1 if line.is_standing else turns
    return np.ascontiguousarray(np.rot90(_raw(line), quarters))


def _is_like(line: Found, turns: int) -> bool:
    """Whether the engine read the line as its page lies."""
    return line.is_standing == bool(turns % 2) and line.is_turned == (turns >= 2)


Read = tuple[str, float, Image]


def _again(found: Sequence[Found], read: Sequence[tuple[str, float]], turns: int) -> list[Read]:
    """The engine turns each line for itself; those that it turned against their page are recognised once more."""
    crops = [_as_read(line, turns) for line in found]
    apart = [index for index, line in enumerate(found) if not _is_like(line, turns)]
    second = dict(zip(apart, recognise([crops[index] for index in apart]), strict=True))
    best = [max(old, second.get(index, old), key=lambda one: one[1]) for index, old in enumerate(read)]
    return [(*one, crop) for one, crop in zip(best, crops, strict=True)]


def _pieces(found: Sequence[Found], read: Sequence[Read], turns: int, size: tuple[int, int]) -> list[Piece]:
    pieces = [
        Piece(text, score, _box(line.box, turns, size), crop)
        for line, (text, score, crop) in zip(found, read, strict=True)
    ]
    return _in_rows(pieces)


def _in_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """From top to bottom, what stands side by side from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[1] + piece.box[3]):
        _, top, _, bottom = piece.box
        first = rows[-1][0].box if rows else (0.0, 0.0, 0.0, 0.0)
        shared = min(bottom, first[3]) - max(top, first[1])
        if rows and shared > ROW * min(bottom - top, first[3] - first[1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda piece: piece.box[0])]


def upside_down(page: Laid, size: tuple[int, int]) -> Laid:
    """The page as it is when it is held the other way round. The texts stay. `size` is the picture's."""
    upright = size[::-1] if page.turns % 2 else size
    pieces = [
        replace(piece, box=_flipped(piece.box, upright), crop=np.ascontiguousarray(np.rot90(piece.crop, 2)))
        for piece in page.pieces
    ]
    return Laid(_in_rows(pieces), (page.turns + 2) % 4, page.is_vertical)


def _flipped(box: tuple[float, float, float, float], size: tuple[int, int]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return size[1] - right, size[0] - bottom, size[1] - left, size[0] - top


def _box(corners: Image, turns: int, size: tuple[int, int]) -> tuple[float, float, float, float]:
    points = [turned_point((float(x), float(y)), turns, size) for x, y in corners]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def turned_point(point: tuple[float, float], turns: int, size: tuple[int, int]) -> tuple[float, float]:
    """Where a point (x, y) of a picture of this height and width is after so many quarter turns to the left."""
    (x, y), (height, width) = point, size
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turns % 4]


# -- vertical writing


def _is_vertical(found: Sequence[Found], read: Sequence[tuple[str, float]]) -> bool:
    """Whether the signs of standing lines stand upright. The engine reads lying signs as well as standing ones, so the
    columns are cut into signs, which are set side by side and read again."""
    columns = [(line, text) for line, (text, _) in zip(found, read, strict=True) if line.is_standing and len(text) > 1]
    text = "".join("".join(text.split()) for _, text in columns)
    if len(_SIGNS.findall(text)) < 0.5 * len(text) or not text:
        return False
    columns.sort(key=lambda column: -column[0].length)
    scores = [score for _, score in recognise([_side_by_side(_raw(line), len(t)) for line, t in columns[:COLUMNS]])]
    return bool(np.mean(scores) >= VERTICAL)


def _side_by_side(crop: Image, count: int) -> Image:
    column = np.rot90(crop, -1)
    height = column.shape[0] // count
    return np.concatenate([column[index * height : (index + 1) * height] for index in range(count)], axis=1)


def right_to_left(pieces: Sequence[Piece]) -> list[Piece]:
    """Columns of vertical writing as they are read: tier by tier, in each from the right."""
    tiers: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[1]):
        if not tiers or piece.box[1] >= max(other.box[3] for other in tiers[-1]):
            tiers.append([])
        tiers[-1].append(piece)
    return [piece for tier in tiers for piece in sorted(tier, key=_from_right)]


def _from_right(piece: Piece) -> tuple[float, float]:
    """Pieces of one column, whose middles differ by less than half its width, from top to bottom."""
    left, top, right, _ = piece.box
    width = max(1.0, right - left)
    return -round((left + right) / 2 / width), top


def with_text(piece: Piece, text: str) -> Piece:
    """Read by another recogniser, which is sure of it."""
    return replace(piece, text=text, score=1.0)
