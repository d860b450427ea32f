"""Figures of tables for the calculations that people ask for in words: how many nights a booking has, what a row costs
on average a quarter, what is left after all costs. No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.core.chat.calculation import Calculation, Figure, amount_of, day_of
from app.core.chat.table_lookup import (
    UNSAID,
    Cell,
    TableRow,
    cell_in,
    is_number,
    meant_cells,
    tables_of,
    total_cells,
    unsaid,
)
from app.core.chat.table_states import sum_in_state
from app.core.chat.words import STOPWORDS, content_words
from app.core.text.numbers import MONTHS, YEAR

SHORT = 3  # letters of a month
SAID = 0.5  # of a cell's words, for a question to name its row
_LENGTH = re.compile(
    r"\bhow (?:many (?:nights|days)|long)\b|\bwie (?:viele (?:nächte|tage)|lange)\b|"
    r"\bcombien de (?:nuits|jours|temps)\b|"
    r"\bcu[áa]nt[oa]s (?:noches|d[íi]as)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:pay|paid|cost|price|charge\w*|zahl\w*|kost\w*|preis|pay[ée]\w*|co[ûu]t\w*|pag\w*|cuesta)\b", re.IGNORECASE
)
_IN_ALL = re.compile(
    r"\b(?:in all|in total|total|altogether|whole stay|insgesamt|gesamt|en tout|en total)\b", re.IGNORECASE
)
_A_NIGHT = re.compile(r"\b(?:a|per|each|pro|je|par|la|por) (?:night|day|nacht|tag|nuit|jour|noche|d[íi]a)\b", re.I)
_AVERAGE = re.compile(
    r"\bav[ae]r[ae]ge\b|\bmean\b|\bdurchschnitt\w*|\bim schnitt\b|\bmoyenne\b|\bpromedio\b", re.IGNORECASE
)
_PERIODS = {
    "quarter": re.compile(r"^Q[1-4]$", re.IGNORECASE),
    "month": re.compile(r"^(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\w*$", re.IGNORECASE),
}
_A_PERIOD = re.compile(
    r"\b(?:a|per|each|every|pro|je|im|par|por|al)\s+"
    r"(?:(?P<quarter>quarter|quartal|trimestre)|(?P<month>month|monat|mois|mes))\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|remain\w*|surplus|profit|deficit|loss|übrig|überschuss|gewinn|verlust|reste\w*|bénéfice|queda\w*|beneficio)\b",
    re.IGNORECASE,
)
_OUT = frozenset(content_words("expense expenses cost costs spending outgoings ausgaben kosten dépenses gastos"))
_IN = frozenset(content_words("income revenue revenues takings earnings einnahmen erlöse ertrag recettes ingresos"))
# "From July to September" of a table with a row a month.
_FROM_TO = re.compile(
    r"\b(?:from|between|von|zwischen|de|entre|desde)\s+(?P<first>[^\W\d_]+)\.?\s*(?:\d{4}\s+)?(?:to|until|till|through|and|bis|und|"
    r"à|et|hasta|a|y|[-–])\s*(?P<last>[^\W\d_]+)",
    re.IGNORECASE,
)
Found = Calculation | None


def of_tables(question: str, rows: Sequence[TableRow]) -> Found:
    """The figures and what is done with them; None where the question asks for nothing of the kind, or no row is
    certain."""
    ways: tuple[Callable[[str, Sequence[TableRow]], Found], ...] = (
        _length, _stay, _average, _left, sum_in_state, _of_months,
    )  # fmt: skip
    return next((found for way in ways if (found := way(question, rows)) is not None), None)


def _length(question: str, rows: Sequence[TableRow]) -> Found:
    """The two days that the row of a booking or event has."""
    found = _stay_of(question, rows) if _LENGTH.search(question) else None
    if found is None:
        return None
    row, days = found
    figures = tuple(_figure(Cell(row, name, row.cells[name]), is_date=True) for name in days)
    return Calculation(figures, "days between", is_certain=True)


def _stay(question: str, rows: Sequence[TableRow]) -> Found:
    """What a booking costs in all: its price a night or day, as often as it has nights."""
    found = _stay_of(question, rows) if _PAID.search(question) and _IN_ALL.search(question) else None
    if found is None:
        return None
    row, days = found
    first, last = (day_of(row.cells[name]) or 0 for name in days)
    prices = [name for name in row.cells if _A_NIGHT.search(name) and is_number(row.cells[name])]
    if len(prices) != 1 or first == last:
        return None
    nights = Figure(", ".join(days), str(abs(last - first)), float(abs(last - first)), False, row.citation)
    return Calculation((nights, _figure(Cell(row, prices[0], row.cells[prices[0]]))), "product", is_certain=True)


def _stay_of(question: str, rows: Sequence[TableRow]) -> tuple[TableRow, list[str]] | None:
    """The one row that the question names, with the names of its two columns that hold days."""
    asked = set(content_words(question)) - STOPWORDS
    shares = [(_share(row, asked), row) for row in rows]
    best = max((share for share, _ in shares), default=0.0)
    meant = [row for share, row in shares if share == best]
    if best < SAID or len(meant) != 1:
        return None
    days = {name: value for name, value in meant[0].cells.items() if day_of(value) is not None}
    is_of_year = all(year in " ".join(days.values()) for year in YEAR.findall(question))
    return (meant[0], list(days)) if len(days) == 2 and is_of_year else None


def _share(row: TableRow, asked: set[str]) -> float:
    cells = [set(content_words(value)) for value in row.cells.values() if not is_number(value)]
    return max((len(words & asked) / len(words) for words in cells if words), default=0.0)


def _average(question: str, rows: Sequence[TableRow]) -> Found:
    """The row that is named, a figure for each quarter or month."""
    period = _A_PERIOD.search(question)
    if period is None or not _AVERAGE.search(question):
        return None
    name = next(one for one in _PERIODS if period[one])
    plain = _A_PERIOD.sub(" ", _AVERAGE.sub(" ", question))
    meant = meant_cells(plain, rows)
    if len(meant) != 1:
        return None
    row = meant[0].row
    cells = [Cell(row, column, value) for column, value in row.cells.items() if _PERIODS[name].match(column)]
    figures = tuple(_figure(cell) for cell in cells if is_number(cell.value))
    return Calculation(figures, "average", is_certain=True) if len(figures) > 1 else None


def _left(question: str, rows: Sequence[TableRow]) -> Found:
    """The totals of what came in and of what went out."""
    if not _LEFT.search(question):
        return None
    came, went = total_cells(question, rows, _IN), total_cells(question, rows, _OUT)
    if len(came) != 1 or len(went) != 1:
        return None
    return Calculation((_figure(came[0]), _figure(went[0])), "difference", is_certain=True)


def _of_months(question: str, rows: Sequence[TableRow]) -> Found:
    """The figures of the months from one to another, added up or averaged, in the column that the question names."""
    span = _FROM_TO.search(question)
    first, last = (_month(span["first"]), _month(span["last"])) if span else (0, 0)
    if span is None or not 0 < first < last:
        return None
    asked = set(content_words(question)) - STOPWORDS
    plain = set(content_words(question[: span.start()] + question[span.end() :])) - STOPWORDS
    for table in tables_of(rows):
        named = {_month(row.label): row for row in table}
        cells = [cell_in(named[month], plain) for month in range(first, last + 1) if month in named]
        found = [cell for cell in cells if cell is not None]
        if len(found) == last + 1 - first and unsaid(sorted(asked), found) <= UNSAID:
            operation = "average" if _AVERAGE.search(question) else "sum"
            return Calculation(tuple(_figure(cell) for cell in found), operation, is_certain=True)
    return None


def _month(word: str) -> int:
    """The number of a month, also of its beginning ("Aug"); 0 for other words."""
    low = word.casefold()
    return next((number for name, number in MONTHS.items() if len(low) >= SHORT and name.startswith(low)), 0)


def _figure(cell: Cell, *, is_date: bool = False) -> Figure:
    amount = day_of(cell.value) if is_date else amount_of(cell.value)
    return Figure(cell.name, cell.value, amount, is_date, cell.row.citation)
