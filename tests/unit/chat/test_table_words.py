"""Who, where and when, in a row that the question names."""

from __future__ import annotations

import pytest

from app.core.chat.table_lookup import rows_of
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
