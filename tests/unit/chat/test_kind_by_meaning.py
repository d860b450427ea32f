"""What a request asks for is told by its meaning where no pattern knows its words; a question for a fact stays one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.core.chat.base import Question
from app.core.chat.routes.kind_by_meaning import kind_by_meaning
from app.core.chat.routes.router import route_of
from app.core.embed.base import Embedder
from app.core.embed.choose import open_embedder


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder(Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2")


def kind(text: str, embedder: Embedder) -> str:
    def similarities(asked: str, others: Sequence[str]) -> list[float]:
        return [float(cosine) for cosine in embedder.embed(list(others)) @ embedder.embed_query(asked)]

    return kind_by_meaning(text, similarities) or ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some friendly words for grandma's birthday card", "write"),
        ("the ingredients of the lemon cake", "list"),
    ],
)
def test_a_request_is_of_the_kind_whose_examples_are_near(text: str, expected: str, embedder: Embedder) -> None:
    assert kind(text, embedder) == expected


@pytest.mark.parametrize(
    "text",
    [
        "who chairs the board of the foundation",
        "when was the lighthouse built",
        "what does net rent mean in the lease",
        "how many people live in Aldra",
        "which strait separates the two islands",
        "",
        "one line\nand another",
    ],
)
def test_a_question_for_a_fact_stays_one(text: str, embedder: Embedder) -> None:
    assert kind(text, embedder) == ""


def test_a_question_asks_for_no_text_to_be_written() -> None:
    def near(asked: str, others: Sequence[str]) -> list[float]:
        return [1.0 if "birthday card" in other else 0.1 for other in others]

    assert kind_by_meaning("what stands on the birthday card?", near) is None
    assert kind_by_meaning("words of joy, birthday card", near) == "write"


def test_meaning_is_asked_only_where_the_words_show_nothing() -> None:
    def asked(text: str) -> None:
        raise AssertionError(text)

    assert route_of(Question("compare the two offers"), kind_of=asked).kind == "compare"
    assert route_of(Question("ingredients, lemon cake"), kind_of=lambda _: "list").kind in ("fact", "list")


def test_without_vectors_nothing_is_near() -> None:
    assert kind_by_meaning("packing list for the trip", lambda *_: ()) is None
