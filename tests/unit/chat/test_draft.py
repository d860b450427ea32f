"""The draft of an answer: shown while it is written, held until it is checked, or refused; and which pieces of it are
never shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.chat.base import AnswerChecking, AnswerText, AskEvent, ModelReading
from app.core.chat.draft import Draft, Verdict, is_nothing, write
from app.core.llm.base import Begun, Finished, ModelEvent, PromptRead, TextDelta

DONE = Finished("stop", 10, 0, 2, 1.0, 2.0)


class Said:
    """A model's events; remembers whether it was let go."""

    def __init__(self, *pieces: str) -> None:
        self.pieces = pieces
        self.is_closed = False

    def events(self) -> Iterator[ModelEvent]:
        try:
            yield PromptRead(10, 10)
            yield Begun(0.3)
            yield from map(TextDelta, self.pieces)
            yield DONE
        finally:
            self.is_closed = True


def run(said: Said, verdict: Verdict, so_far: str = "") -> tuple[list[AskEvent], Draft, list[float]]:
    asked: list[float] = []

    def judge(not_found: float) -> Verdict:
        asked.append(not_found)
        return verdict

    events, steps = [], write(said.events(), so_far=so_far, judge=judge)
    while True:
        try:
            events.append(next(steps))
        except StopIteration as end:
            return events, end.value, asked


def text_of(events: list[AskEvent]) -> str:
    return "".join(event.delta for event in events if isinstance(event, AnswerText))


def test_what_is_shown_is_written_as_it_comes() -> None:
    events, draft, asked = run(Said("The landlord ", "pays."), Verdict.SHOWN)
    assert events[0] == ModelReading(10, 10) and text_of(events) == "The landlord pays." and asked == [0.3]
    assert draft == Draft("The landlord pays.", Verdict.SHOWN, DONE)


def test_what_is_held_is_written_and_not_shown() -> None:
    events, draft, _ = run(Said("The landlord ", "pays."), Verdict.HELD)
    assert not text_of(events) and events.count(AnswerChecking()) == 2
    assert draft == Draft("The landlord pays.", Verdict.HELD, DONE)


def test_what_is_refused_is_not_written_and_the_model_is_let_go() -> None:
    said = Said("The landlord pays.")
    events, draft, _ = run(said, Verdict.REFUSED)
    assert events == [ModelReading(10, 10)] and draft == Draft("", Verdict.REFUSED) and said.is_closed


def test_a_reader_that_goes_away_lets_the_model_go() -> None:
    said = Said("One ", "two ", "three")
    steps = write(said.events(), so_far="", judge=lambda _: Verdict.SHOWN)
    while not isinstance(next(steps), AnswerText):
        pass
    steps.close()
    assert said.is_closed


def test_what_was_begun_is_in_the_draft_and_not_shown_again() -> None:
    events, draft, _ = run(Said(" pays."), Verdict.SHOWN, so_far="The landlord")
    assert text_of(events) == " pays." and draft.text == "The landlord pays."


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (("NOT", " FOUND."), ""),
        (("No", "rway."), "Norway."),
        (("It pays", " [3", "]."), "It pays."),
        (("It pays", " [3"), "It pays"),
        (("It pays ", "[a longer remark in brackets"), "It pays [a longer remark in brackets"),
    ],
)
def test_markers_are_hidden_until_it_is_known_what_they_are(pieces: tuple[str, ...], shown: str) -> None:
    events, draft, _ = run(Said(*pieces), Verdict.SHOWN)
    assert text_of(events).rstrip() == shown and draft.text == "".join(pieces)


@pytest.mark.parametrize(
    ("text", "is_none"), [("", True), ("NOT FOUND.", True), ("not found", True), ("[1]", True), ("Norway", False)]
)
def test_nothing_is_nothing(text: str, is_none: bool) -> None:
    assert is_nothing(text) == is_none


def test_a_list_that_begins_again_is_stopped() -> None:
    said = Said("- wash\n", "- dry\n", "- wash\n", "- dry\n")
    _, draft, _ = run(said, Verdict.SHOWN)
    assert draft.text == "- wash\n- dry\n- wash\n" and said.is_closed
    assert run(Said("It rains.\n", "It rains.\n", "- dry\n"), Verdict.SHOWN)[1].text.endswith("- dry\n")
