"""Joins the keyword and the vector leg into one ranking. Pure functions over scores."""

from __future__ import annotations

from collections.abc import Mapping

KEYWORD_WEIGHT = 0.5  # weight = 0.5 * coverage**3: within .002 of the best of six test sets
COVERAGE_POWER = 3
FOREIGN_KEYWORD_WEIGHT = 0.9  # a language the embedder never saw: fused .93, keywords alone .96, vectors alone .65


def keyword_weight(coverage: float, *, is_language_known: bool = True) -> float:
    """Share of the keyword leg, 0..1. `coverage` is the share of query terms that the index knows."""
    top = KEYWORD_WEIGHT if is_language_known else FOREIGN_KEYWORD_WEIGHT
    return top * min(1.0, max(0.0, coverage)) ** COVERAGE_POWER


def fuse(keyword: Mapping[int, float], vector: Mapping[int, float], weight: float) -> list[tuple[int, float]]:
    """(id, score 0..1), best first; ties by id. Each leg is scaled to 0..1 first; a leg without hits has no say."""
    if not vector:
        weight = 1.0
    elif not keyword:
        weight = 0.0
    words, meanings = _to_top(keyword), _min_max(vector)
    scores = {
        key: weight * words.get(key, 0.0) + (1.0 - weight) * meanings.get(key, 0.0) for key in {*words, *meanings}
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _to_top(scores: Mapping[int, float]) -> dict[int, float]:
    """bm25 has a natural zero, so only the top is moved to 1."""
    top = max(scores.values(), default=0.0)
    return {key: score / top if top > 0 else 1.0 for key, score in scores.items()}


def _min_max(scores: Mapping[int, float]) -> dict[int, float]:
    """Cosines crowd together far from zero, so the lowest candidate becomes 0."""
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    return {key: (score - low) / (high - low) if high > low else 1.0 for key, score in scores.items()}
