"""What the rows of a table say, whatever the format: names of columns, forms, merged cells, several rows of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.library.extract.grid import ABOVE, LEFT, Cell, Row
from app.core.library.extract.rowtext import table_lines

WORDS = st.sampled_from(
    [
        "Kestrel",
        "Hollis",
        "Brandt",
        "Vantis",
        "Linden",
        "Alder",
        "Marsh",
        "Quay",
        "Ferry",
        "Lock",
        "Weir",
        "Mill",
        "Crane",
        "Harbour",
    ]
)
NAMES = st.sampled_from(
    ["Region", "Item", "Article", "Month", "Plan", "Material", "Crop", "Vessel", "Station", "Grade", "Colour", "Route"]
)
FIGURES = st.one_of(
    st.integers(0, 99_999).map(str),
    st.decimals(0, 9_999, places=2).map(lambda value: f"{value:,}"),
    st.decimals(0, 99, places=1).map(lambda value: f"{value} %"),
)
VALUES = st.one_of(
    FIGURES,
    WORDS.map(lambda word: f"12 {word} Street"),
    WORDS.map(lambda word: f"Dr {word}"),
    st.dates().map(lambda day: f"{day.day} March {1900 + day.year % 120}"),
)
LABELS = ["Name", "Born", "Address", "Phone", "Doctor", "Customer number", "Contract", "Date of birth", "E-mail"]


def lines(rows: list[Row], marked: int | None = None) -> list[str]:
    return list(table_lines(rows, marked))


@given(st.data())
def test_a_row_of_names_above_figures_names_each_of_them(data: st.DataObject) -> None:
    names = data.draw(st.lists(NAMES, min_size=2, max_size=6, unique=True))
    labels = data.draw(st.lists(WORDS, min_size=2, max_size=8, unique=True))
    figures = [[data.draw(FIGURES) for _ in names[1:]] for _ in labels]
    rows = [names, *([label, *row] for label, row in zip(labels, figures, strict=True))]
    expected = ["; ".join(f"{name}: {cell}" for name, cell in zip(names, row, strict=True)) for row in rows[1:]]
    assert lines(rows) == expected


@given(st.data())
def test_a_form_is_read_as_label_and_value(data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.sampled_from(LABELS), min_size=3, max_size=9, unique=True))
    rows = [[label, data.draw(VALUES)] for label in labels]
    assert lines(rows) == [f"{label}: {' '.join(value.split())}" for label, value in rows]


@given(st.data())
def test_labels_that_end_with_a_colon_make_a_form_of_any_width(data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 3))
    rows = [[f"{data.draw(NAMES)}:" if c % 2 == 0 else data.draw(VALUES) for c in range(2 * width)] for _ in range(3)]
    expected = ["; ".join(f"{row[c]} {row[c + 1]}" for c in range(0, 2 * width, 2)) for row in rows]
    assert lines(rows) == [line.replace("  ", " ") for line in expected]


@given(st.data())
def test_merged_cells_move_no_other_cell_to_another_column(data: st.DataObject) -> None:
    """Each cell below the names is unlike all others, so that its name can be looked up."""
    width, height = data.draw(st.integers(3, 6)), data.draw(st.integers(2, 6))
    names = ["Item", *(f"Part {chr(65 + column)}" for column in range(1, width))]
    rows: list[list[Cell | str]] = [
        [f"row {row}", *(f"{row}{column}7" for column in range(1, width))] for row in range(height)
    ]
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(1, width - 1))
    across = data.draw(st.integers(1, min(width - column, width - 2)))
    down = data.draw(st.integers(1, height - row))
    rows[row][column] = Cell("merged", across=across, down=down)
    for covered in range(row, row + down):
        first = column + 1 if covered == row else column
        del rows[covered][first : column + across]
    found = lines([names, *rows])
    assert len(found) == height
    for number, line in enumerate(found):
        cells = dict(part.split(": ") for part in line.split("; "))
        for at, name in enumerate(names[1:], 1):
            is_merged = row <= number < row + down and column <= at < column + across
            assert cells[name] == ("merged" if is_merged else f"{number}{at}7")


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=12))
def test_no_word_of_a_table_without_names_is_lost(rows: list[list[str]]) -> None:
    text = "\n".join(lines(rows, marked=0))
    assert all(word in text for row in rows for cell in row for word in cell.split())


@given(st.lists(st.lists(st.text("ab1: \n", max_size=4), max_size=6), max_size=12), st.integers(0, 20) | st.none())
def test_every_table_is_read_and_no_line_is_empty(rows: list[list[str]], marked: int | None) -> None:
    assert all(line.strip() for line in lines(rows, marked))


def test_two_rows_of_names_join() -> None:
    rows = [
        [Cell("Plan", down=2), Cell("2024", across=2), Cell("2025", across=2)],
        ["Price", "Seats", "Price", "Seats"],
        ["Basic", "5", "3", "6", "4"],
    ]
    assert lines(rows) == ["Plan: Basic; 2024 Price: 5; 2024 Seats: 3; 2025 Price: 6; 2025 Seats: 4"]


def test_groups_whose_cells_are_not_merged_reach_to_the_next_one() -> None:
    rows = [["", "North", "", "South", ""], ["Item", "Q1", "Q2", "Q1", "Q2"], ["Rent", "1", "2", "3", "4"]]
    assert lines(rows) == ["Item: Rent; North Q1: 1; North Q2: 2; South Q1: 3; South Q2: 4"]


def test_a_row_of_units_belongs_to_the_names() -> None:
    rows = [["Item", "Weight", "Price"], ["", "(kg)", "(EUR)"], ["Anchor", "12", "80"], ["Chain", "30", "45"]]
    assert lines(rows)[0] == "Item: Anchor; Weight (kg): 12; Price (EUR): 80"


def test_a_name_over_two_columns_names_both_together() -> None:
    rows = [["Item", Cell("Price", across=2)], ["Anchor", "80", "EUR"], ["Chain", "45", "EUR"]]
    assert lines(rows) == ["Item: Anchor; Price: 80 EUR", "Item: Chain; Price: 45 EUR"]


def test_marks_of_other_formats_stand_for_merged_cells() -> None:
    rows = [
        ["Day", "Morning", "Afternoon"],
        ["Monday", "8-12", "14-18"],
        ["Tuesday", "closed", LEFT],
        ["Sunday", ABOVE, ABOVE],
    ]
    assert lines(rows)[1:] == [
        "Day: Tuesday; Morning: closed; Afternoon: closed",
        "Day: Sunday; Morning: closed; Afternoon: closed",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["2025", "Q1", "Q2"], ["Rent", "10", "20"], ["Food", "5", "6"]], "2025: Rent; Q1: 10; Q2: 20"),
        ([["Item", "2024", "2025"], ["Rent", "10", "20"], ["Food", "5", "6"]], "Item: Rent; 2024: 10; 2025: 20"),
        ([["2023", "2024", "2025"], ["2020", "2021", "2022"], ["1", "2", "3"]], "2023; 2024; 2025"),
        ([["7", "8", "9"], ["1", "2", "3"]], "7; 8; 9"),
        ([["Item", "01.03.2025", "08.03.2025"], ["Rent", "10", "20"]], "Item: Rent; 01.03.2025: 10; 08.03.2025: 20"),
        ([["", "Price"], ["Anchor", "80"], ["Chain", "45"]], "Anchor; Price: 80"),
        (
            [["Herring", "fresh", "store"], ["Cod", "frozen", "store"], ["Crab", "live", "tank"]],
            "Herring; fresh; store",
        ),
        ([["Name", "Ingrid Solberg"], ["Born", "4 March 1961"], ["PIN", "4471"]], "Born: 4 March 1961"),
        ([["Item", "Amount"], ["Rent", "950"], ["Deposit", "1900"]], "Item: Deposit; Amount: 1900"),
        ([["Fee", "mornings"], ["Guests", "evenings"]], "Fee: mornings"),
        ([["Kind", "See"], ["Boat", "Hollis"], ["Car", "Brandt"], ["Bus", "Vantis"]], "Boat: Hollis"),
    ],
)
def test_what_the_first_row_is(rows: list[Row], expected: str) -> None:
    assert expected in lines(rows)


def test_strong_cells_tell_names_from_labels() -> None:
    strong = [[Cell("Plan", is_strong=True), Cell("Voice", is_strong=True)], ["Basic", "yes"], ["Plus", "no"]]
    assert lines(strong) == ["Plan: Basic; Voice: yes", "Plan: Plus; Voice: no"]
    labels = [[Cell(name, is_strong=True), "9-12", "14-18"] for name in ("Monday", "Tuesday", "Friday")]
    assert lines(labels)[0] == "Monday: 9-12; 14-18"


def test_a_table_below_another_has_names_of_its_own() -> None:
    rows = [
        ["Invoice", "2025-114"], ["Customer", "Hollis"], [],
        ["Item", "Count", "Price"], ["Anchor", "2", "80"], [], ["Chain", "1", "45"], [],
        ["Port", "Ships", "Tons"], ["Alder", "7", "900"],
    ]  # fmt: skip
    assert lines(rows) == [
        "Invoice: 2025-114",
        "Customer: Hollis",
        "Item: Anchor; Count: 2; Price: 80",
        "Item: Chain; Count: 1; Price: 45",
        "Port: Alder; Ships: 7; Tons: 900",
    ]


def test_the_head_of_the_next_page_is_no_row() -> None:
    head = ["Item", "Count", "Price"]
    assert lines([head, ["Anchor", "2", "80"], head, ["Chain", "1", "45"]])[1] == "Item: Chain; Count: 1; Price: 45"


def test_rows_of_a_table_in_a_cell_stand_below_their_row() -> None:
    rows: list[Row] = [
        ["Room", "Items", "Size"],
        ["Kitchen", Cell("two", inner=("Item: Oven; Age: 3", "Item: Sink; Age: 9")), "12"],
        ["Hall", "none", "4"],
    ]
    assert lines(rows)[0] == "Room: Kitchen; Items: two; Size: 12\nItem: Oven; Age: 3\nItem: Sink; Age: 9"
