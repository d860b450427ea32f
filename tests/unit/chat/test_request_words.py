"""What the words of a request say of the answer's length."""

from __future__ import annotations

import pytest

from app.core.chat.request_words import asks_which_holds, most_sentences, most_words


@pytest.mark.parametrize(
    ("request_", "most"),
    [
        ("write me a card for a friend, 3 sentences max", 3),
        ("summarise the lease in two sentences", 2),
        ("Schreib einen Dank in höchstens drei Sätzen", 3),
        ("une carte en deux phrases", 2),
        ("no more than five short sentences please", 5),
        ("write a card", None),
        ("fix these two sentences: I is late. You is too.", None),
    ],
)
def test_how_many_sentences_an_answer_may_have(request_: str, most: int | None) -> None:
    assert most_sentences(request_) == most


@pytest.mark.parametrize(
    ("request_", "most"),
    [
        ("the March minutes in a nutshell, 60 words tops", 60),
        ("a 50-word summary of the report", 50),
        ("max 30 words please", 30),
        ("what do 100 words cost", None),
    ],
)
def test_how_many_words_an_answer_may_have(request_: str, most: int | None) -> None:
    assert most_words(request_) == most


@pytest.mark.parametrize(
    ("request_", "asks"),
    [
        ("There are two papers on dogs. Which of them counts these days?", True),
        ("which version is in force?", True),
        ("Zwei Satzungen liegen hier, welche gilt heute?", True),
        ("which rules apply to bicycles in the yard", False),
    ],
)
def test_which_of_several_versions_holds(request_: str, asks: bool) -> None:
    assert asks_which_holds(request_) is asks
