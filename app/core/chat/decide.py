"""Decides whether the files hold an answer: before a model is called, from what the search found, and after it has
read, from how sure it is. The numbers are calibrated by `dev.py eval calibrate`. Knows no library and no model."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.chat.sentences import content_words
from app.core.library.base import Hit, SearchResult
from app.core.resources import resource

ANY = ""  # the numbers for an embedder that was never calibrated: without its vectors
THIRD = 2  # the gap is taken to the third hit: a fact stands in one or two passages, a topic in many
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
    held = [frozenset(content_words(f"{hit.heading}\n{hit.text}")) for hit in hits]
    weights = {word: math.log(1 + len(held) / (0.5 + sum(word in words for words in held))) for word in asked}
    total = sum(weights.values())
    words = max((sum(weights[word] for word in asked & some) for some in held), default=0.0) / total if total else 0.0
    keyword = sorted((hit.keyword or 0.0 for hit in hits), reverse=True)
    gap = keyword[0] - keyword[THIRD] if len(keyword) > THIRD else USUAL_GAP * bool(keyword and keyword[0])
    return Signals(max((hit.vector or 0.0 for hit in hits), default=0.0), words, gap)


def chance_before(found: Signals, embedder: str) -> float:
    """The probability that the passages hold an answer, 0..1 (logistic regression)."""
    numbers = _numbers(embedder)
    return _chance(numbers, {"vector": found.vector, "words": found.words, "gap": found.gap})


def chance_after(before: float, not_found: float) -> float:
    """The same once the model has read the passages. `before` is what `chance_before` gave, `not_found` the probability
    with which the model begins to say that nothing was found."""
    before = min(max(before, 1e-4), 1 - 1e-4)
    return _chance(_calibration().answer, {"search": math.log(before / (1 - before)), "not_found": not_found})


def is_worth_a_model(result: SearchResult, question: str) -> bool:
    """Whether anything found is near enough to be worth a model's time. Without hits it is not."""
    if not result.hits:
        return False
    return chance_before(signals(question, result.hits), result.embedder) >= _numbers(result.embedder)["refuse_below"]


def is_worth_quoting(result: SearchResult, question: str) -> bool:
    """The same where no model will look at the passages after the search."""
    if not result.hits:
        return False
    return chance_before(signals(question, result.hits), result.embedder) >= _numbers(result.embedder)["quote_below"]


def is_answer(before: float, not_found: float) -> bool:
    """Whether the model may speak."""
    return chance_after(before, not_found) >= _calibration().answer["refuse_below"]


def _chance(numbers: Mapping[str, float], found: Mapping[str, float]) -> float:
    at = numbers["bias"] + sum(numbers.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, at))))


def _numbers(embedder: str) -> dict[str, float]:
    known = _calibration().search
    return known.get(embedder, known[ANY])


@dataclass(frozen=True)
class _Calibration:
    """`search` by the embedder's id."""

    search: dict[str, dict[str, float]]
    answer: dict[str, float]


@functools.cache
def _calibration() -> _Calibration:
    read = json.loads(resource("calibration.json").read_text("utf-8"))
    return _Calibration(read["search"], read["answer"])
