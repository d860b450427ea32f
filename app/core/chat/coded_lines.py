"""Looks up what a sign of a manual means: "the display shows E4" is the line that begins with E4, up to the next sign.
No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.table_lookup import Cell, TableRow
from app.core.library.base import Hit

_CODE = re.compile(r"\b(?P<letters>[A-Za-z]{1,2})-?(?P<number>\d{1,3})\b")
_SHOWS = re.compile(
    r"\b(?:shows?|showing|says?|display\w*|blink\w*|flash\w*|error|code|fault|mean\w*|message|zeigt|anzeig\w*|fehler\w*|"
    r"bedeut\w*|blinkt|affiche|erreur|signifie|muestra|significa|indica)\b",
    re.IGNORECASE,
)
MOST_CHARS = 300  # of a sign's meaning


def coded_cell(question: str, hits: Sequence[Hit]) -> Cell | None:
    """The lines of a sign; None where the question names none or several, or no list in the passages has it."""
    codes = {match.group().upper().replace("-", "") for match in _CODE.finditer(question)}
    if len(codes) != 1 or not _SHOWS.search(question):
        return None
    code = codes.pop()
    return next((cell for hit in hits if (cell := _in_list(code, hit)) is not None), None)


def _in_list(code: str, hit: Hit) -> Cell | None:
    letters = re.match(r"[A-Z]+", code)
    sign = rf"(?:[^\n:;]{{1,30}}: )?(?P<sign>{letters.group() if letters else ''}-?\d{{1,3}})\b"
    begins = list(re.finditer(rf"^\W*{sign}", hit.text, re.IGNORECASE | re.MULTILINE))
    at = [n for n, match in enumerate(begins) if match["sign"].upper().replace("-", "") == code]
    if len(begins) < 2 or len(at) != 1:
        return None
    start = begins[at[0]].start()
    next_ = begins[at[0] + 1].start() if at[0] + 1 < len(begins) else len(hit.text)
    gap = re.search(r"\n\s*\n", hit.text[start:next_])
    end = start + gap.start() if gap else next_
    lines = hit.text[start:end].strip()
    if not 0 < len(lines) <= MOST_CHARS:
        return None
    return Cell(TableRow(code, {}, hit, start, start + len(hit.text[start:end].rstrip())), "", _meaning(lines, code))


def _meaning(lines: str, code: str) -> str:
    text = " ".join(lines.split())
    bare = re.sub(rf"^(?:[^:;]{{1,30}}: )?{code[0]}[A-Z]?-?\d+\b[\s,:;–-]*", "", text, flags=re.IGNORECASE)
    return bare or text
