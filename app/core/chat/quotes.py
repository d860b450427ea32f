"""Answers with sentences picked from the passages, for models that are too small to answer (SmolLM2-135M: token F1
0.05). Pure functions over hits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.chat.base import Citation, Sentence
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.text.sentences import Span, split_sentences

MAX_QUOTES = 3
# On 1,190 XQuAD questions the quotes hold the answer for .905, in 332 characters and 1.8 quotes; the first for .684.
MIN_SHARE = 0.6  # of the best quote's score, for a quote with words of the question that no other quote has
NEAR_SHARE = 0.7  # the same for a quote without any
PASSAGE_WEIGHT = 0.4  # of the passage's own score, beside the share of the question's words in the sentence
HEADING_WEIGHT = 0.5  # of a word that stands in the heading above the sentence and not in it
SHORT_QUOTE_CHARS = 60  # a shorter sentence ("E17: gas valve.") is followed by what it announces
MAX_QUOTE_CHARS = 400


@dataclass(frozen=True)
class _Candidate:
    hit: Hit
    span: Span
    score: float
    words: frozenset[str] = frozenset()  # of the question


def pick_quotes(question: str, hits: Sequence[Hit]) -> tuple[str, list[Sentence], list[Citation]]:
    """The best sentences of the best passages in reading order: (text, sentences, citations); "" where there are none.
    """
    candidates = sorted(_score(question, hits), key=lambda c: (-c.score, c.hit.rank, c.span.start))
    chosen = [_extended(candidate) for candidate in _choose(_distinct(candidates))]
    return _compose(_reading_order([one for one in chosen if not any(_is_inside(one, other) for other in chosen)]))


def best_sentences(question: str, hits: Sequence[Hit], *, room: int) -> dict[int, str]:
    """Of each passage, by its rank, the sentence that says most of the question, with what it announces where that
    leaves it below `room` characters; passages that say nothing of it are left out."""
    best: dict[int, _Candidate] = {}
    for candidate in _score(question, hits):
        if candidate.hit.rank not in best or candidate.score > best[candidate.hit.rank].score:
            best[candidate.hit.rank] = candidate
    longer = {rank: _extended(candidate).span.text for rank, candidate in best.items()}
    return {rank: longer[rank] if len(longer[rank]) <= room else one.span.text for rank, one in best.items()}


def _choose(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The best quote, and others that cover more of the question or score nearly as high."""
    chosen: list[_Candidate] = []
    covered: frozenset[str] = frozenset()
    for candidate in candidates:
        needed = MIN_SHARE if candidate.words - covered else NEAR_SHARE
        if len(chosen) < MAX_QUOTES and candidate.score >= needed * candidates[0].score:
            chosen.append(candidate)
            covered |= candidate.words
    return chosen


def _score(question: str, hits: Sequence[Hit]) -> list[_Candidate]:
    """The question's words in the sentence, weighted by their rarity among the passages, and the passage's own score.
    """
    spans = [(hit, span, frozenset(content_words(span.text))) for hit in hits for span in split_sentences(hit.text)]
    asked = set(content_words(question))
    wanted = asked & frozenset().union(*(words for _, _, words in spans)) if spans else set()
    rarity = {
        word: math.log(1 + len(spans) / (1 + sum(word in words for _, _, words in spans))) for word in wanted
    }
    total = sum(rarity.values()) or 1.0
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    candidates = []
    for hit, span, words in spans:
        if not _is_quotable(span) or not wanted & words or not words - asked:
            continue  # a heading that repeats the question is no answer
        above = (wanted & frozenset(content_words(hit.heading))) - words
        overlap = sum(rarity[word] for word in wanted & words) + HEADING_WEIGHT * sum(rarity[word] for word in above)
        score = overlap / total + PASSAGE_WEIGHT * hit.score / top
        candidates.append(_Candidate(hit, span, score, frozenset(wanted & words) | above))
    if not candidates:
        candidates = [
            _Candidate(hit, span, hit.score) for hit, span, _ in spans if hit is hits[0] and _is_quotable(span)
        ][:1]
    return candidates


def _extended(chosen: _Candidate) -> _Candidate:
    """A short sentence together with those that follow it in its passage."""
    text, start, end = chosen.hit.text, chosen.span.start, chosen.span.end
    for span in split_sentences(text):
        if span.start >= end and end - start < SHORT_QUOTE_CHARS and span.end - start <= MAX_QUOTE_CHARS:
            end = span.end
    return replace(chosen, span=Span(text[start:end], start, end))


def _is_inside(one: _Candidate, other: _Candidate) -> bool:
    if one is other or one.hit is not other.hit:
        return False
    return other.span.start <= one.span.start and one.span.end <= other.span.end


def _is_quotable(span: Span) -> bool:
    return 15 <= len(span.text) <= MAX_QUOTE_CHARS * 2 and any(character.isalpha() for character in span.text)


def _distinct(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Without repetitions of a sentence from copies of a file."""
    seen: set[str] = set()
    kept = []
    for candidate in candidates:
        key = " ".join(content_words(candidate.span.text))
        if key not in seen:
            seen.add(key)
            kept.append(candidate)
    return kept


def _reading_order(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """Files in the order of their best quote; the sentences of a file in its own order."""
    first: dict[object, int] = {}
    for index, candidate in enumerate(chosen):
        first.setdefault(candidate.hit.path, index)
    return sorted(chosen, key=lambda c: (first[c.hit.path], c.hit.start + c.span.start))


def _compose(chosen: Sequence[_Candidate]) -> tuple[str, list[Sentence], list[Citation]]:
    parts: list[str] = []
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    at = 0
    for n, candidate in enumerate(chosen, start=1):
        quote = " ".join(candidate.span.text.split())
        shown = quote if len(quote) <= MAX_QUOTE_CHARS else quote[: MAX_QUOTE_CHARS - 1].rsplit(" ", 1)[0] + "…"
        start = candidate.hit.start + candidate.span.start
        end = candidate.hit.start + candidate.span.end
        citations.append(Citation(n, candidate.hit.path, candidate.hit.page, candidate.span.text, start, end))
        sentences.append(Sentence(shown, at, at + len(shown), True, (n,)))
        parts.append(shown)
        at += len(shown) + 2
    return "\n\n".join(parts), sentences, citations
