from collections.abc import Iterator, Sequence

from app.core.chat.ask import INSISTING
from app.core.chat.base import AnswerChecking, AnswerText, Question
from app.core.chat.judge import MAX_CHARS, NO_OPINION, answerability
from app.core.errors import UserError
from app.core.llm.base import Begun, ChatTurn, Finished, ModelEvent, Sampling, TextDelta
from app.core.llm.fake import FakeModel
from app.core.task import Task
from tests.unit.chat.test_ask import final, service

QUESTION = "Who pays for the boiler repair?"


class Scripted(FakeModel):
    """A model that answers `first`, and `again` where its grammar forbids NOT FOUND; it says yes to checks with
    probability `stated`."""

    def __init__(self, first: str, *, not_found: float = 0.0, again: str = "", stated: float = 0.97) -> None:
        super().__init__()
        self.first, self.again, self.not_found, self.stated = first, again, not_found, stated
        self.heard: list[tuple[str, Sampling]] = []

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.heard.append((turns[-1].text, sampling))
        is_check = sampling.watch == "YES"
        yield Begun(self.stated if is_check else self.not_found)
        if not is_check:
            yield TextDelta(self.again if sampling.grammar else self.first)
        yield Finished("stop", 10, 0, 1, 1.0, 2.0)


def test_a_check_sees_the_question_without_the_answer_and_no_more_than_its_share_of_the_passage() -> None:
    model = Scripted("", stated=0.8)
    assert answerability(model, QUESTION, passage="x" * 5000, task=Task()) == 0.8
    said, sampling = model.heard[0]
    assert QUESTION in said and said.count("x") <= MAX_CHARS + 20
    assert (sampling.watch, sampling.against, sampling.max_tokens) == ("YES", "NO", 1)


def test_an_answer_that_cites_nothing_is_checked_by_what_was_found_first() -> None:
    model = Scripted("It is somebody else altogether.")
    asker, _ = service(model)
    list(asker.ask(Question(QUESTION), Task()))
    said, sampling = model.heard[-1]
    assert sampling.watch == "YES" and "The landlord pays for the boiler repair" in said


def test_an_answer_that_its_passage_does_not_state_is_held_back_unseen() -> None:
    """What a doubtful model writes is shown when it is checked: nothing on the screen is taken back."""
    asker, _ = service(Scripted("The porter keeps the keys.", not_found=0.5, stated=0.01))
    events = list(asker.ask(Question("Who pays the porter of the Lima office?"), Task()))
    assert any(isinstance(event, AnswerChecking) for event in events)
    assert not any(isinstance(event, AnswerText) for event in events) and not final(events).found


def test_a_model_that_finds_nothing_is_asked_again_where_the_search_is_sure() -> None:
    model = Scripted("NOT FOUND", again="The landlord pays for the boiler repair.")
    asker, _ = service(model)
    events = list(asker.ask(Question(QUESTION), Task()))
    assert final(events).text == "The landlord pays for the boiler repair." and final(events).citations
    assert [sampling.grammar for _, sampling in model.heard] == ["", INSISTING.grammar, ""]
    assert not any(isinstance(event, AnswerText) and "NOT" in event.delta for event in events)


def test_what_is_longer_than_the_context_is_left_unjudged() -> None:
    class Small(FakeModel):
        def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
            raise UserError("prompt_too_long", tokens=900, context=512)
            yield

    assert answerability(Small(), QUESTION, passage="The landlord pays.", task=Task()) == NO_OPINION
