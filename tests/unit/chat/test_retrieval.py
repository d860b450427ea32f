"""What is retrieved for a question, and how much of it goes into the prompt."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.base import AskEvent, PassagesFound, Question
from app.core.chat.presupposed import presupposed
from app.core.chat.retrieval import WHOLE_FILES_MIN_CHANCE, Retrieval, Retriever, _of_holders, evidence_budget
from app.core.errors import Cancelled
from app.core.library.base import SearchRequest, SearchResult
from app.core.settings.base import MAX_EVIDENCE_TOKENS, MIN_EVIDENCE_TOKENS, Settings
from app.core.task import Task
from tests.unit.chat.library import DOCS, MadeUpLibrary
from tests.unit.chat.test_ask import HIT, OneHitLibrary

NOTE = DOCS / "note.txt"


def retrieve(retriever: Retriever, question: Question, *, is_quoted: bool = False) -> tuple[list[AskEvent], Retrieval]:
    events, steps = [], retriever.retrieve(question, Task(), is_quoted=is_quoted)
    while True:
        try:
            events.append(next(steps))
        except StopIteration as end:
            return events, end.value


def test_the_budget_is_what_the_settings_allow_and_more_is_cut_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert Settings().evidence_tokens == MAX_EVIDENCE_TOKENS == evidence_budget(MAX_EVIDENCE_TOKENS)
    assert evidence_budget(MIN_EVIDENCE_TOKENS) == MIN_EVIDENCE_TOKENS and not caplog.records
    assert evidence_budget(MAX_EVIDENCE_TOKENS + 1) == MAX_EVIDENCE_TOKENS
    (record,) = caplog.records
    assert record.levelno == logging.WARNING and str(MAX_EVIDENCE_TOKENS + 1) in record.getMessage()
    caplog.clear()


def test_evidence_keeps_to_the_budget() -> None:
    text = "The landlord pays for the boiler repair. " * 40
    library = OneHitLibrary(replace(HIT, text=text, end=HIT.start + len(text)))
    found = Retrieval("boiler", (HIT,), 1.0, 0.9)
    (cut,) = Retriever(library, 200).evidence(found, lambda said: len(said) // 4)
    assert len(cut.text) // 4 <= 200 and text.startswith(cut.text)
    (whole,) = Retriever(library, MAX_EVIDENCE_TOKENS).evidence(found, lambda said: len(said) // 4)
    assert whole.text == text


def test_a_short_file_goes_in_whole_with_the_least_chance_that_such_files_have() -> None:
    retriever = Retriever(MadeUpLibrary({"note.txt": "The key is under the pot."}), MAX_EVIDENCE_TOKENS)
    events, found = retrieve(retriever, Question("Translate this", within=(NOTE,)))
    assert found.is_whole and found.is_worth and found.chance >= WHOLE_FILES_MIN_CHANCE
    assert [event.is_whole for event in events if isinstance(event, PassagesFound)] == [True]
    _, quoted = retrieve(retriever, Question("Translate this", within=(NOTE,)), is_quoted=True)
    assert not quoted.is_whole


def test_another_language_is_noticed_and_nothing_near_is_not_worth_a_model() -> None:
    _, foreign = retrieve(Retriever(OneHitLibrary(coverage=0.1), 1000), Question("Wer zahlt die Reparatur?"))
    assert foreign.is_foreign
    far = replace(HIT, vector=0.05, keyword=None)
    _, found = retrieve(Retriever(OneHitLibrary(far, 0.0), 1000), Question("Speed of light?"))
    assert not found.is_worth and found.hits == (far,)


def test_stop_during_the_search_is_heeded_before_anything_is_shown() -> None:
    task = Task()

    class Stopped(OneHitLibrary):
        def search(self, request: SearchRequest) -> SearchResult:
            task.cancel()
            return super().search(request)

    with pytest.raises(Cancelled):
        next(Retriever(Stopped(), 1000).retrieve(Question("Who pays?"), task, is_quoted=False))


@pytest.mark.parametrize(
    ("question", "is_beside"),
    [
        ("what was the fee in 2022", True),
        ("what was the fee in 2024", False),
        ("phone number of Hollis Mutual?", True),
        ("what is the fee?", False),
    ],
)
def test_quotes_are_of_the_year_and_the_kind_of_number_that_is_asked_for(question: str, is_beside: bool) -> None:
    hit = replace(HIT, text="The fee in 2024 is 40 euros. Hollis Mutual, policy 25-88317.")
    assert Retriever._is_beside(question, [hit]) == is_beside


def test_a_telephone_number_is_quoted_where_there_is_one() -> None:
    for text in ("Office: 0555 0142.", "Call us: 555 0142", "Tel. +44 1632 960 001"):
        assert not Retriever._is_beside("phone number of the office", [replace(HIT, text=text)])


SCHOOL = replace(HIT, path=Path("/docs/school.txt"), text="Class trip to the coast. Pocket money at most ten euros.")
CALLS = replace(HIT, path=Path("/docs/calls.txt"), text="Whom to call. School of Nadia: 0555 3071.")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How much pocket money may Nadia take on the class trip?", ["school.txt", "calls.txt"]),
        ("What is the number of the school of Nadia?", ["calls.txt"]),
        ("How much pocket money on the class trip with Nadia in 2024?", ["calls.txt"]),
    ],
)
def test_a_passage_that_says_much_more_of_the_rest_need_not_say_the_name(question: str, names: list[str]) -> None:
    asked = presupposed(question, "en")
    hits = _of_holders(question, (SCHOOL, CALLS), asked, frozenset({CALLS.path}))
    assert [hit.path.name for hit in hits] == names
