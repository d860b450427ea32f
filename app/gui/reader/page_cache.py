"""A cache of drawn pages, least recently used out first, limited in bytes. Knows no widget."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.core.library.passages.page_view import PageImage

BUDGET = 48 * 1024**2  # bytes: 12 pages at their natural size, 3 on a dense screen; each is drawn in about 50 ms


@dataclass(frozen=True)
class Drawn:
    """`scale` is pixels a point as it was asked for. `pixels` belongs to the image, which does not copy it."""

    scale: float
    image: QImage
    pixels: bytes


class PageCache:
    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._pages: OrderedDict[int, Drawn] = OrderedDict()
        self.bytes = 0

    def get(self, page: int) -> Drawn | None:
        drawn = self._pages.get(page)
        if drawn is not None:
            self._pages.move_to_end(page)
        return drawn

    def has(self, page: int, scale: float) -> bool:
        drawn = self._pages.get(page)
        return drawn is not None and drawn.scale == scale

    def put(self, page: int, scale: float, drawn: PageImage, *, keep: Collection[int]) -> None:
        """Add a page. Pages in `keep` are visible and are never dropped."""
        image = QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32)
        self._drop(page)
        self._pages[page] = Drawn(scale, image, drawn.pixels)
        self.bytes += len(drawn.pixels)
        self._shrink(self._budget, {*keep, page})

    def trim(self, keep: Collection[int]) -> None:
        """The reader is hidden: keep only these pages, so that they are there at once when it is shown."""
        self._shrink(0, keep)

    def _shrink(self, budget: int, keep: Collection[int]) -> None:
        for old in [page for page in self._pages if page not in keep]:
            if self.bytes <= budget:
                break
            self._drop(old)

    def clear(self) -> None:
        self._pages.clear()
        self.bytes = 0

    def _drop(self, page: int) -> None:
        drawn = self._pages.pop(page, None)
        self.bytes -= len(drawn.pixels) if drawn is not None else 0
