"""The two days that "between the survey and the move" names, found where a file says them: each is the day in a
sentence about that thing. No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.calculation import Calculation, Figure, ordinal
from app.core.chat.contrast import Piece, pieces_of
from app.core.chat.words import STOPWORDS, content_words
from app.core.library.base import Hit
from app.core.text.numbers import found_dates

_BETWEEN = re.compile(
    r"\b(?:(?:between|zwischen|entre)\s+(?P<first>.{3,60}?)\s+(?:and|und|et|y)|"
    r"(?:from|von|vom|de|du|desde)\s+(?P<start>.{3,60}?)\s+(?:to|until|till|bis(?:\s+zu[mr]?)?|[àa]|au|jusqu'[àa]u?|hasta))"
    r"\s+(?P<second>.{3,60}?)\W*$",
    re.IGNORECASE,
)


def days_between(question: str, hits: Sequence[Hit]) -> Calculation | None:
    """Both days, "days between" them; None where the question names no two things, or not exactly one day is said of
    each."""
    match = _BETWEEN.search(question)
    if match is None:
        return None
    pieces = pieces_of(hits)
    ends = [_day_of(match[name], pieces) for name in (("first" if match["first"] else "start"), "second")]
    if ends[0] is None or ends[1] is None or ends[0].amount == ends[1].amount:
        return None
    return Calculation((ends[0], ends[1]), "days between", is_certain=True)


def _day_of(thing: str, pieces: Sequence[Piece]) -> Figure | None:
    asked = {word for word in content_words(thing) if word not in STOPWORDS}
    said = [piece for piece in pieces if asked and asked <= set(content_words(piece.text))]
    days: dict[int, Figure] = {}
    for piece in said:
        at = _place(asked, piece.text)
        dated = [(_distance(piece.text, at, start), day, start, end) for day, start, end in found_dates(piece.text)]
        for _, day, start, end in sorted(one for one in dated if one[1][0])[:1]:  # the day beside the thing
            if (number := ordinal(day)) is not None:
                value = piece.text[start:end].strip()
                days.setdefault(number, Figure(thing.strip(), value, float(number), True, piece.citation(0)))
    return next(iter(days.values())) if len(days) == 1 else None


def _distance(text: str, at: int, start: int) -> tuple[int, int]:
    """Clauses and characters between a thing and a day."""
    between = text[min(at, start) : max(at, start)]
    return len(re.findall(r"[;,]\s", between)), len(between)


def _place(asked: set[str], text: str) -> int:
    """The middle of the first word of the thing."""
    places = (match for match in re.finditer(r"[\w-]+", text) if asked & set(content_words(match.group())))
    return next(((match.start() + match.end()) // 2 for match in places), 0)
