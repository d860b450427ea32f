"""When a model is asked, when its answer is shown or refused, and what an answer records of its making."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import AnswerChecking, AnswerText, ModelLoading, PassagesFound, Turn
from app.core.chat.draft import is_nothing
from app.core.chat.options import ConversationOptions
from app.core.errors import UserError
from app.core.models.fake import CHAT, QUOTES, FakeModels
from tests.unit.chat.asking import Listening, Paged, answer_of, ask, shown
from tests.unit.chat.test_whole import NOTE, TEXTS, WithParents

FACTS = "The boiler is serviced every 24 months. The landlord pays for the boiler repair. Keys are kept by the porter."
ASKED = "Who pays for the boiler repair?"
TRUE = "The landlord pays for the boiler repair."


def library() -> Paged:
    return Paged(FACTS, [FACTS])


def test_a_text_that_is_read_as_a_whole_is_answered_though_no_word_of_the_question_stands_in_it() -> None:
    """A request to translate has no word of the text: a search that is sure of nothing may not silence the model."""
    model = Listening("Der Schlüssel liegt unter dem blauen Topf.", not_found=0.6)
    answer = answer_of(ask(WithParents(TEXTS), model, "Übersetze dies.", within=(NOTE,)))
    assert answer.found and answer.is_whole and answer.text == "Der Schlüssel liegt unter dem blauen Topf."
    assert model.judged == []  # what is read as a whole leaves nothing out: no check may hold it back


def test_a_model_that_doubts_says_nothing_and_one_that_is_sure_speaks_while_it_writes() -> None:
    near = ask(library(), Listening(TRUE, not_found=0.0), ASKED)
    kinds = [type(event) for event in near if isinstance(event, (AnswerText, AnswerChecking))]
    assert shown(near) == TRUE and kinds[-1] is AnswerChecking and kinds.count(AnswerChecking) == 1  # behind the last
    far = Paged("Cats sleep in the sun. A landlord likes them.", ["Cats sleep in the sun. A landlord likes them."])
    doubted = Listening("Cats do.", not_found=0.99)
    answer = answer_of(ask(far, doubted, "Who keeps the spare key of the landlord?"))
    assert not answer.found and answer.text == "" and len(doubted.turns) == 1 and doubted.judged == []


def test_an_answer_that_the_check_does_not_find_in_its_passage_is_held_back() -> None:
    weak = Paged("The porter keeps cats. A landlord likes them.", ["The porter keeps cats. A landlord likes them."])
    question = "Who keeps the spare key of the landlord?"
    held = ask(weak, Listening("The porter", " keeps cats.", not_found=0.3, stated=0.0), question)
    assert not answer_of(held).found and shown(held) == "" and any(isinstance(event, AnswerChecking) for event in held)
    said = ask(weak, Listening("The porter", " keeps cats.", not_found=0.3, stated=1.0), question)
    assert answer_of(said).text == "The porter keeps cats." == shown(said)
    asked = Listening(TRUE)
    ask(library(), asked, ASKED)
    assert len(asked.judged) == 1 and FACTS in asked.judged[0] and ASKED in asked.judged[0]


def test_a_model_that_finds_nothing_where_the_search_is_sure_is_asked_once_more() -> None:
    model = Listening("NOT FOUND", not_found=0.1)
    assert not answer_of(ask(library(), model, ASKED)).found
    assert [bool(sampling.grammar) for sampling in model.samplings] == [False, True]
    assert model.samplings[0].watch == "NOT FOUND" and model.samplings[0].fixed_turns == 9
    assert model.samplings[0].max_tokens == 320
    going_on = Listening("NOT FOUND", not_found=0.1)
    ask(library(), going_on, ASKED, so_far="The")
    assert len(going_on.samplings) == 1  # what was begun is on the screen


def test_what_was_begun_is_never_taken_back() -> None:
    model = Listening(" pays for the boiler repair.", not_found=1.0, stated=0.0)
    answer = answer_of(ask(library(), model, ASKED, so_far="The landlord"))
    assert answer.found and answer.text == TRUE and model.judged == []


@pytest.mark.parametrize(
    ("pieces", "seen"),
    [
        (("The land", "lord pays [", "1] for it.", " NOT", " A thing."), "The landlord pays for it. NOT A thing."),
        (("The porter [see", " below] pays.",), "The porter [see below] pays."),
        (("It is [a long remark that goes on",), "It is [a long remark that goes on"),
        (("The landlord pays.", " NOT FOUND."), "The landlord pays."),
        (("The landlord pays N",), "The landlord pays"),
    ],
)  # fmt: skip
def test_marks_are_hidden_until_it_is_known_what_they_are(pieces: tuple[str, ...], seen: str) -> None:
    events = ask(library(), Listening(*pieces), ASKED, use_library=False)
    assert shown(events) == seen


NOTHING = ("", "  ", "NOT FOUND", "not found.", "NOT FOUND!", "Well: NOT FOUND.", "[1] ", "NOT FOUND [2]")


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_was_said(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["Found.", "NOT FOUND is what it says", "NOT", "It was not found there"])
def test_something_was_said(text: str) -> None:
    assert not is_nothing(text)


def test_an_answer_tells_how_it_came_about() -> None:
    answer = answer_of(ask(library(), Listening(TRUE, not_found=0.0), ASKED, within=(Path("/docs"),)))
    timings = answer.timings
    assert answer.model == CHAT.id and answer.used_library and not answer.is_quotes and answer.searched == ""
    assert answer.within == (Path("/docs"),)
    assert (timings.prompt_tokens, timings.reused_tokens, timings.answer_tokens) == (100, 40, 11)
    assert timings.search_ms == 1.0 and timings.context_tokens == 4096
    assert timings.tokens_per_s == pytest.approx(10.0)  # ten tokens after the first, in a second
    assert timings.first_token_ms == pytest.approx(timings.total_ms - 1000)
    assert answer.citations[0].page == 1


def test_a_question_that_leans_on_the_one_before_says_what_was_searched() -> None:
    paged = library()
    history = [Turn("Who pays for the boiler repair?", "The landlord.")]
    answer = answer_of(ask(paged, Listening("Keys are kept by the porter."), "And who keeps it?", history=history))
    assert answer.searched == paged.queries[0] and "boiler" in answer.searched


def test_a_question_about_operators_does_not_use_them() -> None:
    paged = library()
    ask(paged, Listening("x"), "What does type:pdf do here")
    assert paged.queries[0] == "What does type: pdf do here"


def test_which_model_is_asked() -> None:
    events = ask(library(), Listening(TRUE), ASKED)
    assert [event.model for event in events if isinstance(event, ModelLoading)] == [CHAT.name]
    quotes = ask(library(), Listening(TRUE), ASKED, quotes_only=True)
    assert answer_of(quotes).is_quotes and not any(isinstance(event, ModelLoading) for event in quotes)
    chosen = ask(library(), Listening(TRUE), ASKED, options=ConversationOptions(model=QUOTES.id))
    assert answer_of(chosen).is_quotes and answer_of(chosen).model == QUOTES.id
    first = ask(library(), Listening(TRUE), ASKED, options=ConversationOptions(model=QUOTES.id), model_id=CHAT.id)
    assert answer_of(first).model == CHAT.id
    with pytest.raises(UserError) as unknown:
        ask(library(), Listening(), ASKED, model_id="nobody")
    assert unknown.value.code in ("no_model", "unknown_model")


def test_a_model_that_is_not_installed_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeModels, "default", lambda self, role: None)
    with pytest.raises(UserError) as none:
        ask(library(), Listening(), ASKED)
    assert none.value.code == "no_model"


def test_quotes_of_passages_that_say_nothing_near_are_no_answer() -> None:
    far = Paged("Cats sleep in the sun and dogs guard the house.", ["Cats sleep in the sun and dogs guard the house."])
    far.hits = tuple(hit.__class__(**{**vars(hit), "keyword": None, "vector": 0.05}) for hit in far.hits)
    far.similarities = lambda text, others: (0.0,) * len(others)  # type: ignore[method-assign]
    for options in ({"quotes_only": True}, {}):
        events = ask(far, Listening("Cats."), "What is the speed of light?", **options)
        answer = answer_of(events)
        assert not answer.found and answer.text == "" and answer.is_quotes is bool(options)
        assert isinstance(events[1], PassagesFound) and len(events) == 3


def test_without_the_library_the_conversation_is_given_as_far_as_it_fits() -> None:
    model = Listening("Hello.")
    history = [Turn("Hi", "Hello"), Turn("How are you?", "Fine")]
    options = ConversationOptions(system_prompt="Speak plainly.", temperature=0.7, max_tokens=99, seed=5)
    answer = answer_of(ask(library(), model, "And now?", use_library=False, history=history, options=options))
    said = [turn.text for turn in model.turns[0]]
    assert said == ["Speak plainly.", "Hi", "Hello", "How are you?", "Fine", "And now?"]
    (sampling,) = model.samplings
    assert (sampling.temperature, sampling.max_tokens, sampling.seed, sampling.watch) == (0.7, 99, 5, "")
    assert answer.found and not answer.used_library and answer.citations == () and answer.sentences == ()


def test_instructions_of_the_conversation_stand_behind_ours() -> None:
    model = Listening(TRUE)
    ask(library(), model, ASKED, options=ConversationOptions(system_prompt="Answer in rhymes.", context_tokens=None))
    assert model.turns[0][0].text.endswith("NOT FOUND\n\nAnswer in rhymes.")


def test_text_is_told_as_it_comes() -> None:
    events = ask(library(), Listening("The ", "landlord ", "pays."), ASKED, use_library=False)
    assert [event.delta for event in events if isinstance(event, AnswerText)] == ["The ", "landlord ", "pays."]
