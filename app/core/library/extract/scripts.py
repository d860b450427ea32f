"""Tells from what the engine made of the lines of a page whether they are in a script that it knows. The engine knows
Latin without Vietnamese, Chinese and Japanese; of the rest it makes single letters, or none, and is not sure. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from app.core.library.extract.turning import Piece

# Measured on pages and single lines of 24 languages (26 and 18 pixels, noise, JPEG 30 to 55, blurred): lines in a known
# script 0.95 to 1.0, and 1.3 to 2.6 characters a height; now and then a blurred line of a page 0.58. Others 0.0 to 0.87
# or, where the letters look alike (0.96), 0.1 characters a height.
SURE = 0.9
DENSE = 0.5
HALF = 0.5  # of the length of a page's lines
KEPT = 0.7  # a line of which the engine is less sure is no text, though others of its page are
LONG = 6.0  # heights; what is shorter may be part of a photograph
WORDS = 3  # in a row
ALIKE = 0.6  # of the larger height
APART = 1.0  # heights
GREEK = 0.3  # of the letters: the engine knows only those without accents
MIN_WORDS = 4
SYLLABLES = 0.9  # of the words are one syllable of at most seven letters, as "nghiêng" is
MAX_SYLLABLE = 7
MARKED = 0.12  # of the words have a letter of Vietnamese, or lost one
ACCENTED = 0.25
_WORD = re.compile(r"[^\W\d_]+")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_MARK = re.compile(r"[đơưăĐƠƯĂ]")
_VOWELS = re.compile(r"[aeiouyàáâãäåăèéêëìíĩòóôõöơùúũüưý]+", re.IGNORECASE)

Verdict = Literal["read", "vietnamese", "unread", "nothing"]


def verdict(pieces: Sequence[Piece]) -> Verdict:
    """What the page is: read; in Vietnamese, of which letters were lost; in a script that is not known; or without
    text."""
    sure = [piece for piece in pieces if is_sure(piece)]
    # By their number, too: a long line that is cut through by a picture's edge is read, and not surely.
    if _length(sure) >= HALF * _length(pieces) > 0 or len(sure) >= HALF * len(pieces) > 0:
        return "vietnamese" if is_vietnamese(" ".join(piece.text for piece in sure)) else "read"
    return "unread" if any(is_long(piece) for piece in pieces) or _has_words_in_a_row(pieces) else "nothing"


def is_sure(piece: Piece) -> bool:
    signs = "".join(piece.text.split())
    greek = len(_GREEK.findall(signs))
    is_known = greek < max(2.0, GREEK * len(signs))
    return piece.score >= SURE and len(signs) >= DENSE * piece.extent and is_known


def is_kept(piece: Piece) -> bool:
    """Whether a line of a page that is read is text."""
    return is_sure(piece) or (piece.score >= KEPT and len("".join(piece.text.split())) >= DENSE * piece.extent)


def is_long(piece: Piece) -> bool:
    return piece.extent >= LONG


def _has_words_in_a_row(pieces: Sequence[Piece]) -> bool:
    """Whether single words stand beside each other as a line does: of some scripts the engine finds no whole lines."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box[0]):
        row = next((row for row in rows if _goes_on(row[-1], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return any(len(row) >= WORDS and row[-1].box[2] - row[0].box[0] >= LONG * _height(row[0]) for row in rows)


def _goes_on(left: Piece, right: Piece) -> bool:
    """Whether two pieces are as high as each other, at the same height and no further apart than words."""
    small, large = sorted((_height(left), _height(right)))
    shared = min(left.box[3], right.box[3]) - max(left.box[1], right.box[1])
    return small >= ALIKE * large and shared >= ALIKE * small and right.box[0] - left.box[2] <= APART * large


def _height(piece: Piece) -> float:
    return max(1.0, piece.box[3] - piece.box[1])


def is_vietnamese(text: str) -> bool:
    """Words of one syllable, many with a letter that no other language has so often, or without the vowel that the
    engine does not know."""
    words = _WORD.findall(text)
    short = sum(len(word) <= MAX_SYLLABLE and len(_VOWELS.findall(word)) <= 1 for word in words)
    if len(words) < MIN_WORDS or short < SYLLABLES * len(words):
        return False
    marked = sum(bool(_MARK.search(word)) or not _VOWELS.search(word) for word in words)
    accented = sum(not word.isascii() for word in words)
    return marked >= MARKED * len(words) and marked >= 2 and accented >= ACCENTED * len(words)


def _length(pieces: Sequence[Piece]) -> float:
    return sum(piece.length for piece in pieces)
