"""Who "the Tenant" is stands in the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.role_names import named
from app.core.chat.routes.named import comparable
from app.core.library.base import Hit

TELLING = comparable("Brandt")


def answered(text: str) -> Answer:
    citation = Citation(1, Path("/d/Lease - Brandt.pdf"), 1, "The flat is let to the Tenant.", 0, 30)
    return Answer(text, True, (Sentence(text, 0, len(text), True, (1,)),), (citation,))


@pytest.mark.parametrize("text", ["the Tenant", "The Tenant."])
def test_the_name_stands_for_the_role(text: str) -> None:
    answer = named(answered(text), "whose lease is for the attic flat?", TELLING)
    assert answer.text == "Brandt (Lease - Brandt)"
    assert answer.sentences[0].text == answer.text and answer.sentences[0].citations == (1,)


@pytest.mark.parametrize(
    ("text", "question", "telling"),
    [
        ("the Tenant", "what must the flat be left to?", TELLING),  # nobody asked who
        ("Ada Kern", "whose lease is for the attic flat?", TELLING),  # a name
        ("the Tenant", "whose lease is for the attic flat?", frozenset[str]()),  # a name that many files have
        ("the Tenant", "who is Brandt in the lease?", TELLING),  # the question says it
    ],
)
def test_other_answers_stay(text: str, question: str, telling: frozenset[str]) -> None:
    assert named(answered(text), question, telling).text == text


def test_of_forms_that_are_alike_the_one_is_meant_that_the_question_speaks_of() -> None:
    quote = "The flat is let to the Tenant."
    hits = [
        Hit(1, 1, 1.0, Path("/d/Lease - Brandt.pdf"), 1, "", f"{quote} Flat: garden.", 0, 50),
        Hit(2, 2, 0.9, Path("/d/Lease - Moreau.pdf"), 1, "", f"Lease. {quote} Flat: attic, two rooms.", 10, 70),
    ]
    telling = comparable("Brandt") | comparable("Moreau")
    answer = named(answered("the Tenant"), "who has let the attic with two rooms?", telling, hits)
    assert answer.text == "Moreau (Lease - Moreau)"
    cited = answer.citations[0]
    assert (cited.path.stem, cited.start, cited.end) == ("Lease - Moreau", 17, 17 + len(quote))
