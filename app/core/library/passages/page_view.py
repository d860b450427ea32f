"""What the reader shows of a file with pages: sizes, pixels, the positions of characters and passages. Knows no file
format. Pages count from 1. Positions are in points (1/72 inch) from the page's top left corner. Everything here is
picklable."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from app.core.library.base import PagePiece
from app.core.task import Task

MAX_PIXELS = 16_000_000  # 64 MB; a page of this size is sharp at three times its natural size
SAME_LINE = 0.5  # of the lower box's height that two boxes of one line share
WORD_GAP = 3.0  # heights; farther apart stand two columns or cells


class PageSize(NamedTuple):
    width: float
    height: float


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageImage:
    """Four bytes per pixel: blue, green, red, unused; rows follow each other without padding."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class PageText:
    """`boxes` has four numbers per character: left, top, right, bottom; all equal where nothing is visible of it."""

    text: str
    boxes: array[float]

    def box(self, index: int) -> Box:
        return Box(*self.boxes[4 * index : 4 * index + 4])

    def within(self, boxes: Iterable[Box]) -> str:
        """The characters whose centre is in one of the boxes."""
        areas = list(boxes)
        found: list[str] = []
        for index, char in enumerate(self.text):
            box = self.box(index)
            x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            if char.isspace():  # at the end of a line it has no place
                found += [" "] if found and found[-1] != " " else []
            elif box.right > box.left and any(a.left <= x <= a.right and a.top <= y <= a.bottom for a in areas):
                found.append(char)
        return "".join(found).strip()

    def boxes_of(self, ranges: Iterable[tuple[int, int]]) -> tuple[Box, ...]:
        """A box for each line of each range."""
        merged: list[Box] = []
        for start, end in ranges:
            merged += _lines([self.box(index) for index in range(start, end)])
        return tuple(merged)


@dataclass(frozen=True)
class Marks:
    """Where something is on a page. `share` is how much of it was found, 0..1."""

    page: int
    boxes: tuple[Box, ...]
    share: float = 1.0


@dataclass(frozen=True)
class DrawnPages:
    """`version` differs after every change of the file."""

    sizes: tuple[PageSize, ...]
    version: str


@dataclass(frozen=True)
class Slice:
    """The matches found within one time slice; `next` is where to go on, None at the end."""

    found: tuple[Marks, ...]
    next: int | None


class PageSource(Protocol):
    """An open file. Raises UserError damaged."""

    sizes: tuple[PageSize, ...]

    def draw(self, page: int, scale: float) -> PageImage:
        """`scale` is pixels per point; reduced where the picture would exceed MAX_PIXELS."""
        ...

    def text(self, page: int) -> PageText:
        """Empty where the page is a picture."""
        ...

    def characters(self, page: int) -> str:
        """The text without positions, which takes a quarter of the time."""
        ...

    def text_by_ocr(self, page: int) -> PageText: ...

    def close(self) -> None: ...


class PageRenderer(Protocol):
    """Draws in another process, from any thread. Every call but `warm` and `close` raises UserError
    missing, permission, encrypted, damaged, unsupported, too_slow, out_of_memory; MachineError render_crashed."""

    def warm(self) -> None:
        """Start what the first call would wait for."""
        ...

    def open(self, path: Path, task: Task) -> DrawnPages: ...

    def draw(self, path: Path, page: int, scale: float, task: Task) -> PageImage: ...

    def text(self, path: Path, page: int, task: Task) -> PageText:
        """The text layer of a page."""
        ...

    def text_by_ocr(self, path: Path, page: int, task: Task) -> PageText:
        """Takes seconds, in a process of its own, so that drawing does not wait."""
        ...

    def mark(self, path: Path, piece: PagePiece, by_ocr: bool, task: Task) -> Marks: ...

    def find(self, path: Path, needle: str, first: int, task: Task) -> Slice:
        """All matches from page `first` on; a `Marks` for each."""
        ...

    def seek(self, path: Path, piece: PagePiece, first: int, task: Task) -> Slice:
        """The passage on other pages than its own, the nearest first; `first` counts steps, from 0."""
        ...

    def close(self) -> None: ...


def _lines(boxes: list[Box]) -> list[Box]:
    merged: list[Box] = []
    last: Box | None = None
    for box in boxes:
        if box.right <= box.left or box.bottom <= box.top:
            continue
        if last is not None and (_is_same_line(merged[-1], box) or _is_upright(last, box)):
            a = merged[-1]
            merged[-1] = Box(min(a.left, box.left), min(a.top, box.top), max(a.right, box.right),
                             max(a.bottom, box.bottom))  # fmt: skip
        else:
            merged.append(box)
        last = box
    return merged


def _is_same_line(line: Box, box: Box) -> bool:
    low = min(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared > SAME_LINE * low and line.left - low <= box.left <= line.right + WORD_GAP * low


def _is_upright(last: Box, box: Box) -> bool:
    """The next character of a line that runs up or down the page: exactly above or below the last one."""
    wide = last.right - last.left
    is_above = abs(last.left - box.left) + abs(last.right - box.right) < 0.2 * wide
    return is_above and min(abs(box.top - last.bottom), abs(last.top - box.bottom)) < 0.2 * wide
