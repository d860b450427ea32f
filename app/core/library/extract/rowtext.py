"""Writes each row of a table as a line that says what its cells mean: "name: cell; name: cell". The chat reads tables
from these lines (app/core/chat/table_lookup.py). Pure; knows no file format."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from app.core.library.extract.grid import Cell, Cells, Counter, Row, spread
from app.core.library.extract.headers import Shape, distinct, is_names, kind_of, shape_of, texts

SAMPLE_ROWS = 20  # rows looked at to tell a header
REPEATED_CHARS = 120  # a longer cell that covers several rows or columns is written once


def table_lines(
    rows: Iterable[Row], marked: int | None = None, *, expects_names: bool = False, counter: Counter | None = None
) -> Iterator[str]:
    """A line for each row that has text. `marked` is the number of rows that the file itself calls names of columns."""
    writer = _Writer()
    for has_text, group in itertools.groupby(spread(rows, counter), key=any):
        if has_text:
            yield from writer.lines(group, marked, expects_names=expects_names)
            marked = None if marked else marked  # a file that has no names has none further down


class _Writer:
    """Empty rows part tables; one without names of its own goes on below those of the table before."""

    def __init__(self) -> None:
        self._names: list[Cells] = []
        self._layout = "plain"

    def lines(self, group: Iterator[Cells], marked: int | None, *, expects_names: bool) -> Iterator[str]:
        sample = list(itertools.islice(group, SAMPLE_ROWS))
        shape = shape_of(sample, marked, expects_names=expects_names)
        body = sample[shape.titles :]
        if self._goes_on(shape, body):
            shape = Shape(shape.titles, 0, "names")
        else:
            self._names = body[: shape.names]
        self._layout = shape.layout
        for row in sample[: shape.titles]:
            yield _with_inner(_plain(row), distinct(row))
        written: set[Cell] = set()
        yield from (line for row in body[: shape.names] for cell in distinct(row) for line in cell.inner)
        head = texts(self._names[-1]) if self._names else None
        for row in itertools.chain(body[shape.names :], group):
            if texts(row) != head:  # the head of the next page
                yield self._line(row, written)

    def _goes_on(self, shape: Shape, body: Sequence[Cells]) -> bool:
        """Whether rows behind an empty one belong to the table above it."""
        width = max(map(len, self._names), default=0)
        if width < 2 or not body or (width > 2 and shape.layout in ("form", "pairs")):
            return False
        return max(map(len, body)) <= width and len(distinct(body[0])) > 1 and not _is_new_head(body)

    def _line(self, row: Cells, written: set[Cell]) -> str:
        kept = [cell if cell not in written or len(cell.text) <= REPEATED_CHARS else Cell("") for cell in row]
        written.update(cell for cell in row if len(cell.text) > REPEATED_CHARS)
        cells = distinct(kept)
        line = _with_inner(self._text(kept), [cell for cell in cells if cell not in written])
        written.update(cell for cell in cells if cell.inner)
        return line

    def _text(self, row: Cells) -> str:
        if self._layout == "names":
            return _named(_names(self._names), row)
        if self._layout == "plain" or len(distinct(row)) == 1:
            return _plain(row)
        return _labelled(row, in_pairs=self._layout == "pairs")


def _is_new_head(body: Sequence[Cells]) -> bool:
    """Whether the first row names the columns of figures below it, or is shown as a heading."""
    first = distinct(body[0])
    if len(body) < 2 or len(first) < 2:
        return False
    if all(cell.is_strong for cell in first) and not all(cell.is_strong for cell in distinct(body[1])):
        return True
    if not is_names(body[0], body[1:]):
        return False
    figures = [kind_of(cell.text) not in ("", "text") for cell in body[1]]
    return any(is_figure and kind_of(cell.text) == "text" for is_figure, cell in zip(figures, body[0], strict=False))


def _names(head: Sequence[Cells]) -> list[tuple[Cell | None, str]]:
    """For each column the cell that names it and its name: those of all rows of names, from above."""
    width = max(map(len, head), default=0)
    names = []
    for column in range(width):
        cells = dict.fromkeys(_name_at(row, column, is_last=row is head[-1]) for row in head)
        named = [cell for cell in cells if cell is not None and cell.text]
        names.append((named[-1] if named else None, " ".join(dict.fromkeys(cell.text for cell in named))))
    return names


def _name_at(row: Cells, column: int, *, is_last: bool) -> Cell | None:
    """The cell that names a column; in a row of groups one that is empty belongs to the group at its left."""
    cell = row[column] if column < len(row) else None
    if is_last or cell:
        return cell
    return next((row[c] for c in range(min(column, len(row)) - 1, 0, -1) if row[c]), None)


def _named(names: Sequence[tuple[Cell | None, str]], row: Cells) -> str:
    cells = distinct(row)
    if len(cells) == 1 and len(row) > 1 and all(cell is cells[0] for cell in row):
        return cells[0].text  # covers the whole table: a heading in it, or a note
    parts: list[list[str]] = []
    last: tuple[Cell | None, Cell | None] = (None, None)
    for (head, name), cell in _zipped(names, row):
        if not cell.text or (cell is last[1] and (head is last[0] or len(cell.text) > REPEATED_CHARS)):
            continue
        if head is not None and head is last[0]:  # one name for several columns: "Price: 12 EUR"
            parts[-1].append(cell.text)
        else:
            parts.append([f"{name}: {cell.text}" if name else cell.text])
        last = (head, cell)
    return "; ".join(" ".join(part) for part in parts)


def _zipped(names: Sequence[tuple[Cell | None, str]], row: Cells) -> Iterator[tuple[tuple[Cell | None, str], Cell]]:
    nameless: tuple[Cell | None, str] = (None, "")
    return zip(itertools.chain(names, itertools.repeat(nameless)), row, strict=False)


def _with_inner(text: str, cells: Sequence[Cell]) -> str:
    """The rows of tables in cells stand below the row that they are in."""
    return "\n".join([text, *(line for cell in cells for line in cell.inner)]).strip("\n")


def _plain(row: Cells) -> str:
    return "; ".join(cell.text for cell in distinct(row) if cell.text)


def _labelled(row: Cells, *, in_pairs: bool) -> str:
    """ "Name: Ingrid Solberg; Born: 4 March 1961" from pairs, "Monday: 9-12; 14-18" from a label with values."""
    texts_of_row = [cell.text for cell in row]
    if in_pairs:
        left = next((column for column, text in enumerate(texts_of_row) if text), 0)
        pairs = zip(texts_of_row[left::2], [*texts_of_row[left + 1 :: 2], ""], strict=False)
        return "; ".join(filter(None, (_pair(label, value) for label, value in pairs)))
    cells = distinct(row)
    return _pair(cells[0].text, "; ".join(cell.text for cell in cells[1:] if cell.text))


def _pair(label: str, value: str) -> str:
    label = label.rstrip(" :") if value else label
    return f"{label}: {value}" if label and value else label or value
