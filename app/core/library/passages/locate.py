"""Locates a passage: on the page that it was read from, whose lines, hyphens, columns and headers differ from the
stored text, and in the text of a file that has changed since. Pure; knows no file format and no window."""

from __future__ import annotations

import bisect
import functools
import itertools
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

GRAM = 12  # letters; shorter runs stand on a page by chance
FEW = 3  # letters that are enough of a sign beside a longer run
STRAY = 24  # letters; a shorter run far from the rest of the passage stands there by chance
NEAR = 300  # letters between the pieces of a passage: a line, a footnote or a column's foot
REACH = 200  # letters on each side by which two places of the same words are told apart
MAX_PLACES = 64  # of the same words on one page; a table of zeros has thousands
MIN_ALIKE = 0.6  # share of a passage's letters in the order of the passage: less is another text that sounds alike
SAMPLE = 8  # letters between the runs that vote for a place
_IGNORED = "\x02\xad\ufffe"  # pdfium's mark for a hyphen at the end of a line, and Unicode's


@dataclass(frozen=True)
class Folded:
    """A text reduced to comparable characters; `places` has the index in the original of each."""

    text: str
    places: array[int]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The range in the original of a non-empty range of the folded text."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True)
class Alignment:
    """Ranges of the page's text, in its order; `share` of the passage's letters that they hold, 0..1."""

    ranges: tuple[tuple[int, int], ...] = ()
    share: float = 0.0


@dataclass(frozen=True)
class _Block:
    """`size` letters from `at` of the stored text stand from `place` on the page."""

    at: int
    place: int
    size: int


def letters(text: str) -> Folded:
    """Only letters and digits, without case, accents and ligatures."""
    return _fold(text, _letters_of)


def align(raw: str, stored: str, start: int, end: int) -> Alignment:
    """Where the passage `stored[start:end]` is in `raw`. `stored` is the text of the whole page as stored, so that
    repeated words are told apart by their context."""
    page, text = letters(raw), letters(stored)
    first, last = bisect.bisect_left(text.places, start), bisect.bisect_left(text.places, end)
    if first >= last or not page.text:
        return Alignment()
    blocks = _blocks(page.text, text.text, first=first, last=last)
    blocks = _joined(page.text, text.text, blocks, first=first, last=last)
    ranges = _merged([page.range(b.place, b.place + b.size) for b in blocks], page)
    share = min(1.0, sum(block.size for block in blocks) / (last - first))
    return Alignment(tuple(_with_signs(raw, ranges, stored[start:end])), share)


def find_again(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """The range of `text` that says what `quote` says, the nearest to `near`: the same characters, else the same
    letters, else most of them in the same order."""
    quote = quote.strip()
    exact = _nearest(text, quote, near)
    if exact is not None:
        return exact, exact + len(quote)
    wanted, whole = letters(quote), letters(text)
    if not wanted.text:
        return None
    found = _nearest(whole.text, wanted.text, bisect.bisect_left(whole.places, near))
    if found is not None:
        return whole.range(found, found + len(wanted.text))
    return _most_alike(text, whole, quote, wanted.text)


def matches(text: str, needle: str) -> list[tuple[int, int]]:
    """Where a reader would see `needle`, regardless of case, accents and line breaks."""
    page, wanted = _fold(text, _word_of), _fold(needle, _word_of).text.strip()
    found = []
    at = page.text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(page.range(at, at + len(wanted)))
        at = page.text.find(wanted, at + len(wanted))
    return found


@functools.lru_cache(maxsize=65536)
def _letters_of(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char).casefold() if c.isalnum())


@functools.lru_cache(maxsize=65536)
def _word_of(char: str) -> str:
    if char.isspace() or char in "\0\x01":
        return " "
    folded = unicodedata.normalize("NFKD", char).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c) and c not in _IGNORED)


def _fold(text: str, fold: Callable[[str], str]) -> Folded:
    parts: list[str] = []
    places = array("l")
    table = {char: fold(char) for char in set(text)}
    is_spaced, is_broken = True, False
    for index, char in enumerate(text):
        if char in _IGNORED:
            is_broken = True
            continue
        folded = table[char]
        if folded == " ":
            if not is_spaced and not is_broken:
                parts.append(folded)
                places.append(index)
                is_spaced = True
            continue
        if folded:
            is_spaced = is_broken = False
            parts.append(folded)
            places.extend([index] * len(folded))
    return Folded("".join(parts), places)


def _blocks(page: str, text: str, *, first: int, last: int) -> list[_Block]:
    """Runs of the passage that occur on the page, in the order of the passage."""
    size = min(GRAM, last - first)
    index = _grams(page, size)
    blocks: list[_Block] = []
    at, expected = first, first * len(page) // max(1, len(text))
    while at + size <= last:
        places = index.get(text[at : at + size])
        if not places:
            at += 1
            continue
        place = _best(page, text, places, at=at, expected=expected)
        length = _common(page, place, text, at, last - at)
        if not blocks or length >= STRAY or abs(place - expected) <= NEAR:
            blocks.append(_Block(at, place, length))
            expected = place + length
        at += length
    return blocks


def _grams(page: str, size: int) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place in range(len(page) - size + 1):
        index.setdefault(page[place : place + size], []).append(place)
    return index


