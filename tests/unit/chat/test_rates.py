"""What something costs over a time."""

from __future__ import annotations

import pytest

from app.core.chat.calculation import computed
from app.core.chat.rates import cost_over_time
from tests.unit.chat.test_quotes import hit

LEASE = [
    hit(
        "The rent of the studio is EUR 610.00 a month. From 1 April 2026 the rent of the studio is EUR 640.00 a month. "
        "The service charge is EUR 85.00 a quarter. A parking place costs 420 EUR yearly."
    )
]
CARE = [hit("From 1 February a visit of the carer costs £26.00 per visit. The carer comes on Mondays.")]


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("how much rent for the studio will I pay from April 2026 to March 2027?", "12 × 640.00 = 7,680"),
        ("what does the service charge come to a year", "4 × 85.00 = 340"),
        ("How much is the parking place for 3 years?", "3 × 420 = 1,260"),
    ],
)
def test_the_rate_is_taken_as_often_as_it_is_paid(question: str, result: str) -> None:
    found = cost_over_time(question, LEASE)
    assert found is not None
    assert result in computed(found, question)
    assert all(figure.citation is not None for figure in found.figures)


def test_so_many_visits_a_week() -> None:
    question = "The carer comes three times a week, what does the carer cost then?"
    found = cost_over_time(question, CARE)
    assert found is not None
    assert "3 × 26.00 = 78" in computed(found, question)


@pytest.mark.parametrize(
    "question",
    [
        "how much is the rent a month",  # it stands there as it is
        "how much is the parking place for 3 months",  # it is paid by the year
        "how much is the rent for 6 months",  # two rents
        "what does the gym cost a year",
        "who pays the service charge in 2026?",
    ],
)
def test_nothing_where_it_is_not_certain(question: str) -> None:
    assert cost_over_time(question, LEASE) is None
