"""Stop is heard between two calls of the model, in every way of answering."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import AnswerDone, Question, Turn
from app.core.errors import Cancelled
from app.core.llm.base import ChatTurn, ModelEvent, Sampling
from app.core.models.fake import FakeModels
from app.core.task import Task
from tests.unit.chat.asking import Listening, Paged
from tests.unit.chat.test_ask import Loader

TEXT = (
    "Dogs are allowed in the garden. The fee of the garden is 45 euros and is due on 3 March 2026.\n"
    "Cats are allowed in the house."
)
BEFORE = (Turn("What is the fee of the garden?", "45 euros"),)


class Stopped(Listening):
    """Stop is pressed while it answers for the first time."""

    def __init__(self) -> None:
        super().__init__("- The fee of the garden is 45 euros.\n", not_found=0.0)
        self.calls = 0

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.calls += 1
        yield from super().chat(turns, sampling, task)
        task.cancel()


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("What is the fee of the garden?", ()),
        ("Are dogs allowed in the garden?", ()),
        ("write a reminder of the fee of the garden with amount and due date", ()),
        ("checklist for the garden", ()),
        ("list all fees of the garden", ()),
        ("summarise the rules of the garden", ()),
        ("compare the fee of the garden with the house", ()),
        ("what do the fee and the deposit of the garden make together", ()),
        ("why that much", BEFORE),
        ("shorter please", BEFORE),
        ("write a poem about autumn", ()),
        ("Wie hoch ist die Gebühr für das Schwimmbad im Keller?", ()),
    ],
)
def test_no_call_follows_the_one_that_was_stopped(question: str, history: tuple[Turn, ...]) -> None:
    model = Stopped()
    asker = AnswerService(Paged(TEXT, [TEXT]), FakeModels(), Loader(model))  # type: ignore[arg-type]
    task = Task()
    events = []
    with contextlib.suppress(Cancelled):
        events = list(asker.ask(Question(question, history=history), task))
    assert model.calls <= 1
    assert not events or isinstance(events[-1], AnswerDone)
