"""Decides whether the files hold an answer: before a model is called, from what the search found, and after it has
read, from how sure it is. The numbers are calibrated by `dev.py eval calibrate`. Knows no library and no model."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.chat.base import Citation
from app.core.chat.words import content_words
from app.core.library.base import Hit, SearchResult
from app.core.resources import resource
from app.core.text.sentences import split_sentences

ANY = ""  # the numbers for an embedder that was never calibrated: without its vectors
# Below this share of its words in the index a question is in another language than the files, and words say nothing: on
# XQuAD .97 where both are English, .85 German, .26 for German questions over English texts, .05 for Russian ones.
FOREIGN_COVERAGE = 0.5
FOREIGN = ":foreign"
THIRD = 2  # the gap is taken to the third hit: a fact stands in one or two passages, a topic in many
LEAST = 1e-4  # below it a probability says nothing more
USUAL_GAP = 0.45  # where there is no third hit to compare with; the mean over the collections


@dataclass(frozen=True)
class Signals:
    """Each in 0..1. `vector` is the best cosine; `words` the share of the question's words, weighted by how rare they
    are among the hits, that one passage holds; `gap` how much better the best keyword score is than the third."""

    vector: float
    words: float
    gap: float


def signals(question: str, hits: Sequence[Hit]) -> Signals:
    asked = frozenset(content_words(question))
    held = [_words(hit) for hit in hits]
    words = _best_share(_rarity(asked, held), held)
    keyword = sorted((hit.keyword or 0.0 for hit in hits), reverse=True)
    gap = keyword[0] - keyword[THIRD] if len(keyword) > THIRD else USUAL_GAP * bool(keyword and keyword[0])
    return Signals(max((hit.vector or 0.0 for hit in hits), default=0.0), words, gap)


def chance_before(found: Signals, embedder: str, *, coverage: float = 1.0) -> float:
    """The probability that the passages hold an answer, 0..1 (logistic regression). `coverage` is the share of the
    question's words that the index knows."""
    numbers = _numbers(embedder, coverage)
    return _chance(numbers, {"vector": found.vector, "words": found.words, "gap": found.gap})


def chance_after(before: float, not_found: float) -> float:
    """The same once the model has read the passages. `before` is what `chance_before` gave, `not_found` the probability
    with which the model begins to say that nothing was found."""
    return _chance(_calibration().answer, doubts(before, not_found))


def doubts(before: float, not_found: float) -> dict[str, float]:
    """What the search and the model's first word weigh, as log odds and log probability."""
    before = min(max(before, LEAST), 1 - LEAST)
    return {"search": math.log(before / (1 - before)), "not_found": math.log(not_found + LEAST)}


def is_foreign(result: SearchResult) -> bool:
    """Whether the question is in another language than the files, as far as its words tell."""
    return result.coverage < FOREIGN_COVERAGE


def is_worth_a_model(result: SearchResult, question: str) -> bool:
    """Whether anything found is near enough to be worth a model's time. Without hits it is not."""
    if not result.hits:
        return False
    return _chance_of(result, question) >= _numbers(result.embedder, result.coverage)["refuse_below"]


def is_worth_quoting(result: SearchResult, question: str) -> bool:
    """The same where no model will look at the passages after the search."""
    if not result.hits:
        return False
    return _chance_of(result, question) >= _numbers(result.embedder, result.coverage)["quote_below"]


def _chance_of(result: SearchResult, question: str) -> float:
    return chance_before(signals(question, result.hits), result.embedder, coverage=result.coverage)


def is_answer(before: float, not_found: float) -> bool:
    """Whether the model may speak."""
    return chance_after(before, not_found) >= _calibration().answer["refuse_below"]


def may_be_said(before: float, not_found: float, about: float) -> bool:
    """Whether an answer may stand once it is written: search, doubt and what it cites weighed together. A small model
    names the first thing that is of the right kind, and what stands around it tells."""
    numbers = _calibration().said
    return _chance(numbers, {**doubts(before, not_found), "about": about}) >= numbers["refuse_below"]


def aboutness(question: str, answer: str, *, cited: Sequence[Citation], hits: Sequence[Hit]) -> float:
    """How much of what was asked, 0..1, what an answer cites speaks of, beyond the answer's own words."""
    asked = frozenset(content_words(question)) - frozenset(content_words(answer))
    weights = _rarity(asked, [_words(hit) for hit in hits])
    near = [frozenset(content_words(_around(citation, hits))) for citation in cited]
    return _best_share(weights, near)


def _around(citation: Citation, hits: Sequence[Hit]) -> str:
    """The quote with a sentence on each side."""
    for hit in hits:
        if hit.path == citation.path and hit.start <= citation.start < hit.end:
            start, end = citation.start - hit.start, citation.end - hit.start
            spans = split_sentences(hit.text)
            inside = [n for n, span in enumerate(spans) if span.start < end and start < span.end] or [0]
            return " ".join(span.text for span in spans[max(0, inside[0] - 1) : inside[-1] + 2])
    return citation.quote


def _words(hit: Hit) -> frozenset[str]:
    return frozenset(content_words(f"{hit.heading}\n{hit.text}"))


def _rarity(asked: frozenset[str], held: Sequence[frozenset[str]]) -> dict[str, float]:
    """A weight for each word: the fewer of the passages hold it, the more."""
    return {word: math.log(1 + len(held) / (0.5 + sum(word in words for words in held))) for word in asked}


def _best_share(weights: Mapping[str, float], texts: Sequence[frozenset[str]]) -> float:
    """Of the weights, 0..1, in the text that holds most."""
    total = sum(weights.values())
    best = max((sum(weight for word, weight in weights.items() if word in text) for text in texts), default=0.0)
    return best / total if total else 0.0


def _chance(numbers: Mapping[str, float], found: Mapping[str, float]) -> float:
    at = numbers["bias"] + sum(numbers.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, at))))


def _numbers(embedder: str, coverage: float) -> dict[str, float]:
    known = _calibration().search
    if coverage < FOREIGN_COVERAGE and embedder + FOREIGN in known:
        return known[embedder + FOREIGN]
    return known.get(embedder, known[ANY])


@dataclass(frozen=True)
class _Calibration:
    """`search` by the embedder's id; `answer` once the model has read, `said` once it has written."""

    search: dict[str, dict[str, float]]
    answer: dict[str, float]
    said: dict[str, float]


@functools.cache
def _calibration() -> _Calibration:
    read = json.loads(resource("calibration.json").read_text("utf-8"))
    return _Calibration(read["search"], read["answer"], read["said"])
