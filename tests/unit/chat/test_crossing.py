"""A question in another language than the files is translated, asked again, and answered in its own language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.core.chat import crossing, rewriting
from app.core.chat.base import Answer, AnswerText, Sentence
from app.core.library.base import SearchRequest, SearchResult
from app.core.library.retrieve.language import languages_of
from app.core.llm.base import Begun, ChatTurn, Finished, ModelEvent, Sampling, TextDelta
from app.core.task import Task
from tests.unit.chat.asking import Listening, Paged, answer_of, ask

RULE = "Wer einen Schlüssel für das Bootshaus verliert, der zahlt dem Verein dafür 45 Euro und bekommt einen neuen."
ASKED = "what does a lost key cost"
ASKED_IN_GERMAN = "Was kostet ein verlorener Schlüssel?"


class German(Paged):
    """Finds the rule by its German word only."""

    def __init__(self, text: str = RULE) -> None:
        super().__init__(text, [text])

    def search(self, request: SearchRequest) -> SearchResult:
        found = super().search(request)
        is_known = "Schlüssel" in request.query or request.query.startswith("after:")
        return found if is_known else SearchResult(request.query, 1.0, (), 0.0)


class Translator(Listening):
    """Translates the question and the answer as it is told; says `answer` to every other prompt."""

    def __init__(self, answer: str, translated: str) -> None:
        super().__init__(answer, not_found=0.0)
        self.translated = translated

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        said = {crossing.TRANSLATE: ASKED_IN_GERMAN, rewriting.SYSTEM: self.translated}.get(turns[0].text)
        if said is None:
            yield from super().chat(turns, sampling, task)
            return
        self.turns.append(list(turns))
        yield Begun(0.0)
        yield TextDelta(said)
        yield Finished("stop", 10, 0, 5, 1.0, 1.0)


def systems(model: Listening) -> list[str]:
    return [turns[0].text for turns in model.turns]


def test_a_question_is_translated_asked_again_and_answered_in_its_own_language() -> None:
    model = Translator("Der zahlt dem Verein dafür 45 Euro", "they pay the club 45 euros for it")
    events = ask(German(), model, ASKED)
    answer = answer_of(events)
    assert answer.found and answer.text == "they pay the club 45 euros for it"
    assert answer.searched == ASKED_IN_GERMAN
    assert [one.quote for one in answer.citations] == [RULE]
    assert answer.sentences[0].is_supported and answer.sentences[0].citations == (1,)
    assert [event.delta for event in events if isinstance(event, AnswerText)] == [answer.text]


def test_an_answer_that_loses_a_number_stays_as_it_is() -> None:
    model = Translator("Der zahlt dem Verein dafür 45 Euro", "they pay the club 54 euros for it")
    answer = answer_of(ask(German(), model, ASKED))
    assert answer.text == "Der zahlt dem Verein dafür 45 Euro" and answer.sentences[0].is_supported


def test_a_day_is_written_as_in_english() -> None:
    rule = "Wer einen Schlüssel für das Bootshaus verliert, der zahlt dem Verein dafür bis zum 18. Juni 2026 den Preis."
    model = Translator("der zahlt dem Verein bis zum 18. Juni 2026", "they pay the club by 18. June 2026")
    assert answer_of(ask(German(rule), model, ASKED)).text == "they pay the club by 18 June 2026"


def test_a_number_alone_is_in_every_language() -> None:
    model = Translator("45", "forty-five")
    assert answer_of(ask(German(), model, ASKED)).text == "45"
    assert rewriting.SYSTEM not in systems(model)


def test_files_in_the_questions_language_are_asked_once() -> None:
    model = Translator("x", "x")
    library = German("Whoever loses a key of the boathouse pays the club 45 euros for it and gets a new one.")
    assert not answer_of(ask(library, model, ASKED)).found
    assert model.turns == []


def test_what_is_found_in_another_language_is_translated_and_not_asked_again() -> None:
    model = Translator("Der zahlt dem Verein dafür 45 Euro", "they pay the club 45 euros for it")
    answer = answer_of(ask(Paged(RULE, [RULE]), model, "what does one pay the Verein for a Schlüssel of the Bootshaus"))
    assert answer.text == "they pay the club 45 euros for it"
    assert crossing.TRANSLATE not in systems(model)


def test_the_languages_of_texts_are_told_by_their_words() -> None:
    english = "The rent of the flat is due on the first day of each month and is paid to the landlord."
    assert languages_of([english, english, RULE, "44; 12.5; B-14", ""]) == ("en", "de")
    assert languages_of([]) == ()


def test_yes_and_no_are_in_the_language_of_the_question() -> None:
    """Though the sentence behind it is in it already: the other language found it by another word."""
    said = "Nein. A lost key is not paid for."
    answer = Answer(said, True, (Sentence(said, 0, len(said), True, (1,)),))
    own = crossing.with_own_word(answer, "de", "en")
    assert own.text == "No. A lost key is not paid for."
    assert own.sentences == (Sentence(own.text, 0, len(own.text), True, (1,)),)
    assert crossing.with_own_word(replace(answer, text="45 Euro"), "de", "en").text == "45 Euro"


def test_what_does_not_answer_the_translated_question_is_not_said() -> None:
    model = Translator("Der zahlt dem Verein dafür 45 Euro", "they pay the club 45 euros for it")
    model.stated = 0.2
    assert not answer_of(ask(German(), model, ASKED)).found
