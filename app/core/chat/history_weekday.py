"""Says on which day of the week the date of the answer before falls: "is that a Monday?", "which weekday is that?". No
model is asked: a small one guesses. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.chat.base import Answer, Citation, Sentence, Turn
from app.core.chat.phrases import date_text, phrase
from app.core.text.numbers import found_dates

MOST_WORDS = 9  # of a question that says nothing else
# By language, Monday first; the names are those that people type, not only the full ones.
_DAYS = {
    "en": "mon(?:day)? tue(?:s(?:day)?)? wed(?:nesday)? thu(?:rs(?:day)?)? fri(?:day)? sat(?:urday)? sun(?:day)?",
    "de": "montag dienstag mittwoch donnerstag freitag (?:samstag|sonnabend) sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
_WEEKEND = re.compile(r"\b(?:weekend|wochenende|week-end|fin de semana|fine settimana)\b", re.IGNORECASE)
_THAT = r"(?:that|it|this|das|es|ce|cela|ça|eso|esto)"
_ASKED = re.compile(
    rf"^\W*(?:and |so |und |et |y )?(?:"
    rf"(?:what|which)\s+(?:day(?:\s+of\s+the\s+week)?|weekday)\s+(?:is|was|will|would)\s+{_THAT}(?:\s+be)?"
    rf"|(?:is|was|will|would)\s+{_THAT}\s+(?:be\s+)?(?:on\s+)?(?:a\s+|the\s+|at\s+the\s+)?(?P<day>\w+)"
    rf"|(?:welcher|was\s+für\s+ein)\s+(?:wochen)?tag\s+ist\s+{_THAT}"
    rf"|ist\s+{_THAT}\s+(?:ein\s+|am\s+)?(?P<tag>\w+)"
    rf"|quel\s+jour(?:\s+de\s+la\s+semaine)?\s+(?:est-ce|c'est|tombe\s+{_THAT})"
    r"|(?:est-ce|c'est)\s+(?:un\s+|le\s+)?(?P<jour>[\w-]+)"
    rf"|qu[ée]\s+d[íi]a(?:\s+de\s+la\s+semana)?\s+(?:es|cae)(?:\s+{_THAT})?|(?:es|cae\s+en)\s+(?:un\s+)?(?P<dia>\w+)"
    r")\W*$",
    re.IGNORECASE,
)


def weekday_of_answer(question: str, history: Sequence[Turn], language: str) -> Answer | None:
    """The day of the week of the one date of the last answer; None for every other question, and where the answer has
    no whole date or several."""
    found = _ASKED.match(question)
    if found is None or not history or len(question.split()) > MOST_WORDS:
        return None
    named = next((value for value in found.groupdict().values() if value), "")
    days = _meant_days(named) if named else frozenset[int]()
    if named and not days:
        return None  # "is that a problem?"
    day = _only_day(history[-1])
    if day is None:
        return None
    name = phrase("weekdays", language).split()[day.weekday()]
    text = phrase("weekday", language, date=date_text(day, language), day=name)
    if named:
        text = f"{phrase('yes' if day.weekday() in days else 'no', language)}. {text}"
    citations = tuple(replace(one, n=number) for number, one in enumerate(_holding(history[-1], day), 1))
    numbers = tuple(one.n for one in citations)
    return Answer(text, True, (Sentence(text, 0, len(text), True, numbers),), citations)


def _meant_days(word: str) -> frozenset[int]:
    if _WEEKEND.fullmatch(word):
        return frozenset({5, 6})
    for names in _DAYS.values():
        for number, name in enumerate(names.split()):
            if re.fullmatch(name, word, re.IGNORECASE):
                return frozenset({number})
    return frozenset()


def _only_day(turn: Turn) -> datetime.date | None:
    """The date of an answer; where it names no year, that of the same day in what it cites."""
    said = {date for date, _, _ in found_dates(turn.answer)}
    if len(said) != 1:
        return None
    year, month, day = said.pop()
    if not year:
        cited = {date for one in turn.citations for date, _, _ in found_dates(one.quote) if date[1:] == (month, day)}
        years = {date[0] for date in cited if date[0]}
        year = years.pop() if len(years) == 1 else 0
    try:
        return datetime.date(year, month, day)
    except ValueError:  # no year, or no such day
        return None


def _holding(turn: Turn, day: datetime.date) -> list[Citation]:
    """The citations in which the day stands."""
    asked = (day.month, day.day)
    return [one for one in turn.citations if any(date[1:] == asked for date, _, _ in found_dates(one.quote))]
