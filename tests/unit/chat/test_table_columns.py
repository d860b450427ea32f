"""What a table has most or least of."""

from __future__ import annotations

import pytest

from app.core.chat.table_columns import extreme_cell
from app.core.chat.table_lookup import rows_of
from tests.unit.chat.test_quotes import hit

CLAIM = """Damaged: Fence; What: two posts; Amount: EUR 1,150.00
Damaged: Shed; What: window; Amount: EUR 480.00
Damaged: Kayak; What: bent; Amount: EUR 2,350.00
Damaged: Total; Amount: EUR 3,980.00"""
ROOMS = """Room: Elm; Type: family; Summer, a night: 134; Winter, a night: 109
Room: Oak; Type: double; Summer, a night: 98; Winter, a night: 79
Room: Ash; Type: family; Summer, a night: 128; Winter, a night: 112
Room: Fir; Type: single; Summer, a night: 70; Winter, a night: 55"""
VISITS = """Course: Yoga; January: 14; February: 9; March: 17
Course: Choir; January: 22; February: 25; March: 20
Course: Total; January: 36; February: 34; March: 37"""
DAYS = """Date: 2026-01-03; Morning: 138; Evening: 131
Date: 2026-01-04; Morning: 151; Evening: 140
Date: 2026-01-05; Morning: 142; Evening: 133"""


@pytest.mark.parametrize(
    ("question", "table", "row", "value"),
    [
        ("what is the biggest damaged item in the claim", CLAIM, "Kayak", "EUR 2,350.00"),
        ("Which damaged thing was the cheapest?", CLAIM, "Shed", "EUR 480.00"),
        ("which room is the cheapest in winter", ROOMS, "Fir", "55"),
        ("What is the most expensive room in summer?", ROOMS, "Elm", "134"),
        ("which family room costs the least in winter?", ROOMS, "Elm", "109"),
        ("in which month did the choir have the fewest visitors", VISITS, "Choir", "20"),
        ("which course had the most people in February", VISITS, "Choir", "25"),
        ("which month had the most in total", VISITS, "Total", "37"),
        ("on which day was the morning value highest", DAYS, "2026-01-04", "151"),
        ("Welches Zimmer ist im Winter am günstigsten?", ROOMS.replace("Winter", "Im Winter"), "Fir", "55"),
    ],
)
def test_the_row_with_the_most_or_least(question: str, table: str, row: str, value: str) -> None:
    cell = extreme_cell(question, rows_of([hit(table)]))
    assert cell is not None
    assert cell.row.label.startswith(row)
    assert cell.value == value


def test_the_month_of_may_is_no_total() -> None:
    visits = "Month: April; Guests: 104\nMonth: May; Guests: 192\nMonth: June; Guests: 85\nMonth: Total; Guests: 381"
    cell = extreme_cell("in which month did we have the most guests", rows_of([hit(visits)]))
    assert cell is not None
    assert (cell.row.label, cell.value) == ("May", "192")


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("how much is the kayak", CLAIM),
        ("at most how many guests are allowed in a room", ROOMS),
        ("which room is the cheapest", ROOMS),  # in winter or in summer
        ("what is the largest planet of the solar system", CLAIM),
        ("which invoice from Kestrel Garage was the highest", ROOMS),
        ("who is the oldest member", ROOMS),
        ("which invoice was the highest", CLAIM),
        ("Which damaged fence is the dearest invoice?", CLAIM),
    ],
)
def test_nothing_where_it_is_not_certain(question: str, table: str) -> None:
    assert extreme_cell(question, rows_of([hit(table)])) is None


def test_nothing_where_two_rows_have_the_same() -> None:
    assert extreme_cell("which damaged thing cost the most", rows_of([hit(CLAIM.replace("1,150", "2,350"))])) is None
