"""Mends the order of letters that a font draws as one, in text written from right to left: pdfium turns a line round
letter by letter, and so the two of a lam-alef too. Knows pdfium's text pages and nothing of lines."""

from __future__ import annotations

import ctypes
import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
_Box = tuple[float, float, float, float]


def in_logical_order(text_page: Any, text: str) -> str:
    """`text` has a character for each that pdfium counts, and keeps its length."""
    if text.isascii() or not _LETTERS.search(text):
        return text
    letters = list(text)
    runs = [run for word in _LETTERS.finditer(text) for run in _of_one_glyph(text_page, word)]
    are_turned = any(_is_turned(text[run], default=False) for run in runs)
    for run in runs:
        if _is_turned(text[run], default=are_turned):
            letters[run] = letters[run][::-1]
    return "".join(letters)


def _of_one_glyph(text_page: Any, word: re.Match[str]) -> Iterator[slice]:
    """Neighbours that share their box."""
    boxes = [_box(text_page, index) for index in range(word.start(), word.end())]
    begin = 0
    for end in range(1, len(boxes) + 1):
        if end == len(boxes) or boxes[end] != boxes[begin]:
            if end - begin > 1 and boxes[begin][0] < boxes[begin][1]:
                yield slice(word.start() + begin, word.start() + end)
            begin = end


def _is_turned(run: str, *, default: bool) -> bool:
    """What pdfium itself took apart, a ligature with a character of its own, is in order; what the file says to be
    several letters is not. `default` where both orders are ligatures."""
    is_known, is_reverse = run in _ligatures(), run[::-1] in _ligatures()
    return default if is_known and is_reverse else not is_known


@functools.cache
def _ligatures() -> frozenset[str]:
    forms = (unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFD)))
    return frozenset(form for form in forms if len(form) > 1)


def _box(text_page: Any, index: int) -> _Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value
