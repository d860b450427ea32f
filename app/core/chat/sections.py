"""Cuts a long file into a few sections, and picks from each the passages and sentences closest to its topic. Pure
functions over passages."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.core.chat.scope import MAX_SECTIONS, SECTION_TOKENS
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.text.sentences import Span, split_sentences

CHARS_A_TOKEN = 4  # for cutting only; what the model reads is counted by the model
APART = 1.5  # passages below different chapters are put together only where that is so much smaller
SENTENCE_CHARS = (30, 400)  # of a sentence that can be quoted
PATH = " > "


@dataclass(frozen=True)
class Section:
    """`title` is "" where the file has no headings there."""

    title: str
    hits: tuple[Hit, ...]

    @property
    def tokens(self) -> int:
        return sum(len(hit.text) // CHARS_A_TOKEN + 1 for hit in self.hits)


def sections_of(hits: Sequence[Hit]) -> list[Section]:
    """At most MAX_SECTIONS, by the headings above the passages. A long part without headings is cut evenly; short
    neighbours are merged, those of one chapter first."""
    target = max(SECTION_TOKENS, sum(Section("", (hit,)).tokens for hit in hits) // MAX_SECTIONS)
    groups: list[Section] = []
    for hit in hits:
        if groups and groups[-1].hits[0].heading == hit.heading:
            groups[-1] = replace(groups[-1], hits=(*groups[-1].hits, hit))
        else:
            groups.append(Section(hit.heading, (hit,)))
    pieces = [piece for group in groups for piece in _split(group, target)]
    merged = _merge(_packed(pieces, target // 2), target)
    return [replace(section, title=_title(section.hits)) for section in merged]


def central_hits(hits: Sequence[Hit], count_tokens: Callable[[str], int], limit: int) -> list[Hit]:
    """The first passage, which introduces the section, and the most central ones; in reading order, at most `limit`
    tokens together but at least one."""
    weights = Counter(word for hit in hits for word in set(content_words(hit.text)))
    order = sorted(hits[1:], key=lambda hit: -_centrality(hit.text, weights))
    chosen: list[Hit] = []
    left = limit
    for hit in [*hits[:1], *order]:
        needed = count_tokens(hit.text)
        if needed <= left or not chosen:
            chosen.append(hit)
            left -= needed
    return sorted(chosen, key=lambda hit: hit.start)


def central_sentences(hits: Sequence[Hit], count: int) -> list[tuple[Hit, Span]]:
    """The most central sentences, in reading order, without repetitions."""
    spans = [(hit, span) for hit in hits for span in split_sentences(hit.text) if _is_quotable(span)]
    weights = Counter(word for _, span in spans for word in set(content_words(span.text)))
    best: dict[str, tuple[Hit, Span]] = {}
    for hit, span in sorted(spans, key=lambda item: -_centrality(item[1].text, weights)):
        if len(best) < count:
            best.setdefault(" ".join(content_words(span.text)), (hit, span))
    return sorted(best.values(), key=lambda item: (str(item[0].path), item[0].start + item[1].start))


def _is_quotable(span: Span) -> bool:
    return SENTENCE_CHARS[0] <= len(span.text) <= SENTENCE_CHARS[1] and sum(map(str.isalpha, span.text)) > 15


def _centrality(text: str, weights: Counter[str]) -> float:
    """How much of the common vocabulary a text has, divided by the root of its length so that long texts do not always
    win."""
    found = set(content_words(text))
    return sum(math.log(weights[word]) for word in found if weights[word]) / math.sqrt(len(found) + 4)


def _split(section: Section, target: int) -> list[Section]:
    parts = max(1, round(section.tokens / target))
    size = math.ceil(len(section.hits) / parts)
    return [Section(section.title, section.hits[at : at + size]) for at in range(0, len(section.hits), size)]


def _packed(sections: Sequence[Section], limit: int) -> list[Section]:
    """Merge neighbours while they are short, so that few enough remain to search for the best pair."""
    packed: list[Section] = []
    for section in sections:
        if packed and packed[-1].tokens + section.tokens <= limit and _chapter(packed[-1]) == _chapter(section):
            packed[-1] = _joined(packed[-1], section)
        else:
            packed.append(section)
    if len(packed) > MAX_SECTIONS * 20:  # hundreds of tiny chapters
        size = math.ceil(len(packed) / (MAX_SECTIONS * 20))
        lots = [packed[at : at + size] for at in range(0, len(packed), size)]
        packed = [Section("", tuple(hit for section in lot for hit in section.hits)) for lot in lots]
    return packed


def _merge(sections: list[Section], target: int) -> list[Section]:
    while len(sections) > 1:
        costs = [
            (left.tokens + right.tokens) * (1.0 if _chapter(left) == _chapter(right) else APART)
            for left, right in itertools.pairwise(sections)
        ]
        at = min(range(len(costs)), key=costs.__getitem__)
        if len(sections) <= MAX_SECTIONS and costs[at] > target:
            break
        sections[at : at + 2] = [_joined(sections[at], sections[at + 1])]
    return sections


def _joined(left: Section, right: Section) -> Section:
    return Section("", left.hits + right.hits)


def _chapter(section: Section) -> list[str]:
    """The title of the file and the highest heading."""
    return section.hits[0].heading.split(PATH)[:2]


def _title(hits: Sequence[Hit]) -> str:
    """The headings common to all passages, else the first and the last; without the title of the file."""
    paths = [hit.heading.split(PATH) for hit in hits]
    common = 0
    while all(len(path) > common and path[common] == paths[0][common] for path in paths):
        common += 1
    if common > 1:
        return paths[0][common - 1]
    first, last = (path[1] if len(path) > 1 else "" for path in (paths[0], paths[-1]))
    return f"{first} – {last}" if first and last and first != last else first or last
