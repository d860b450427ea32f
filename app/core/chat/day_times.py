"""Puts the time behind a day that a written text names without it: who is invited for Saturday needs to know from when
to when. Only where every source that names the day gives the same time. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.library.base import Hit
from app.core.text.numbers import found_dates

_HOUR = r"\d{1,2}(?:[:.]\d{2}(?!\d)|(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?\b|Uhr\b|heures?\b|h\b))"
_UNTIL = r"\s*(?:to|until|till|bis|à|a|-|–)\s*"
_SPAN = rf"{_HOUR}(?:{_UNTIL}{_HOUR})?"
_BEHIND = re.compile(rf"\s*(?:,|at|from|between|um|von|ab|de|dès|à|a las)?\s*(?P<time>{_SPAN})", re.IGNORECASE)
_ANY_TIME = re.compile(_HOUR, re.IGNORECASE)
NEAR = 60  # characters behind a day within which a text may say a time of its own


def with_times(text: str, evidence: Sequence[Hit]) -> str:
    """The text, with the time of each day at the day's first place where it says none near it."""
    times, days = _times(evidence), found_dates(text)
    for (_, month, day), start, end in sorted(days, key=lambda item: -item[1]):
        time = times.get((month, day), "")
        is_first = all((m, d) != (month, day) for (_, m, d), at, _ in days if at < start)
        if time and is_first and not _ANY_TIME.search(text[end : end + NEAR]) and time not in text:
            text = f"{text[:end]}, {time}{text[end:]}"
    return text


def _times(evidence: Sequence[Hit]) -> dict[tuple[int, int], str]:
    """The time that stands directly behind a day, by month and day; none where two are said."""
    found: dict[tuple[int, int], set[str]] = {}
    for hit in evidence:
        for (_, month, day), _, end in found_dates(hit.text):
            if (behind := _BEHIND.match(hit.text, end)) is not None:
                found.setdefault((month, day), set()).add(re.sub(_UNTIL, "–", behind["time"]))
    return {day: times.pop() for day, times in found.items() if len(times) == 1}
