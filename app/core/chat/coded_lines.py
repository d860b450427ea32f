"""Looks up what a sign of a manual means: "the display shows E4" is the line that begins with E4, up to the next sign.
No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.chat.table_lookup import Cell, TableRow
from app.core.library.base import Hit

_SIGN = re.compile(r"\b(?P<letters>[A-Za-z]{1,2})-?(?P<number>\d{1,3})\b")
_SHOWS = re.compile(
    r"\b(?:shows?|showing|says?|display\w*|blink\w*|flash\w*|error|code|fault|mean\w*|message|zeigt|anzeig\w*|fehler\w*|"
    r"bedeut\w*|blinkt|affiche|erreur|signifie|muestra|significa|indica)\b",
    re.IGNORECASE,
)
MOST_CHARS = 300  # of a sign's meaning


@dataclass(frozen=True)
class Sign:
    """Letters in capitals, and a number: E, 4."""

    letters: str
    number: str


def asked_sign(question: str) -> Sign | None:
    """The sign that a question asks about; None where it names none or several."""
    found = {Sign(match["letters"].upper(), match["number"]) for match in _SIGN.finditer(question)}
    return found.pop() if len(found) == 1 and _SHOWS.search(question) else None


def coded_cell(sign: Sign, hits: Iterable[Hit]) -> Cell | None:
    """The lines of a sign; None where no list in the passages has it."""
    return next((cell for hit in hits if (cell := _in_list(sign, hit)) is not None), None)


def _in_list(sign: Sign, hit: Hit) -> Cell | None:
    head = rf"(?:[^\n:;]{{1,30}}: )?{sign.letters}-?(?P<number>\d{{1,3}})\b"
    begins = list(re.finditer(rf"^\W*{head}", hit.text, re.IGNORECASE | re.MULTILINE))
    at = [n for n, match in enumerate(begins) if match["number"] == sign.number]
    if len(begins) < 2 or len(at) != 1:
        return None
    start = begins[at[0]].start()
    next_ = begins[at[0] + 1].start() if at[0] + 1 < len(begins) else len(hit.text)
    gap = re.search(r"\n\s*\n", hit.text[start:next_])
    lines = hit.text[start : start + gap.start() if gap else next_]
    if not 0 < len(lines.strip()) <= MOST_CHARS:
        return None
    meaning = re.sub(rf"^{head}[\s,:;–-]*", "", " ".join(lines.split()), flags=re.IGNORECASE)
    row = TableRow(f"{sign.letters}{sign.number}", {}, hit, start, start + len(lines.rstrip()))
    return Cell(row, "", meaning or " ".join(lines.split()))
