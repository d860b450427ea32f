"""Tells the rows of a table that are in a state from the others: paid or not, returned or not, done or not. Lists them,
and adds up what they come to ("what do the unpaid orders come to"). No model is asked. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.calculation import Calculation, Figure, amount_of
from app.core.chat.table_lookup import TableRow, is_day, is_number, is_total, tables_of
from app.core.chat.words import STOPWORDS, content_words

_SUM = re.compile(
    r"\b(?:come to|comes to|amount to|amounts to|add up|in all|altogether|together|total|sum|how much|outstanding|"
    r"still owe|insgesamt|zusammen|summe|wie ?viel|en tout|combien|en total|cu[áa]nto)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|without|yet to|still (?:out|owes?|has to|have to|open|missing)|nicht|kein\w*|fehl\w+|"
    r"pas|sans|sin|falta\w*)\b|n['’]t\b|\bcant\b|\b(?:havent|hasnt|didnt|isnt|arent)\b|\bopen\b|\boffen\w*|\bunsettled\b|\boverdue\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class _State:
    """What a question says of a state, what else means that it is not so, and the columns that say it, best first."""

    said: re.Pattern[str]
    unsaid: re.Pattern[str]
    columns: tuple[re.Pattern[str], ...]


def _state(said: str, unsaid: str, *columns: str) -> _State:
    patterns = tuple(re.compile(rf"^(?:{names})\??$", re.IGNORECASE) for names in columns)
    said_, unsaid_ = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (said, unsaid))
    return _State(said_, unsaid_, patterns)


_STATES = (
    _state(
        r"(?:un)?paid|payed|pay|pays|settled|(?:un)?bezahlt|zahlen|gezahlt|beglichen|payée?s?|payer|régl[ée]e?s?|"
        r"pagad[oa]s?|pagar",
        r"unpaid|owes?|owed|owing|outstanding|arrears|unbezahlt\w*|schulde\w*|ausstehend\w*|impayée?s?|doi(?:t|vent)|"
        r"pendientes?|debe\w*",
        r"paid|payed|settled|bezahlt|beglichen|gezahlt|payée?|réglée?|pagad[oa]",
        r"(?:paid|settled|bezahlt|gezahlt|payée?|pagado)\s+(?:on|am|le|el)|date paid|received",
    ),
    _state(
        r"returned|(?:come|came|given|brought|handed|got)\s+(?:\w+\s+)?back|back|zurück\w*|rendue?s?|restitu\w+|devuelt[oa]s?|"
        r"devolvi\w+",
        r"(?:still\s+)?(?:lent|loaned)\s+out|still\s+(?:out|lent|borrowed)|verliehen|ausgeliehen|prestad[oa]s?|prêtée?s?",
        r"(?:returned|back|zurück\w*|rückgabe|rendue?|restitué|devuelto)(?:\s+(?:on|am|le|el))?",
    ),
    _state(
        r"done|finished|completed|ready|handed in|sent in|signed|erledigt|fertig|abgegeben|unterschrieben|faite?s?|"
        r"finie?s?|hech[oa]s?",
        r"unfinished|to[- ]do|unerledigt\w*|inachevée?s?",
        r"done|finished|completed|ready|handed in|signed|erledigt|fertig|abgegeben|faite?|hecho",
        r"(?:done|finished|completed|handed in|signed|erledigt|abgegeben|fait|hecho)\s+(?:on|am|le|el)",
    ),
)  # fmt: skip
LONG, ALIKE = 7, 0.88  # letters of a word that may be mistyped, and difflib's ratio from which it is
_LONG_WORDS = ("outstanding", "returned", "finished", "completed", "settled", "borrowed", "delivered")
_IN_FULL = re.compile(r"\b(?:in full|fully|vollständig|en entier|del todo)\b", re.IGNORECASE)  # no "Full" rate
_DUE = re.compile(
    r"^(?:due|owed|to pay|amount due|fee due|soll|fällig|zu zahlen|dû|à payer|debe|a pagar)$", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(?:amount|price|total|sum|value|betrag|preis|summe|montant|prix|importe|precio)\b", re.IGNORECASE
)
_YES = frozenset(
    ("yes", "y", "x", "✓", "✔", "☑", "true", "paid", "ja", "j", "bezahlt", "oui", "o", "payé", "payée", "sí", "si", "s")
)
_NO = frozenset(
    ("", "no", "n", "-", "–", "☐", "false", "open", "unpaid", "nein", "offen", "non", "impayé", "pendiente")
)


@dataclass(frozen=True)
class _Lines:
    """The rows of a table that are in the state that is asked for, `owed` what each has yet to pay where the table says
    both what is due and what is paid."""

    rows: tuple[TableRow, ...]
    table: tuple[TableRow, ...]
    owed: tuple[float, ...] = ()


def rows_in_state(question: str, rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows of the one table that says which are in the state that the question asks for; none where it asks for no
    state, or a row does not say it."""
    found = _found(question, rows)
    return list(found.rows) if found is not None else []


