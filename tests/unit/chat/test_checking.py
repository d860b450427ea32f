"""The check of an answer by the model, and a model that dies and is asked again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from app.core.chat.judge import NO_OPINION, answerability
from app.core.chat.retrying_model import RetryingModel
from app.core.errors import Cancelled, MachineError, UserError
from app.core.llm.base import Begun, ChatTurn, Finished, ModelEvent, PromptRead, Sampling, TextDelta
from app.core.llm.fake import FakeModel
from app.core.models.fake import CHAT
from app.core.task import Task


class Judge(FakeModel):
    def __init__(self, *events: ModelEvent | Exception) -> None:
        super().__init__()
        self.events, self.turns, self.sampling = events, list[ChatTurn](), Sampling()

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.turns, self.sampling = list(turns), sampling
        for event in self.events:
            if isinstance(event, Exception):
                raise event
            yield event


def judged(model: Judge, passage: str = "The rent is due.") -> float:
    return answerability(model, "When is rent due?", passage=passage, task=Task())


def test_the_check_asks_for_one_word_and_shows_passage_and_question() -> None:
    model = Judge(PromptRead(1, 1), Begun(0.8), TextDelta("YES"), Begun(0.1))
    assert judged(model) == 0.8
    assert (model.sampling.watch, model.sampling.against, model.sampling.max_tokens) == ("YES", "NO", 1)
    system, user = model.turns
    assert "YES or NO" in system.text and (system.role, user.role) == ("system", "user")
    assert user.text.startswith("The rent is due.\n\n") and user.text.endswith("this question: When is rent due?")
    judged(model, "z" * 1500 + "q" * 1500)
    assert model.turns[1].text.count("z") == 1500 and "q" * 9 not in model.turns[1].text


def test_without_an_opinion_the_check_neither_helps_nor_harms() -> None:
    assert judged(Judge(TextDelta("Hm"))) == NO_OPINION == 0.5
    assert judged(Judge(UserError("prompt_too_long"))) == 0.5
    with pytest.raises(UserError, match="other"):
        judged(Judge(UserError("other")))


class Loads:
    def __init__(self, model: FakeModel) -> None:
        self.model, self.contexts = model, list[object]()

    def load(self, entry: object, task: Task, **more: object) -> FakeModel:
        self.contexts.append(more.get("context"))
        return self.model


def retrying(model: FakeModel | None = None, context: int | None = None) -> tuple[RetryingModel, Loads]:
    loads = Loads(model or FakeModel())
    return RetryingModel(loads, CHAT, Task(), context), loads  # type: ignore[arg-type]


def dies(times: int, then: str = "done") -> Callable[[], str]:
    left = [MachineError("model_crashed")] * times

    def work() -> str:
        if left:
            raise left.pop()
        return then

    return work


def test_a_dead_model_is_loaded_again_once_for_each_work() -> None:
    model, loads = retrying(context=8192)
    model.load()
    assert model.load() is loads.model and loads.contexts == [8192]
    assert model.attempt(dies(1)) == "done" and model.crashes == 1
    model.load()
    assert loads.contexts == [8192, 8192]
    assert model.attempt(dies(0)) == "done" and model.crashes == 0
    assert model.attempt(dies(2)) is None and model.crashes == 2
    assert retrying()[0].count_tokens("one two three") == 4


def test_three_works_in_a_row_that_kill_it_end_everything_and_one_that_does_not_begins_the_count_anew() -> None:
    model, _ = retrying()
    assert [model.attempt(dies(2)), model.attempt(dies(2)), model.attempt(dies(1))] == [None, None, "done"]
    assert [model.attempt(dies(2)), model.attempt(dies(2))] == [None, None]
    with pytest.raises(MachineError, match="model_crashed"):
        model.attempt(dies(2))


def test_after_stop_the_model_is_not_asked_again() -> None:
    model, _ = retrying()
    model.load()
    model.task.cancel()
    with pytest.raises(Cancelled):
        model.load()


def test_other_errors_are_no_deaths() -> None:
    model, _ = retrying()

    def full() -> None:
        raise MachineError("out_of_memory")

    with pytest.raises(MachineError, match="out_of_memory"):
        model.attempt(full)
    assert model.crashes == 0


def test_what_its_answers_cost_is_added_up() -> None:
    judge = Judge(TextDelta("One "), TextDelta("two."), Finished("stop", 100, 40, 11, 500.0, 1500.0))
    model, _ = retrying(judge)
    began = time.perf_counter() - 2
    assert model.timings(began).tokens_per_s == 0.0
    assert [model.say([ChatTurn("user", "x")], Sampling()) for _ in range(2)] == ["One two."] * 2
    found = model.timings(began, 7.0)
    assert (found.search_ms, found.prompt_tokens, found.reused_tokens, found.first_token_ms) == (7.0, 200, 80, 1000.0)
    assert found.tokens_per_s == 11.0 and 2000 <= found.total_ms < 12_000
