"""Adds to the quarter of a year that a question says in words the name that tables give it: "the third quarter" is
found under "Q3". Pure."""

from __future__ import annotations

import re

# In the order of the quarters; the words of one are written as one pattern.
_ORDINALS = (
    r"first|1st|erste[ns]?|1\.|premier|1er|primer",
    r"second|2nd|zweite[ns]?|2\.|deuxi[èe]me|2e|segundo",
    r"third|3rd|dritte[ns]?|3\.|troisi[èe]me|3e|tercer",
    r"fourth|4th|last|vierte[ns]?|letzte[ns]?|4\.|quatri[èe]me|4e|dernier|cuarto|[úu]ltimo",
)
_QUARTER = r"(?:quarter|quartal[s]?|trimestre)"
_PATTERNS = tuple(re.compile(rf"(?<!\w)(?:{words})\s+{_QUARTER}\b(?!\s*\()", re.IGNORECASE) for words in _ORDINALS)


def with_quarters(question: str) -> str:
    """ "income in the first quarter" as "income in the first quarter (Q1)"."""
    for number, pattern in enumerate(_PATTERNS, 1):
        question = pattern.sub(rf"\g<0> (Q{number})", question)
    return question
