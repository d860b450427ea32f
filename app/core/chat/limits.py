"""Compares a number or date of a question with the limit that a sentence sets ("up to 10 percent", "at least 18",
"until 14 June 2026"): a small model cannot. Pure."""

from __future__ import annotations

import re

from app.core.text.numbers import DIGITS, found_dates

_NUMBER = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>%|[^\W\d_]+)?")
_MOST = (
    r"(?:up to|at most|not? (?:more|longer|later) than|maximum(?: of)?|max\.?|within|not over|"
    r"bis zu|höchstens|maximal|nicht mehr als|innerhalb von|binnen|jusqu'à|au plus|pas plus de|hasta|como máximo|"
    r"no más de)"
)
_LEAST = (
    r"(?:at least|not less than|no less than|minimum(?: of)?|a minimum of|from the age of|mindestens|wenigstens|"
    r"nicht weniger als|au moins|au minimum|al menos|como mínimo)"
)
_LIMIT = re.compile(rf"(?P<kind>{_MOST}|{_LEAST})\s+{_NUMBER.pattern}", re.IGNORECASE)
_LAST_DAY = re.compile(
    r"\b(?:until|till|by|not later than|before|valid to|expires?(?: on)?|ends?(?: on)?|bis(?: zum)?|spätestens(?: am)?|"
    r"jusqu'au|avant le|hasta el|antes del)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNITS = {"percent": "%", "prozent": "%", "pourcent": "%", "por": "%"}


def is_within_limit(question: str, sentence: str) -> bool | None:
    """Whether the number in the sentence allows what the question asks for; None where there is no limit or more than
    one, or not one number of its unit in the question."""
    limits = list(_LIMIT.finditer(_in_digits(sentence)))
    if limits:
        return _by_number(question, limits[0]) if len(limits) == 1 else None
    return _by_day(question, sentence)


def _by_number(question: str, limit: re.Match[str]) -> bool | None:
    unit = _unit(limit["unit"])
    numbers = _NUMBER.finditer(_in_digits(question))
    asked = [_value(found["number"]) for found in numbers if _unit(found["unit"]) == unit]
    if len(asked) != 1 or not unit:
        return None
    most = _value(limit["number"])
    is_least = re.fullmatch(_LEAST, limit["kind"], re.IGNORECASE) is not None
    return asked[0] >= most if is_least else asked[0] <= most


def _by_day(question: str, sentence: str) -> bool | None:
    asked = [date for date, _, _ in found_dates(question)]
    last = [date for date, start, _ in found_dates(sentence) if _LAST_DAY.search(sentence[:start])]
    if len(asked) != 1 or len(last) != 1 or not (asked[0][0] and last[0][0]):
        return None
    return asked[0] <= last[0]


def _in_digits(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda found: DIGITS.get(found.group().casefold(), found.group()), text)


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _unit(word: str | None) -> str:
    """The beginning of a unit, so that "night" and "nights" are one."""
    low = (word or "").casefold()
    return _UNITS.get(low, low[:4].rstrip("s"))
