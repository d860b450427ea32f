"""Whether the day and the figure that a sentence joins stand in one row of a table: "13 October, 5.1 °C" is wrong where
5.1 stands in the row of another day, though the table has both. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.facts import Fact
from app.core.text.numbers import NUMBER, found_dates, numbers, plain_number

# A row as the library writes it: "Date: 2025-10-13; Time: 16:00; Temperature: 9.1".
ROW = re.compile(r"[^:;\n]{1,60}: [^;\n]+(?:; [^:;\n]{1,60}: [^;\n]+)+")


def mixed_rows(sentence: str, quotes: Sequence[str]) -> list[Fact]:
    """The figure of a sentence with one day and one figure where no row of the quotes has both; nothing for a sentence
    with more of either, or quotes with running text."""
    days = found_dates(sentence)
    rest = "".join(char for at, char in enumerate(sentence) if not any(start <= at < end for _, start, end in days))
    figures = list(dict.fromkeys(NUMBER.findall(rest)))
    if len(days) != 1 or len(figures) != 1:
        return []
    lines = [line.strip() for quote in quotes for line in quote.split("\n") if line.strip()]
    if not lines or not all(ROW.fullmatch(line) for line in lines):
        return []
    (_, month, day), _, _ = days[0]
    own = [line for line in lines if any((m, d) == (month, day) for (_, m, d), _, _ in found_dates(line))]
    is_held = any(plain_number(figures[0]) in numbers(line) for line in own)
    return [] if is_held else [Fact("number", figures[0])]
