"""Reads the text of a picture of a page: turned as a reader holds it, in the order in which it is read, in the scripts
that the engine inside knows and in those that Tesseract knows, where this computer has it. What cannot be read is said
and never guessed. Knows neither PDF nor image files."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from app.core.library.extract import ocrgate, tesseract
from app.core.library.extract.layout import Line
from app.core.library.extract.ocrengine import coarse_boxes, find, words_of
from app.core.library.extract.scripts import is_kept, is_long, is_sure, verdict
from app.core.library.extract.turning import Laid, Piece, laid, right_to_left, upside_down, with_text

# A killed parse child stores nothing of its file, so a turn of a long scan ends here, well under
# IndexLimits.parse_seconds; the pages that are left are read in the next turn (`resume.py`). 1.5 to 3 s of processor
# time a page. The time on the clock counts only where the computer is so busy that little of it is the child's.
SECONDS = 120.0
BUSY_SECONDS = 200.0
MAX_SIDE = 2000  # pixels; the models shrink larger ones themselves
DOTS_PER_INCH = 170
MIN_SIDE = 16  # pixels; smaller pictures hold no letter
BLANK_RANGE = 12  # of 256 grey values between the darkest and the lightest point: paper without ink
DOUBTFUL = 0.15  # of the length of the lines of a page that is read: worth asking Tesseract, too
_USEFUL = re.compile(r"\w")
_languages: list[str] = []  # of the page read last by Tesseract, in this process
# The test whether a photograph has words at all: the detector on a smaller picture, and the words of a few boxes. At
# 960 pixels it finds letters of 14 pixels in a photograph of 2,000; at 640 it takes half the time and loses those under
# 32.
TEST_SIDE = 960
TEST_BOXES = 8  # the longest ones: lines are long, and what is taken for letters in foliage and cups is round
TEST_SCORE = 0.6
_WORD = re.compile(r"(\w)(?!\1)\w")  # two different letters or digits: "0000" and "AAA" are fences and roofs


class Clock:
    """How long one file may still be read by OCR in this turn: by the processor time of this process and of the
    programs that it ran."""

    def __init__(self) -> None:
        self._end, self._latest = _processor_seconds() + SECONDS, time.monotonic() + BUSY_SECONDS

    @property
    def is_over(self) -> bool:
        return _processor_seconds() > self._end or time.monotonic() > self._latest


def _processor_seconds() -> float:
    return sum(os.times()[:4])


@dataclass(frozen=True)
class PageReading:
    """The lines of a page as they are read, `y` and `x` in pixels of the page turned upright. `is_unread` says that it
    is in a script that nothing here reads; `turns` are quarters of a turn to the left that set the picture upright."""

    lines: list[Line] = field(default_factory=list)
    is_unread: bool = False
    turns: int = 0


def scale_for(width: float, height: float) -> float:
    """Pixels per point (1/72 inch) for a page of this size; bounded however large the page claims to be."""
    return min(DOTS_PER_INCH / 72, MAX_SIDE / max(width, height, 1.0))


def is_blank(image: np.ndarray[Any, Any]) -> bool:
    return image.size == 0 or min(image.shape[:2]) < MIN_SIDE or int(np.ptp(image.astype(np.int16))) < BLANK_RANGE


def read_image(image: np.ndarray[Any, Any]) -> list[Line]:
    """The lines of `read_page`; none where the script is not read."""
    return read_page(image).lines


def read_page(image: np.ndarray[Any, Any]) -> PageReading:
    """`image` is (height, width, 3), uint8, blue first. Sizes stay unknown: the heights of boxes vary more than those
    of headings and text."""
    if is_blank(image) or not ocrgate.is_open():
        return PageReading()
    seen = _read(image)
    if seen.lines or seen.is_unread or not has_words(image):
        return seen
    return _read(image, side=TEST_SIDE)  # over soft shapes the detector loses large letters at the full size


def _read(image: np.ndarray[Any, Any], *, side: int | None = None) -> PageReading:
    """`side` as for `find`."""
    size = image.shape[0], image.shape[1]
    page = laid(find(image, side=side), size)
    what = verdict(page.pieces)
    if what == "read":
        page = replace(page, pieces=_doubted(page.pieces))
    elif what != "nothing":
        page = _in_another_script(page, size, is_vietnamese=what == "vietnamese")
    pieces = [piece for piece in page.pieces if is_kept(piece) and _USEFUL.search(piece.text)]
    is_unread = what in ("vietnamese", "unread") and not pieces
    height = size[1] if page.turns % 2 else size[0]
    ordered = right_to_left(pieces) if page.is_vertical else pieces
    return PageReading([_line(piece, height) for piece in ordered] if what != "nothing" else [], is_unread, page.turns)


def _line(piece: Piece, height: int) -> Line:
    left, top, right, bottom = piece.box
    return Line(piece.text, y=height - bottom, x=left, end=right, height=bottom - top)


def _in_another_script(page: Laid, size: tuple[int, int], *, is_vietnamese: bool) -> Laid:
    """The page as Tesseract reads it; without pieces where it does not. Whether lines of other scripts are upside down
    the engine cannot tell, so they are tried as they are and then the other way round."""
    if not tesseract.languages():
        return replace(page, pieces=[])
    other = upside_down(page, size)
    for held in (page, other) if page.turns < 2 else (other, page):
        language = _vietnamese() if is_vietnamese else _language(held.pieces)
        read = _by_tesseract(held.pieces, language) if language else []
        if read:
            return replace(held, pieces=read)
    return replace(page, pieces=[])


def _doubted(pieces: list[Piece]) -> list[Piece]:
    """A page that is read may have lines in another script."""
    doubtful = [piece for piece in pieces if not is_sure(piece) and is_long(piece)]
    if sum(piece.length for piece in doubtful) < DOUBTFUL * sum(piece.length for piece in pieces):
        return pieces
    language = _language(doubtful)
    read = _by_tesseract(doubtful, language) if language else []
    return [piece for piece in pieces if piece not in doubtful] + read if read else pieces


def _vietnamese() -> str:
    return next((name for name in tesseract.VIETNAMESE[1:] if name in tesseract.languages()), "")


def _language(pieces: Sequence[Piece]) -> str:
    if not tesseract.languages():
        return ""
    crops = [piece.crop for piece in pieces if is_long(piece)] or [piece.crop for piece in pieces]
    language = tesseract.find_language(crops, first=_languages[-1] if _languages else "")
    if language:
        _languages[:] = [language]
    return language


def _by_tesseract(pieces: Sequence[Piece], language: str) -> list[Piece]:
    """The pieces with the text of Tesseract; none where it is not sure of them."""
    trial = tesseract.read([piece.crop for piece in pieces], language)
    if not trial.is_good:
        return []
    return [with_text(piece, text) for piece, text in zip(pieces, trial.texts, strict=True) if text]


def has_words(image: np.ndarray[Any, Any]) -> bool:
    """Whether it is worth reading a picture that may be a photograph: 0.4 instead of 2 seconds of a core for one of
    1,600 x 1,200. `image` as for `read_image`."""
    if is_blank(image) or not ocrgate.is_open():
        return False
    boxes = sorted(coarse_boxes(image, TEST_SIDE), key=_length, reverse=True)
    return any(_is_word(image, box) for box in boxes[:TEST_BOXES])


def _length(box: Any) -> float:
    """How many times longer than high, or higher than wide."""
    width, height = (max(1.0, float(side)) for side in np.ptp(box, axis=0))
    return max(width, height) / min(width, height)


def _is_word(image: np.ndarray[Any, Any], box: Any) -> bool:
    left, top = np.maximum(box.min(axis=0), 0).astype(int)
    right, bottom = np.ceil(box.max(axis=0)).astype(int)
    piece = image[top:bottom, left:right]
    if min(piece.shape[:2]) == 0:
        return False
    if piece.shape[0] > 1.5 * piece.shape[1]:
        piece = np.ascontiguousarray(np.rot90(piece))
    return any(score >= TEST_SCORE and is_word(text) for text, score in words_of(piece))


def is_word(text: str) -> bool:
    return _WORD.search(text) is not None
