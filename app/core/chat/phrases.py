"""The sentences that the program itself says in an answer: in the language of the question, which need not be that of
the window, so they stand in resources/phrases and not in the window's catalogues. Knows no question."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from datetime import date

from app.core.resources import resource

FALLBACK = "en"
LANGUAGES = ("en", "de", "fr", "es", "it", "ru", "ar")


def phrase(name: str, language: str, /, **values: object) -> str:
    """The sentence called `name` in that language (ISO 639-1), or in English where there is none, with its values."""
    return phrases(language)[name].format(**values)


def date_text(day: date, language: str) -> str:
    months = phrases(language)["months"].split()
    return phrase("date", language, day=day.day, month=months[day.month - 1], year=day.year)


@functools.cache
def phrases(language: str) -> Mapping[str, str]:
    known = language if language in LANGUAGES else FALLBACK
    found: dict[str, str] = json.loads(resource(f"phrases/{known}.json").read_text("utf-8"))
    return found
