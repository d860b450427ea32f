"""The amounts of the rows that are paid, or are not, are added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Question
from app.core.chat.calculation import computed
from app.core.chat.routes.router import route_of
from app.core.chat.table_figures import of_tables
from app.core.chat.table_lookup import rows_of
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
        ("total of the orders that have been paid", "533.00 + 346.00 = 879 EUR"),
        ("Wie viel ist noch nicht bezahlt?", "1,168.00 + 412.50 = 1,580.50 EUR"),
        ("which orders are not paid", ""),
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
