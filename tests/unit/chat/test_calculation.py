"""Figures that a model names, computed by code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.core.chat.calculation import amount_of, computed, day_of, normal, of_cells, read, sentences_of
from app.core.chat.table_lookup import Cell, TableRow
from app.core.library.base import Hit

TEXT = """Travel, first quarter: 1,340.00 EUR
Travel, second quarter: 310.50 EUR
The road was closed from 22 September 2025 to 2 October 2025.
Team A, time: 14:22.6
Team B, time: 14:31.0
Programme A: 2:25. Programme B: 3:10."""
EVIDENCE = [Hit(1, 1, 1.0, Path("/docs/travel.txt"), None, "", TEXT, 0, len(TEXT))]


def said(reply: str, request: str) -> str:
    asked = read(reply, EVIDENCE)
    assert asked is not None
    return computed(asked, request)


@pytest.mark.parametrize(
    ("reply", "request_", "expected"),
    [
        (
            "- first: 1,340.00 EUR\n- second: 310.50 EUR\nResult: sum",
            "travel together",
            "1,340.00 + 310.50 = 1,650.50 EUR",
        ),
        ("- second: 310.50\n- first: 1,340.00\nResult: sum", "what is the difference", "1,340.00 − 310.50 = 1,029.50"),
        ("- first: 1,340.00\n- second: 310.50\nResult: average", "on average", "(1,340.00 + 310.50) / 2 = 825.25"),
        (
            "- from: 22 September 2025\n- to: 2 October 2025\nResult: sum",
            "how many days was it closed, first and last day included",
            "22 September 2025 – 2 October 2025: 11",
        ),
        (
            "- name: first, figure: 1,340.00 EUR\n- name: second, figure: 310.50 EUR\nResult: largest",
            "which quarter was dearer",
            "first: 1,340.00 EUR (second: 310.50 EUR). 1,340 − 310.50 = 1,029.50 EUR",
        ),
        ("- A: 14:22.6\n- B: 14:31.0\nResult: largest", "which team was faster", "A: 14:22.6 (B: 14:31.0; 0:08.4)"),
        (
            "- A: 1,340.00\n- B: 310.50\nResult: sum",
            "which is higher",
            "A: 1,340.00 (B: 310.50). 1,340 − 310.50 = 1,029.50",
        ),
        ("- A: 2:25\n- B: 3:10\nResult: largest", "which one takes longer and by how much", "B: 3:10 (A: 2:25; 0:45)"),
        ("- travel: 310.50 EUR\nResult: first", "travel in the second quarter", "travel: 310.50 EUR"),
    ],
)
def test_what_is_done_with_figures_is_said_by_the_request_and_computed_by_code(
    reply: str, request_: str, expected: str
) -> None:
    assert said(reply, request_) == expected


def test_what_the_request_does_not_ask_for_is_not_computed() -> None:
    assert said("- first: 1,340.00\n- second: 310.50\nResult: sum", "what did the travels cost") == ""


def test_each_figure_is_cited_where_it_stands_and_an_invented_one_makes_the_answer_unsupported() -> None:
    asked = read("- first: 1,340.00 EUR\n- second: 310.50 EUR\nResult: sum", EVIDENCE)
    assert asked is not None
    (sentence,), citations = sentences_of("1,340.00 + 310.50 = 1,650.50", asked)
    assert sentence.is_supported
    assert [TEXT[one.start : one.end] for one in citations] == [one.quote for one in citations]
    assert all(any(value in one.quote for one in citations) for value in ("1,340.00", "310.50"))
    invented = read("- first: 1,340.00 EUR\n- bonus: 999.00 EUR\nResult: sum", EVIDENCE)
    assert invented is not None
    (sentence,), _ = sentences_of("x", invented)
    assert not sentence.is_supported
    assert sentence.doubt is not None
    assert sentence.doubt.detail == "999.00 EUR"


def test_what_the_model_has_computed_itself_is_no_figure() -> None:
    """Seen of a small model: behind the two figures it writes its own sum and difference."""
    reply = (
        "- travel: 1,340.00 EUR\n- second: 310.50 EUR\n- Result: 1,650.50 EUR\n- sum: 1,650.50 EUR\n"
        "- largest: 1,340.00 EUR\nResult: sum"
    )
    assert said(reply, "travel together") == "1,340.00 + 310.50 = 1,650.50 EUR"


def test_a_reply_without_figures_is_nothing() -> None:
    assert read("NOT FOUND", EVIDENCE) is None
    assert read("- name: none\nResult: sum", EVIDENCE) is None
    assert read("- NOT FOUND: 1,340.00\n- NOT FOUND: 310.50 EUR\nResult: sum", EVIDENCE) is None
    assert read("- costs: 1,340.00 - 310.50 = 1,029.50\n- rest: 310.50 EUR\nResult: sum", EVIDENCE) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,340.50", "1340.50"),
        ("1.340,50", "1340.50"),
        ("12,5", "12.5"),
        ("1'000", "1000"),
        ("18 900", "18900"),
        ("7", "7"),
    ],
)
def test_numbers_of_several_notations_are_worth_the_same(text: str, expected: str) -> None:
    assert normal(text) == expected


HIRES = "Hall: 120 EUR\nBarn: 90 EUR\nBoat: 1,300.50 EUR\nRoom: 45 days"
OF_HIRES = [Hit(1, 1, 1.0, Path("/docs/hires.txt"), None, "", HIRES, 0, len(HIRES))]
ALL = "- Hall: 120 EUR\n- Barn: 90 EUR\n- Boat: 1,300.50 EUR\nResult: sum"


@pytest.mark.parametrize(
    ("reply", "request_", "expected"),
    [
        (ALL, "which is cheapest", "Barn: 90 EUR (Hall: 120 EUR, Boat: 1,300.50 EUR). 120 − 90 = 30 EUR"),
        (ALL, "the most", "Boat: 1,300.50 EUR (Hall: 120 EUR, Barn: 90 EUR). 1,300.50 − 120 = 1,180.50 EUR"),
        (ALL, "all together", "120 + 90 + 1,300.50 = 1,510.50 EUR"),
        (ALL, "on average", "(120 + 90 + 1,300.50) / 3 = 503.50 EUR"),
        (ALL, "what remains of the boat", "1,300.50 − 120 − 90 = 1,090.50 EUR"),
        ("- Hall: 120 EUR\n- Room: 45 days\nResult: sum", "all together", "120 + 45 = 165"),  # of what, is not said
        ("- Hall: 120 EUR\nResult: sum", "both together", ""),
        ("- Hall: 120 EUR\nResult: difference", "the difference", ""),
        ("- Hall: 120 EUR\nResult: average", "on average", ""),
        ("- Hall: 120 EUR\nResult: sum", "which is cheapest", "Hall: 120 EUR"),
        ("- Hall: 120 EUR\n- the hall: 120 EUR\nResult: difference", "the difference", ""),  # one figure twice
    ],
)
def test_of_several_figures_each_counts_once(reply: str, request_: str, expected: str) -> None:
    asked = read(reply, OF_HIRES)
    assert asked is not None
    assert computed(asked, request_) == expected


def test_a_day_without_its_year_is_in_the_year_of_the_other() -> None:
    reply = "- from: 22 September\n- to: 2 October 2025\nResult: days between"
    assert said(reply, "how many days was it closed") == "22 September – 2 October 2025: 10"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("14:22.6", 862.6),
        ("1:02:03", 3723.0),
        ("at 5:30 h", 330.0),
        ("1.250,50 EUR", 1250.5),
        ("−3 °C", -3.0),
        ("-1,250.5", -1250.5),
        ("none", None),
    ],
)
def test_a_text_is_worth_its_first_number_or_time(text: str, amount: float | None) -> None:
    assert amount_of(text) == (pytest.approx(amount) if amount is not None else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-07-18", date(2025, 7, 18)),
        (" 18 July 2025. ", date(2025, 7, 18)),
        ("we left on 18 July 2025", None),
        ("18 July", None),
        ("31.02.2025", None),
        ("2025-07-18 – 2025-07-20", None),
        ("610", None),
    ],
)
def test_a_cell_is_a_day_where_it_says_nothing_else(text: str, day: date | None) -> None:
    assert day_of(text) == (day.toordinal() if day else None)


def test_a_figure_that_stands_in_several_places_is_cited_from_the_line_with_its_name() -> None:
    lines = ("Hall hire: 120 EUR", "Barn hire: 120 EUR", "Costs: 120 EUR for 3 days")
    evidence = [Hit(n, n, 1.0, Path("/docs/a.txt"), None, "", line, 50 * n, 90 * n) for n, line in enumerate(lines)]
    asked = read("- hire of the barn: 120 EUR\n- days: 3 days\nResult: sum", evidence)
    assert asked is not None
    (sentence,), citations = sentences_of("x", asked)
    assert [one.quote for one in citations] == ["Barn hire: 120 EUR", "Costs: 120 EUR for 3 days"]
    assert sentence.citations == (1, 2)
    assert [one.n for one in citations] == [1, 2]
    both = read("- costs: 120 EUR\n- days: 3 days\nResult: sum", evidence)
    assert both is not None
    assert [one.quote for one in sentences_of("x", both)[1]] == ["Costs: 120 EUR for 3 days"]


def test_cells_are_called_by_their_files_where_each_is_of_another() -> None:
    def cell(file: str, value: str) -> Cell:
        hit = Hit(1, 1, 1.0, Path(f"/docs/{file}"), None, "", f"Item: Rent; Sum: {value}", 0, 20)
        return Cell(TableRow("Rent", {"Sum": value}, hit, 0, 20), "Sum", value)

    def named(*cells: Cell) -> list[tuple[str, str]]:
        return [(figure.name, figure.value) for figure in of_cells(cells).figures]

    assert named(cell("2024.csv", "610"), cell("2025.csv", "640")) == [("2024", "610"), ("2025", "640")]
    assert named(cell("2024.csv", "610"), cell("2024.csv", "640")) == [("Rent, Sum", "610"), ("Rent, Sum", "640")]
    assert named(cell("2024.csv", "610")) == [("Rent, Sum", "610")]
    assert named(cell("2024.csv", "610"), cell("2025.csv", "open")) == [("2024", "610")]


def test_figures_of_one_name_are_not_compared() -> None:
    reply = "- Kern: 1,340.00 EUR\n- Kern: 310.50 EUR\nResult: smallest"
    assert said(reply, "wasn't the other one less money") == ""
    assert said(reply.replace("Kern: 310", "Lind: 310"), "wasn't the other one less money") != ""


def test_what_a_small_model_writes_behind_a_figure_is_no_unit() -> None:
    reply = "- first: 1,340.00 - name: second\n- second: 310.50 EUR, figure: 310.50\nResult: sum"
    assert said(reply, "travel together") == "1,340.00 + 310.50 = 1,650.50"
