"""The positions of a document's pages below each other on the screen. Pure geometry in px; knows no widget."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Literal

from app.core.library.passages.page_view import Box, PageSize

PX_A_POINT = 96 / 72  # at 100 %
GAP = 12
MARGIN = 16
SMALLEST, LARGEST = 0.1, 5.0  # zoom
STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
Fit = Literal["width", "page", ""]


class PageLayout:
    """Pages count from 1. `scale` is px per point."""

    def __init__(self, sizes: Sequence[PageSize], zoom: float) -> None:
        self.sizes = sizes
        self.scale = zoom * PX_A_POINT
        self.tops: list[float] = []
        top = float(MARGIN)
        for size in sizes:
            self.tops.append(top)
            top += round(size.height * self.scale) + GAP
        self.height = top - GAP + MARGIN if sizes else 0.0
        self.width = max((size.width for size in sizes), default=0.0) * self.scale + 2 * MARGIN

    def page_at(self, y: float) -> int:
        """The page at this height, or the one above the gap."""
        return max(1, bisect.bisect_right(self.tops, y))

    def rect(self, page: int, view_width: float) -> Box:
        """The rectangle of a page, centred if there is room."""
        size = self.sizes[page - 1]
        width, height = round(size.width * self.scale), round(size.height * self.scale)
        left = max(self.width, view_width) / 2 - width / 2
        top = self.tops[page - 1]
        return Box(float(round(left)), top, float(round(left)) + width, top + height)

    def between(self, top: float, bottom: float) -> range:
        """The pages of which at least a part is visible."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.sizes else range(0)

    def place(self, y: float) -> tuple[int, float]:
        """A height as page and points from the page's top: it stays valid when the zoom changes."""
        page = self.page_at(y)
        return page, (y - self.tops[page - 1]) / self.scale

    def height_of(self, place: tuple[int, float]) -> float:
        return self.tops[place[0] - 1] + place[1] * self.scale


def fitting_zoom(sizes: Sequence[PageSize], page: int, width: float, height: float, fit: Fit) -> float:
    """The zoom at which the widest page of the document, or the whole of this page, fits in `width` and `height` px."""
    room = max(1.0, width - 2 * MARGIN)
    if fit == "page":
        size = sizes[page - 1]
        zoom = min(room / size.width, max(1.0, height - 2 * MARGIN) / size.height) / PX_A_POINT
    else:
        zoom = room / max(size.width for size in sizes) / PX_A_POINT
    return clamped(zoom)


def clamped(zoom: float) -> float:
    return max(SMALLEST, min(LARGEST, zoom))


def next_step(zoom: float, by: int) -> float:
    """The next larger or smaller zoom step."""
    steps = [step for step in STEPS if (step > zoom * 1.01 if by > 0 else step < zoom / 1.01)]
    return clamped(zoom) if not steps else steps[0] if by > 0 else steps[-1]
