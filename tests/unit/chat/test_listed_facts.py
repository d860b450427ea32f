"""The facts that a text is asked to have."""

from __future__ import annotations

from app.core.chat.listed_facts import held_facts
from app.core.library.base import Hit
from tests.unit.chat.test_quotes import hit

CLAIM = (
    "To Orlan Mutual, claim no. 77-120. Reported on 3 May 2025. On 29 April 2025 a burst pipe flooded the cellar. "
    "The damage is EUR 910.00."
)


def evidence(text: str) -> list[Hit]:
    return [hit(text)]


def test_facts_that_no_source_holds_are_left_out() -> None:
    facts = held_facts("- claim number: 77-120\n- policy number: 55-1\n- amount: EUR 910.00.\n", evidence(CLAIM))
    assert facts == {"claim number": "77-120", "amount": "EUR 910.00"}


def test_a_date_is_that_of_the_thing_that_is_named() -> None:
    facts = held_facts("- date of the burst pipe: 3 May 2025", evidence(CLAIM))
    assert facts == {"date of the burst pipe": "29 April 2025"}


def test_a_date_stays_where_its_sentence_names_the_thing_or_several_do() -> None:
    right = "- date of the burst pipe: 29 April 2025"
    assert held_facts(right, evidence(CLAIM))["date of the burst pipe"] == "29 April 2025"
    twice = f"{CLAIM} On 1 May 2025 the burst pipe was mended."
    assert held_facts("- date of the burst pipe: 3 May 2025", evidence(twice))["date of the burst pipe"] == "3 May 2025"
    assert held_facts("- due date: 3 May 2025", evidence(CLAIM)) == {"due date": "3 May 2025"}
