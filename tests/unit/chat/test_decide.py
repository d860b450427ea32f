from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Citation
from app.core.chat.decide import (
    Signals,
    chance_after,
    chance_before,
    chance_of,
    checked_passage,
    is_answer,
    is_foreign,
    is_worth_a_model,
    is_worth_quoting,
    may_be_said,
    signals,
    under_source,
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
    found = signals(question, (HIT, *OTHERS), 1.5)
    assert found.words == 1.0 and found.vector == 0.6 and abs(found.gap - 0.7) < 1e-9
    chance = chance_of(result(HIT, *OTHERS), question, 1.5)
    assert is_worth_a_model(chance, result(HIT, *OTHERS)) and is_worth_quoting(chance, result(HIT, *OTHERS))


def test_passages_about_something_else_are_not() -> None:
    question = "What is the capital of Peru?"
    far = result(*(replace(hit, keyword=None, vector=0.1) for hit in OTHERS))
    assert not is_worth_a_model(chance_of(far, question, 0.2), far)
    assert chance_of(result(), question, 2.0) == 0.0 and not is_worth_a_model(0.0, result())


def test_an_embedder_that_was_never_calibrated_is_judged_by_words() -> None:
    found = Signals(0.9, 0.2, 0.1, 0.3)
    assert chance_before(found, "unknown") == chance_before(replace(found, vector=0.0), "unknown")


@given(unit, unit, unit, unit)
def test_a_nearer_sentence_never_lowers_the_chance(vector: float, words: float, close: float, more: float) -> None:
    low = chance_before(Signals(vector, words, 0.5, close), MINILM)
    assert chance_before(Signals(vector, words, 0.5, close + more), MINILM) >= low
    assert chance_after(low, more) <= chance_after(low, 0.0)


def test_the_name_of_a_file_holds_words_of_the_question() -> None:
    named = replace(HIT, path=Path("/docs/Hollis.txt"))
    question = "Who pays for the boiler of Hollis?"
    assert signals(question, (named, *OTHERS), 1.0).words > signals(question, (HIT, *OTHERS), 1.0).words


def test_a_model_that_doubts_is_stopped() -> None:
    assert is_answer(0.9, 0.01) and not is_answer(0.1, 0.9)
    assert is_answer(0.08, 0.05)  # found by few words, and the model has no doubt: the last look decides


def test_an_answer_stands_where_search_and_check_agree() -> None:
    assert may_be_said(0.6, 0.95) and may_be_said(0.95, 0.6)
    assert not may_be_said(0.1, 0.5) and not may_be_said(0.4, 0.0)


@given(unit, unit, unit)
def test_more_agreement_never_silences_an_answer(before: float, stated: float, more: float) -> None:
    if may_be_said(before, stated):
        assert may_be_said(max(before, more), stated) and may_be_said(before, max(stated, more))


def test_the_words_beside_a_quote_are_what_is_checked_under_the_name_of_their_source() -> None:
    quote = "The landlord pays for its repair."
    cited = Citation(1, HIT.path, None, quote, TEXT.index(quote), TEXT.index(quote) + len(quote))
    source = under_source("", HIT)
    assert source.startswith(HIT.path.stem)
    assert checked_passage([cited], [HIT]) == f"{source}{TEXT}"
    assert checked_passage([replace(cited, start=5000)], [HIT]) == f"{HIT.path.stem}\n{quote}"
    assert checked_passage([], [HIT, replace(HIT, text="Another.")]) == f"{source}{TEXT}"
    assert not checked_passage([], [])


def test_each_source_is_named_once_above_what_is_cited_of_it() -> None:
    other = replace(
        HIT, path=Path("/docs/Eye clinic.docx"), heading="Surgery", text="Ms Vasey operates.", start=0, end=18
    )
    first = Citation(1, HIT.path, None, TEXT, HIT.start, HIT.start + len(TEXT))
    second = Citation(2, other.path, None, other.text, 0, len(other.text))
    passage = checked_passage([first, second, replace(second, n=3)], [HIT, other])
    assert passage.endswith("\nEye clinic | Surgery\nMs Vasey operates.")
    assert passage.count("Eye clinic") == 1


def test_a_question_in_another_language_is_judged_by_its_meaning_alone() -> None:
    """Its words stand in no passage: with the usual numbers every such question would be refused."""
    nano = "multilingual-e5-small-q4"
    found = SearchResult("Wer zahlt?", 1.0, (replace(HIT, vector=0.88, keyword=None),), 0.1, embedder=nano)
    question = "Wer zahlt die Reparatur der Heizung?"
    known = replace(found, coverage=1.0)
    assert is_foreign(found) and is_worth_a_model(chance_of(found, question, 0.88), found)
    assert not is_worth_a_model(chance_of(known, question, 0.88), known)
    far = replace(found, hits=(replace(HIT, vector=0.6, keyword=None),))
    assert not is_worth_a_model(chance_of(far, question, 0.6), far)
