"""Reads what is written on one picture of a document, as the document shows it: unpacks, turns, tests for words, reads.
Knows no document and keeps nothing."""

from __future__ import annotations

import io
import warnings
from typing import Any

import numpy as np
from PIL import ImageOps

from app.core.errors import UserError
from app.core.library.extract import ocr
from app.core.library.extract.columns import in_reading_order
from app.core.library.extract.image import drafted, for_ocr, opened, upright
from app.core.library.extract.layout import Line, Page, lines_as_text
from app.core.library.extract.sniff import HEAD, text_kind
from app.core.library.extract.view import Outcome, View

# Pixels. Icons, bullets and lines: nothing is read on them by people either. A sticker of one line is 100 x 20.
MIN_SHORT, MIN_LONG, MIN_AREA = 20, 100, 4_000
MAX_PIXELS = 60_000_000  # half of a picture that is a file: the document around it is in memory too
ORIENTATION = 0x0112


def read_shown(data: bytes, view: View) -> tuple[Outcome, str]:
    """The outcome and the text. A picture that cannot be unpacked is passed over: the document around it is read."""
    if text_kind(data[:HEAD]) == ".svg":
        return _drawn(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of strange metadata and of sizes, which are checked here
            image = _shown(data, view)
            return ("small", "") if image is None else read_pixels(image)
    except MemoryError:
        return "passed", ""
    except Exception:  # noqa: BLE001 - the libraries raise whatever they meet in a broken picture
        return "passed", ""


def read_pixels(image: np.ndarray[Any, Any]) -> tuple[Outcome, str]:
    """`image` as for `ocr.read_image`."""
    lines = lines_on(image)
    return ("read", as_text(lines)) if lines else ("blank", "")


def lines_on(image: np.ndarray[Any, Any]) -> list[Line]:
    """Empty for a photograph on which a letter or two are seen that are none."""
    lines = ocr.read_image(image) if ocr.has_words(image) else []
    return lines if any(ocr.is_word(line.text) for line in lines) else []


def as_text(lines: list[Line]) -> str:
    page = Page(1, list(lines))
    in_reading_order(page)
    return lines_as_text(page.lines)


def is_small(width: float, height: float) -> bool:
    return min(width, height) < MIN_SHORT or max(width, height) < MIN_LONG or width * height < MIN_AREA


def _shown(data: bytes, view: View) -> np.ndarray[Any, Any] | None:
    """None for an icon."""
    with opened(io.BytesIO(data)) as picture:
        if is_small(*picture.size):
            return None
        if picture.width * picture.height > MAX_PIXELS:
            raise UserError("too_large", detail="pixels")
        drafted(picture)
        if view.turn:  # the document's turn is instead of the camera's
            picture.getexif()[ORIENTATION] = 1
        return for_ocr(_as_in(upright(picture), view))


def _as_in(seen: Any, view: View) -> Any:
    left, top, right, bottom = view.crop
    if any(view.crop):
        box = (left * seen.width, top * seen.height, (1 - right) * seen.width, (1 - bottom) * seen.height)
        seen = seen.crop(tuple(round(edge) for edge in box))
    if view.is_flipped:
        seen = ImageOps.mirror(seen)
    return seen.rotate(-view.turn, expand=True, fillcolor="white") if view.turn else seen


def _drawn(data: bytes) -> tuple[Outcome, str]:
    from app.core.library.extract.svg import read_svg

    try:
        return "read", read_svg(data, "").text
    except UserError as error:
        return ("blank" if error.code == "no_words" else "passed"), ""
