"""Cuts the part of a passage that is shown, around the words of the query, and locates those words in it. Pure: knows
no widget."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass

from app.core.library.retrieve.grams import PREFIX
from app.core.library.retrieve.query import fold, parse
from app.core.library.retrieve.script import MIN_STEM, WORD, is_latin, is_stopword


@dataclass(frozen=True)
class Snippet:
    """`marks` are (start, length) in `text`, sorted and not overlapping."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Wanted:
    """The words and phrases of a query that are marked, case-folded."""

    words: frozenset[str]
    phrases: tuple[str, ...]


def wanted_of(query: str) -> Wanted:
    parsed = parse(query)
    found = [word.casefold() for word in WORD.findall(parsed.text)]
    kept = [word for word in found if not is_stopword(word, None)] or found
    return Wanted(frozenset(kept), parsed.phrases)


def make_snippet(text: str, wanted: Wanted, chars: int) -> Snippet:
    """About `chars` characters of the passage, the part with most of the wanted words."""
    flat = " ".join(text.split())
    marks = find_marks(flat, wanted)
    start = _best_start(flat, marks, chars)
    end = len(flat)
    if end - start > chars:
        end = flat.rfind(" ", start + chars // 2, start + chars) + 1 or start + chars
    lead = "… " if start else ""
    tail = " …" if end < len(flat) else ""
    inside = [(at - start + len(lead), length) for at, length in marks if at >= start and at + length <= end]
    return Snippet(lead + flat[start:end].rstrip() + tail, tuple(inside))


def find_marks(flat: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Phrases first; words only where no phrase matches."""
    found: list[tuple[int, int]] = []
    for phrase in wanted.phrases:
        pattern = r"\s+".join(re.escape(part) for part in phrase.split())
        found += [(match.start(), len(match[0])) for match in re.finditer(pattern, flat, re.IGNORECASE)]
    taken = [range(at, at + length) for at, length in found]
    for match in WORD.finditer(flat):
        part = _wanted_part(match[0], wanted)
        if part is not None:
            at, length = match.start() + part[0], part[1]
            if not any(at in span or at + length - 1 in span for span in taken):
                found.append((at, length))
    return sorted(set(found))


@functools.lru_cache(maxsize=8192)
def _wanted_part(raw: str, wanted: Wanted) -> tuple[int, int] | None:
    """Start and length of the match in a word: the whole word if it is a form of a wanted one; in unspaced text only
    the matching part. Cached, since passages repeat their words and 50 are shown at once."""
    word = fold(raw)
    if any(_is_form(word, other) for other in wanted.words):
        return 0, len(raw)
    if is_latin(word) or len(word) != len(raw):
        return None
    return next(((word.index(other), len(other)) for other in wanted.words if other in word), None)


def _is_form(word: str, other: str) -> bool:
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    if len(short) < MIN_STEM or not short.isalpha():
        return False
    return long.startswith(short) or word[:PREFIX] == other[:PREFIX]


def _best_start(flat: str, marks: list[tuple[int, int]], chars: int) -> int:
    """Where the window of `chars` with the most marks begins, moved back to a sentence or word start."""
    if len(flat) <= chars or not marks:
        return 0
    room = chars * 3 // 4
    places = [at for at, _ in marks]
    first = max(places, key=lambda at: (bisect_left(places, at + room) - bisect_left(places, at), -at))
    if first < chars // 3:
        return 0
    sentence = max(flat.rfind(mark, first - chars // 4, first) for mark in (". ", "? ", "! ", ": "))
    if sentence >= 0:
        return sentence + 2
    return flat.find(" ", first - chars // 8, first) + 1 or first
