"""Searches the tables among the files that a search found for the cells and rows that a question names. Knows the
library only through the `Gatherer`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.chat.evidence import MOST_FILES, Gatherer, of_file
from app.core.chat.presupposed import presupposed
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.table_changes import change_asked_for, changed_rows
from app.core.chat.table_columns import asks_for_most, extreme_cell
from app.core.chat.table_lookup import Cell, TableRow, meant_cells, rows_of, rows_of_kind, rows_with
from app.core.chat.table_states import figures_in_state, rows_in_state
from app.core.chat.table_words import words_cell
from app.core.chat.words import content_words
from app.core.library.base import Hit

TABLES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"})
MOST_WITH_EXTREME = 2  # files: further down another table has a largest cell too


class TableSearch:
    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer = gatherer

    def cells(self, text: str, hits: Sequence[Hit]) -> list[Cell]:
        """The cells of tables that a question names, in the files of the best hits."""
        if (best := self.extreme(text, hits)) is not None:
            return [best]
        read = (self._gatherer.read(path) or of_file(hits, path) for path in self._tables(text, hits))
        rows = [row for passages in read for row in rows_of(passages)]
        said = words_cell(text, rows)
        return [said] if said is not None else meant_cells(text, rows)

    def extreme(self, text: str, hits: Sequence[Hit]) -> Cell | None:
        """The cell with the most or least of what is asked for, in the first files that were found; a letter may have a
        table too."""
        if not asks_for_most(text):
            return None
        paths = list(dict.fromkeys(hit.path for hit in hits))[:MOST_WITH_EXTREME]
        cells = (extreme_cell(text, rows_of(self._gatherer.read(path) or of_file(hits, path))) for path in paths)
        return next((cell for cell in cells if cell is not None), None)

    def _tables(self, text: str, hits: Sequence[Hit]) -> list[Path]:
        """The first files with tables among the hits, without those of another year."""
        paths = [path for path in dict.fromkeys(hit.path for hit in hits) if path.suffix.lower() in TABLES]
        asked = presupposed(text, answer_language(text))
        held = self._gatherer.holding(asked, paths) if asked else frozenset(paths)
        return [path for path in paths if path in held][:MOST_FILES]

    def cells_by_file(self, text: str, paths: Sequence[Path]) -> list[Cell]:
        """One cell of each file, where each has exactly one that the question names; none else."""
        tables = [path for path in paths if path.suffix.lower() in TABLES]
        found = [meant_cells(text, rows_of(self._gatherer.read(path))) for path in tables]
        return [cells[0] for cells in found] if all(len(cells) == 1 for cells in found) else []

    def rows(self, text: str, hits: Sequence[Hit]) -> list[TableRow]:
        """The rows of tables of the kind that a question names, in the files of the best hits."""
        rows = self._rows(text, hits)
        return rows_in_state(text, rows) or rows_of_kind(text, rows) or rows_with(text, rows)

    def in_state(self, text: str, hits: Sequence[Hit]) -> dict[str, str]:
        """What each row comes to that is in the state which a request names, by what the row is about: who has not
        paid, and how much. Only those that the request itself names, if it does."""
        figures = figures_in_state(text, self._rows(text, hits))
        values = {figure.name.split(", ")[0]: figure.value for figure in figures}
        said = set(content_words(text))
        return {name: value for name, value in values.items() if said & set(content_words(name))} or values

    def changed(self, text: str, hits: Sequence[Hit]) -> list[tuple[Cell, Cell]]:
        """The cells before and after of the rows that rose, fell or stayed as a question says."""
        if not change_asked_for(text):
            return []
        return changed_rows(text, self._rows(text, hits))

    def _rows(self, text: str, hits: Sequence[Hit]) -> list[TableRow]:
        read = (self._gatherer.read(path) for path in self._tables(text, hits))
        return [row for passages in read for row in rows_of(passages)]
