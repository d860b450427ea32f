"""Greetings and closings cite nothing and are no part of a summary."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.courtesies import is_courtesy, without_courtesies
from app.core.chat.written import check_written
from app.core.library.base import Hit

LETTER = """Dear Sir or Madam,

the pipe burst on 9 May 2025. The bill is 486 euros.

Yours faithfully,
the tenant of the second floor"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Sir or Madam,", True),
        ("Sehr geehrte Frau Berg,", True),
        ("Bonjour,", True),
        ("Yours faithfully,\nthe tenant of the second floor", True),
        ("Kind regards", True),
        ("Dear members, the hall is closed on 4 May.", False),
        ("Hi, the boiler has been broken since Monday and nobody has come to look at it.", False),
        ("The bill is 486 euros.", False),
        ("", False),
    ],
)
def test_what_is_only_a_courtesy(text: str, expected: bool) -> None:
    assert is_courtesy(text) is expected


def test_a_retold_letter_loses_its_greeting_and_closing() -> None:
    assert without_courtesies(LETTER) == "the pipe burst on 9 May 2025. The bill is 486 euros."
    assert without_courtesies("Kind regards") == "Kind regards"
    assert without_courtesies("- one\n- two") == "- one\n- two"


def test_a_copied_greeting_cites_nothing_and_the_numbers_of_citations_have_no_hole() -> None:
    evidence = [Hit(1, 1, 1.0, Path("/d/letter.txt"), None, "", LETTER, 0, len(LETTER))]
    sentences, citations = check_written("Dear Sir or Madam,\n\nThe bill is 486 euros.\n", evidence, "write to them")
    assert [sentence.citations for sentence in sentences] == [(), (1,)]
    assert [(citation.n, "486 euros" in citation.quote) for citation in citations] == [(1, True)]
