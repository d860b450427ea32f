"""Looks up who, where and when in a table's row: "who do I call about the choir" is the contact in the row of the
choir. No model is asked. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.core.chat.table_lookup import UNSAID, Cell, TableRow, is_day, is_number, unsaid
from app.core.chat.words import STOPWORDS, content_words

# Whom or what is asked for, what such columns are called, and the words of the question that mean no more than that.
_ASKED = (
    (
        re.compile(r"\b(?:who|whom|whose|wer|wen|wem|qui|qui[ée]n)\b", re.IGNORECASE),
        "contact person name who responsible leader teacher trainer coach tutor owner instructor host ansprechpartner "
        "leiter leitung kontakt responsable contacto",
        "ring call phone contact ask talk speak email write run lead teach give hold organise people person charge "
        "responsible anrufen leitet",
    ),
    (
        re.compile(r"\b(?:where|which room|what room|wo|où|d[óo]nde)\b", re.IGNORECASE),
        "place room location where address hall venue ort raum saal adresse lieu salle lugar sala",
        "meet meeting held take place happen room find treffen",
    ),
    (
        re.compile(r"\b(?:when|what time|(?:which|what) (?:day|date)|wann|quand|cu[áa]ndo)\b", re.IGNORECASE),
        "day date time when weekday hours start begin tag datum zeit uhrzeit wann jour heure date día hora fecha",
        "meet meeting held take place happen day time start begin date treffen",
    ),
)  # fmt: skip
_WHEN = _ASKED[-1][0]
_GENERIC = frozenset(content_words("group class course team club people person contact number gruppe kurs"))


def words_cell(question: str, rows: Sequence[TableRow]) -> Cell | None:
    """The cell, or the cells of a day and its time as one; None where not exactly one row is named, or its table has no
    such column."""
    found = [(names, verbs) for pattern, names, verbs in _ASKED if pattern.search(question)]
    if len(found) != 1:
        return None
    columns, verbs = (frozenset(content_words(f"{words} {words.replace(' ', 's ')}s")) for words in found[0])
    asked = [word for word in content_words(question) if word not in STOPWORDS | verbs | _GENERIC]
    meant = [row for row in rows if _is_named(row, asked)] or _of_one_name(rows, asked)
    if len(meant) != 1 or not asked:
        return None
    row = meant[0]
    first = next(iter(row.cells))
    names = [name for name in row.cells if name != first and set(content_words(name)) & columns]
    if not names and _WHEN.search(question):  # "Paid on": the only column of days is the one that says when
        names = [name for name in row.cells if is_day(row.cells[name])]
        names = names if len(names) == 1 else []
    if not names or (is_number(row.cells[names[0]]) and not is_day(row.cells[names[0]])):
        return None
    cell = Cell(row, ", ".join(names), ", ".join(row.cells[name] for name in names))
    return cell if unsaid(asked, [cell]) <= UNSAID else None


def _is_named(row: TableRow, asked: Sequence[str]) -> bool:
    """Whether the question says the whole of what the row is about."""
    label = set(content_words(next(iter(row.cells.values()), "")))
    return bool(label) and label <= set(asked) | _GENERIC and bool(label & set(asked))


def _of_one_name(rows: Sequence[TableRow], asked: Sequence[str]) -> list[TableRow]:
    """The rows whose first cell has a word of the question that no other has: one name of a person is enough."""
    labels = [set(content_words(next(iter(row.cells.values()), ""))) for row in rows]
    counts = Counter(word for label in labels for word in label)
    alone = {word for word in asked if counts[word] == 1 and word.isalpha()}
    return [row for row, label in zip(rows, labels, strict=True) if label & alone]
