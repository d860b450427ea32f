"""The text that OCR reads on a picture, with a position for every character. Joins lines as the library's readers do,
so that a stored passage is found in it character by character."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

from app.core.library.extract.columns import in_reading_order, is_right_to_left
from app.core.library.extract.layout import Line, Page
from app.core.library.passages.page_view import PageText

COLUMN = 1.5  # times as high as wide, and more than one character: a column of vertical writing


def scale_for(width: float, height: float) -> float:
    """Pixels per point, as the library's reader uses them."""
    from app.core.library.extract.ocr import scale_for as scale

    return scale(width, height)


def read_text(image: Any, number: int, scale: float) -> PageText:
    """`image` is (height, width, 3), blue first; `scale` its pixels a point. The place of a character in its line is
    taken from its number in it: the engine knows no letters, only lines."""
    from app.core.library.extract import ocr  # numpy and the engine only where there is a picture
    from app.core.library.extract.turning import turned_point

    seen = ocr.PageReading() if ocr.is_blank(image) else ocr.read_page(image)
    page = Page(number, seen.lines)
    in_reading_order(page)
    height, width = image.shape[:2]
    upright = (width, height) if seen.turns % 2 else (height, width)
    parts, boxes = [], array("f")
    for line in page.lines:
        parts.append(f"{line.text}\n")
        for box in _characters(line, upright[0]):
            first = turned_point(box[:2], -seen.turns, upright)
            last = turned_point(box[2:], -seen.turns, upright)
            for place in (*map(min, first, last), *map(max, first, last)):
                boxes.append(place / scale)
        boxes.extend((0.0, 0.0, 0.0, 0.0))
    return PageText("".join(parts), boxes)


def _characters(line: Line, page_height: int) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right, bottom of each in the page as it is read: side by side, in a column of vertical writing below
    each other, and from the right where it is written so."""
    count, top = max(1, len(line.text)), page_height - line.y - line.height
    if line.height > COLUMN * (line.end - line.x) and count > 1:
        step = line.height / count
        for index in range(len(line.text)):
            yield line.x, top + index * step, line.end, top + (index + 1) * step
        return
    step, is_from_right = (line.end - line.x) / count, is_right_to_left(line.text)
    for index in range(len(line.text)):
        left = line.end - (index + 1) * step if is_from_right else line.x + index * step
        yield left, top, left + step, top + line.height
