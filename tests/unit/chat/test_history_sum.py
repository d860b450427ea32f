"""Amounts of the answers before are added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Citation, Turn
from app.core.chat.calculation import computed
from app.core.chat.history_sum import sum_of_answers


def turn(question: str, answer: str, quote: str) -> Turn:
    return Turn(question, answer, (Citation(1, Path("/d/fees.pdf"), 1, quote, 10, 10 + len(quote)),))


HISTORY = (
    turn("what is the deposit", "£120.00. The deposit is £120.00.", "The deposit is £120.00."),
    turn("and the cleaning fee", "£57.00", "Cleaning costs £57.00."),
)


@pytest.mark.parametrize("question", ["both together then", "and together?", "what's that in all?", "Beides zusammen?"])
def test_the_amounts_of_the_answers_are_added(question: str) -> None:
    found = sum_of_answers(question, HISTORY)
    assert found is not None
    assert "120.00 + 57.00 = 177" in computed(found, question)
    assert [figure.citation.quote for figure in found.figures if figure.citation] == [
        "The deposit is £120.00.",
        "Cleaning costs £57.00.",
    ]


@pytest.mark.parametrize(
    "question",
    ["are they together a couple of friends of the club now", "and the key?", "together with £20?"],
)
def test_another_question_is_none(question: str) -> None:
    assert sum_of_answers(question, HISTORY) is None


def test_an_answer_without_an_amount_is_not_left_out() -> None:
    assert sum_of_answers("both together", (HISTORY[0], turn("and when", "in May", "It is due in May."))) is None
