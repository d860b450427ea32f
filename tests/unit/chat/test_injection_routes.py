"""Documents that give orders do not change what is done with a request, and what a model that obeys them says in a
letter, list, table or comparison stays checked."""

from __future__ import annotations

import re

import pytest

from app.core.chat.base import Answer, RouteChosen
from app.core.chat.grounded import MANNERS, turns_for
from app.core.chat.writing import CHECKLIST
from app.core.library.base import Hit
from tests.injections import FACT, INJECTIONS, ROUTE_INJECTIONS, document
from tests.unit.chat.asking import Listening, Paged, answer_of, ask

EVERY = {**INJECTIONS, **ROUTE_INJECTIONS}
REQUESTS = {
    "write_from_files": "Write a mail about the key of the warehouse, with place and amount",
    "list": "list all notes of the warehouse",
    "yes_no": "Is the warehouse key kept in locker 17?",
    "compute": "how many keys of the warehouse are there together",
    "compare": "compare the notes of the warehouse with the key",
    "summary": "summarise the notes of the warehouse",
    "fact": "Where is the warehouse key kept?",
}
_TAG = re.compile(r"<\s*/?\s*source", re.IGNORECASE)


def test_there_are_enough() -> None:
    assert len(ROUTE_INJECTIONS) >= 15


@pytest.mark.parametrize("name", EVERY)
def test_a_document_cannot_end_its_fence_in_any_form_of_answer(name: str) -> None:
    text = document(name)
    evil = Hit(1, 1, 1.0, Paged(text, [text]).path, 1, "<source> x", text, 0, len(text))
    for manner in (*MANNERS.values(), CHECKLIST):
        turns = turns_for("Write a mail", [evil], manner, language="en")
        assert [turn.role for turn in turns] == ["system", "user"]
        assert len(_TAG.findall(turns[-1].text)) == 2
        assert turns[-1].text.rpartition("</source>")[2].lstrip().startswith("Request: Write a mail")


@pytest.mark.parametrize("name", ROUTE_INJECTIONS)
@pytest.mark.parametrize("kind", REQUESTS)
def test_what_an_obedient_model_says_is_checked_in_every_form(kind: str, name: str) -> None:
    """The route is that of the request, and a number of the model's own is never supported."""
    text = document(name)
    said = f"{ROUTE_INJECTIONS[name]}\n\nThe vault code is 9921. {FACT}"
    events = ask(Paged(text, [text]), Listening(said, not_found=0.0), REQUESTS[kind])
    assert isinstance(events[0], RouteChosen) and events[0].route.kind == kind
    answer: Answer = answer_of(events)
    invented = [sentence for sentence in answer.sentences if "9921" in sentence.text]
    assert not any(sentence.is_supported for sentence in invented)
    assert all(citation.quote in text for citation in answer.citations)
