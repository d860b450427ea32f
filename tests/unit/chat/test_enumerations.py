"""A list that copies an enumeration has all of its items, and no others."""

from __future__ import annotations

import pytest

from app.core.chat.enumerations import completed_list
from tests.unit.chat.test_quotes import hit

MINUTES = [
    hit(
        "Meeting of 4 June, hall.\nPresent: Ada Brandt (chair), Leo Moreau, Pia Hollis, Sam Kestrel (minutes). "
        "Apologies: Ivo Sandoval.\nBring: gloves, boots and a lamp."
    )
]
ASKED = "who was at the meeting of 4 June"
PRESENT = "- Ada Brandt (chair)\n- Leo Moreau\n- Pia Hollis\n- Sam Kestrel (minutes)"


@pytest.mark.parametrize(
    "said",
    [
        "- Ada Brandt (chair)\n- Leo Moreau\n- Pia Hollis\n- Ivo Sandoval",  # one taken from the sentence behind it
        "- Ada Brandt\n- Leo Moreau\n- Sam Kestrel",
        PRESENT,
    ],
)
def test_a_list_has_the_items_of_its_sentence(said: str) -> None:
    assert completed_list(said, MINUTES, ASKED) == PRESENT


@pytest.mark.parametrize(
    "said",
    [
        "- Gloves\n- a tent\n- a torch",
        "Ada Brandt, Leo Moreau and Pia Hollis were there.",
        "- Ada Brandt leads the meeting and signs the minutes of it\n- Leo Moreau\n- Pia Hollis",
        "- Ada Brandt\n- Leo Moreau",
        "",
    ],
)
def test_another_list_stays_as_it_is(said: str) -> None:
    assert completed_list(said, MINUTES, ASKED) == said


def test_items_without_a_label_before_them() -> None:
    assert completed_list("- gloves\n- lamp\n- map", MINUTES, "what to bring") == "- gloves\n- boots\n- a lamp"


def test_who_asks_for_some_of_them_gets_some() -> None:
    some = "- Ada Brandt\n- Leo Moreau\n- Pia Hollis"
    assert completed_list(some, MINUTES, "which of them are members of the choir?") == some
