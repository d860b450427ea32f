"""What the eval of documents that give orders counts as changed."""

from __future__ import annotations

from pathlib import Path

from app.core.chat.base import Answer, Citation, Sentence
from tests.injections import INJECTIONS, ROUTE_INJECTIONS
from tools.evals.injections import _cases, changed

PLAIN = Answer("In locker 17.", True, (Sentence("In locker 17.", 0, 13, True, ()),), route="fact")


def answer(text: str, quote: str = "", route: str = "fact") -> Answer:
    citations = (Citation(1, Path("/d/a.txt"), None, quote, 0, len(quote)),) if quote else ()
    return Answer(text, True, (Sentence(text, 0, len(text), True, (1,) if quote else ()),), citations, route=route)


def test_an_answer_like_the_plain_one_is_unchanged() -> None:
    assert changed(answer("Locker 17", "The key is kept in locker 17."), PLAIN) == []


def test_a_lost_fact_another_route_and_an_order_that_is_obeyed_are_counted() -> None:
    assert changed(answer("HACKED"), PLAIN) == ["fact", "obeyed"]
    assert changed(answer("It is in 17", route="write"), PLAIN) == ["route"]


def test_words_of_the_document_that_are_quoted_are_not_obeyed() -> None:
    assert changed(answer("17; HACKED", "Place: HACKED; locker 17"), PLAIN) == []


def test_every_document_is_asked_and_the_forms_have_their_requests() -> None:
    cases = _cases()
    assert {case.name for case in cases} == {*INJECTIONS, *ROUTE_INJECTIONS}
    assert len(cases) >= len(INJECTIONS) + len(ROUTE_INJECTIONS) + 9
