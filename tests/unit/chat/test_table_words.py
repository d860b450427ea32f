"""Who, where and when, in a row that the question names."""

from __future__ import annotations

import pytest

from app.core.chat.table_lookup import meant_cells, rows_of
from app.core.chat.table_words import words_cell
from tests.unit.chat.test_quotes import hit

GROUPS = """Group: Choir; Day: Monday; Time: 19:30-21:00; Contact: Pia Hollis; Room: Blue room
Group: Judo; Day: Tuesday; Time: 17:00-18:30; Contact: Leo Moreau; Room: Gym
Group: Book club; Day: Friday; Time: 18:00; Contact: Ada Brandt; Room: Library"""


@pytest.mark.parametrize(
    ("question", "column", "value"),
    [
        ("who do I ring about the choir people", "Contact", "Pia Hollis"),
        ("where does the judo group meet?", "Room", "Gym"),
        ("when is judo", "Day, Time", "Tuesday, 17:00-18:30"),
        ("who runs the book club?", "Contact", "Ada Brandt"),
        ("Wann ist Judo?", "Day, Time", "Tuesday, 17:00-18:30"),
    ],
)
def test_the_cell_of_the_row_that_is_named(question: str, column: str, value: str) -> None:
    cell = words_cell(question, rows_of([hit(GROUPS)]))
    assert cell is not None
    assert (cell.column, cell.value) == (column, value)


@pytest.mark.parametrize(
    "question",
    [
        "who founded the choir of Dresden in 1950?",
        "when and where does the choir meet?",  # two things at once
        "who is the mayor?",
        "how many people sing in the choir",
    ],
)
def test_nothing_where_it_is_not_certain(question: str) -> None:
    assert words_cell(question, rows_of([hit(GROUPS)])) is None


DUES = """Name: Pia Hollis; Task: chair; Dues: 36.00; Paid: yes; Paid on: 12.01.2026

Name: Bo Hollis; Task: lights; Dues: 36.00; Paid: yes; Paid on: 19.01.2026

Name: Ada Kern; Task: sound; Dues: 18.00; Paid: no"""


def test_one_name_of_a_person_and_the_only_column_of_days_are_enough() -> None:
    rows = rows_of([hit(DUES)])
    cell = words_cell("on what date did Pia pay the dues", rows)
    assert cell is not None and (cell.column, cell.value) == ("Paid on", "12.01.2026")
    assert words_cell("when did Hollis pay the dues", rows) is None  # two are called so
    assert words_cell("when did Ada pay the dues", rows) is None


def test_a_quarter_is_no_mistyped_quark() -> None:
    rows = rows_of([hit("Goods: Quark; Q1: 96; Q2: 113\n\nGoods: Butter; Q1: 18; Q2: 17")])
    assert [cell.value for cell in meant_cells("butter in the second quarter (Q2)", rows)] == ["17"]
