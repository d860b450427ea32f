"""Amounts in the ways in which people write them, and their sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text.amounts import Amount, amount_of, sum_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,340.00 euros", "1340.00", "eur"), ("€ 1.340,50", "1340.50", "eur"), ("EUR 980", "980", "eur"),
        ("1 340,50 €", "1340.50", "eur"), ("1\u00a0340 €", "1340", "eur"), ("12 %", "12", "%"), ("7", "7", ""),
        ("1.340", "1340", ""), ("1.34", "1.34", ""), ("0.125 l", "0.125", "l"), ("1,234,567", "1234567", ""),
        ("CHF 1'200.00", "1200.00", "chf"), ("-12 euros", "-12", "eur"), ("− 3,5 kg", "-3.5", "kg"),
        ("12 euros per month", "12", "eur per month"), ("1.234.567,8", "1234567.8", ""), ("$5", "5", "usd"),
    ],
)  # fmt: skip
def test_an_amount_is_a_value_and_a_unit(text: str, value: str, unit: str) -> None:
    assert amount_of(text) == Amount(Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "", "many", "3 to 4", "10.0.0.7", "12 March 2025", "2025-03-12", "12.03.2025", "1/2", "10:30", "A12", "1.2.3",
        "Berth 9",
    ],
)  # fmt: skip
def test_what_is_no_single_amount(text: str) -> None:
    assert amount_of(text) is None


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (("1,340.00 euros", "980 €"), "2,320.00 euros"), (("€ 1.340,50", "€ 0,50"), "€ 1.341,00"), (("7", "8"), "15"),
        (("7", "", "8.5"), "15.5"), (("-3 kg", "5 kg"), "2 kg"), (("999", "2"), "1,001"), (("7 euros",), ""),
        (("7 euros", "8 pounds"), ""), (("7 euros", "soon"), ""), ((), ""), (("12 March 2025", "13 March 2025"), ""),
        (("1 000 €", "1 €"), "1 001 €"),
    ],
)  # fmt: skip
def test_a_sum_is_written_like_its_first_amount(texts: tuple[str, ...], total: str) -> None:
    assert sum_of(texts) == total


MONEY = st.decimals(min_value=0, max_value=10**7, places=2)


@given(st.lists(MONEY, min_size=2, max_size=6), st.sampled_from([",.", ".,", " ,", "'."]))
def test_a_sum_is_right_in_every_notation(values: list[Decimal], marks: str) -> None:
    def shown(value: Decimal) -> str:
        return f"{value:,.2f} €".replace(",", "\0").replace(".", marks[1]).replace("\0", marks[0])

    total = amount_of(sum_of([shown(value) for value in values]))
    assert total == Amount(sum(values, Decimal(0)), "eur")


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_texts_are_read(texts: list[str]) -> None:
    total = sum_of(texts)
    assert not total or amount_of(total) is not None
