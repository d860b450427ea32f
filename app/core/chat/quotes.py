"""Answers with sentences picked from the passages, for models that are too small to answer (SmolLM2-135M: token F1
0.05). Pure functions over hits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.base import Citation, Sentence
from app.core.chat.sentences import Span, content_words, split_sentences
from app.core.library.base import Hit

MAX_QUOTES = 3
MIN_SHARE = 0.6  # a further quote must reach this share of the best one's score
MAX_QUOTE_CHARS = 400


@dataclass(frozen=True)
class _Candidate:
    hit: Hit
    span: Span
    score: float


def pick_quotes(question: str, hits: Sequence[Hit]) -> tuple[str, list[Sentence], list[Citation]]:
    """The best sentences of the best passages in reading order: (text, sentences, citations); "" without any."""
    candidates = _score(question, hits)
    if not candidates:
        return "", [], []
    best = max(candidate.score for candidate in candidates)
    chosen = sorted(
        (c for c in candidates if c.score >= best * MIN_SHARE), key=lambda c: (-c.score, c.hit.rank, c.span.start)
    )
    return _compose(_reading_order(_distinct(chosen)[:MAX_QUOTES]))


def _score(question: str, hits: Sequence[Hit]) -> list[_Candidate]:
    """Question words in the sentence, weighted by how rare they are among the passages, and by the passage's score."""
    wanted = set(content_words(question))
    spans = [(hit, span, set(content_words(span.text))) for hit in hits for span in split_sentences(hit.text)]
    rarity = {
        word: math.log(1 + len(spans) / (1 + sum(word in words for _, _, words in spans))) for word in wanted
    }
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    candidates = []
    for hit, span, words in spans:
        if not _is_quotable(span):
            continue
        overlap = sum(rarity[word] for word in wanted & words) / (sum(rarity.values()) or 1.0)
        has_new = bool(words - wanted)  # a heading that repeats the question answers nothing
        if overlap > 0 and has_new:
            candidates.append(_Candidate(hit, span, overlap + 0.4 * hit.score / top))
    if not candidates:
        candidates = [
            _Candidate(hit, span, hit.score) for hit, span, _ in spans if hit is hits[0] and _is_quotable(span)
        ][:1]
    return candidates


def _is_quotable(span: Span) -> bool:
    return 15 <= len(span.text) <= MAX_QUOTE_CHARS * 2 and any(character.isalpha() for character in span.text)


def _distinct(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Without the same sentence from two copies of a file."""
    seen: set[str] = set()
    kept = []
    for candidate in candidates:
        key = " ".join(content_words(candidate.span.text))
        if key not in seen:
            seen.add(key)
            kept.append(candidate)
    return kept


def _reading_order(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """Files by their best quote, sentences of a file as they stand in it."""
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
