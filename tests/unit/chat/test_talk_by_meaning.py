"""Small talk in words that no pattern knows is recognised by a real embedder, and no question about files is taken for
it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.core.chat.base import Question
from app.core.chat.routes.router import route_of
from app.core.chat.routes.small_talk import small_talk
from app.core.chat.routes.talk_by_meaning import in_full_words, talk_by_meaning
from app.core.embed.base import Embedder
from app.core.embed.choose import open_embedder

# What the files speak of.
FILES = frozenset(["rent", "water", "meter", "landlord", "boiler", "run", "pump", "guide", "boat", "folder", "newest"])


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder(Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2")


def topic(text: str, embedder: Embedder) -> str:
    def similarities(asked: str, others: Sequence[str]) -> list[float]:
        query = embedder.embed_query(asked)
        return [float(sum(a * b for a, b in zip(query, other, strict=True))) for other in embedder.embed(list(others))]

    return talk_by_meaning(text, similarities, lambda word: word in FILES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ta, that's it for now", "thanks"),
        ("do u need the internet for this or does it all happen on my laptop?", "privacy"),
        ("what sort of stuff are you good for", "abilities"),
        ("what's the point of this app", "abilities"),
        ("are u human?", "identity"),
        ("can you speak polish", "usage"),
        ("hope you had a good weekend", "wellbeing"),
    ],
)
def test_its_topic_is_that_of_the_nearest_example(text: str, expected: str, embedder: Embedder) -> None:
    assert small_talk(text) is None  # or this would test the patterns
    assert topic(text, embedder) == expected


@pytest.mark.parametrize(
    "text",
    [
        "do you know when the boat leaves",
        "which of my files is the newest",
        "what is in this folder?",
        "is the internet included in the rent?",
        "who reads the water meter?",
        "what is the name of the landlord?",
        "how do I reset the boiler?",
        "when is the good morning run?",
        "how does the pump work",
        "which languages does the guide speak",
    ],
)
def test_a_question_about_files_is_no_small_talk(text: str, embedder: Embedder) -> None:
    assert topic(text, embedder) == ""


def test_what_asks_for_something_of_a_known_form_is_not_compared() -> None:
    def compared(text: str) -> str:
        raise AssertionError("this shows by its words what it asks for")

    assert route_of(Question("write a letter to Hollis"), topic_of=compared).kind == "write_from_files"


def test_without_vectors_nothing_is_near() -> None:
    assert talk_by_meaning("ta, that's it for now", lambda *_: ()) == ""


def test_the_words_of_messages_are_put_in_full() -> None:
    assert in_full_words("what r u exactly") == "what are you exactly"
