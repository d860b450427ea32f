"""Which rows of a table rose, fell or stayed from one of its columns to another: "which prices did not go up from 2025
to 2026". No model is asked, so none is left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.calculation import amount_of
from app.core.chat.table_lookup import UNSAID, Cell, TableRow, is_number, is_total, tables_of, unsaid
from app.core.chat.words import STOPWORDS, content_words
from app.core.text.numbers import YEAR

_ASKS = re.compile(r"\b(?:which|what|welche\w*|was|quel(?:le)?s?|qu[ée]|cu[áa]les)\b", re.IGNORECASE)
_UP = (
    r"(?:(?:go(?:es|ne)?|went|going) up|r[io]se[sn]?|risen|increas\w+|dearer|more expensive|teurer|gestiegen|erhöht|"
    r"augment\w*|plus ch[eè]r\w*|subi\w*|m[áa]s car\w*)"
)
_DOWN = (
    r"(?:(?:go(?:es|ne)?|went|going) down|f[ae]ll(?:s|en)?|decreas\w+|dropped|cheaper|less expensive|billiger|"
    r"günstiger|gesunken|baiss\w*|moins ch[eè]r\w*|baj\w+|m[áa]s barat\w*)"
)
_SAME = r"(?:stay\w*|remain\w*|kept|keep|unchanged|the same|gleich|unverändert|inchang\w*|les mêmes|igual\w*|no change)"
_MOVED = r"(?:chang\w+|differ\w*|geändert|verändert|chang[ée]\w*|cambi\w+)"
_NOT = r"(?:not|n['’]?t|never|nicht|pas|no)\b\W+(?:\w+\W+){0,2}?"
_HOWS = (
    ("same", re.compile(rf"\b(?:{_SAME}|{_NOT}(?:{_MOVED}))", re.IGNORECASE)),
    ("not up", re.compile(rf"\b{_NOT}{_UP}", re.IGNORECASE)),
    ("not down", re.compile(rf"\b{_NOT}{_DOWN}", re.IGNORECASE)),
    ("up", re.compile(rf"\b{_UP}", re.IGNORECASE)),
    ("down", re.compile(rf"\b{_DOWN}", re.IGNORECASE)),
    ("moved", re.compile(rf"\b{_MOVED}", re.IGNORECASE)),
)
LEAST_ROWS = 3
_GENERIC = frozenset(
    content_words("price prices fee fees cost costs rate rates which preise gebühren prix precios work")
)


def change_asked_for(question: str) -> str:
    """ "up", "down", "same", "moved", "not up" or "not down"; "" where nothing of the kind is asked."""
    how = next((name for name, pattern in _HOWS if pattern.search(question)), "")
    return how if _ASKS.search(question) else ""


def changed_rows(question: str, rows: Sequence[TableRow]) -> list[tuple[Cell, Cell]]:
    """The cells before and after of each row that is meant; none where nothing of the kind is asked, or no table has
    just two columns of figures that years tell apart."""
    how = change_asked_for(question)
    if not how:
        return []
    found = (_changed(question, how, [row for row in table if not is_total(row)]) for table in tables_of(rows))
    return next((pairs for pairs in found if pairs), [])


def _changed(question: str, how: str, rows: Sequence[TableRow]) -> list[tuple[Cell, Cell]]:
    columns = _two_columns(question, rows)
    if columns is None or len(rows) < LEAST_ROWS:
        return []
    first, last = columns
    both = [row for row in rows if first in row.cells and last in row.cells]
    pairs = [(Cell(row, first, row.cells[first]), Cell(row, last, row.cells[last])) for row in both]
    bare = YEAR.sub(" ", dict(_HOWS)[how].sub(" ", question))
    left = [word for word in content_words(bare) if word not in STOPWORDS | _GENERIC]
    if len(left) > 2 and unsaid(left, [pair[0] for pair in pairs]) > UNSAID:
        return []
    return [(before, after) for before, after in pairs if _is_meant(how, before.value, after.value)]


def _two_columns(question: str, rows: Sequence[TableRow]) -> tuple[str, str] | None:
    """The two columns of figures with a year in their name, the earlier first; those of the years that are asked."""
    names = {
        name: year.group()
        for row in rows
        for name, value in row.cells.items()
        if is_number(value) and (year := YEAR.search(name)) is not None
    }
    said = set(YEAR.findall(question))
    chosen = {name: year for name, year in names.items() if year in said} if len(said) > 1 else names
    ordered = sorted(chosen, key=lambda name: chosen[name])
    return (ordered[0], ordered[1]) if len(ordered) == 2 and chosen[ordered[0]] != chosen[ordered[1]] else None


def _is_meant(how: str, before: str, after: str) -> bool:
    first, last = amount_of(before), amount_of(after)
    if first is None or last is None:
        return False
    return {
        "same": last == first,
        "not up": last <= first,
        "not down": last >= first,
        "up": last > first,
        "down": last < first,
        "moved": last != first,
    }[how]
