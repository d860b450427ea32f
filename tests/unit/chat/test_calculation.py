"""Figures that a model names, computed by code."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.calculation import computed, normal, read, sentences_of
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
