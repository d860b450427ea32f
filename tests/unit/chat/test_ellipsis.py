"""A question that leaves out what the one before said is completed by it, where the counterpart is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.ellipsis import completed
from app.core.chat.words import content_words

NAMES = frozenset(content_words("hollis brandt"))


@pytest.mark.parametrize(
    ("question", "before", "complete"),
    [
        ("and brandt?", "which flat does hollis rent", "which flat does brandt rent"),
        ("und Brandt?", "Was zahlt Hollis an Miete?", "Was zahlt Brandt an Miete?"),
        ("and Anna Weber?", "when was Paul Kern born?", "when was Anna Weber born?"),
        ("and a small dog?", "what does a large dog pay?", "what does a small dog pay?"),
        ("and without?", "how long does it take with a guide", "how long does it take without a guide"),
        ("and the red one?", "When does the blue bus leave?", "When does the red bus leave?"),
        ("and in winter?", "When does the ferry sail in summer?", "When does the ferry sail in winter?"),
        ("and in winter?", "When does the ferry sail?", "When does the ferry sail in winter?"),
        ("what about 2024?", "how many members were there in 2023?", "how many members were there in 2024?"),
        ("and instead of the 31st", "what day instead of 24 december?", "what day instead of the 31st december?"),
    ],
)
def test_it_takes_the_place_of_its_counterpart(question: str, before: str, complete: str) -> None:
    assert completed(question, before, NAMES) == complete


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("and who pays?", "what does the ferry cost"),
        ("why", "which firm cleans the school?"),
        ("Is brandt a tenant?", "which flat does hollis rent"),
        ("and also tell me everything else that you know about it", "which flat does hollis rent"),
    ],
)
def test_what_has_no_certain_counterpart_is_left_alone(question: str, before: str) -> None:
    assert completed(question, before, NAMES) is None


@given(st.text(max_size=60), st.text(max_size=80))
def test_any_text_is_completed_or_left_alone(question: str, before: str) -> None:
    text = completed(question, before)
    assert text is None or text != before


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("and the second?", "who won the race", "who came second in the race"),
        ("and the third place?", "how many points did the winner get?", "how many points did the third place get?"),
        ("and the second?", "when is the first part due?", "when is the second part due?"),
        ("and the second?", "How many points has Hollis, who won?", "How many points has the second, who won?"),
    ],
)
def test_a_place_of_a_contest_stands_for_the_winner(question: str, before: str, expected: str) -> None:
    assert completed(question, before, NAMES) == expected


def test_without_a_contest_or_another_number_a_place_stands_for_nothing_certain() -> None:
    assert completed("and the second?", "When is the meeting?", NAMES) is None
