import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.words import content_words
from app.core.text.sentences import MAX_SPAN, first_sentences, split_sentences


def texts(text: str) -> list[str]:
    return [span.text for span in split_sentences(text)]


def test_splits_at_sentence_ends_only() -> None:
    assert texts("It ends on 1. March 2024, e.g. at noon. Pay 3.5 euros! Why? Because.") == [
        "It ends on 1. March 2024, e.g. at noon.",
        "Pay 3.5 euros!",
        "Why?",
        "Because.",
    ]


def test_list_items_and_paragraphs_are_sentences() -> None:
    assert texts("Heading\n\nFirst thing\n- one\n- two") == ["Heading", "First thing", "- one", "- two"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_spans_are_exact_ordered_and_lose_nothing(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(span.text for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_stopwords_carry_no_meaning() -> None:
    assert content_words("What is the rent of the flat?") == ["rent", "flat"]


def test_words_are_compared_whatever_the_alphabet() -> None:
    assert set(content_words("договора аренды")) & set(content_words("договор"))
    assert set(content_words("\u79df\u91d1\u662f\u591a\u5c11")) & set(content_words("\u6bcf\u6708\u79df\u91d1"))
    assert content_words("Verträge") == content_words("Vertrage")


def test_a_text_without_full_stops_is_cut_at_spaces() -> None:
    spans = split_sentences("word " * 400)
    assert len(spans) > 4 and all(len(span.text) <= MAX_SPAN for span in spans)


def test_the_first_sentences_without_the_greeting() -> None:
    card = "Dear Ada,\n\nGet well soon. We miss you. The dog too. Come back!"
    assert first_sentences(card, 2) == "Dear Ada,\n\nGet well soon. We miss you."
    assert first_sentences(card, 9) == card
    assert first_sentences("", 1) == ""
