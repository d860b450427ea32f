"""Which page a passage is cited with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.library.base import Block, Document
from app.core.library.passages.pages import best_page, page_of, page_starts

ONE, TWO = "Use read.table for a file with row labels. ", "Without labels the header line names the columns."
STARTS = [(0, 39), (len(ONE), 40)]


def test_a_passage_over_two_pages_is_cited_with_the_one_that_answers() -> None:
    text = ONE + TWO
    assert best_page(STARTS, text, 0, "How are columns named by a header line?") == 40
    assert best_page(STARTS, text, 0, "How do I read a table?") == 39
    assert best_page(STARTS, text, 0, "walrus") == 39
    assert best_page(STARTS, text, 0, "") == 39


def test_files_without_pages_have_none() -> None:
    assert best_page([], "text", 0, "text") is None
    assert page_of([], 3) is None


@given(st.lists(st.integers(1, 30), min_size=1, max_size=20), st.data())
def test_the_page_is_one_that_the_passage_stands_on(lengths: list[int], data: st.DataObject) -> None:
    blocks, position = [], 0
    for page, length in enumerate(lengths, start=1):
        blocks.append(Block(position, position + length, page))
        position += length + 2
    text = ("moss and stones " * (position // 10 + 1))[:position]
    starts = page_starts(Document("", text, tuple(blocks)))
    start = data.draw(st.integers(0, position - 1))
    end = data.draw(st.integers(start + 1, position))
    page = best_page(starts, text[start:end], start, "stones")
    first, last = page_of(starts, start), page_of(starts, end - 1)
    assert first is not None and last is not None and page is not None
    assert first <= page <= last
