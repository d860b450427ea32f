from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import Answer, AnswerDone, AnswerText, PassagesFound, Question
from app.core.chat.options import ConversationOptions
from app.core.errors import Cancelled, UserError
from app.core.library.base import Hit, SearchRequest, SearchResult
from app.core.llm.base import ChatTurn, Finished, ModelEvent, Sampling, TextDelta
from app.core.llm.fake import FakeLoader, FakeModel
from app.core.models.base import ModelEntry
from app.core.models.fake import CHAT, QUOTES, FakeModels
from app.core.task import Task
from tests.unit.chat.library import UnaskedLibrary, near_passages

TEXT = "The boiler is serviced every 24 months. The landlord pays for the boiler repair. Keys are kept by the porter."
HIT = Hit(7, 1, 0.9, Path("/docs/lease.txt"), None, "Boiler", TEXT, 50, 50 + len(TEXT), keyword=1.0, vector=0.7)


class OneHitLibrary(UnaskedLibrary):
    """The methods that answering uses."""

    def __init__(self, hit: Hit = HIT, coverage: float = 1.0) -> None:
        self._result = SearchResult("", 1.0, (hit,), coverage)

    def search(self, request: SearchRequest) -> SearchResult:
        return replace(self._result, query=request.query)

    def page(self, path: Path, offset: int) -> int | None:
        return None

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        return near_passages(others, self._result.hits[0].vector or 0.0)

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        return (1.0,) * len(words)

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        return self._result.hits[0]


class Loader(FakeLoader):
    """Hands out the model that a test made, and counts."""

    def __init__(self, model: object) -> None:
        self.model = model
        self.loads = 0

    def load(self, entry: ModelEntry, task: Task, *, context: int | None = None) -> Any:
        self.loads += 1
        return self.model


class SaysModel(FakeModel):
    def __init__(self, *pieces: str) -> None:
        super().__init__()
        self.pieces = pieces

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        if sampling.watch == "YES":  # a check of what was said
            yield from super().chat(turns, sampling, task)
            return
        for piece in self.pieces:
            yield TextDelta(piece)
        yield Finished("stop", 10, 0, len(self.pieces), 1.0, 2.0)


def service(model: object, hit: Hit = HIT, coverage: float = 1.0) -> tuple[AnswerService, Loader]:
    loader = Loader(model)
    return AnswerService(OneHitLibrary(hit, coverage), FakeModels(), loader), loader


def final(events: Sequence[object]) -> Answer:
    assert isinstance(events[-1], AnswerDone)
    return events[-1].answer


def test_passages_come_before_the_first_word_and_the_answer_is_cited() -> None:
    asker, _ = service(SaysModel("The landlord pays ", "for the boiler repair [3]."))
    events = list(asker.ask(Question("Who pays for the boiler repair?"), Task()))
    kinds = [type(event) for event in events]
    assert kinds.index(PassagesFound) < kinds.index(AnswerText)
    answer = final(events)
    assert answer.text == "The landlord pays for the boiler repair."
    assert answer.sentences[0].is_supported
    assert answer.citations[0].quote == "The landlord pays for the boiler repair."
    assert "".join(event.delta for event in events if isinstance(event, AnswerText)) == answer.text


def test_a_small_model_is_never_loaded_and_quotes() -> None:
    asker, loader = service(FakeModel())
    answer = final(list(asker.ask(Question("Who pays for the boiler repair?", model_id=QUOTES.id), Task())))
    assert loader.loads == 0 and answer.is_quotes
    assert "The landlord pays for the boiler repair." in answer.text
    assert all(TEXT[c.start - 50 : c.end - 50] == c.quote for c in answer.citations)


@pytest.mark.parametrize("pieces", [("NOT FOUND",), ("NOT", " FOUND", "."), ("not found",)])
def test_not_found_is_an_answer_and_is_never_shown_as_text(pieces: tuple[str, ...]) -> None:
    asker, _ = service(SaysModel(*pieces))
    events = list(asker.ask(Question("Who painted the boiler?"), Task()))
    assert not final(events).found
    assert not "".join(event.delta for event in events if isinstance(event, AnswerText)).strip(".")


def test_nothing_near_means_no_model_call() -> None:
    asker, loader = service(FakeModel(), hit=replace(HIT, vector=0.05, keyword=None), coverage=0.0)
    assert not final(list(asker.ask(Question("Speed of light?"), Task()))).found
    assert loader.loads == 0


