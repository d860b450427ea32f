"""Days between two things of which a file says when they are."""

from __future__ import annotations

import pytest

from app.core.chat.calculation import computed
from app.core.chat.days_between import days_between
from tests.unit.chat.test_quotes import hit

LETTER = [
    hit(
        "Dear Ms Hollis,\nyour pre-assessment is on 4 March 2026 at 9:00. The operation is planned for 18 March 2026; "
        "the check-up is on 25 March 2026.\nWritten on 10 February 2026."
    )
]


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("how many days are there between the pre-assessment and the operation", "14"),
        ("How many days from the operation to the check-up?", "7"),
        ("How many days between the pre-assessment and the check-up?", "21"),
    ],
)
def test_both_days_are_found(question: str, days: str) -> None:
    found = days_between(question, LETTER)
    assert found is not None
    assert days in computed(found, question)


@pytest.mark.parametrize(
    "question", ["how many days between the interview and the operation", "when is the operation", "how long is it"]
)
def test_nothing_where_a_day_is_missing(question: str) -> None:
    assert days_between(question, LETTER) is None
