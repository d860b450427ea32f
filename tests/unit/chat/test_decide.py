from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Citation
from app.core.chat.decide import (
    Signals,
    aboutness,
    chance_after,
    chance_before,
    is_answer,
    is_foreign,
    is_worth_a_model,
    is_worth_quoting,
    may_be_said,
    signals,
)
from app.core.library.base import Hit, SearchResult

TEXT = "The boiler is serviced every 24 months. The landlord pays for its repair. The porter keeps the keys."
HIT = Hit(1, 1, 1.0, Path("/docs/lease.txt"), None, "", TEXT, 0, len(TEXT), keyword=1.0, vector=0.6)
OTHERS = tuple(
    replace(HIT, chunk_id=n, text="Cats sleep in the sun.", keyword=0.3, vector=0.1, score=0.2) for n in (2, 3)
)
MINILM = "all-minilm-l6-v2-int8"
unit = st.floats(0, 1)


def result(*hits: Hit, embedder: str = MINILM) -> SearchResult:
    return SearchResult("", 1.0, hits, 1.0, embedder)


def test_a_passage_that_holds_the_words_alone_is_worth_asking_about() -> None:
    question = "Who pays for the repair of the boiler?"
    found = signals(question, (HIT, *OTHERS))
    assert found.words == 1.0 and found.vector == 0.6 and abs(found.gap - 0.7) < 1e-9
    assert is_worth_a_model(result(HIT, *OTHERS), question) and is_worth_quoting(result(HIT, *OTHERS), question)


def test_passages_about_something_else_are_not() -> None:
    question = "What is the capital of Peru?"
    assert not is_worth_a_model(result(*(replace(hit, keyword=None, vector=0.1) for hit in OTHERS)), question)
    assert not is_worth_a_model(result(), question)


def test_an_embedder_that_was_never_calibrated_is_judged_by_words() -> None:
    found = Signals(0.9, 0.2, 0.1)
    assert chance_before(found, "unknown") == chance_before(replace(found, vector=0.0), "unknown")


@given(unit, unit, unit, unit)
def test_more_of_a_signal_never_lowers_the_chance(vector: float, words: float, gap: float, more: float) -> None:
    low = chance_before(Signals(vector, words, gap), MINILM)
    for better in (Signals(max(vector, more), words, gap), Signals(vector, max(words, more), gap)):
        assert chance_before(better, MINILM) >= low
    assert chance_after(low, more) <= chance_after(low, 0.0)


def test_a_model_that_doubts_is_stopped() -> None:
    assert is_answer(0.9, 0.01) and not is_answer(0.4, 0.9)


def test_an_answer_that_cites_something_else_is_held_back_unless_search_and_model_are_sure() -> None:
    right = Citation(1, HIT.path, None, "The landlord pays for its repair.", 40, 73)
    other = Citation(1, HIT.path, None, OTHERS[0].text, 5000, 5022)
    question = "Who pays for the repair of the boiler?"
    good = aboutness(question, "The landlord", cited=[right], hits=[HIT])
    bad = aboutness(question, "Cats", cited=[other], hits=[HIT])
    assert good > 0.5 and bad == 0.0 == aboutness(question, "Cats", cited=[], hits=[HIT])
    assert may_be_said(0.6, 0.01, good) and not may_be_said(0.4, 0.2, bad)
    assert may_be_said(0.99, 0.0001, bad)


@given(unit, unit, unit, unit)
def test_less_doubt_never_silences_an_answer(before: float, not_found: float, about: float, more: float) -> None:
    if may_be_said(before, not_found, about):
        assert may_be_said(max(before, more), not_found, about)
        assert may_be_said(before, min(not_found, more), about)
        assert may_be_said(before, not_found, max(about, more))


def test_a_question_in_another_language_is_judged_by_its_meaning_alone() -> None:
    """Its words stand in no passage: with the usual numbers every such question would be refused."""
    nano = "multilingual-e5-small-q4"
    found = SearchResult("Wer zahlt?", 1.0, (replace(HIT, vector=0.88, keyword=None),), 0.1, embedder=nano)
    assert is_foreign(found) and is_worth_a_model(found, "Wer zahlt die Reparatur der Heizung?")
    assert not is_worth_a_model(replace(found, coverage=1.0), "Wer zahlt die Reparatur der Heizung?")
    far = replace(found, hits=(replace(HIT, vector=0.6, keyword=None),))
    assert not is_worth_a_model(far, "Wer zahlt die Reparatur der Heizung?")
