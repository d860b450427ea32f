"""The end of a term that a file states as a length is computed from the day on which it begins."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat import terms
from app.core.chat.contrast import pieces_of
from tests.unit.chat.test_quotes import hit


def found(text: str) -> list[terms.Term]:
    return terms.terms_of(pieces_of([hit(text)]))


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("Warranty: 24 months from the date of sale.\nSold: 14 June 2024", (2024, 6, 14), (2026, 6, 14)),
        ("Two years from 3 May 2025 the pump is covered.", (2025, 5, 3), (2027, 5, 3)),
        ("Issued: 2 May 2025\nGarantie: 3 Jahre ab Kaufdatum\nGekauft am 31.01.2023", (2023, 1, 31), (2026, 1, 31)),
        ("Valid for one month from the day of issue.\nIssued on 31 January 2025", (2025, 1, 31), (2025, 2, 28)),
        ("The offer holds for 14 days after delivery.\nDelivered 20 February 2024", (2024, 2, 20), (2024, 3, 5)),
        ("Garantie de 2 ans à compter de l'achat\nAcheté le 5 mars 2024", (2024, 3, 5), (2026, 3, 5)),
    ],
)
def test_the_last_day_is_computed(text: str, begins: tuple[int, int, int], ends: tuple[int, int, int]) -> None:
    [term] = found(text)
    assert (term.begins, term.ends) == (date(*begins), date(*ends))


@pytest.mark.parametrize(
    "text",
    [
        "Warranty: 24 months from the date of sale.",  # no day is said
        "Warranty: 24 months from sale.\nPrinted 1 May 2024\nChecked 2 June 2025",  # two, and neither is of the sale
        "Notice is three months to the end of a quarter.\nSigned 1 May 2024",  # counts from no day
    ],
)
def test_a_term_whose_first_day_is_not_certain_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("is the warranty still valid on 1 July 2026?", False),
        ("is the warranty still valid on 14 June 2026?", True),
        ("has the warranty expired on 1 July 2026", True),
        ("is the warranty still valid?", True),
    ],
)
def test_it_is_compared_with_the_day_that_is_asked_for_or_today(question: str, expected: bool) -> None:
    [term] = found("Warranty: 24 months from the date of sale.\nSold: 14 June 2024")
    assert terms.meant(question, [term]) is term
    assert terms.is_so(question, term, date(2026, 1, 1)) is expected


def test_of_terms_with_different_ends_none_is_meant_unless_the_question_names_it() -> None:
    both = found("Warranty: 24 months from 14 June 2024.\nRental: 12 months from 1 May 2024.")
    assert len(both) == 2
    assert terms.meant("is the rental still valid?", both) is both[1]
    assert terms.meant("is it still valid?", both) is None


def test_it_is_said_with_its_days_in_the_language_of_the_question() -> None:
    [term] = found("Warranty: 24 months from the date of sale.\nSold: 14 June 2024")
    assert term.said("en") == "24 months from 14 June 2024, that is until 14 June 2026."
    assert "bis zum 14. Juni 2026" in term.said("de")


@given(st.integers(1, 900), st.sampled_from(["days", "weeks", "months", "years"]), st.dates(date(1990, 1, 1)))
def test_any_length_ends_behind_its_beginning_or_is_none(count: int, unit: str, begins: date) -> None:
    for term in found(f"Valid for {count} {unit} from {begins.day} {begins:%B} {begins.year}."):
        assert term.ends > term.begins


PARTS = "Guarantee: 36 months on the motor and 12 months on the battery, from the day of sale.\nSold on 4 May 2024."


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("is the battery still under guarantee in December 2025?", False),
        ("is the motor still under guarantee in December 2025?", True),
        ("Is the battery still under guarantee in March 2025?", True),
    ],
)
def test_a_rule_with_several_lengths_is_asked_for_its_part(question: str, holds: bool) -> None:
    term = terms.meant(question, found(PARTS))
    assert term is not None
    assert terms.is_so(question, term, date(2030, 1, 1)) == holds
