import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Turn
from app.core.chat.followup import needs_subject, standalone

LEASE = Turn("When does the lease of the workshop begin?", "1 September 2024")


LEANING = ("And when does it end?", "How much?", "Und wann endet er?", "Why?", "what about pets")


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_leans_on_the_one_before_gets_its_subject(question: str) -> None:
    found = standalone(question, [LEASE])
    assert found.startswith(question) and "lease" in found and "workshop" in found


@pytest.mark.parametrize("question", ["What does the deposit of the flat cost?", "Who repairs the boiler in winter?"])
def test_a_question_that_stands_alone_is_left_as_it_is(question: str) -> None:
    assert standalone(question, [LEASE]) == question


def test_the_subject_is_kept_over_several_questions() -> None:
    history = [LEASE, Turn("And when does it end?", "2027")]
    assert "workshop" in standalone("Can they prolong it?", history)


def test_another_subject_takes_its_place() -> None:
    history = [LEASE, Turn("Who painted the harbour mural?", "Nobody knows")]
    found = standalone("When was it painted?", history)
    assert "mural" in found and "workshop" not in found


@given(st.text(max_size=100), st.text(max_size=100))
def test_the_question_itself_is_never_lost(question: str, former: str) -> None:
    assert standalone(question, [Turn(former, "")]).startswith(question)
    assert standalone(question, []) == question
    needs_subject(question)
