"""What a sign in the display means."""

from __future__ import annotations

import pytest

from app.core.chat.coded_lines import asked_sign, coded_cell
from app.core.chat.table_lookup import Cell
from tests.unit.chat.test_quotes import hit

LINES = """Signs
F1 no water, open the tap
F2 hot motor
switch off and wait for 30
minutes
F3 belt slips, call the dealer

Care"""
TABLE = "Sign: F1; Cause: no water; Remedy: open the tap\n\nSign: F2; Cause: hot motor; Remedy: wait for 30 minutes"


def meaning_of(question: str, text: str) -> Cell | None:
    sign = asked_sign(question)
    return coded_cell(sign, [hit(text)]) if sign else None


@pytest.mark.parametrize(
    ("question", "text", "meaning"),
    [
        ("my mixer is showing F2 what now", LINES, "hot motor switch off and wait for 30 minutes"),
        ("What does F-1 mean?", LINES, "no water, open the tap"),
        ("error f3", LINES, "belt slips, call the dealer"),
        ("the display says F2", TABLE, "Cause: hot motor; Remedy: wait for 30 minutes"),
    ],
)
def test_the_lines_of_the_sign(question: str, text: str, meaning: str) -> None:
    cell = meaning_of(question, text)
    assert cell is not None
    assert cell.value == meaning
    assert cell.row.citation.quote in text


@pytest.mark.parametrize("question", ["what does F9 mean", "is the motor in hall F2?", "F1 or F2, which error?"])
def test_nothing_where_it_is_not_certain(question: str) -> None:
    assert meaning_of(question, LINES) is None


def test_a_sign_that_stands_alone_is_no_list() -> None:
    assert meaning_of("what does F2 mean", "F2 is pressed at the start.") is None
