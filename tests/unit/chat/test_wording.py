"""What kind of request a text is is told by its wording, in words that no pattern knows and no example has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Question, Turn
from app.core.chat.routes.kind_by_wording import kind_by_wording
from app.core.chat.routes.router import route_of
from app.core.chat.routes.wording import MAX_CHARS, features, probabilities

# None of them is among the examples, nor like one but for its form.
UNSEEN = (
    ("nobody else sees what I put in here, or does somebody?", "smalltalk", "privacy"),
    ("I've had such a rotten morning, the bus left without me", "smalltalk", "mood"),
    ("What was saved last of all that lies in this folder?", "library", "newest"),
    ("any of these in French?", "library", "language"),
    ("cannot find the thing from the water company, what did I save it as", "library", "where"),
    ("The dishwasher booklet, boiled down to what matters", "summary", ""),
    ("Die Hausordnung in drei Sätzen, bitte", "summary", ""),
    ("names of all those who still have not paid for the trip", "list", ""),
    ("¿quiénes faltan por pagar la cuota?", "list", ""),
    ("Offer Lang or offer Petrov: which one is dearer and by how much?", "compare", ""),
    ("kilometres that the van did between the two inspections", "compute", ""),
    ("what would three nights at the Seehof come to with the dog", "compute", ""),
    ("My tyre burst on the motorway. Am I insured for that?", "yes_no", ""),
    ("would it be a problem to paint the door green", "yes_no", ""),
    ("is what it says about guests in the old handbook still so", "versions", ""),
    ("Mrs Lindgren still owes us for March. Could you put a kind note to her together, with the sum?",
     "write_from_files", ""),
    ("warm words for the card, our baker turns 60", "write", ""),
    ("who chairs the board of the foundation", "fact", ""),
    ("what are the stoppers made of", "fact", ""),
    ("Was begrenzt die Laufzeit des Akkus?", "fact", ""),
    ("Would you kindly tell me who signed for the parcel?", "fact", ""),
    ("Combien de litres tient la cuve ?", "fact", ""),
)  # fmt: skip


def test_requests_that_nobody_wrote_before_are_mostly_told_right() -> None:
    found = [(route.kind, route.topic) for route in (route_of(Question(text)) for text, _, _ in UNSEEN)]
    right = sum(one == (kind, topic) for one, (_, kind, topic) in zip(found, UNSEEN, strict=True))
    assert right >= 0.8 * len(UNSEEN), [one for one in zip(found, UNSEEN, strict=True) if one[0] != one[1][1:]]


@pytest.mark.parametrize(
    "text",
    [
        "who chairs the board of the foundation",
        "when was the lighthouse built",
        "what are the stoppers made of",
        "how many people live in Aldra",
        "which strait separates the two islands",
        "Was begrenzt die Laufzeit des Akkus?",
        "Would you kindly tell me who signed for the parcel?",
    ],
)
def test_a_question_for_a_fact_stays_one(text: str) -> None:
    assert route_of(Question(text)).kind == "fact"


def test_an_address_is_no_mail_to_write() -> None:
    assert route_of(Question("Do you have an e-mail address for Mr Lund?")).kind in ("fact", "yes_no")
    assert route_of(Question("e-mail for Mr Lund: we come on Friday")).kind == "write_from_files"


def test_a_question_for_what_or_who_is_not_answered_by_yes_or_no() -> None:
    for text in ("What is a car allowed to weigh on that bridge?", "Wer darf mit dem Boot fahren?"):
        guess = kind_by_wording(text)
        assert guess is None or guess.kind != "yes_no"


def test_what_is_said_behind_an_answer_is_no_request_of_its_own() -> None:
    history = (Turn("When does the lease end?", "31 December 2024"),)
    assert kind_by_wording("and the other one?", follows=True) is None
    route = route_of(Question("fine, once more but in a single sentence", history=history))
    assert (route.kind, route.topic) == ("rewrite", "shorter")
    route = route_of(Question("dímelo en alemán, por favor", history=history))
    assert (route.kind, route.topic) == ("rewrite", "language")
    assert route_of(Question("fine, once more but in a single sentence")).kind != "rewrite"


def test_a_pattern_is_overruled_only_by_what_is_nearly_certain() -> None:
    guess = kind_by_wording("can you write me a get well card for a friend who broke her wrist")
    assert guess is not None and guess.kind == "write"
    assert guess.overrules("yes_no") and not guess.overrules("write")
    fact = kind_by_wording("Was begrenzt die Laufzeit des Akkus?")
    assert fact is not None and fact.kind == "fact" and fact.overrules("yes_no")
    assert not replace(fact, shares={"fact": 0.8, "yes_no": 0.01}).overrules("yes_no")
    assert not replace(fact, shares={"fact": 0.8, "yes_no": 0.16}).overrules("yes_no")


@given(st.text(max_size=MAX_CHARS + 20))
def test_any_text_has_probabilities_that_add_up(text: str) -> None:
    told = probabilities(text)
    if len(text) > MAX_CHARS or not text.strip():
        assert told == {}
    if told:
        assert abs(sum(told.values()) - 1) < 1e-9 and min(told.values()) >= 0
    kind_by_wording(text)


@pytest.mark.parametrize("text", ["ما هو الإيجار؟", "Когда заканчивается договор?", "Kiedy kończy się umowa?", "Zyx"])
def test_nothing_is_told_of_another_language_or_a_name(text: str) -> None:
    assert probabilities(text) == {} and kind_by_wording(text) is None


def test_a_name_is_no_feature_but_for_its_beginning() -> None:
    known = {"the", "rent", "of"}
    assert features("the rent of Dunmore", known) >= {"^ the", "rent of", "of ~", "~ $", "dunmo*"}
    assert features("the rent of Dunmore", known) & {"dunmore", "of dunmore"} == set()
    assert "#" in features("12 May", known | {"#"}) and "?" in features("why?", known | {"?"})