def sum_in_state(question: str, rows: Sequence[TableRow]) -> Calculation | None:
    """What those rows come to; None where the question asks for nothing of the kind."""
    figures = figures_in_state(question, rows) if _SUM.search(question) else ()
    return Calculation(figures, "sum", is_certain=True) if len(figures) > 1 else None


def figures_in_state(question: str, rows: Sequence[TableRow]) -> tuple[Figure, ...]:
    """What each of those rows comes to; none where the table says no amounts."""
    found = _found(question, rows)
    return _figures(found) if found is not None else ()


def _spelled(question: str) -> str:
    """With the words of a state as they are spelled: "outstandig"."""

    def right(word: re.Match[str]) -> str:
        near = difflib.get_close_matches(word.group().casefold(), _LONG_WORDS, 1, ALIKE)
        return near[0] if near else word.group()

    return re.sub(rf"[a-zA-Z]{{{LONG},}}", right, question)


def _found(question: str, rows: Sequence[TableRow]) -> _Lines | None:
    question = _spelled(question)
    for state in _STATES:
        is_open = state.unsaid.search(question) is not None
        if not is_open and not state.said.search(question):
            continue
        wants_open = is_open or _NOT.search(question) is not None
        lines = [found for table in tables_of(rows) if (found := _lines(state, table, wants_open, question))]
        if len(lines) == 1:
            return lines[0]
    return None


def _lines(state: _State, table: Sequence[TableRow], wants_open: bool, question: str) -> _Lines | None:
    every = [row for row in table if not is_total(row)]
    names = list(dict.fromkeys(name for row in every for name in row.cells))
    due = next((name for name in names if _DUE.match(name.strip()) and _is_of_numbers(every, name)), None)
    for pattern in state.columns:
        column = next((name for name in names if pattern.match(name.strip())), None)
        settled = [_is_settled(row, column, due) for row in every] if column is not None else []
        if column is None or None in settled or len(set(settled)) < 2:
            continue
        kept = [row for row, is_so in zip(every, settled, strict=True) if is_so is not wants_open]
        kept = _of_those_said(question, kept, every, column)
        is_owed = wants_open and due is not None and _is_of_numbers(every, column)
        owed = tuple(_amount(row, due) - _amount(row, column) for row in kept) if is_owed and due is not None else ()
        return _Lines(tuple(kept), tuple(every), owed) if kept else None
    return None


def _is_settled(row: TableRow, column: str, due: str | None) -> bool | None:
    """None where the row does not say it."""
    value = row.cells.get(column, "").strip()
    if is_number(value) and not is_day(value):
        return _amount(row, column) >= _amount(row, due) if due is not None else _amount(row, column) > 0
    if is_day(value) or value.casefold() in _YES:
        return True
    return False if value.casefold() in _NO else None


def _of_those_said(
    question: str, kept: Sequence[TableRow], table: Sequence[TableRow], column: str
) -> list[TableRow]:
    """Only the tenors where the question says "which tenors": the rows with a cell that the question says, where
    several rows of the table have it."""
    asked = {word for word in content_words(_IN_FULL.sub(" ", question)) if word not in STOPWORDS}
    for name in dict.fromkeys(name for row in table for name in row.cells if name != column):
        values = [row.cells.get(name, "") for row in table]
        said = {one for one in values if (words := set(content_words(one))) and words <= asked and not is_number(one)}
        if len(said) == 1 and 1 < values.count(next(iter(said))) < len(table):
            return [row for row in kept if row.cells.get(name) in said]
    return list(kept)


def _figures(found: _Lines) -> tuple[Figure, ...]:
    if found.owed:
        return tuple(
            Figure(row.label, f"{owed:g}", owed, False, row.citation)
            for row, owed in zip(found.rows, found.owed, strict=True)
        )
    every = [name for name in found.table[0].cells if _is_of_numbers(found.table, name)]
    names = [name for name in every if _MONEY.search(name)] or every
    if len(names) != 1:
        return ()
    cells = [(row, row.cells[names[0]]) for row in found.rows]
    return tuple(Figure(row.label, value, amount_of(value), False, row.citation) for row, value in cells)


def _is_of_numbers(rows: Sequence[TableRow], name: str) -> bool:
    return all(is_number(row.cells.get(name, "")) and not is_day(row.cells[name]) for row in rows)


def _amount(row: TableRow, name: str) -> float:
    return amount_of(row.cells.get(name, "")) or 0.0
