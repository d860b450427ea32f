"""On which page a part of a file's text is. Pure; knows no file and no database."""

from __future__ import annotations

import bisect
from collections.abc import Collection

from app.core.library.base import Document
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.script import MIN_STEM, is_stopword, words

PageStarts = list[tuple[int, int]]  # (character offset, page) where the text of each page begins, in order


def page_starts(document: Document) -> PageStarts:
    """Where the text of each page begins; empty where there are no pages."""
    starts: PageStarts = []
    for block in document.blocks:
        if block.page is not None and (not starts or block.page != starts[-1][1]):
            starts.append((block.start, block.page))
    return starts


def page_of(starts: PageStarts, offset: int) -> int | None:
    """The page of a character."""
    if not starts:
        return None
    return int(starts[_index(starts, offset)][1])


def best_page(starts: PageStarts, text: str, start: int, query: str) -> int | None:
    """Of the pages that `text` (beginning at offset `start`) extends over, the one with most of the query's words; of
    equals the first. Otherwise a passage over two pages would be cited with the page that does not answer."""
    if not starts:
        return None
    language = language_of(query)
    wanted = {word for word in words(query) if not is_stopword(word, language)}
    first, last = _index(starts, start), _index(starts, start + max(0, len(text) - 1))
    best, most = first, -1
    for index in range(first, last + 1):
        left = max(0, starts[index][0] - start)
        right = starts[index + 1][0] - start if index < last else len(text)
        count = _count(wanted, set(words(text[left:right]))) if first != last else 0
        if count > most:
            best, most = index, count
    return int(starts[best][1])


def _index(starts: PageStarts, offset: int) -> int:
    return max(0, bisect.bisect_right(starts, offset, key=lambda item: item[0]) - 1)


def _count(wanted: Collection[str], found: Collection[str]) -> int:
    return sum(any(_is_same(word, other) for other in found) for word in wanted)


def _is_same(word: str, other: str) -> bool:
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    return len(short) >= MIN_STEM and long.startswith(short)
