"""The text that OCR reads on a picture, with a position for every character. Joins lines as the library's readers do,
so that a stored passage is found in it character by character."""

from __future__ import annotations

from array import array
from typing import Any

from app.core.library.extract.columns import in_reading_order
from app.core.library.extract.layout import Page
from app.core.library.passages.page_view import PageText


def scale_for(width: float, height: float) -> float:
    """Pixels per point, as the library's reader uses them."""
    from app.core.library.extract.ocr import scale_for as scale

    return scale(width, height)


def read_text(image: Any, number: int, scale: float) -> PageText:
    """`image` is (height, width, 3), blue first; `scale` its pixels a point. The place of a character in its line is
    taken from its number in it: the engine knows no letters, only lines."""
    from app.core.library.extract import ocr  # numpy and the engine only where there is a picture

    page = Page(number, [] if ocr.is_blank(image) else ocr.read_image(image))
    in_reading_order(page)
    parts, boxes = [], array("f")
    for line in page.lines:
        parts.append(f"{line.text}\n")
        step = (line.end - line.x) / max(1, len(line.text))
        top, bottom = (image.shape[0] - line.y - line.height) / scale, (image.shape[0] - line.y) / scale
        for index in range(len(line.text)):
            left = line.x + index * step
            boxes.extend((left / scale, top, (left + step) / scale, bottom))
        boxes.extend((0.0, 0.0, 0.0, 0.0))
    return PageText("".join(parts), boxes)