def test_stop_ends_the_answer() -> None:
    asker, _ = service(FakeModel())
    task = Task()
    events = asker.ask(Question("Who pays?"), task)
    next(events)
    task.cancel()
    with pytest.raises(Cancelled):
        list(events)


def test_questions_that_cannot_be_answered_say_why() -> None:
    asker, _ = service(FakeModel())
    with pytest.raises(UserError, match="empty_question"):
        list(asker.ask(Question("  "), Task()))
    with pytest.raises(UserError, match="unknown_model"):
        list(asker.ask(Question("Why?", model_id="nobody"), Task()))


def test_without_the_library_the_model_speaks_alone() -> None:
    asker, _ = service(SaysModel("Hello."))
    answer = final(list(asker.ask(Question("Hi", use_library=False), Task())))
    assert answer.text == "Hello." and not answer.used_library and CHAT.id == answer.model


class GoesOnModel(SaysModel):
    """Remembers what it was given."""

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.turns = list(turns) if sampling.watch != "YES" else self.turns
        yield from super().chat(turns, sampling, task)


def test_a_stopped_answer_goes_on_behind_what_was_said() -> None:
    model = GoesOnModel(" boiler repair.")
    asker, _ = service(model)
    events = list(asker.ask(Question("Who pays for the boiler repair?", so_far="The landlord pays for the"), Task()))
    assert model.turns[-1] == ChatTurn("assistant", "The landlord pays for the")
    assert "".join(event.delta for event in events if isinstance(event, AnswerText)) == " boiler repair."
    answer = final(events)
    assert answer.text == "The landlord pays for the boiler repair." and answer.sentences[0].is_supported


def test_what_a_model_thinks_aloud_is_kept_and_not_checked() -> None:
    said = "<think>Rent? Forty dollars, maybe. Yes.</think>\n\nThe landlord pays for the boiler repair."
    asker, _ = service(SaysModel(said))
    answer = final(list(asker.ask(Question("Who pays for the boiler repair?"), Task())))
    assert answer.text == said
    (sentence,) = answer.sentences
    assert sentence.is_supported and said[sentence.start : sentence.end] == "The landlord pays for the boiler repair."


@pytest.mark.parametrize(("reason", "is_cut"), [("stop", False), ("length", True)])
def test_an_answer_says_whether_it_was_cut(reason: str, is_cut: bool) -> None:
    class Cut(FakeModel):
        def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
            yield TextDelta("Half a")
            yield Finished(reason, 10, 0, 2, 1.0, 2.0)  # type: ignore[arg-type]

    asker, _ = service(Cut())
    answer = final(list(asker.ask(Question("Tell me", use_library=False), Task())))
    assert answer.is_cut == is_cut and answer.timings.context_tokens == 4096


class Long(FakeModel):
    """Says one piece a call, each cut at its most tokens but the last."""

    def __init__(self, *pieces: str) -> None:
        super().__init__()
        self.left, self.begun = list(pieces), list[str]()

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.begun.append(turns[-1].text if turns[-1].role == "assistant" else "")
        yield TextDelta(self.left.pop(0))
        yield Finished("length" if self.left else "stop", 10, 0, 2, 1.0, 2.0)


def test_a_cut_answer_goes_on_by_itself_to_its_end() -> None:
    asker, _ = service(model := Long("The amount is limited to 25,0", "00 EUR", " a year."))
    answer = final(list(asker.ask(Question("Tell me", use_library=False), Task())))
    assert answer.text == "The amount is limited to 25,000 EUR a year." and not answer.is_cut
    assert model.begun == ["", "The amount is limited to 25,0", "The amount is limited to 25,000 EUR"]
    assert answer.timings.answer_tokens == 6 and answer.timings.prompt_tokens == 10


def test_it_does_not_go_on_where_the_length_was_chosen_or_it_goes_round_in_circles() -> None:
    chosen, _ = service(Long("The amount is", " 5."))
    question = Question("Tell me", use_library=False, options=ConversationOptions(max_tokens=16))
    assert final(list(chosen.ask(question, Task()))).is_cut
    again = "The rent is paid on the third working day of every month. " * 2
    circling, _ = service(Long(again, "The rent"))
    assert final(list(circling.ask(Question("Tell me", use_library=False), Task()))).text == again.strip()
