"""A fragment is answered in a whole sentence of the file, with the conditions that stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.in_full import capitalised, in_full, unmarked


def answered(text: str, quote: str, *, is_supported: bool = True) -> Answer:
    sentence = Sentence(text, 0, len(text), is_supported, (1,) if is_supported else ())
    return Answer(text, True, (sentence,), (Citation(1, Path("/docs/lease.txt"), 1, quote, 0, len(quote)),))


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("friday", "Season: Winter; Days: Friday; Time: 16:30", "Friday. Season: Winter; Days: Friday; Time: 16:30"),
        ("640 EUR", "The rent is 640 EUR a month.", "640 EUR. The rent is 640 EUR a month."),
        (
            "not allowed",
            "Pets are not allowed without the written consent of the landlord.",
            "Not allowed. Pets are not allowed without the written consent of the landlord.",
        ),
        (
            "The deposit is paid back within 14 days.",
            "The deposit is paid back within 14 days, unless the flat is damaged.",
            "The deposit is paid back within 14 days, unless the flat is damaged.",
        ),
    ],
)
def test_the_sentence_stands_behind_it(text: str, quote: str, expected: str) -> None:
    full = in_full(answered(text, quote), "en")
    assert full.text == expected
    assert [full.text[one.start : one.end] for one in full.sentences] == [one.text for one in full.sentences]
    assert all(one.citations == (1,) for one in full.sentences)


@pytest.mark.parametrize(
    ("text", "quote", "language"),
    [
        ("The rent is 640 EUR a month.", "The rent is 640 EUR a month.", "en"),  # says it all
        ("Dogs are not allowed.", "3.4 Dogs are not allowed.", "en"),
        ("640 EUR", "Name: " + "word " * 40 + "; Fee: 640 EUR", "en"),  # a long row
        ("640 EUR", "Rent 640 EUR", "en"),  # no sentence
        ("640 EUR", "Die Miete der Wohnung beträgt 640 EUR im Monat.", "en"),  # another language
    ],
)
def test_what_adds_nothing_or_is_no_sentence_stays_where_it_is(text: str, quote: str, language: str) -> None:
    assert in_full(answered(text, quote), language).text == text


def test_an_unsupported_answer_gets_no_sentence() -> None:
    one = answered("640 EUR", "The rent is 640 EUR a month.", is_supported=False)
    assert in_full(one, "en") == one


@pytest.mark.parametrize(("text", "expected"), [("the key", "The key"), ("pH 7", "pH 7"), ("iPhone", "iPhone")])
def test_a_sentence_begins_with_a_capital(text: str, expected: str) -> None:
    assert capitalised(text) == expected


@given(st.text(max_size=60), st.text(max_size=200))
def test_the_sentences_lie_where_they_say(text: str, quote: str) -> None:
    if not text.strip():
        return
    full = in_full(answered(text.strip(), quote), "en")
    for one in full.sentences:
        assert full.text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("2.1 The rent is 600 EUR.", "The rent is 600 EUR."),
        ("3) Dogs are welcome.", "Dogs are welcome."),
        ("7 The tenant pays.", "The tenant pays."),
        ("36 months on the motor.", "36 months on the motor."),
        ("30 August 2024 is the day.", "30 August 2024 is the day."),
        ("- no smoking", "no smoking"),
    ],
)
def test_only_the_mark_of_an_item_is_taken_away(line: str, bare: str) -> None:
    assert unmarked(line) == bare