def _best(page: str, text: str, places: list[int], *, at: int, expected: int) -> int:
    """Of several places with the same words, the one with most of the same context; of equals the nearest."""
    if len(places) == 1:
        return places[0]
    nearest = sorted(places, key=lambda place: abs(place - expected))[:MAX_PLACES]

    def likeness(place: int) -> tuple[int, int]:
        behind = _common_end(page[max(0, place - REACH) : place], text[max(0, at - REACH) : at])
        return behind + _common(page, place, text, at, REACH), -abs(place - expected)

    return max(nearest, key=likeness)


def _common(page: str, place: int, text: str, at: int, limit: int) -> int:
    """How many letters from these two places on are equal, at most `limit`."""
    most = min(limit, len(page) - place, len(text) - at)
    return _same(most, lambda count: page[place : place + count] == text[at : at + count])


def _common_end(a: str, b: str) -> int:
    return _same(min(len(a), len(b)), lambda count: a[len(a) - count :] == b[len(b) - count :])


def _same(most: int, is_same: Callable[[int], bool]) -> int:
    """The largest count up to `most` for which `is_same` holds, by bisection."""
    low = 0
    if is_same(most):
        return most
    while low + 1 < most:
        middle = (low + most) // 2
        low, most = (middle, most) if is_same(middle) else (low, middle)
    return low


def _joined(page: str, text: str, blocks: list[_Block], *, first: int, last: int) -> list[_Block]:
    """The blocks with what is beside and between them in another spelling (an odd ligature), and with short remainders
    nearby."""
    whole: list[_Block] = []
    for before, after in itertools.pairwise([None, *blocks, None] if blocks else []):
        start = before.at + before.size if before else first
        missing = (after.at if after else last) - start
        if before:
            whole.append(before)
        if missing <= 0:
            continue
        room = 2 * missing + 4
        left = before.place + before.size if before else max(0, after.place - room) if after else 0
        right = after.place if after else min(len(page), left + room)
        if before and after and 0 < right - left <= room:
            whole.append(_Block(start, left, right - left))
        elif before and after:
            whole += _rest(page, text[start : start + missing], at=start, place=left)
        else:
            whole += _edge(page[left:right], text[start : start + missing], at=start, place=left, is_head=not before)
    return whole


def _rest(page: str, missing: str, *, at: int, place: int) -> Iterator[_Block]:
    """Remainders shorter than a gram: the first word of a column, the word after a footnote."""
    found = page.find(missing, place, place + NEAR + len(missing)) if 2 < len(missing) < GRAM else -1
    if found >= 0:
        yield _Block(at, found, len(missing))


def _edge(near: str, missing: str, *, at: int, place: int, is_head: bool) -> Iterator[_Block]:
    """The beginning or end of the passage of which no gram was found, searched in the letters `near` by, from `place`
    on."""
    index = _grams(near, min(FEW, len(missing)))
    starts = [at for at in range(len(missing) - min(FEW, len(missing)) + 1) if missing[at : at + FEW] in index]
    if not starts:
        return
    if is_head:
        first = max(0, index[missing[starts[0] : starts[0] + FEW]][-1] - starts[0])
        yield _Block(at, place + first, len(near) - first)
    else:
        last = index[missing[starts[-1] : starts[-1] + FEW]][0] + len(missing) - starts[-1]
        yield _Block(at, place, min(len(near), last))


def _merged(ranges: list[tuple[int, int]], page: Folded) -> list[tuple[int, int]]:
    """Without gaps between ranges that contain no letter."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and bisect.bisect_left(page.places, merged[-1][1]) >= bisect.bisect_left(page.places, start):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _with_signs(raw: str, ranges: list[tuple[int, int]], passage: str) -> Iterator[tuple[int, int]]:
    """Includes the quotation marks, brackets and stops at the ends of the passage."""
    passage = passage.strip()
    head = passage[: next((n for n, char in enumerate(passage) if char.isalnum()), 0)]
    tail = passage[len(passage.rstrip("".join({c for c in passage if not c.isalnum()}))) :]
    for number, (start, end) in enumerate(ranges):
        if number == 0 and head and raw[max(0, start - len(head)) : start] == head:
            start -= len(head)
        if number == len(ranges) - 1 and tail and raw[end : end + len(tail)] == tail:
            end += len(tail)
        yield start, end


def _nearest(text: str, wanted: str, near: int) -> int | None:
    if not wanted:
        return None
    before = text.rfind(wanted, 0, max(0, near) + len(wanted))
    after = text.find(wanted, max(0, near))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - near)) if found else None


def _most_alike(text: str, whole: Folded, quote: str, wanted: str) -> tuple[int, int] | None:
    """Runs of the quote vote for where it would begin; the neighbourhood with most votes is compared closely."""
    votes: list[int] = []
    for at in range(0, max(1, len(wanted) - GRAM + 1), SAMPLE):
        gram, place = wanted[at : at + GRAM], -1
        for _ in range(MAX_PLACES):
            place = whole.text.find(gram, place + 1)
            if place < 0:
                break
            votes.append(place - at)
    if not votes:
        return None
    votes.sort()
    spread = len(wanted) // 2 + GRAM
    counts = [bisect.bisect_right(votes, vote + spread) - index for index, vote in enumerate(votes)]
    begin = max(0, votes[counts.index(max(counts))] - GRAM)
    left, right = whole.range(begin, min(len(whole.text), begin + spread + len(wanted) + 2 * GRAM))
    found = align(text[left:right], quote, 0, len(quote))
    start, end = (found.ranges[0][0], found.ranges[-1][1]) if found.ranges else (0, 0)
    return (left + start, left + end) if found.share >= MIN_ALIKE else None
