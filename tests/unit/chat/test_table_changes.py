"""Which rows of a table changed from one year to the next."""

from __future__ import annotations

import pytest

from app.core.chat.table_changes import changed_rows
from app.core.chat.table_lookup import rows_of
from tests.unit.chat.test_quotes import hit

PRICES = """Job: Chair; Price 2025: £78.00; Price 2026: £84.00; Days: 2
Job: Stool; Price 2025: £45.00; Price 2026: £45.00; Days: 1
Job: Sofa; Price 2025: £690.00; Price 2026: £650.00; Days: 8
Job: Bench; Price 2025: £120.00; Price 2026: £120.00; Days: 3"""


@pytest.mark.parametrize(
    ("question", "jobs"),
    [
        ("which prices did NOT go up from 2025 to 2026", ["Stool", "Sofa", "Bench"]),
        ("Which prices stayed the same in 2026?", ["Stool", "Bench"]),
        ("what got cheaper", ["Sofa"]),
        ("which jobs are dearer in 2026 than in 2025?", ["Chair"]),
        ("which prices have changed?", ["Chair", "Sofa"]),
        ("Welche Preise sind 2026 nicht gestiegen?", ["Stool", "Sofa", "Bench"]),
    ],
)
def test_the_rows_that_rose_fell_or_stayed(question: str, jobs: list[str]) -> None:
    assert [before.row.label for before, _ in changed_rows(question, rows_of([hit(PRICES)]))] == jobs


def test_before_and_after_are_in_the_order_of_their_years() -> None:
    turned = PRICES.replace("2025", "1999").replace("2026", "2025").replace("1999", "2026")
    [(before, after)] = changed_rows("what got dearer", rows_of([hit(turned)]))
    assert (before.row.label, before.column, after.column) == ("Sofa", "Price 2025", "Price 2026")


@pytest.mark.parametrize(
    "question",
    ["how much is a chair", "did the price of the chair go up", "which rules of the clubhouse by the lake changed?"],
)
def test_nothing_where_something_else_is_asked(question: str) -> None:
    assert changed_rows(question, rows_of([hit(PRICES)])) == []
