"""Aligning a stored passage with a page, and finding it again in a text that changed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.library.passages.locate import align, find_again, letters, matches

ALPHABET = "abcdeghilmnorstuyABC0127éßüﬁłждя漢字한"
LOREM = [
    "The tenancy of the flat begins on the first of September.",
    "Either party may end it early for good cause, in writing.",
    "A deposit of 2,680 euros is held in a separate account.",
    "Operating costs are settled once a year by the landlord.",
    "Small repairs up to eighty euros are paid by the tenant.",
    "The cellar and one parking space belong to the dwelling.",
]


def shown(raw: str, stored: str, start: int, end: int) -> tuple[str, float]:
    found = align(raw, stored, start, end)
    return "".join(letters(raw[left:right]).text for left, right in found.ranges), found.share


@given(st.integers(0, 10**9), st.integers(1, 200), st.floats(0, 0.99), st.floats(0.01, 1))
@settings(max_examples=200, deadline=None)
def test_a_passage_is_found_whatever_the_lines_and_hyphens(seed: int, words: int, begin: float, length: float) -> None:
    chance = random.Random(seed)
    stored = " ".join("".join(chance.choices(ALPHABET, k=chance.randint(1, 9))) for _ in range(words))
    start = int(begin * len(stored))
    end = min(len(stored), start + 1 + int(length * len(stored)))
    raw = "Head 7\r\n"
    for char in stored:
        is_end = char == " " and chance.random() < 0.3
        is_cut = char.isalpha() and chance.random() < 0.05
        raw += "\r\n" if is_end else f"{char}\x02\r\n" if is_cut else char
    text, share = shown(raw, stored, start, end)
    wanted = letters(stored[start:end]).text
    assert not wanted or (share == 1.0 and text == wanted)


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=300, deadline=None)
def test_nothing_breaks_it_and_ranges_lie_in_the_page(raw: str, stored: str, start: int, end: int) -> None:
    found = align(raw, stored, start, end)
    last = 0
    for left, right in found.ranges:
        assert last <= left < right <= len(raw)
        last = right
    assert 0.0 <= found.share <= 1.0


@given(st.text(max_size=300), st.text(max_size=40), st.integers(-5, 400))
@settings(max_examples=300, deadline=None)
def test_found_again_is_a_range_or_none(text: str, quote: str, near: int) -> None:
    found = find_again(text, quote, near)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)
    if quote.strip() and quote.strip() in text:
        assert found is not None and text[slice(*found)] == quote.strip()


@given(st.text(max_size=200), st.text(max_size=10))
@settings(max_examples=200, deadline=None)
def test_matches_of_anything(text: str, needle: str) -> None:
    last = 0
    for left, right in matches(text, needle):
        assert last <= left < right <= len(text)
        last = left


def test_the_second_of_two_equal_sentences_is_told_by_what_stands_around_it() -> None:
    stored = f"First part. {LOREM[0]} Then this. Second part. {LOREM[0]} Then that."
    raw = stored.replace(" ", "\r\n")
    second = stored.rindex(LOREM[0])
    found = align(raw, stored, second, second + len(LOREM[0]))
    assert found.ranges == ((raw.rindex("The\r\ntenancy"), raw.rindex("September.") + len("September.")),)


def test_columns_in_another_order_and_a_header_in_between() -> None:
    stored = " ".join(LOREM)
    raw = "\r\n".join([LOREM[3], LOREM[4], LOREM[5], "17 Running header", LOREM[0], LOREM[1], LOREM[2]])
    text, share = shown(raw, stored, 0, len(stored))
    assert share == 1.0 and "header" not in text and sorted(text) == sorted(letters(stored).text)


def test_a_letter_that_is_written_another_way_is_marked_with_the_rest() -> None:
    stored = "The first office keeps the files of the flat."
    raw = "The \ufb01rst o\ue001ce keeps the \ufb01les of the flat."
    found = align(raw, stored, 0, len(stored))
    assert found.ranges == ((0, len(raw)),)


def test_another_page_has_none_of_it() -> None:
    assert align(" ".join(LOREM[:3]), LOREM[4], 0, len(LOREM[4])).share == 0.0
    assert align("", LOREM[4], 0, 20).ranges == () and align("x", "", 0, 0).ranges == ()


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("Added. " * 40 + LOREM[2], LOREM[2], LOREM[2]),
        ("A deposit of\n2,680  Euros is due", "A deposit of 2,680 euros is due", "A deposit of\n2,680  Euros is due"),
        (
            " ".join(LOREM).replace("separate account", "separate savings account"),
            LOREM[2],
            "A deposit of 2,680 euros is held in a separate savings account",
        ),
        (" ".join(LOREM[:4]), LOREM[5], None),
        (" ".join(LOREM), "", None),
        (" ".join(LOREM), "?!", None),
    ],
)
def test_a_passage_is_found_again(text: str, quote: str, said: str | None) -> None:
    found = find_again(text, quote, 0)
    assert (text[slice(*found)].rstrip(".") if found else None) == (said.rstrip(".") if said else None)


def test_the_nearest_of_equals() -> None:
    text = "The rent is due. " * 5
    assert find_again(text, "The rent is due.", 36) == (34, 50)


def test_a_reader_finds_words_over_the_end_of_a_line() -> None:
    raw = "The ten\x02\r\nancy  of the\r\nÉTAGE. E17, e17!"
    assert [raw[slice(*found)] for found in matches(raw, "tenancy of the étage")] == [raw[4:29]]
    assert len(matches(raw, "E17")) == 2 and not matches(raw, "E18") and not matches(raw, "  ")
