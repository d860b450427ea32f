"""Finds, for each sentence of an answer, the passages that support it. Citations come from matching text, never from
the numbers a model writes (a 1.5B wrote the right one 17 % of the time). Knows no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.base import Citation, Doubt, Sentence
from app.core.chat.facts import Fact, has_facts, missing_facts
from app.core.chat.table_facts import mixed_rows
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.text.numbers import MONTHS, found_dates
from app.core.text.sentences import Span, split_sentences

_MONTH_WORDS = {word: number for name, number in MONTHS.items() for word in content_words(name)}
# Share of a sentence's content words that one source sentence and its neighbours must hold: strict on numbers and
# names, lenient on wording.
SUPPORT_SHARE = 0.5
SECOND_SHARE = 0.25  # the same for a second passage, which brings what is missing in the first
QUESTION_WEIGHT = 0.6  # of the question's words near by, when a short answer stands in several places
MAX_QUOTE_CHARS = 600
# An answer that is a count of one: no content word, and a file writes it as an article.
_ONE = re.compile(r"1|one|einer?|eine[nms]|une?|uno|una", re.IGNORECASE)
_ONE_SAID = re.compile(r"\b(?:1|one|a single|once|ein|eine[nmrs]?|une?|uno|una)\b(?![.,]\d)", re.IGNORECASE)
CITATION = re.compile(r"\s*\[(?:source\s*)?\d+(?:\s*,\s*\d+)*\]", re.IGNORECASE)


@dataclass(frozen=True)
class _Source:
    hit: Hit
    spans: tuple[Span, ...]
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class _Place:
    """A source sentence that may support a claim; `share` of the claim's words are in it and its neighbours."""

    source: _Source
    index: int
    share: float
    score: float


@dataclass(frozen=True)
class _Claim:
    """A sentence of the answer, and the question."""

    text: str
    question: str
    words: frozenset[str]
    asked: frozenset[str]


def strip_citations(text: str) -> str:
    """Remove source numbers that the model wrote; ours replace them."""
    return CITATION.sub("", text)


def check_answer(text: str, evidence: Sequence[Hit], question: str = "") -> tuple[list[Sentence], list[Citation]]:
    """The sentences of `text` with their support, and the citations they use, numbered in order of first use. Every
    number, date and name of a supported sentence is in a quote that it cites."""
    sources = [_read(hit) for hit in evidence]
    asked = frozenset(content_words(question))
    citations: list[Citation] = []
    sentences = []
    for span in split_sentences(text):
        claim = _Claim(span.text, question, frozenset(content_words(span.text)), asked)
        if not claim.words and not has_facts(span.text) and not _ONE.fullmatch(span.text.strip(" .")):
            sentences.append(Sentence(span.text, span.start, span.end, True))
            continue
        if _ONE.fullmatch(span.text.strip(" .")):
            quotes, doubt = _support_of_one(claim, sources)
        else:
            quotes, doubt = _support(claim, sources)
        used = tuple(dict.fromkeys(numbered(citations, quote) for quote in quotes)) if doubt is None else ()
        sentences.append(Sentence(span.text, span.start, span.end, doubt is None, used, doubt))
    return sentences, citations


def _read(hit: Hit) -> _Source:
    spans = tuple(split_sentences(hit.text))
    return _Source(hit, spans, tuple(frozenset(content_words(span.text)) | _months(span.text) for span in spans))


def _months(text: str) -> frozenset[str]:
    """What the months of days in figures are called: "2026-03-03" says March."""
    found = {month for (_, month, _), start, end in found_dates(text) if not any(map(str.isalpha, text[start:end]))}
    return frozenset(word for word, month in _MONTH_WORDS.items() if month in found)


