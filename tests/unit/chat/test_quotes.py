"""Answers of quotes: the sentence that answers, with what it announces, and nothing twice."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.quotes import MAX_QUOTE_CHARS, MAX_QUOTES, pick_quotes
from app.core.library.base import Hit


def hit(text: str, *, rank: int = 1, score: float = 0.9, heading: str = "") -> Hit:
    return Hit(rank, rank, score, Path(f"{rank}.pdf"), 1, heading, text, 100, 100 + len(text))


FAULTS = hit(
    "E04: no flame. Press reset once and wait. E17: gas valve. Close the gas tap and call a technician.",
    rank=2,
    score=0.4,
    heading="Boiler BX-20 > Fault codes",
)
MANUAL = hit("Read this manual before you switch the boiler on. The boiler must be serviced every 24 months.")


def test_a_rare_word_beats_a_nearer_passage_and_a_short_sentence_brings_the_next() -> None:
    text, sentences, citations = pick_quotes("What must I do when the boiler shows E17?", [MANUAL, FAULTS])
    assert text.startswith("E17: gas valve. Close the gas tap and call a technician.")
    assert sentences[0].citations == (1,)
    assert FAULTS.text[citations[0].start - 100 : citations[0].end - 100] == citations[0].quote


def test_two_parts_of_a_question_get_a_quote_each_in_reading_order() -> None:
    lease = hit("The tenant pays a deposit of 2,680 euros to the landlord by bank transfer. Dogs are allowed. "
                "The rent is 1,340 euros a month and is due on the third working day.")  # fmt: skip
    text, _, citations = pick_quotes("How high is the rent and how much is the deposit?", [lease])
    assert "2,680" in text and "1,340" in text and "Dogs" not in text
    assert citations[0].start < citations[1].start


def test_a_sentence_inside_a_longer_quote_is_not_said_twice() -> None:
    lease = hit("The tenancy begins in May. The tenancy ends on 31 August 2027 unless it is extended in writing.")
    text, _, _ = pick_quotes("When does the tenancy end?", [lease])
    assert text.count("31 August 2027") == 1


def test_no_shared_word_still_shows_the_nearest_sentence() -> None:
    text, _, citations = pick_quotes("Haustiere?", [MANUAL])
    assert text and len(citations) == 1


@given(st.text(max_size=80), st.lists(st.text(max_size=600), max_size=4))
def test_quotes_are_ranges_of_their_passages(question: str, texts: list[str]) -> None:
    hits = [hit(text, rank=number) for number, text in enumerate(texts, 1)]
    text, sentences, citations = pick_quotes(question, hits)
    assert len(citations) <= MAX_QUOTES and bool(text) == bool(citations)
    for citation in citations:
        source = next(item for item in hits if item.path == citation.path)
        assert source.text[citation.start - 100 : citation.end - 100] == citation.quote
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text and len(sentence.text) <= MAX_QUOTE_CHARS
