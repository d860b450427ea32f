"""How the table of an answer over many files is shown: sorted by a click on a column's head, with a row of sums on
demand. Knows no document and no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.gui.chat.offer_texts import survey_words
from app.gui.chat.transcript.items import MessageItem

if TYPE_CHECKING:
    from app.core.chat.grid import Grid

UP, DOWN = " ▲", " ▼"


@dataclass(frozen=True)
class TableView:
    """What the person chose. `column` counts from 0, the files; None is the order of the answer."""

    column: int | None = None
    is_descending: bool = False
    has_sums: bool = False

    def clicked(self, column: int) -> TableView:
        """Up, down, and back to the order of the answer."""
        if column != self.column:
            return replace(self, column=column, is_descending=False)
        return replace(self, column=None if self.is_descending else column, is_descending=not self.is_descending)


@dataclass(frozen=True)
class Arrangement:
    """`order` has the numbers of the table's rows, `links` an address for each head, `marks` what stands behind it, and
    `sums` the cells of the last row; none where it is not shown."""

    order: tuple[int, ...]
    links: tuple[str, ...]
    marks: tuple[str, ...]
    sums: tuple[str, ...] = ()


def has_table(item: MessageItem) -> bool:
    """Whether a message ends in a table of files that can be sorted and taken along."""
    survey = item.answer.survey if item.answer is not None else None
    return survey is not None and survey.kind != "summary" and bool(survey.rows) and item.state != "running"


def grid_of(item: MessageItem) -> Grid:
    """Of a message that has a table."""
    from app.core.chat import grid

    assert item.answer is not None and item.answer.survey is not None
    return grid.grid_of(item.answer.survey, survey_words())


def shown_grid(item: MessageItem, view: TableView) -> Grid:
    """The table as it is shown."""
    from app.core.chat.grid import arranged, sums_of

    grid = grid_of(item)
    return arranged(grid, _order(grid, view), sums_of(grid) if view.has_sums else (), _sum())


def arrangement_of(item: MessageItem, view: TableView) -> Arrangement:
    from app.core.chat.grid import sums_of

    grid = grid_of(item)
    columns = range(len(grid.head))
    mark = DOWN if view.is_descending else UP
    marks = tuple(mark if column == view.column else "" for column in columns)
    sums = sums_of(grid) if view.has_sums else ()
    links = tuple(f"sort:{item.id}/{column}" for column in columns)
    return Arrangement(_order(grid, view), links, marks, (_sum(), *sums[1:]) if any(sums) else ())


def can_sum(item: MessageItem) -> bool:
    from app.core.chat.grid import sums_of

    return any(sums_of(grid_of(item)))


def _order(grid: Grid, view: TableView) -> tuple[int, ...]:
    from app.core.chat.grid import order_of

    if view.column is None or view.column >= len(grid.head):
        return tuple(range(len(grid.rows)))
    return order_of(grid, view.column, is_descending=view.is_descending)


def _sum() -> str:
    return QCoreApplication.translate("transcript", "Sum")
