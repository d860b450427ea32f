"""Looks for the figures of a calculation by code, in the files that a request means: totals of invoices, rows of
tables. Knows the library only through the `Gatherer`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.core.chat.calculation import Calculation, Figure, operation_of, ordinal
from app.core.chat.contrast import pieces_of
from app.core.chat.days_between import days_between
from app.core.chat.evidence import Gathered, Gatherer
from app.core.chat.percentages import after_deduction, share_in_money
from app.core.chat.rates import cost_over_time
from app.core.chat.routes.kinds import kind_in
from app.core.chat.table_figures import of_tables
from app.core.chat.table_lookup import rows_of
from app.core.chat.table_search import TABLES
from app.core.chat.totals import KINDS, total_of
from app.core.text.numbers import found_dates

MOST_TABLES = 4
OF_TOTALS = frozenset({"sum", "average", "difference", "largest", "smallest"})
_BOTH = re.compile(
    r"\b(?:both|together|all|beide\w*|zusammen|alle\w*|ensemble|tou(?:s|tes)|les deux|juntos|ambos|tod[oa]s)\b",
    re.IGNORECASE,
)


class FigureSearch:
    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer = gatherer

    def figures(self, question: str, gathered: Gathered) -> Calculation | None:
        """None where code finds no figures that are certain."""
        return (
            self._totals(question, gathered.named)
            or self._days(question, gathered.named)
            or self._of_tables(question, gathered)
            or self._share(question, gathered)
            or self._deduction(question, gathered)
            or days_between(question, gathered.every)
            or cost_over_time(question, gathered.every)
        )

    def _totals(self, question: str, named: Sequence[Path]) -> Calculation | None:
        """The totals of the invoices or offers that are meant, where each states one."""
        operation = operation_of(question) or ("sum" if _BOTH.search(question) else "")
        is_meant = any(kind_in(word) in KINDS for word in re.findall(r"[^\W\d_]+", question))
        if operation not in OF_TOTALS or not is_meant:
            return None
        totals = [total_of(self._gatherer.read(path)) for path in named]
        if None in totals:
            return None
        others = [path for path in self._gatherer.names.told_apart(question) if path not in named]
        totals += [total_of(self._gatherer.read(path)) for path in others]  # "Kestrel", whose scan is called otherwise
        figures = tuple(total for total in totals if total is not None)
        return Calculation(figures, operation, is_certain=True) if len(figures) > 1 else None

    def _days(self, question: str, named: Sequence[Path]) -> Calculation | None:
        """The only two days that the file says which is meant: of an invoice, and by when it has to be paid."""
        if operation_of(question) != "days between" or len(named) != 1:
            return None
        days: dict[float, Figure] = {}
        for piece in pieces_of(self._gatherer.read(named[0])):
            for found, start, end in found_dates(piece.text):
                if (day := ordinal(found)) is not None and found[0]:
                    value = piece.text[start:end]
                    days.setdefault(day, Figure(value, value, float(day), True, piece.citation(0)))
        return Calculation(tuple(days.values()), "days between", is_certain=True) if len(days) == 2 else None

    def _share(self, question: str, gathered: Gathered) -> Calculation | None:
        for path in gathered.files[:MOST_TABLES]:
            if (found := share_in_money(question, self._gatherer.read(path))) is not None:
                return found
        return None

    def _deduction(self, question: str, gathered: Gathered) -> Calculation | None:
        totals = [total_of(self._gatherer.read(path)) for path in gathered.named or gathered.files[:1]]
        return after_deduction(question, [total for total in totals if total is not None], gathered.every)

    def _of_tables(self, question: str, gathered: Gathered) -> Calculation | None:
        paths = [path for path in gathered.files if path.suffix.lower() in TABLES][:MOST_TABLES]
        for path in paths:
            if (found := of_tables(question, rows_of(self._gatherer.read(path)))) is not None:
                return found
        return None
