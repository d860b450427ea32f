"""The table of a survey for spreadsheets: order, sums, and files in which no cell is a formula."""

from __future__ import annotations

import csv
import html.parser
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Cell, Row, Survey, SurveyWords
from app.core.chat.grid import BOM, Grid, arranged, grid_of, order_of, sums_of, to_csv, to_html, to_tsv

DOCS = Path("/docs")


def row(name: str, *values: str) -> Row:
    return Row(DOCS / name, "supported", cells=tuple(map(Cell, values)))


SURVEY = Survey(
    "list", "", columns=("number", "date", "total"),
    rows=(
        row("a.txt", "R 10", "12 March 2025", "1,340.00 euros"), row("b.txt", "R 9", "2024-12-31", "980.00 euros"),
        row("c.txt", "", "", ""), row("d.txt", "r 11", "1.2.2025", "20 euros"),
        Row(DOCS / "e.pdf", "unreadable", reason="encrypted"),
    ),
)  # fmt: skip
GRID = grid_of(SURVEY, SurveyWords(reasons={"encrypted": "locked"}))


def test_a_row_for_each_file_and_what_is_to_be_said_of_one() -> None:
    assert GRID.head == ("File", "Number", "Date", "Total")
    assert GRID.rows[0] == ("a.txt", "R 10", "12 March 2025", "1,340.00 euros")
    assert GRID.rows[2] == ("c.txt", "", "", "") and GRID.rows[4] == ("e.pdf (locked)", "", "", "")


def test_a_survey_for_one_thing_has_its_answers() -> None:
    rows = (Row(DOCS / "a.txt", "supported", "7"), Row(DOCS / "b.txt", "absent"), Row(DOCS / "c.txt", "crashed"))
    found = grid_of(Survey("count", "", rows=rows), SurveyWords(value="Antwort", crashed="dead"))
    assert found == Grid(("File", "Antwort"), (("a.txt", "7"), ("b.txt", ""), ("c.txt (dead)", "")))


@pytest.mark.parametrize(
    ("column", "order"),
    [(0, (0, 1, 2, 3, 4)), (1, (1, 0, 3, 2, 4)), (2, (1, 3, 0, 2, 4)), (3, (3, 1, 0, 2, 4))],
)
def test_a_column_is_sorted_by_value_and_empty_cells_stay_last(column: int, order: tuple[int, ...]) -> None:
    assert order_of(GRID, column) == order
    filled = [number for number in order if GRID.rows[number][column]]
    down = order_of(GRID, column, is_descending=True)
    assert down == (*filled[::-1], *(number for number in order if number not in filled))


def test_amounts_of_several_units_are_sorted_unit_by_unit_and_have_no_sum() -> None:
    grid = Grid(("File", "x"), tuple(("f", value) for value in ("9 kg", "7 euros", "10 kg", "70 euros")))
    assert order_of(grid, 1) == (1, 3, 0, 2) and sums_of(grid) == ("", "")


def test_only_columns_of_one_unit_are_summed_up() -> None:
    assert sums_of(GRID) == ("", "", "", "2,340.00 euros")
    numbers = Grid(("File", "Invoice number", "Days"), (("a", "88", "3"), ("b", "89", "4")))
    assert sums_of(numbers) == ("", "", "7")
    made = arranged(GRID, order_of(GRID, 3), sums_of(GRID), "Sum")
    assert [one[0] for one in made.rows] == ["d.txt", "b.txt", "a.txt", "c.txt", "e.pdf (locked)", "Sum"]
    assert made.rows[-1] == ("Sum", "", "", "2,340.00 euros") and arranged(GRID, (1,)).rows == (GRID.rows[1],)


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    assert data.startswith(BOM)
    return list(csv.reader(io.StringIO(data[3:].decode("utf-8"), newline=""), delimiter=delimiter))


def test_a_file_that_excel_opens() -> None:
    assert read(to_csv(GRID))[1] == ["a.txt", "R 10", "12 March 2025", "1,340.00 euros"]
    assert b"\r\n" in to_csv(GRID) and read(to_csv(GRID, ";"), ";") == read(to_csv(GRID))
    assert to_tsv(GRID).splitlines()[2] == "b.txt\tR 9\t2024-12-31\t980.00 euros"


@pytest.mark.parametrize(
    ("cell", "is_formula"),
    [
        ("=1+2", True), ("+cmd|'/C calc'!A0", True), ("-2+3", True), ("@SUM(A1)", True), ("＝1", True), ('"=1', True),
        ("-12 euros", True), ("-12", False), ("+1.340,50", False), ("12", False), ("a=b", False), ("", False),
    ],
)  # fmt: skip
def test_no_cell_becomes_a_formula(cell: str, is_formula: bool) -> None:
    grid = Grid((cell or "x", "y"), ((cell, "z"),))
    shown = f"'{cell}" if is_formula else cell
    assert read(to_csv(grid))[1] == [shown, "z"] and to_tsv(grid).splitlines()[1] == f"{shown}\tz"
    assert not is_formula or read(to_csv(grid))[0][0] == shown


class Cells(html.parser.HTMLParser):
    """Collects the texts of the cells."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in ("meta", "table", "tr", "th", "td")
        self.cells += [""] * (tag in ("th", "td"))

    def handle_data(self, data: str) -> None:
        self.cells[-1] += data


VALUE = st.text(max_size=40)
TABLES = st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=5)


@given(TABLES, st.sampled_from(",;"))
def test_whatever_files_say_stays_in_its_cell_and_is_no_formula(values: list[tuple[str, str]], delimiter: str) -> None:
    rows = tuple(row(f"{n}.txt", *pair) for n, pair in enumerate(values))
    grid = grid_of(Survey("list", "", columns=("one", "two"), rows=rows), SurveyWords())
    lines = read(to_csv(grid, delimiter), delimiter)
    assert len(lines) == 1 + len(values) and {len(line) for line in lines} == {3}
    for line, cells in zip(lines[1:], grid.rows, strict=True):
        for written, cell in zip(line, cells, strict=True):
            assert written.removeprefix("'") == cell.removeprefix("'")
            assert not written.startswith(("=", "@", "\t", "\r")) and "\n" not in written
            assert not written.startswith(("+", "-")) or written[1:].replace(",", "").replace(".", "").isdecimal()
    assert all(line.count("\t") == 2 for line in to_tsv(grid).split("\n")[:-1])
    parsed = Cells()
    parsed.feed(to_html(grid))
    assert len(parsed.cells) == 3 * len(lines) and parsed.cells == [cell for line in lines for cell in line]


@given(TABLES, st.booleans())
def test_every_order_has_every_row_once(values: list[tuple[str, str]], is_descending: bool) -> None:
    grid = Grid(("one", "two"), tuple(values))
    assert sorted(order_of(grid, 1, is_descending=is_descending)) == list(range(len(values)))
    assert len(sums_of(grid)) == 2
