"""Calculations whose figures code finds: lengths between two days of a row, averages a quarter, what is left, totals of
invoices, and a percentage of an amount."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat import calculation
from app.core.chat.calculation import Calculation, Figure, computed
from app.core.chat.percentages import after_deduction, share_in_money
from app.core.chat.table_figures import of_tables
from app.core.chat.table_lookup import rows_of
from app.core.chat.totals import total_of
from tests.unit.chat.test_quotes import hit
from tests.unit.chat.test_table_lookup import EXPENSES, INCOME
from tests.unit.chat.test_table_lookup import hit as table_hit

STAYS = rows_of(
    [
        table_hit(
            "No.: S-1; Guest: Ada Kern; Arrival: 2025-07-18; Departure: 2025-07-27; Persons: 2\n\n"
            "No.: S-2; Guest: Bo Lind; Arrival: 2025-08-02; Departure: 2025-08-05; Persons: 1\n\n"
            "No.: S-3; Guest: Bo Lind; Arrival: 2025-09-15; Departure: 2025-09-19; Persons: 1",
            "Stays",
            Path("/d/Stays.csv"),
        )
    ]
)
BUDGET = rows_of([table_hit(INCOME, "Budget > Income"), table_hit(EXPENSES, "Budget > Costs")])


def said(question: str, rows: list[object]) -> str:
    found = of_tables(question, rows)  # type: ignore[arg-type]
    return computed(found, question) if found is not None else ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many nights did the kern family stay", "2025-07-18 – 2025-07-27: 9"),
        ("how many nights was bo lind here", ""),  # twice
        ("how many nights was ada kern here in 2024", ""),  # another year
        ("who was here for nine nights", ""),
    ],
)
def test_the_days_of_a_row_are_counted(question: str, expected: str) -> None:
    assert said(question, list(STAYS)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("avarage rents a quarter", "(300 + 320) / 2 = 310"),
        ("what was left in 2024 after all costs", "704 − 120 = 584"),
        ("rents in Q1", ""),  # one cell, which another part looks up
    ],
)
def test_a_budget_is_averaged_and_balanced(question: str, expected: str) -> None:
    assert said(question, list(BUDGET)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Net EUR 414.00\nVAT 20 % EUR 82.80\nTotal EUR 496.80\nBank: Ondine", "EUR 496.80"),
        ("Item: Net; Amount: 414.00\n\nItem: Total; Amount: 496.80 EUR", "496.80 EUR"),
        ("Zwischensumme 90,00 €\nGesamtbetrag: 107,10 €", "107,10 €"),
        ("Total HT 3 906,00 EUR\nTotal TTC 4 296,60 EUR", "4 296,60 EUR"),
        ("That makes EUR 296.80, with 20 % value added tax of EUR 59.36 in all EUR 356.16.", "EUR 356.16"),
        ("Please pay soon.", ""),
    ],
)
def test_the_total_of_an_invoice_is_what_is_to_be_paid(text: str, value: str) -> None:
    total = total_of([hit(text)])
    assert (total.value if total else "") == value


def test_a_percentage_is_taken_of_the_other_figure() -> None:
    cited = total_of([hit("Total EUR 250.00")])
    assert cited is not None
    figures = (Figure("deposit", "40 %", 40.0, citation=cited.citation), cited)
    assert computed(Calculation(figures, "product"), "deposit in euros") == "40 % × 250.00 = 100 EUR"
    assert computed(Calculation(figures, "sum"), "what is left after the discount") == (
        "40 % × 250.00 = 100 EUR; 250.00 − 100 = 150 EUR"
    )


def test_what_is_made_up_is_not_computed_with() -> None:
    made_up = (Figure("a", "5", 5.0), Figure("b", "7", 7.0))
    assert computed(Calculation(made_up, "sum"), "together") == ""


def test_of_a_copied_line_only_its_date_is_a_figure() -> None:
    text = "Vantis Hire, Stowe. Date of the offer, which holds for a month: 30 June 2025.\nPay by 14 July 2025."
    copied = "Date of the offer, which holds for a month: 30 June 2025."
    reply = f"- offer: {copied}\n- pay: 14 July 2025\nResult: days between"
    read = calculation.read(reply, [hit(text)])
    assert read is not None
    assert computed(read, "how many days from the offer until it has to be paid") == "30 June 2025 – 14 July 2025: 14"


def test_a_booking_costs_its_price_a_night_as_often_as_it_has_nights() -> None:
    stay = "Guest: Ada Kern; Arrival: 2025-08-14; Departure: 2025-08-28; Price a night: 142.00"
    rows = rows_of([table_hit(stay, "Stays", Path("/d/Stays.csv"))])
    assert said("what did ada kern have to pay in all", list(rows)) == "14 × 142.00 = 1,988"
    assert said("what did ada kern pay", list(rows)) == ""  # it may ask for the price a night


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "how much may be repaid each year, in euros",
            "Loan EUR 285,000.00\nMonthly payment EUR 1,310.00\nUp to 5 % of the loan may be repaid each year.",
            "5 % × 285,000.00 = 14,250 EUR",
        ),
        (
            "down payment in euros",
            "Total EUR 250.00\nA down payment of 40 percent of the total is due with the order. VAT 10 %",
            "40 % × 250.00 = 100 EUR",
        ),
        (
            "how much do we save in euros with the discount",
            "After 3 weeks we charge 15 % of the order. You get 8 % off the order value of 900,00 EUR.",
            "8 % × 900,00 = 72 EUR",
        ),
        (
            "wie viel Nachlass ist das in Euro",
            "Danach zahlen wir 15 % des Auftragswerts. Sie erhalten 8 % Nachlass auf den Auftragswert von 900,00 EUR.",
            "8 % × 900,00 = 72 EUR",
        ),
        ("how high is the down payment", "Total EUR 250.00\nA down payment of 40 % of the total is due.", ""),
        ("down payment in euros", "A down payment of 40 % of the total is due.", ""),  # of what is not said
        (
            "how much is the discount in euros",
            "A discount of 5 % of the price in May.\nA discount of 8 % of the price in June.\nTotal 100.00 EUR",
            "",  # which of them
        ),
    ],
)
def test_a_share_that_is_asked_for_in_money_is_computed(question: str, text: str, expected: str) -> None:
    found = share_in_money(question, [hit(text)])
    assert (computed(found, question) if found is not None else "") == expected


def test_what_a_small_model_copies_of_the_form_is_no_figure() -> None:
    reply = "- figure: 496.80 EUR, result: something\n- figure: 107.10 EUR\nResult: sum"
    read = calculation.read(reply, [hit("Roof 496.80 EUR.\nWall 107.10 EUR.")])
    assert read is not None
    assert [figure.value for figure in read.figures] == ["496.80 EUR", "107.10 EUR"]
    assert "figure" not in {figure.name for figure in read.figures}


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("how much is left after the deductible", "4. Deductible: EUR 50 for each claim.", "250.00 − 50 = 200 EUR"),
        ("price after the discount", "A discount of 10 %.", "10 % × 250.00 = 25 EUR; 250.00 − 25 = 225 EUR"),
        ("how much is left after the deductible", "Nothing is said of it.", ""),
        ("price after the tax", "Tax on EUR 250.00 is due.\nTax: EUR 20.50", "250.00 − 20.50 = 229.50 EUR"),
        ("how much is the claim", "4. Deductible: EUR 50 for each claim.", ""),
    ],
)
def test_what_is_taken_off_a_total_is_computed(question: str, text: str, expected: str) -> None:
    total = total_of([hit("Total EUR 250.00")])
    assert total is not None
    assert after_deduction(question, [total, total], [hit(text)]) is None
    found = after_deduction(question, [total], [hit(text)])
    assert (computed(found, question) if found is not None else "") == expected


MONTHS = "\n\n".join(
    f"Month: {name}; Litres: {litres}; Price: {price} EUR"
    for name, litres, price in (("May", 46200, 44), ("June", 43000, 44), ("July", 40600, 45), ("August", 39400, 45))
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many litres did we deliver from June to August in all?", "43000 + 40600 + 39400 = 123,000"),
        ("litres from may to june together", "46200 + 43000 = 89,200"),
        ("average litres between June and August", "(43000 + 40600 + 39400) / 3 = 41,000"),
        ("how many litres from June to December", ""),
        ("how many eggs did we sell from June to August", ""),
    ],
)
def test_the_months_from_one_to_another_are_added(question: str, expected: str) -> None:
    found = of_tables(question, rows_of([table_hit(MONTHS, "Milk", Path("/d/Milk 2025.xlsx"))]))
    assert (computed(found, question) if found else "") == expected
