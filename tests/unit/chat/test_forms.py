"""The forms of an answer: yes or no with its rule, a written text, the answer before in another form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat import yes_no
from app.core.chat.base import Answer, AnswerDone, Citation, Question, RouteChosen, Turn
from app.core.chat.condense import condensed
from app.core.chat.contrast import Piece
from app.core.chat.limits import is_within_limit
from app.core.chat.written import check_written
from app.core.library.base import Hit
from app.core.llm.base import ChatTurn, ModelEvent, Sampling
from app.core.task import Task
from tests.unit.chat.asking import Listening, Paged, answer_of, ask, shown

TEXT = "Dogs are allowed in the garden, but not in the house. The fee of 45 euros is due on 3 March 2026."
RULES = Paged(TEXT, [TEXT])
QUOTE = Citation(1, Path("/docs/long.txt"), None, "The fee of 45 euros is due on 3 March 2026.", 54, 97)
BEFORE = Turn("What is the fee?", "45 euros", (QUOTE,), "fact")


RULE = "Dogs are allowed in the garden, but not in the house."
EVIDENCE = [Hit(1, 1, 1.0, Path("/docs/long.txt"), None, "", TEXT, 0, len(TEXT))]
ASKED = "Are dogs allowed in the house?"


def pieces(evidence: list[Hit]) -> list[Piece]:
    return yes_no.sentences_of(evidence, ASKED, RULES.similarities)


PIECES = pieces(EVIDENCE)


class Deciding(Listening):
    """Says that a text answers the question where it has `rule`, and `answer` where it is asked for yes or no."""

    def __init__(self, rule: str, answer: str) -> None:
        super().__init__(answer, not_found=0.0)
        self.rule = rule

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.stated = 0.95 if self.rule in turns[-1].text else 0.01
        yield from super().chat(turns, sampling, task)


def test_yes_or_no_stands_before_its_sentence_in_the_language_of_the_question() -> None:
    assert yes_no.said(False, PIECES[0], "en") == f"No. {RULE}"
    assert yes_no.said(True, PIECES[0], "de") == f"Ja. {RULE}"
    assert yes_no.said(True, pieces([replace(EVIDENCE[0], text="4.2 dogs are allowed in the house.")])[0], "en") == (
        "Yes. Dogs are allowed in the house."
    )


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("may I sublet the flat?", "The flat may not be sublet.", True),
        ("do I need a key for the cellar?", "No key is needed for the cellar.", True),
        ("are dogs allowed in the garden?", RULE, False),
        ("are dogs allowed in the house?", RULE, True),
        ("Darf ich grillen?", "Grillen ist auf dem Balkon verboten.", True),
        ("may I keep hens?", "Hens may be kept.", False),
        ("is it not forbidden to keep hens?", "Hens are forbidden.", False),  # left to the model
    ],
)
def test_a_plain_negation_is_read_by_code(question: str, sentence: str, expected: bool) -> None:
    assert yes_no.is_denied(question, sentence) is expected


def test_of_many_sentences_those_with_the_questions_words_can_be_chosen() -> None:
    text = "\n".join([*(f"Rule number {n} is about nothing at all." for n in range(100)), RULE])
    many = [replace(EVIDENCE[0], text=text, end=len(text))]
    chosen = pieces(many)
    assert len(chosen) == yes_no.MOST_SENTENCES and chosen[-1].text == RULE


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("can I use petrol with 15 % ethanol?", "Petrol with up to 10 percent ethanol is allowed.", False),
        ("can I use petrol with 5 % ethanol?", "Petrol with up to 10 percent ethanol is allowed.", True),
        ("may I keep five hens?", "Up to four hens may be kept.", False),
        ("may a guest stay two nights?", "Guests may stay for at most three nights.", True),
        ("Darf man mit 16 Jahren mitmachen?", "Teilnehmer sind mindestens 18 Jahre alt.", False),
        ("is it valid on 1 July 2026?", "The guarantee is valid until 14 June 2026.", False),
        ("is it valid on 1 May 2026?", "The guarantee is valid until 14 June 2026.", True),
        ("is it valid on 1 May?", "The guarantee is valid until 14 June 2026.", None),
        ("may I keep a dog?", "Up to four hens may be kept.", None),
        ("may I stay two nights?", "Up to four hens may be kept.", None),
        ("is two litres enough?", "At least 3 litres and at most 5 litres.", None),
    ],
)
def test_a_number_is_compared_with_its_limit_by_code(question: str, sentence: str, expected: bool | None) -> None:
    assert is_within_limit(question, sentence) is expected


@pytest.mark.parametrize(("said", "expected"), [("yes", "Yes. "), ("no", "No. ")])
def test_the_rule_behind_yes_or_no_is_cited(said: str, expected: str) -> None:
    answer = answer_of(ask(RULES, Deciding(RULE, said), "Are dogs allowed on the grass?"))
    assert answer.route == "yes_no"
    assert answer.text == expected + RULE
    assert all(sentence.is_supported for sentence in answer.sentences)
    (citation,) = answer.citations
    assert citation.quote == RULE


def test_what_no_sentence_decides_is_neither_yes_nor_no() -> None:
    assert not answer_of(ask(RULES, Deciding("in no file", "yes"), "Are cats allowed in the garden?")).found


def test_a_sentence_without_a_date_decides_no_question_about_one() -> None:
    answer = answer_of(ask(RULES, Deciding(RULE, "yes"), "Is the fee due before 1 July 2026?"))
    assert not answer.text.startswith("Yes. Dogs")


def test_in_a_written_text_facts_are_cited_courtesies_stand_and_inventions_are_marked() -> None:
    evidence = [Hit(1, 1, 1.0, Path("/docs/rules.txt"), None, "", TEXT, 0, len(TEXT))]
    text = "Dear member, I hope you are well. The fee of 45 euros is open. Please pay the fine of 80 euros."
    sentences, citations = check_written(text, evidence, "remind the member of the fee")
    assert [sentence.is_supported for sentence in sentences] == [True, True, False]
    assert sentences[0].citations == ()
    assert sentences[1].citations
    assert "45 euros" in citations[sentences[1].citations[0] - 1].quote


def test_marks_without_a_word_are_no_list() -> None:
    assert not answer_of(ask(RULES, Listening("- - - - - -"), "list all fees")).found
    assert answer_of(ask(RULES, Listening("- - the fee of 45 euros"), "list all fees")).text == "- the fee of 45 euros"


def test_a_list_that_the_gate_sees_and_the_model_does_not_is_asked_for_once_more() -> None:
    class Hesitant(Listening):
        def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
            self.pieces = ["NOT FOUND"] if "NOT FOUND" in sampling.grammar else ["- the fee of 45 euros\n"]
            yield from super().chat(turns, sampling, task)

    answer = answer_of(ask(RULES, Hesitant(not_found=0.001), "list all fees"))
    assert answer.text == "- the fee of 45 euros" and answer.citations
    assert not answer_of(ask(RULES, Hesitant(not_found=1.0), "list all prices of the moon")).found


def test_a_greeting_is_answered_without_a_search_and_without_a_model() -> None:
    model = Listening("never said")
    library = Paged(TEXT, [TEXT])
    events = ask(library, model, "Hello!")
    assert isinstance(events[0], RouteChosen)
    assert "files" in shown(events)
    assert (library.queries, model.turns) == ([], [])
    assert answer_of(events).citations == ()


def test_are_you_sure_shows_what_the_answer_rests_on_and_asks_no_model() -> None:
    model = Listening("never said")
    answer = answer_of(ask(RULES, model, "are you sure?", history=(BEFORE,)))
    assert "The fee of 45 euros is due on 3 March 2026." in answer.text
    assert [citation.path for citation in answer.citations] == [QUOTE.path]
    assert model.turns == []
    unsure = answer_of(ask(RULES, model, "are you sure?", history=(replace(BEFORE, citations=()),)))
    assert unsure.citations == ()


def test_the_answer_before_in_another_language_keeps_its_citations_and_a_new_number_is_marked() -> None:
    answer = answer_of(ask(RULES, Listening("Die Gebühr beträgt 45 Euro."), "in German please", history=(BEFORE,)))
    assert answer.route == "rewrite"
    assert [citation.quote for citation in answer.citations] == [QUOTE.quote]
    assert all(sentence.is_supported for sentence in answer.sentences)
    wrong = answer_of(ask(RULES, Listening("Die Gebühr beträgt 54 Euro."), "in German please", history=(BEFORE,)))
    assert wrong.text == BEFORE.answer
    shorter = answer_of(ask(RULES, Listening("The fee is 54 euros."), "shorter please", history=(BEFORE,)))
    assert [sentence.is_supported for sentence in shorter.sentences] == [False]


def test_a_question_that_leans_on_the_one_before_is_completed_from_what_was_said() -> None:
    history = (Turn("What rent does Hollis pay?", "640 euros"),)
    complete = "What rent does Brandt pay?"
    assert condensed(Listening(complete), "and Brandt?", history, Task()) == complete
    invented = Listening("What rent did Emperor Napoleon pay?")
    assert condensed(invented, "and Brandt?", history, Task()) == "and Brandt?"


def test_a_text_that_no_file_is_needed_for_cites_nothing() -> None:
    answer = answer_of(ask(RULES, Listening("Leaves fall, mist rises."), "write a poem about autumn"))
    assert isinstance(answer, Answer)
    assert (answer.route, answer.used_library, answer.citations) == ("write", False, ())


def test_a_click_takes_another_way() -> None:
    events = ask(RULES, Listening("Nothing from the files."), "Are dogs allowed?", route="write")
    assert isinstance(events[-1], AnswerDone)
    assert (answer_of(events).route, answer_of(events).used_library) == ("write", False)
    assert Question("x").route is None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("can a guest bring his dog?", "Dogs are welcome, but not in the breakfast room.", True),
        ("can a dog come into the breakfast room?", "Dogs are welcome, but not in the breakfast room.", False),
        ("can a guest bring a cat?", "Dogs are welcome, but not in the breakfast room.", False),
        ("are boats afloat covered?", "Boats ashore are covered.", False),
    ],
)
def test_a_rule_with_exceptions_grants_what_is_none_of_them(question: str, sentence: str, expected: bool) -> None:
    assert yes_no.is_granted(question, sentence) is expected


def test_a_label_or_a_question_decides_nothing() -> None:
    text = "Insurer: Hollis Mutual.\nMay we bring our dog?\nDogs are insured here."
    hits = [Hit(1, 1, 1.0, Path("/d/p.txt"), None, "", text, 0, len(text))]
    found = yes_no.sentences_of(hits, "are dogs insured", lambda _, others: [1.0] * len(others))
    assert [piece.text for piece in found] == ["Dogs are insured here."]


def test_the_sentence_behind_a_fragment_is_shown_too() -> None:
    """Also where the fragment itself was shown while it was written, as on a terminal."""
    rule = "The spare key hangs behind the blue door."
    events = ask(Paged(rule, [rule]), Listening("behind the blue door"), "Where does the spare key hang?")
    assert answer_of(events).text == f"Behind the blue door. {rule}"
    assert shown(events).casefold() == answer_of(events).text.casefold()
