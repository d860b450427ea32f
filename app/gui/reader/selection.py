"""The character under the mouse, and the text between two characters. Pure; knows no widget."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.library.passages.page_view import PageText

_BROKEN = re.compile("(\\S*)[\x02\xad\ufffe]\\s*")
_WORD = re.compile(r"\w+")
BESIDE = 4.0  # distance across lines counts this much more than along a line


@dataclass(frozen=True)
class Place:
    """A position before character `index` of a page."""

    page: int
    index: int


@dataclass(frozen=True)
class Selection:
    start: Place
    end: Place

    @property
    def is_empty(self) -> bool:
        return self.start == self.end

    def ordered(self) -> tuple[Place, Place]:
        first, second = sorted((self.start, self.end), key=lambda place: (place.page, place.index))
        return first, second

    def range_on(self, page: int, count: int) -> tuple[int, int]:
        """The selected range of a page with `count` characters; empty where nothing of it is selected."""
        first, last = self.ordered()
        if not first.page <= page <= last.page:
            return 0, 0
        return first.index if page == first.page else 0, last.index if page == last.page else count


def index_at(text: PageText, x: float, y: float) -> int:
    """The position between two characters that is nearest to a point of the page."""
    best, nearest = 0, float("inf")
    boxes = text.boxes
    for index in range(len(boxes) // 4):
        left, top, right, bottom = boxes[4 * index : 4 * index + 4]
        if right <= left:
            continue
        above = top - y if y < top else y - bottom if y > bottom else 0.0
        aside = left - x if x < left else x - right if x > right else 0.0
        distance = above * BESIDE + aside
        if distance < nearest:
            nearest, best = distance, index + (x > (left + right) / 2)
    return best


def word_at(text: PageText, index: int) -> tuple[int, int]:
    for match in _WORD.finditer(text.text):
        if match.start() <= index <= match.end():
            return match.span()
    return index, index


def selected_text(selection: Selection, pages: Mapping[int, PageText]) -> str:
    """The selected text; words hyphenated at a line end are joined."""
    first, last = selection.ordered()
    parts = []
    for page in range(first.page, last.page + 1):
        if page in pages:
            start, end = selection.range_on(page, len(pages[page].text))
            parts.append(_BROKEN.sub(r"\1", pages[page].text[start:end]).replace("\r\n", "\n").replace("\0", ""))
    return "\n".join(parts)
