"""Cells of tables are looked up by the words of a question, and nothing is taken from the row or column beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat import calculation
from app.core.chat.table_lookup import item_of, meant_cells, rows_of, rows_of_kind, rows_with
from app.core.library.base import Hit

BUDGET = Path("/d/Budget 2024.xlsx")
INCOME = (
    "2024: Rents; Q1: 300; Q2: 320; Year: 620\n\n2024: Parking; Q1: 40; Q2: 44; Year: 84\n\n"
    "2024: Total; Q1: 340; Q2: 364; Year: 704"
)
EXPENSES = "2024: Roof repair; Q1: 0; Q2: 90; Year: 90\n\n2024: Total; Q1: 10; Q2: 110; Year: 120"
TENANTS = (
    "Name: Ada Kern; Floor: Attic; Rent: 640\n\nName: Bo Lind; Floor: Ground; Rent: 820\n\n"
    "Name: Cy Moor; Floor: Attic; Rent: 610"
)


def hit(text: str, heading: str, path: Path = BUDGET) -> Hit:
    return Hit(1, 1, 1.0, path, None, heading, text, 0, len(text))


ROWS = rows_of([hit(INCOME, "Budget > Income"), hit(EXPENSES, "Budget > Expenses")])
PEOPLE = rows_of([hit(TENANTS, "Tenants", Path("/d/Tenants.csv"))])


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("what did we take for parking in Q2", ["44"]),
        ("total income in q1 2024", ["340"]),
        ("expenses of the whole year in total", ["120"]),
        ("rents and parking together in 2024", ["620", "84"]),
        ("what does bo lind pay", ["820"]),
        ("what did the garden cost in Q2", []),  # no such row
        ("which firm repaired the roof, and who let it in", []),  # asks for something else
        ("", []),
    ],
)
def test_a_cell_is_the_row_that_is_named_in_the_column_that_is_named(question: str, values: list[str]) -> None:
    assert [cell.value for cell in meant_cells(question, [*ROWS, *PEOPLE])] == values


def test_a_cell_cites_its_row() -> None:
    (cell,) = meant_cells("what did we take for parking in Q2", ROWS)
    assert cell.name == "Parking, Q2"
    assert cell.row.citation.quote == "2024: Parking; Q1: 40; Q2: 44; Year: 84"
    assert INCOME[cell.row.citation.start : cell.row.citation.end] == cell.row.citation.quote


def test_a_cell_without_a_name_in_front_says_what_the_row_is_about() -> None:
    rows = rows_of([hit("Anchor; Price: 80\n\nChain; Price: 45\n\nA note; with more", "Stock")])
    assert [row.label for row in rows] == ["Anchor", "Chain"]
    assert [cell.value for cell in meant_cells("what is the price of the chain", rows)] == ["45"]


def test_rows_of_a_kind_have_the_word_as_a_cell() -> None:
    assert [row.label for row in rows_of_kind("which attic tenants do we have", PEOPLE)] == [
        "Ada Kern, Attic",
        "Cy Moor, Attic",
    ]
    assert rows_of_kind("which tenants do we have", PEOPLE) == []


def test_what_is_left_is_computed_from_the_totals() -> None:
    question = "what is left in 2024 if you take expenses from income"
    cells = calculation.of_cells(meant_cells(question, ROWS))
    assert calculation.computed(cells, question) == "704 − 120 = 584"


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_has_rows_or_none(text: str, question: str) -> None:
    rows = rows_of([hit(text, "")])
    assert all(row.citation.quote == text[row.start : row.end] for row in rows)
    assert {cell.row.label for cell in meant_cells(question, rows)} <= {row.label for row in rows}


RACE = rows_of(
    [
        hit(
            "Place: 1; Boat: Teasel; Helm: Ada Kern; Race 1: 2; Total points: 3\n\n"
            "Place: 2; Boat: Sorrel; Helm: Bo Lind; Race 1: 1; Total points: 5\n\n"
            "Place: 3; Boat: Clover; Helm: Cy Moor; Race 1: 3; Total points: 8",
            "Spring race",
            Path("/d/Spring race.csv"),
        )
    ]
)
FEES = rows_of(
    [
        hit(
            "Class: Full; Fee a year: 255; Joining fee: 120\n\nClass: Youth; Fee a year: 90; Joining fee: 0",
            "Membership",
            Path("/d/Fee table.xlsx"),
        )
    ]
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("with how many points did the second win the spring race", ["5"]),
        ("total points of the winner of the spring race", ["3"]),
        ("which place did teasel get", ["1"]),
        ("which boat came second", []),  # a thing, and no number
    ],
)
def test_a_row_is_named_by_its_place(question: str, values: list[str]) -> None:
    assert [cell.value for cell in meant_cells(question, RACE)] == values


def test_the_column_without_a_further_word_is_meant_where_only_its_own_is_said() -> None:
    assert [cell.value for cell in meant_cells("what does a youth member pay", FEES)] == ["90"]
    assert [cell.value for cell in meant_cells("joining fee of a full member", FEES)] == ["120"]


def test_a_thing_that_is_asked_for_is_no_number_that_stands_beside_it() -> None:
    assert meant_cells("which firm repaired the roof", ROWS) == []


NIGHTS = rows_of([hit("Room: Teasel; Jul: 28; Aug: 29; Q3: 57; Year: 141", "Nights sold")])


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("nights sold in teasel in august", ["29"]),
        ("nights sold in teasel in q3 of the year", ["57"]),
        ("nights sold in teasel in december", []),  # no such column, and the year is no answer
        ("nights sold in teasel", ["141"]),
    ],
)
def test_a_month_is_its_column_or_none(question: str, values: list[str]) -> None:
    assert [cell.value for cell in meant_cells(question, NIGHTS)] == values


def test_a_row_of_figures_is_named_by_its_day() -> None:
    lines = ("Date: 30.06.2025; Balance: 17,955.25", "Date: 30.09.2025; Balance: 16,425.75")
    rows = rows_of([hit("\n\n".join(lines), "Bank")])
    assert [cell.value for cell in meant_cells("bank balance at the end of september 2025", rows)] == ["16,425.75"]
    assert meant_cells("bank balance at the end of september 2024", rows) == []


HOURS = (
    "Month: May; Main hall, hours: 77; Garden room, hours: 33\n\n"
    "Month: June; Main hall, hours: 83; Garden room, hours: 40\n\n"
    "Month: Total; Main hall, hours: 160; Garden room, hours: 73"
)


@pytest.mark.parametrize(
    "question",
    ["hours of the main hal in June", "horus of the main hall in june", "hours of the mian hall in June"],
)
def test_a_mistyped_word_is_that_of_the_table(question: str) -> None:
    assert [cell.value for cell in meant_cells(question, rows_of([hit(HOURS, "")]))] == ["83"]


def test_several_months_are_several_cells() -> None:
    cells = meant_cells("total hours of the main hall in May and June", rows_of([hit(HOURS, "")]))
    assert [cell.value for cell in cells] == ["77", "83"]


SHIFTS = rows_of(
    [
        hit(
            "Date: 02/03/2026; Day: Monday; Early 7-15: Ada; Late 13-21: Bo; On call: Cy\n\n"
            "Date: 03/03/2026; Day: Tuesday; Early 7-15: Bo; Late 13-21: Ada; On call: Cy\n\n"
            "Date: 04/03/2026; Day: Wednesday; Early 7-15: Ada; Late 13-21: Cy; On call: Bo\n\n"
            "Date: 05/03/2026; Day: Thursday; Early 7-15: Cy; Late 13-21: Ada; On call: Bo",
            "Rota",
            Path("/d/Rota March 2026.xlsx"),
        )
    ]
)


def test_of_columns_that_have_the_word_the_one_that_the_question_names() -> None:
    question = "all the dates in the March rota on which Ada has the late"
    assert [item_of(row, question) for row in rows_of_kind(question, SHIFTS)] == [
        "03/03/2026, Tuesday, Bo, Ada, Cy",
        "05/03/2026, Thursday, Cy, Ada, Bo",
    ]
    early = rows_of_kind("who is there when Ada is on the early", SHIFTS)
    assert [row.cells["Day"] for row in early] == ["Monday", "Wednesday"]
    assert item_of(early[0], "name the early shifts of Ada") == early[0].label


def test_rows_with_something_in_the_column_that_is_named() -> None:
    text = (
        "Medicine: Arlon; Morning: 1; Evening: 0\n\nMedicine: Bexin 5 mg; Morning: 0; Evening: 2\n\n"
        "Medicine: Corvil; Morning: 1; Evening: 1.5"
    )
    rows = rows_of([hit(text, "Medicines", Path("/d/Medicines.xlsx"))])
    assert [row.cells["Medicine"] for row in rows_with("all the medicines in the morning please", rows)] == [
        "Arlon", "Corvil",
    ]  # fmt: skip
    assert rows_with("all the medicines in the evening", rows) == []  # "1.5" would have to be said
    assert rows_with("all the medicines", rows) == []