def _support(claim: _Claim, sources: Sequence[_Source]) -> tuple[list[Citation], Doubt | None]:
    """The quotes that contain the claim's words and all of its facts, or the doubt that remains."""
    places = sorted(_places(claim, sources), key=lambda place: -place.score)
    near = [place for place in places if place.share >= SUPPORT_SHARE]
    if not near:
        return [], Doubt("wording")
    doubts: list[Fact] = []
    for place in near:
        quotes, missing = _quotes(claim, place, places)
        missing = missing or mixed_rows(claim.text, [quote.quote for quote in quotes])
        if not missing:
            return quotes, None
        doubts = doubts or missing
    return [], Doubt(doubts[0].kind, doubts[0].text)


def _support_of_one(claim: _Claim, sources: Sequence[_Source]) -> tuple[list[Citation], Doubt | None]:
    """The sentence that says "one" and most words of the question; none where it says no word of it."""
    found = [
        (len(claim.asked & words), -order, _cite(source, index, index))
        for order, source in enumerate(sources)
        for index, words in enumerate(source.words)
        if _ONE_SAID.search(source.spans[index].text) and claim.asked & words
    ]
    if not found:
        return [], Doubt("wording")
    return [max(found, key=lambda one: one[:2])[2]], None


def _places(claim: _Claim, sources: Sequence[_Source]) -> list[_Place]:
    # Words of the question are no evidence for a source; they count half.
    weights = {word: 0.5 if word in claim.asked else 1.0 for word in claim.words}
    total = sum(weights.values()) or 1.0
    found = []
    for source in sources:
        for index, words in enumerate(source.words):
            held = frozenset().union(*source.words[max(0, index - 1) : index + 2])  # answers often merge two
            share = sum(weights[word] for word in claim.words & held) / total
            if share < SECOND_SHARE:
                continue
            own = len(claim.words & words) / max(1, len(claim.words))
            about = len(claim.asked & (held | frozenset(content_words(source.hit.heading)))) / max(1, len(claim.asked))
            found.append(_Place(source, index, share, share + 0.5 * own + QUESTION_WEIGHT * about))
    return found


def _quotes(claim: _Claim, place: _Place, places: Sequence[_Place]) -> tuple[list[Citation], list[Fact]]:
    """The quote of a place, extended or joined by another until it contains every fact of the claim."""
    quotes = [_grown(claim, place)]
    missing = _missing(claim, quotes)
    for other in places:
        if not missing:
            break
        more = [*quotes, _grown(claim, other)]
        left = _missing(claim, more)
        if len(left) < len(missing):
            quotes, missing = more, left
    return quotes, missing


def _missing(claim: _Claim, quotes: Sequence[Citation]) -> list[Fact]:
    return missing_facts(claim.text, "\n".join(quote.quote for quote in quotes), known=claim.question)


def _grown(claim: _Claim, place: _Place) -> Citation:
    """The source sentence, extended by the nearest ones that contain missing facts, up to the length of a quote."""
    source = place.source
    first = last = place.index
    missing = len(_missing(claim, [_cite(source, first, last)]))
    for other in sorted(range(len(source.spans)), key=lambda number: abs(number - place.index)):
        if not missing:
            break
        low, high = min(first, other), max(last, other)
        wider = _cite(source, low, high)
        if wider.end - wider.start <= MAX_QUOTE_CHARS and (left := len(_missing(claim, [wider]))) < missing:
            first, last, missing = low, high, left
    return _cite(source, first, last)


def _cite(source: _Source, first: int, last: int) -> Citation:
    hit = source.hit
    start, end = source.spans[first].start, source.spans[last].end
    return Citation(0, hit.path, hit.page, hit.text[start:end], hit.start + start, hit.start + end)


def numbered(citations: list[Citation], found: Citation) -> int:
    """The number of a quote among those that are cited, to which it is added where it is new."""
    for known in citations:
        if (known.path, known.start, known.end) == (found.path, found.start, found.end):
            return known.n
    n = len(citations) + 1
    citations.append(Citation(n, found.path, found.page, found.quote, found.start, found.end))
    return n
