"""What a clause says that is asked for by its number."""

from __future__ import annotations

import pytest

from app.core.chat.numbered_parts import asked_part, headed_part, numbered_part
from tests.unit.chat.test_quoting import hit

LEASE = """2. Rent

2.1 The rent is 900 crowns.

3. Faults

3.1 The seller pays for hidden faults.

(a) Those of the hull.

3.1.1 Not those of sails.

3.2 The limit is the price
in clause 2.1.
3.3 Nothing else.

13.1 Nothing more.

§ 7 Kündigung

Drei Monate zum Quartal.

Ort, Datum"""


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What does clause 3.1 say?", "3.1"),
        ("what is in section 12 of the lease?", "12"),
        ("What does paragraph 4a of the boat contract say", "4a"),
        ("Was steht in § 7?", "7"),
        ("Was steht in Ziffer 3.2 des Mietvertrags?", "3.2"),
        ("Que dit l'article 5 ?", "5"),
        ("¿Qué dice la cláusula 2.1?", "2.1"),
        ("ماذا يقول البند 3؟", "3"),
        ("Quote clause 2.", "2"),
        ("What is the price in clause 2.1?", ""),
        ("What does the clause say about 3.1 percent?", ""),
        ("What does invoice 3 say?", ""),
    ],
)
def test_which_part_is_asked_for(question: str, number: str) -> None:
    assert asked_part(question) == number


@pytest.mark.parametrize(
    ("number", "quote"),
    [
        ("2.1", "2.1 The rent is 900 crowns."),
        ("3.1", "3.1 The seller pays for hidden faults.\n\n(a) Those of the hull.\n\n3.1.1 Not those of sails."),
        ("3.2", "3.2 The limit is the price\nin clause 2.1."),
        ("3.3", "3.3 Nothing else."),
        ("2", "2. Rent\n\n2.1 The rent is 900 crowns."),
        ("7", "§ 7 Kündigung\n\nDrei Monate zum Quartal."),
    ],
)
def test_its_text_with_what_is_below_it(number: str, quote: str) -> None:
    found = numbered_part(number, [hit("Something else in 3.1 and 7."), hit(LEASE, start=50)])
    assert found is not None
    assert found.quote == quote
    assert LEASE[found.start - 50 : found.end - 50] == quote


def test_a_number_that_no_paragraph_begins_with() -> None:
    assert numbered_part("1", [hit(LEASE)]) is None
    assert numbered_part("900", [hit(LEASE)]) is None


def test_a_part_whose_number_stands_in_its_heading() -> None:
    passage = hit("Three months to the end of a quarter.", heading="Lease > § 7 Notice", start=9)
    found = headed_part("7", [hit("Else.", heading="Lease > 17 Dogs"), passage])
    assert found is not None and (found.quote, found.start) == (passage.text, 9)
    assert headed_part("1", [passage]) is None
