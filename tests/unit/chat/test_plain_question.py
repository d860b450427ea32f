"""What is said around a question."""

from __future__ import annotations

import pytest

from app.core.chat.plain_question import plain_question


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Hello, could you tell me what was stolen?", "what was stolen?"),
        ("Hi there! When does the course start?", "When does the course start?"),
        ("can you please remind me when the rent is due", "when the rent is due"),
        ("do you know where the spare key is, please?", "where the spare key is?"),
        ("I'd like to know how much the deposit is. Thanks", "how much the deposit is."),
        ("Kannst du mir bitte sagen, wann der Kurs beginnt?", "wann der Kurs beginnt?"),
        ("Bonjour, pouvez-vous me dire quand finit le bail ?", "quand finit le bail ?"),
        ("totall hours of the hall, wich month?", "total hours of the hall, which month?"),
        ("how many kilos may I store", "how many kg may I store"),
        ("Wie viele Quadratmeter hat die Wohnung?", "Wie viele m² hat die Wohnung?"),
    ],
)
def test_only_the_question_is_left(said: str, meant: str) -> None:
    assert plain_question(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "tell me a joke",
        "Can you tell me if dogs are allowed?",  # yes or no: the question is in its form
        "Hello",
        "Thanks!",
        "Hello World manual, which page?",
        "Who was at the meeting?",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert plain_question(text) == text
