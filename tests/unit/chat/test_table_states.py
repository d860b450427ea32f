"""The amounts of the rows that are paid, or are not, are added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Question
from app.core.chat.calculation import computed
from app.core.chat.routes.router import route_of
from app.core.chat.table_figures import of_tables
from app.core.chat.table_lookup import rows_of
from app.core.chat.table_states import rows_in_state
from tests.unit.chat.test_table_lookup import hit

ORDERS = (
    "No.: 11; Customer: Ada Kern; Taken in: 2026-04-11; Amount: 533.00 EUR; Paid: yes\n\n"
    "No.: 12; Customer: Bo Lind; Taken in: 2026-05-02; Amount: 1,168.00 EUR; Paid: no\n\n"
    "No.: 13; Customer: Cy Moor; Taken in: 2026-05-16; Amount: 412.50 EUR; Paid: no\n\n"
    "No.: 14; Customer: Di Nord; Taken in: 2026-05-23; Amount: 346.00 EUR; Paid: yes\n\n"
    "No.: Total; Amount: 2,459.50 EUR"
)


def said(question: str, text: str = ORDERS) -> str:
    found = of_tables(question, rows_of([hit(text, "Orders", Path("/d/Orders.xlsx"))]))
    return computed(found, question) if found is not None else ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("all the orders that aren't marked paid, what do they come to?", "1,168.00 + 412.50 = 1,580.50 EUR"),
        ("what do the unpaid orders add up to", "1,168.00 + 412.50 = 1,580.50 EUR"),
        ("how much is still outstanding", "1,168.00 + 412.50 = 1,580.50 EUR"),
        ("how much money is still outstandig", "1,168.00 + 412.50 = 1,580.50 EUR"),
        ("total of the orders that have been paid", "533.00 + 346.00 = 879 EUR"),
        ("Wie viel ist noch nicht bezahlt?", "1,168.00 + 412.50 = 1,580.50 EUR"),
        ("how much did Bo Lind order", ""),
    ],
)
def test_the_amounts_of_a_state_are_added(question: str, expected: str) -> None:
    assert said(question) == expected


def test_a_row_that_does_not_say_whether_it_is_paid_leaves_the_sum_open() -> None:
    unclear = ORDERS.replace("412.50 EUR; Paid: no", "412.50 EUR; Paid: ?")
    assert said("what do the unpaid orders come to", unclear) == ""


@pytest.mark.parametrize(
    "text", ["all the orders that aren't marked paid, what do they come to?", "how much is still outstanding?"]
)
def test_such_a_question_is_a_calculation(text: str) -> None:
    assert route_of(Question(text)).kind == "compute"


MEMBERS = (
    "Name: Ada Kern; Voice: Alto; Rate: Full; Due: 126; Paid: 126; Paid on: 2025-09-08\n\n"
    "Name: Bo Lind; Voice: Bass; Rate: Full; Due: 126; Paid: 70; Paid on: 2025-10-06\n\n"
    "Name: Cy Moor; Voice: Bass; Rate: Reduced; Due: 84; Paid: 0\n\n"
    "Name: Di Nord; Voice: Alto; Rate: Reduced; Due: 84; Paid: 84; Paid on: 2025-09-22"
)
LOANS = (
    "Item: Drill; Lent to: Kern; Lent on: 2025-11-03; Due back: 2026-05-03\n\n"
    "Item: Saw; Lent to: Lind; Lent on: 2025-10-20; Due back: 2026-01-20; Returned on: 2026-01-16\n\n"
    "Item: Ladder; Lent to: Moor; Lent on: 2025-12-01; Due back: 2026-02-01; Returned on: 2026-02-01\n\n"
    "Item: Mixer; Lent to: Lind; Lent on: 2026-01-01; Due back: 2026-02-01"
)


def names(question: str, text: str) -> list[str]:
    found = rows_in_state(question, rows_of([hit(text, "List", Path("/d/List.xlsx"))]))
    return [next(iter(row.cells.values())) for row in found]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("which orders are not paid", ORDERS, ["12", "13"]),
        ("names of everyone who hasn't paid up in full", MEMBERS, ["Bo Lind", "Cy Moor"]),
        ("who has paid?", MEMBERS, ["Ada Kern", "Di Nord"]),
        ("which altos have paid", MEMBERS, ["Ada Kern", "Di Nord"]),
        ("wer hat noch nicht bezahlt?", MEMBERS, ["Bo Lind", "Cy Moor"]),
        ("what have we lent out that hasn't come back?", LOANS, ["Drill", "Mixer"]),
        ("what is still lent out", LOANS, ["Drill", "Mixer"]),
        ("what has been returned", LOANS, ["Saw", "Ladder"]),
        ("who sings alto", MEMBERS, []),
        ("what has been returned", MEMBERS, []),
    ],
)
def test_the_rows_in_a_state_are_listed(question: str, text: str, expected: list[str]) -> None:
    assert names(question, text) == expected


def test_what_is_owed_is_what_is_due_without_what_is_paid() -> None:
    assert said("So what do the members still owe altogether?", MEMBERS) == "56 + 84 = 140"
