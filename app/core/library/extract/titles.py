"""Tells titles that a person gave from those that programs invent. Pure."""

from __future__ import annotations

import re

_INVENTED = re.compile(
    r"""\(?(?:anonymous|unspecified|untitled|unbenannt|unnamed|no\ title|none|null|sans\ titre|sin\ t[ií]tulo)\)?
    |(?:word|pdf)\ document|powerpoint[ -](?:presentation|präsentation)|pr[ée]sentation\ powerpoint
    |(?:slide|folie|diapositive?|diapositiva|page|seite|sheet|tabelle|feuille?|hoja|document|dokument|presentation|
        präsentation|book|mappe|title|titel|default|standard)\s*\d*""",
    re.IGNORECASE | re.VERBOSE,
)


def real_title(text: object) -> str:
    """The title on one line; "" where a program made it up ("Word Document", "Slide 1", "(anonymous)")."""
    title = " ".join(str(text or "").split())
    return "" if _INVENTED.fullmatch(title) else title
