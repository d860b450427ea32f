"""What the words of a request say of the answer's length."""

from __future__ import annotations

import pytest

from app.core.chat.request_words import most_sentences


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
