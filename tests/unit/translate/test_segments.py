"""Segments: nothing is lost, nothing is too long, lists and white space stay where they are."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.core.translate.segments import MAX_CHARS, MAX_DENSE, halves, has_letters, join, split


def texts(text: str) -> list[str]:
    return [piece.text for piece in split(text)]


def test_sentences_lines_and_list_marks() -> None:
    text = "Dear Ms. Smith,\n\nWe got it. Thank you!\n- first thing\n  2) second thing\n"
    assert texts(text) == ["Dear Ms. Smith,", "We got it.", "Thank you!", "first thing", "second thing"]


@given(st.text(max_size=600))
def test_joining_the_pieces_gives_the_text_back(text: str) -> None:
    pieces = split(text)
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert all(one.end <= other.start for one, other in itertools.pairwise(pieces))
    assert join(text, [(piece, piece.text) for piece in pieces]) == text
    rest = join(text, [(piece, "") for piece in pieces])
    assert not has_letters(rest) or any(mark in rest for mark in ".)"), "only list marks may be left"


@given(st.text(min_size=1, max_size=400))
def test_halves_lose_nothing(text: str) -> None:
    pieces = halves(text)
    assert join(text, [(piece, piece.text) for piece in pieces]) == text and len(pieces) <= 2


def test_a_long_line_without_a_space_is_cut_in_linear_time() -> None:
    text = "x" * 10_000_000
    pieces = split(text)
    assert max(len(piece.text) for piece in pieces) <= MAX_DENSE
    assert sum(len(piece.text) for piece in pieces) == len(text)


def test_a_long_sentence_is_cut_at_clauses() -> None:
    sentence = ", ".join(f"the clause number {n} of a very long sentence" for n in range(60)) + "."
    pieces = split(sentence)
    assert all(len(piece.text) <= MAX_CHARS for piece in pieces)
    assert all(piece.text.endswith((",", ".")) for piece in pieces)


def test_halves_are_cut_at_the_clause_nearest_to_the_middle() -> None:
    text = "If no notice is given, it continues for one more year, at the same rent."
    assert [piece.text for piece in halves(text)] == [
        "If no notice is given,",
        "it continues for one more year, at the same rent.",
    ]
    assert [piece.text for piece in halves("short")] == ["short"]
