"""The facts that a text has to have are read from the request for it."""

from __future__ import annotations

import pytest

from app.core.chat.request_words import asked_items


@pytest.mark.parametrize(
    ("request_", "items"),
    [
        ("mail to the office with claim number and amount", ("claim number", "amount")),
        ("Write a reminder to Lind, include bill number, amount & due date", ("bill number", "amount", "due date")),
        ("Draft a mail that we pay this week. contract number, sum and the deadline should be in there",
         ("contract number", "sum", "deadline")),
        ("a letter about the heating; the day it broke and my contract number have to be in it",
         ("day it broke", "my contract number")),
        ("Antworte ihr, dass wir kommen. Tag und Ort des Konzerts sollen vorkommen", ("Tag", "Ort des Konzerts")),
        ("Schreib dem Vermieter. Die Wohnungsnummer und die Frist müssen drinstehen.", ("Wohnungsnummer", "Frist")),
        ("write to the club that we have to be in the hall by six", ()),
        ("write to the landlord", ()),
    ],
)  # fmt: skip
def test_the_facts_that_are_asked_for(request_: str, items: tuple[str, ...]) -> None:
    assert asked_items(request_) == items
