"""One table for all formats: rows of cells, of which some reach over several columns or rows. Pure; knows no file
format and no text that is made of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.errors import UserError

MAX_COLUMNS = 16_384  # of a table, as in spreadsheet programs
MAX_CELLS = 10_000_000
MAX_SPAN = 1_000  # columns of one merged cell, as in browsers
MAX_DOWN = 65_534  # rows of one merged cell, as in browsers
_ENDS = tuple(".,;:!?…。")  # of items that need no comma


@dataclass(frozen=True, eq=False)
class Cell:
    """Compared by identity: a merged cell is the same one in every place that it covers. `across` and `down` are the
    columns and rows that it covers; `is_strong` if it is shown as a heading; `inner` has the rows of tables in it."""

    text: str
    across: int = 1
    down: int = 1
    is_strong: bool = False
    inner: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.inner)


EMPTY = Cell("")
LEFT = Cell("left")  # stands for the cell at the left, merged with it
ABOVE = Cell("above")  # stands for the cell above, merged with it
Row = Sequence["Cell | str"]
Cells = list[Cell]


class Counter:
    """Counts the cells of a whole document against the limits."""

    def __init__(self) -> None:
        self._cells = 0

    def add(self, columns: int) -> None:
        """Raises UserError too_large."""
        self._cells += columns + 1
        if columns > MAX_COLUMNS or self._cells > MAX_CELLS:
            raise UserError("too_large", detail="cells")


def spread(rows: Iterable[Row], counter: Counter | None = None) -> Iterator[Cells]:
    """Each merged cell in every place that it covers, so that each row has its cells below the names of their
    columns."""
    counter = counter or Counter()
    hanging: dict[int, tuple[Cell, int]] = {}  # by column: a cell from above, and the rows it still covers
    above: Cells = []
    for row in rows:
        above, hanging = _placed(row, above, hanging, counter)
        yield above


def _placed(
    row: Row, above: Cells, hanging: dict[int, tuple[Cell, int]], counter: Counter
) -> tuple[Cells, dict[int, tuple[Cell, int]]]:
    placed: Cells = []
    below = {column: (cell, rows - 1) for column, (cell, rows) in hanging.items() if rows > 1}
    for item in row:
        while len(placed) in hanging:
            placed.append(hanging[len(placed)][0])
        cell = _resolved(item, placed, above)
        for _ in range(min(max(1, cell.across), MAX_SPAN) if item is cell else 1):
            if cell.down > 1 and item is cell:
                below[len(placed)] = (cell, min(cell.down, MAX_DOWN) - 1)
            placed.append(cell)
        if len(placed) > MAX_COLUMNS:
            break  # the counter says so
    while len(placed) in hanging:
        placed.append(hanging[len(placed)][0])
    counter.add(len(placed))
    return placed, below


def _resolved(item: Cell | str, placed: Cells, above: Cells) -> Cell:
    if isinstance(item, str):
        return Cell(" ".join(item.split())) if item else EMPTY
    if item is LEFT:
        return placed[-1] if placed else EMPTY
    if item is ABOVE:
        return above[len(placed)] if len(placed) < len(above) else EMPTY
    return item


def joined(pieces: list[tuple[str, bool]]) -> str:
    """The lines of a cell, each with whether it is an item of a list, on one line; commas part the items."""
    text, was_item = "", False
    for piece, is_item in pieces:
        line = " ".join(piece.split())
        if line:
            needs_comma = text and was_item and is_item and not text.endswith(_ENDS)
            text = f"{text}{', ' if needs_comma else ' ' if text else ''}{line}"
            was_item = is_item
    return text
