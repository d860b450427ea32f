"""The options of a conversation reach the model: system prompt, sampling, context size and history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from app.core.chat.ask import SAMPLING, AnswerService
from app.core.chat.base import Answer, AnswerDone, Question, Survey, SurveyKind, Turn
from app.core.chat.options import PROGRAM_DEFAULTS, ConversationOptions
from app.core.chat.profiles import SMALLEST, profiles
from app.core.chat.prompt import SYSTEM_PLAIN
from app.core.chat.sampling import HISTORY_TOKENS, estimate, history_for, sampling_for
from app.core.chat.survey import SurveyService
from app.core.llm.base import ChatTurn, ModelEvent, Sampling
from app.core.llm.fake import FakeLoader, FakeModel
from app.core.models.base import ModelEntry
from app.core.models.fake import FakeModels
from app.core.task import Task
from tests.unit.chat.library import MadeUpLibrary
from tests.unit.chat.test_ask import OneHitLibrary


class Heard(FakeModel):
    """Records its first call; the second is the check of the answer."""

    turns: Sequence[ChatTurn] = ()
    sampling = Sampling()

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        if not self.turns:
            self.turns, self.sampling = turns, sampling
        return super().chat(turns, sampling, task)


class Loads(FakeLoader):
    def __init__(self) -> None:
        self.model = Heard()
        self.contexts: list[int | None] = []
        self.models: list[str] = []

    def load(self, entry: ModelEntry, task: Task, *, context: int | None = None) -> Heard:
        self.contexts.append(context)
        self.models.append(entry.id)
        return self.model


def asked(options: ConversationOptions = PROGRAM_DEFAULTS, **more: Any) -> tuple[Loads, Answer]:
    loads = Loads()
    service = AnswerService(OneHitLibrary(), FakeModels(), loads)
    events = list(service.ask(Question("Who pays for the boiler repair?", options=options, **more), Task()))
    assert isinstance(events[-1], AnswerDone)
    return loads, events[-1].answer


def test_the_model_alone_hears_the_instructions_and_draws_as_chosen() -> None:
    options = ConversationOptions(system_prompt="Be a pirate.", temperature=0.9, top_p=0.5, repeat_penalty=1.2,
                                  max_tokens=3, seed=7, context_tokens=8192)  # fmt: skip
    loads, answer = asked(options, use_library=False)
    assert loads.model.turns[0] == ChatTurn("system", "Be a pirate.") and loads.contexts == [8192]
    assert loads.model.sampling == Sampling(3, 0.9, 0.5, 1.2, 7)
    assert len(answer.text.split()) == 3


def test_answers_from_files_keep_our_instructions_first_and_are_checked() -> None:
    loads, answer = asked(ConversationOptions(system_prompt="Be a pirate.", temperature=0.4))
    assert loads.model.turns[0].text == f"{profiles()[SMALLEST].system}\n\nBe a pirate."
    assert loads.model.sampling.temperature == 0.4 and loads.model.sampling.watch and answer.citations


def test_without_options_everything_is_as_ever() -> None:
    loads, _ = asked(use_library=False)
    assert loads.model.turns[0].text == SYSTEM_PLAIN and loads.contexts == [None]
    assert loads.model.sampling.max_tokens == SAMPLING.max_tokens and loads.model.sampling.temperature == 0


def test_a_conversation_has_a_model_of_its_own() -> None:
    other = next(one.id for one in FakeModels().list() if one.kind == "chat" and one.id != asked()[0].models[0])
    assert asked(ConversationOptions(model=other), use_library=False)[1].model == other


def test_each_answer_draws_another_seed_unless_one_is_chosen() -> None:
    assert len({sampling_for(ConversationOptions(), SAMPLING).seed for _ in range(20)}) > 1
    assert {sampling_for(ConversationOptions(seed=5), SAMPLING).seed for _ in range(5)} == {5}


def said(count: int, words: int = 60) -> list[Turn]:
    return [Turn(f"question {number}", f"answer {number} " + "word " * words) for number in range(count)]


@pytest.mark.parametrize(("chosen", "context"), [(None, 4096), (None, 32_768), (8192, 8192), (32_768, 32_768)])
def test_what_was_said_fits_beside_the_answer(chosen: int | None, context: int) -> None:
    options = ConversationOptions(context_tokens=chosen)
    kept = history_for(options, said(500), context=context, taken="x" * 300, answer_tokens=320)
    size = sum(estimate(turn.question) + estimate(turn.answer) for turn in kept)
    assert kept and kept[-1].question == "question 499" and size <= context - 320
    assert chosen is not None or size <= HISTORY_TOKENS
    assert history_for(options, said(3), context=context, taken="x", answer_tokens=320) == said(3)


def test_the_beginning_of_the_prompt_stays_the_same_for_long() -> None:
    """Else the model could reuse nothing of the prompt from one question to the next."""
    firsts = [
        history_for(ConversationOptions(), said(count), context=4096, taken="x", answer_tokens=320)[0].question
        for count in range(20, 80)
    ]
    assert len(set(firsts)) < 20


def test_a_context_that_holds_nothing_but_the_question() -> None:
    assert history_for(ConversationOptions(), said(5), context=100, taken="x" * 900, answer_tokens=320) == []


@pytest.mark.parametrize("kind", ["list", "summary"])
def test_a_survey_of_all_files_has_the_context_of_its_conversation(kind: SurveyKind) -> None:
    loads = Loads()
    service = SurveyService(MadeUpLibrary({"a.txt": "The address is 10.0.0.7."}), FakeModels(), loads)
    list(service.survey(Survey(kind, "List the addresses"), Task(), options=ConversationOptions(context_tokens=8192)))
    list(service.survey(Survey(kind, "List the addresses"), Task()))
    assert loads.contexts == [8192, None]
