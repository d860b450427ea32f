"""Splits a text into segments and puts the results together again. Nothing is lost: white space, list marks and empty
lines are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.text.sentences import split_sentences

# Engines lose parts of longer texts: OPUS-MT reads at most 512 tokens, and a 1.5B forgets clauses.
MAX_CHARS = 600
# Of a text without any space: Chinese and Thai have 1 to 2 characters a token.
MAX_DENSE = 250
_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"\s*(?:(?:[-*•‣+>#]+|\d{1,3}[.)]|[a-zA-Z][.)])\s+)+")
_CLAUSE = re.compile(r"[,;:–—]\s|[،؛،、；，]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Piece:
    """`text` at `start` of the whole; what is between two pieces is kept."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split(text: str) -> list[Piece]:
    """Sentences of at most MAX_CHARS, in order and without the white space and list marks around them."""
    pieces: list[Piece] = []
    for line in _LINE.finditer(text):
        mark = _MARK.match(line.group())
        begin = mark.end() if mark else 0
        body = line.group()[begin:]
        for span in split_sentences(body, max_span=len(body)):
            pieces += _cut(span.text, line.start() + begin + span.start)
    return pieces


def halves(text: str) -> list[Piece]:
    """Smaller pieces, for a second try: cut at the clause or space nearest to the middle; one where there is none."""
    middle = len(text) // 2
    ends = [match.end() for match in _CLAUSE.finditer(text)] or [m.end() for m in re.finditer(r"\s+", text)]
    inner = [end for end in ends if 0 < end < len(text)]
    if not inner or len(text) < 40:
        return [Piece(text, 0)]
    at = min(inner, key=lambda end: abs(end - middle))
    return [*_stripped(text[:at], 0), *_stripped(text[at:], at)]


def join(text: str, targets: Sequence[tuple[Piece, str]]) -> str:
    """`text` with every piece replaced."""
    parts, last = [], 0
    for piece, target in targets:
        parts += [text[last : piece.start], target]
        last = piece.end
    return "".join([*parts, text[last:]])


def has_letters(text: str) -> bool:
    """Whether there is anything to translate."""
    return _LETTER.search(text) is not None


def _cut(text: str, start: int) -> list[Piece]:
    """A sentence without an end is cut at a clause or a space, else anywhere."""
    limit = MAX_CHARS if " " in text[:MAX_DENSE] else MAX_DENSE
    pieces: list[Piece] = []
    at = 0
    while len(text) - at > limit:
        ends = [match.end() for match in _CLAUSE.finditer(text, at + limit // 2, at + limit)]
        space = text.rfind(" ", at + limit // 2, at + limit)
        end = ends[-1] if ends else space + 1 if space > 0 else at + limit
        pieces += _stripped(text[at:end], start + at)
        at = end
    return pieces + _stripped(text[at:], start + at)


def _stripped(text: str, start: int) -> list[Piece]:
    bare = text.strip()
    return [Piece(bare, start + text.index(bare))] if bare else []
