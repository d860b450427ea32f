"""Reads the facts that a request for a text lists ("with claim number and date of the storm") from a model's reply:
only those that the sources hold, a date only from a sentence about what it is the date of. Pure; knows no model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.rows import place_of
from app.core.chat.words import STOPWORDS, content_words
from app.core.library.base import Hit
from app.core.text.numbers import found_dates
from app.core.text.sentences import split_sentences

_FACT = re.compile(r"^- (?P<what>[^:\n]+): (?P<value>[^\n]+)$", re.MULTILINE)
_DAY_WORDS = frozenset(content_words("date day when datum tag wann jour quand fecha día cuándo"))


def held_facts(reply: str, evidence: Sequence[Hit]) -> dict[str, str]:
    """The facts of which the value stands in the sources: the others are made up or not known."""
    texts = [f"{hit.path.stem}\n{hit.heading}\n{hit.text}" for hit in evidence]
    known = {form for text in texts for form in content_words(text)}
    facts = {}
    for match in _FACT.finditer(reply):
        what, whole = match["what"].strip(), match["value"].strip(" -").rstrip(".")
        first = whole.split(". ")[0]  # a small model talks on behind a fact
        held = (value for value in (whole, first) if _is_held(value, texts, known))
        if value := next(held, ""):
            facts[what] = _of_its_day(what, value, evidence)
    return facts


def _is_held(value: str, texts: Sequence[str], known: set[str]) -> bool:
    said = set(content_words(value))
    return bool(said) and (said <= known or any(place_of(value, text) is not None for text in texts))


def _of_its_day(what: str, value: str, evidence: Sequence[Hit]) -> str:
    """The value; of "date of the storm" the only date that stands in sentences about the storm, where the model took
    that of another sentence."""
    asked = {word for word in content_words(what) if word not in STOPWORDS}
    named = asked - _DAY_WORDS
    if named == asked or not named:
        return value
    sentences = (span.text for hit in evidence for span in split_sentences(hit.text))
    found = {
        day: sentence[start:end].strip()
        for sentence in sentences
        if named <= set(content_words(sentence))
        for day, start, end in found_dates(sentence)
    }
    is_said = any(day in found for day, _, _ in found_dates(value))
    return value if is_said or len(found) != 1 else next(iter(found.values()))
