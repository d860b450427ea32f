"""Adds up the amounts of the rows that are in a state: "what do the unpaid orders come to", of a table that has a
column "Paid" with yes and no. No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.calculation import Calculation, Figure, amount_of
from app.core.chat.table_lookup import TableRow, is_number, is_total, tables_of

_SUM = re.compile(
    r"\b(?:come to|comes to|amount to|amounts to|add up|in all|altogether|together|total|sum|how much|outstanding|"
    r"insgesamt|zusammen|summe|wie ?viel|en tout|combien|en total|cu[áa]nto)\b",
    re.IGNORECASE,
)
# What a question says of a state, and the column that says it; what else means that it is not so.
_PAID = re.compile(
    r"\b(?:un)?(?:paid|payed|settled|bezahlt|beglichen|payée?s?|régl[ée]e?s?|pagad[oa]s?)\b", re.IGNORECASE
)
_OPEN = r"\bunpaid\b|\bunbezahlt\w*|\boutstanding\b|\bow(?:ed|ing)\b|\bimpayée?s?\b|\bpendientes?\b"
_UNPAID = re.compile(_OPEN, re.IGNORECASE)
_NOT = re.compile(
    rf"{_OPEN}|\b(?:not|never|no|nicht|pas|sin)\b|n['’]t\b|\bopen\b|\boffen\w*|\bunsettled\b", re.IGNORECASE
)
_COLUMN = re.compile(r"^(?:paid|payed|settled|bezahlt|beglichen|payée?|réglée?|pagad[oa])\??$", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:amount|price|total|sum|value|betrag|preis|summe|montant|prix|importe|precio)\b", re.IGNORECASE
)
_YES = frozenset(
    ("yes", "y", "x", "✓", "✔", "☑", "true", "paid", "ja", "j", "bezahlt", "oui", "o", "payé", "payée", "sí", "si", "s")
)
_NO = frozenset(("no", "n", "-", "–", "☐", "false", "open", "unpaid", "nein", "offen", "non", "impayé", "pendiente"))


def sum_in_state(question: str, rows: Sequence[TableRow]) -> Calculation | None:
    """The amounts of the rows that are paid, or are not, of the one table with such a column; None where the question
    asks for nothing of the kind, or a row does not say it."""
    if not _SUM.search(question) or not (_PAID.search(question) or _UNPAID.search(question)):
        return None
    wanted = _NO if _NOT.search(question) else _YES
    found = [figures for table in tables_of(rows) if (figures := _figures(table, wanted))]
    if len(found) != 1 or len(found[0]) < 2:
        return None
    return Calculation(found[0], "sum", is_certain=True)


def _figures(table: Sequence[TableRow], wanted: frozenset[str]) -> tuple[Figure, ...]:
    lines = [row for row in table if not is_total(row)]
    state = next((name for row in lines for name in row.cells if _COLUMN.match(name.strip())), None)
    if state is None or any(row.cells.get(state, "").casefold() not in _YES | _NO for row in lines):
        return ()
    money = [name for name in lines[0].cells if _MONEY.search(name) and all(_is_amount(row, name) for row in lines)]
    if len(money) != 1:
        return ()
    chosen = [row for row in lines if row.cells[state].casefold() in wanted]
    return tuple(
        Figure(row.label, row.cells[money[0]], amount_of(row.cells[money[0]]), False, row.citation) for row in chosen
    )


def _is_amount(row: TableRow, name: str) -> bool:
    return is_number(row.cells.get(name, ""))
