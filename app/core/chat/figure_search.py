"""Looks for the figures of a calculation by code, in the files that a request means: totals of invoices, rows of
tables. Knows the library only through the `Gatherer`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.core.chat.calculation import Calculation, operation_of
from app.core.chat.evidence import Gathered, Gatherer
from app.core.chat.routes.kinds import kind_in
from app.core.chat.table_figures import of_tables
from app.core.chat.table_lookup import rows_of
from app.core.chat.table_search import TABLES
from app.core.chat.totals import KINDS, total_of

MOST_TABLES = 4
_BOTH = re.compile(
    r"\b(?:both|together|all|beide\w*|zusammen|alle\w*|ensemble|tou(?:s|tes)|les deux|juntos|ambos|tod[oa]s)\b",
    re.IGNORECASE,
)


class FigureSearch:
    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer = gatherer

    def figures(self, question: str, gathered: Gathered) -> Calculation | None:
        """None where code finds no figures that are certain."""
        return self._totals(question, gathered.named) or self._of_tables(question, gathered)

    def _totals(self, question: str, named: Sequence[Path]) -> Calculation | None:
        """The totals of the invoices or offers that are meant, where each states one."""
        operation = operation_of(question) or ("sum" if _BOTH.search(question) else "")
        is_meant = any(kind_in(word) in KINDS for word in re.findall(r"[^\W\d_]+", question))
        if not operation or not is_meant:
            return None
        totals = [total_of(self._gatherer.read(path)) for path in named]
        if None in totals:
            return None
        others = [path for path in self._gatherer.names.told_apart(question) if path not in named]
        totals += [total_of(self._gatherer.read(path)) for path in others]  # "Heddle", whose scan is called otherwise
        figures = tuple(total for total in totals if total is not None)
        return Calculation(figures, operation, is_certain=True) if len(figures) > 1 else None

    def _of_tables(self, question: str, gathered: Gathered) -> Calculation | None:
        paths = [path for path in gathered.files if path.suffix.lower() in TABLES][:MOST_TABLES]
        for path in paths:
            if (found := of_tables(question, rows_of(self._gatherer.read(path)))) is not None:
                return found
        return None
