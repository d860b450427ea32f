"""What something costs over a time, where the files say what it costs a month, a week or each time: "the rent from
April 2026 to March 2027" is the rent a month taken twelve times. No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.calculation import Calculation, Figure, amount_of
from app.core.chat.contrast import Piece, pieces_of
from app.core.chat.words import STOPWORDS, content_words
from app.core.library.base import Hit
from app.core.text.numbers import DIGITS, MONTH_NAMES, MONTHS

_UNITS = {
    "day": r"days?|tage?n?|jours?|d[íi]as?",
    "week": r"weeks?|wochen?|semaines?|semanas?",
    "month": r"months?|monate?n?|mois|mes(?:es)?",
    "quarter": r"quarters?|quartale?n?|trimestres?",
    "year": r"years?|jahre?n?|ans?|ann[ée]es?|años?",
    "time": (
        r"visits?|times|sessions?|hours?|lessons?|besuche?|male?|stunden?|visites?|heures?|fois|visitas?|horas?|veces"
    ),
}
# How many of one are in another; months have no whole number of weeks.
_IN = {("month", "year"): 12, ("quarter", "year"): 4, ("month", "quarter"): 3, ("week", "year"): 52}
_EACH = r"(?:a|an|per|each|every|pro|je|jede[nrsm]?|im|par|chaque|por|al|cada)"
_NAMED = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
_RATE = re.compile(rf"\b{_EACH}\s+(?:calendar\s+|full\s+)?(?:{_NAMED})\b", re.IGNORECASE)
_ADVERBS = (
    ("month", re.compile(r"\b(?:monthly|monatlich\w*|mensuel\w*|mensual\w*)\b", re.IGNORECASE)),
    ("week", re.compile(r"\b(?:weekly|w[öo]chentlich\w*|hebdomadaire\w*|semanal\w*)\b", re.IGNORECASE)),
    ("year", re.compile(r"\b(?:yearly|annual\w*|j[äa]hrlich\w*|annuel\w*|anual\w*)\b", re.IGNORECASE)),
    ("quarter", re.compile(r"\b(?:quarterly|viertelj[äa]hrlich\w*|trimestriel\w*|trimestral\w*)\b", re.IGNORECASE)),
)
_FROM_TO = re.compile(
    rf"\b(?:from|von|ab|de|du|desde)\s+(?P<first>{MONTH_NAMES})\.?\s*(?P<first_year>\d{{4}})?\s+"
    r"(?:to|until|till|through|bis|[àa]|au|hasta)\s+(?:the end of\s+)?"
    rf"(?P<last>{MONTH_NAMES})\.?\s*(?P<last_year>\d{{4}})?",
    re.IGNORECASE,
)
_NUMBER = "|".join((r"\d{1,3}", "one", "a", "half a", *sorted(DIGITS)))
_LASTING = re.compile(
    rf"\b(?:for|in|over|during|f[üu]r|pour|en|durante|por)\s+(?:the\s+|all\s+|alle\s+)?(?P<count>{_NUMBER})\s+"
    rf"(?:full\s+|whole\s+)?(?:{_NAMED})\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<count>once|twice|{_NUMBER})\s*(?:times|visits|sessions|lessons|x|mal|fois|veces)?\s+{_EACH}\s+(?:{_NAMED})\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:(?:EUR|USD|GBP|CHF)\s?|[€$£]\s?)\d[\d.,'’\u00a0\u202f]*\d|(?:EUR|USD|GBP|CHF|[€$£])\s?\d|"
    r"\d[\d.,'’\u00a0\u202f]*\s?(?:EUR|USD|GBP|CHF|[€$£]|euros?\b|pounds?\b)",
    re.IGNORECASE,
)
_COSTS = re.compile(
    r"\b(?:how much|what|cost\w*|pay\w*|spend\w*|price|fee|rent|wie\s?viel|was|kost\w*|zahl\w*|combien|"
    r"co[ûu]t\w*|pa[iy]\w+|cu[áa]nto|cuesta\w*|pag\w+)\b",
    re.IGNORECASE,
)
SAID = 0.4  # of the question's words that the sentence with the rate has at least


@dataclass(frozen=True)
class _Period:
    """So many of a unit; `value` as it is written, and `words` those of the question that say it."""

    count: float
    unit: str
    said: str


def cost_over_time(question: str, hits: Sequence[Hit]) -> Calculation | None:
    """The rate and how often it is paid, "product" of both; None where the question names no time, or not exactly one
    sentence of the passages says best what it costs in that unit."""
    if not _COSTS.search(question) or (period := _period(question)) is None:
        return None
    asked = {word for word in content_words(question.replace(period.said, " ")) if word not in STOPWORDS}
    rated = [(piece, rate) for piece in pieces_of(hits) if (rate := _rate(piece.text)) is not None]
    fitting = [(piece, value, n) for piece, (value, unit) in rated if (n := _times(period, unit)) is not None]
    shares = [(_share(piece, asked) + _begins(piece, question), piece, value, n) for piece, value, n in fitting]
    best = max((share for share, *_ in shares), default=0.0)
    meant = [one for one in shares if one[0] == best]
    if best < SAID or len({amount_of(value) for _, _, value, _ in meant}) != 1:
        return None
    _, piece, value, count = meant[0]
    citation = piece.citation(0)
    often = Figure(period.said, f"{count:g}", count, False, citation)
    return Calculation((often, Figure(piece.hit.path.stem, value, amount_of(value), False, citation)), "product", True)


def _period(question: str) -> _Period | None:
    if (span := _FROM_TO.search(question)) is not None:
        first, last = MONTHS[span["first"].lower()], MONTHS[span["last"].lower()]
        years = int(span["last_year"] or 0) - int(span["first_year"] or span["last_year"] or 0)
        months = last - first + 1 + 12 * (years if span["last_year"] else 0)
        return _Period(months, "month", span.group()) if 0 < months <= 1200 else None
    for pattern in (_TIMES, _LASTING):
        if (found := pattern.search(question)) is not None:
            unit = "time" if pattern is _TIMES else _unit(found)
            return _Period(_count(found["count"]), unit, found.group())
    if (each := _RATE.search(question)) is not None:
        return _Period(1, _unit(each), each.group())
    return next((_Period(1, unit, found.group()) for unit, word in _ADVERBS if (found := word.search(question))), None)


def _count(text: str) -> float:
    low = text.lower()
    said = {"once": 1, "twice": 2, "one": 1, "a": 1, "half a": 0.5}
    return float(said.get(low) or DIGITS.get(low) or low)


def _unit(found: re.Match[str]) -> str:
    return next(unit for unit in _UNITS if found[unit])


def _times(period: _Period, unit: str) -> float | None:
    """How often the rate is paid in the period; None where that is once, or no whole number."""
    factor = 1 if period.unit == unit else _IN.get((unit, period.unit))
    count = period.count * factor if factor else 0.0
    return count if count > 1 and count == int(count) else None


def _rate(text: str) -> tuple[str, str] | None:
    """The only amount of a sentence, and for which unit it is; None of a sentence with none or several."""
    amounts = _MONEY.findall(text)
    unit = next((_unit(found) for found in _RATE.finditer(text)), "")
    unit = unit or next((name for name, word in _ADVERBS if word.search(text)), "")
    return (amounts[0].strip(), unit) if len(amounts) == 1 and unit else None


def _share(piece: Piece, asked: set[str]) -> float:
    held = set(content_words(f"{piece.hit.path.stem} {piece.hit.heading} {piece.text}"))
    return len(asked & held) / len(asked) if asked else 0.0


def _begins(piece: Piece, question: str) -> float:
    """Whether the sentence says from when, and that is the month with which the question begins: a rent may rise."""
    span = _FROM_TO.search(question)
    named = f"{span['first']} {span['first_year']}" if span is not None and span["first_year"] else ""
    return 0.5 if named and named.casefold() in piece.text.casefold() else 0.0
