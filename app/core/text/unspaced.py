"""The scripts that put no space between words, whose lines end anywhere. Knows no file format and no search."""

from __future__ import annotations

import re

# Thai and Lao, Burmese, Khmer; Chinese and Japanese with their punctuation, also in half and full widths. Korean puts
# spaces between words.
_LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uff9f\U00020000-\U0003ffff"
)
_LETTER = re.compile(f"[{_LETTERS}]")
_SPACE_BETWEEN = re.compile(rf"(?<=[{_LETTERS}])\s+(?=[{_LETTERS}])")


def is_unspaced(char: str) -> bool:
    """Whether the words of a letter's or sign's script stand without a space between them."""
    return _LETTER.match(char) is not None


def without_spaces(text: str) -> str:
    """Without the white space between two letters of such scripts: a line ended there."""
    return text if text.isascii() else _SPACE_BETWEEN.sub("", text)
