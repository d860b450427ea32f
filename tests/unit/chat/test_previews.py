"""What is shown of a passage before the model speaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.previews import CHARS, previews
from app.core.chat.quotes import best_sentences
from tests.unit.chat.test_quotes import FAULTS, MANUAL, hit

QUESTION = "What must I do when the boiler shows E17?"


def test_each_passage_shows_its_best_sentence_and_marks_the_words() -> None:
    manual, faults = previews(QUESTION, [MANUAL, FAULTS])
    assert manual.text.startswith("Read this manual before you switch the boiler on")
    assert faults.text.startswith("E17: gas valve. Close the gas tap")
    assert [faults.text[start : start + length] for start, length in faults.marks] == ["E17"]
    assert [manual.text[start : start + length] for start, length in manual.marks][:1] == ["boiler"]


def test_a_passage_without_a_word_of_the_question_shows_its_beginning() -> None:
    other = hit("Dogs are allowed in the garden. Cats are not allowed at all.", rank=3)
    assert 3 not in best_sentences(QUESTION, [FAULTS, other], room=CHARS)
    (shown,) = previews("boiler", [other])
    assert shown.text.startswith("Dogs are allowed") and not shown.marks


def test_marks_of_lists_and_headings_are_not_shown() -> None:
    (shown,) = previews("boiler", [hit("## Checklist\n- Empty the cellar\n- Give the keys back")])
    assert "#" not in shown.text and "- " not in shown.text and "Empty the cellar Give the keys back" in shown.text


def test_a_long_sentence_is_cut_around_the_words() -> None:
    long = hit(f"{'The parties have agreed on many a thing and so on and so forth, ' * 4} and the deposit is high.")
    (shown,) = previews("How high is the deposit?", [long])
    assert len(shown.text) <= CHARS + 4 and "deposit" in shown.text and shown.marks


@given(st.text(max_size=80), st.lists(st.text(max_size=400), max_size=4))
def test_there_is_one_of_each_and_its_marks_are_inside(question: str, texts: list[str]) -> None:
    hits = [hit(text, rank=number) for number, text in enumerate(texts, 1)]
    shown = previews(question, hits)
    assert len(shown) == len(hits)
    for one in shown:
        assert all(0 <= start < start + length <= len(one.text) for start, length in one.marks)
