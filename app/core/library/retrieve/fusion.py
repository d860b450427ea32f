"""Fuses the keyword ranking and the vector ranking into one. Pure functions over scores."""

from __future__ import annotations

from collections.abc import Mapping

# weight = 0.55 * coverage**2. nDCG@10 with MiniLM: XQuAD en .9805 (with 0.5 and 3: .9796), Vaswani .4925 (.4900); with
# multilingual-e5-small: en .984, de .974, ru .977, ro .977, th .980, German on English .921 (.919), Vaswani .420
# (.414).
KEYWORD_WEIGHT = 0.55
COVERAGE_POWER = 2
# For a language that the embedder never saw, whatever the coverage: what few words are found beat vectors that mean
# nothing. XQuAD, nDCG@10 at .85 against the keyword leg alone: de .959/.957, ro .968/.964, ru .954/.955, th .972/.971,
# German questions on English text .685/.670.
FOREIGN_KEYWORD_WEIGHT = 0.85

# A passage matches, where the newest come first and rank no longer says enough, with a quarter of the best keyword
# score (one mention in a long passage against five in a short one), or in the nearer half of the vector candidates.
LEAST_KEYWORD = 0.25
LEAST_MEANING = 0.5

# What the name of a file adds to its passages, by the share of the query that it says: enough to lead from a file that
# mentions a person to the one that is called so, too little to beat a passage that both legs put first. A file whose
# name is the query stands before everything.
NAME_WEIGHT = 0.35
EXACT_NAME = 10.0


def keyword_weight(coverage: float, *, is_language_known: bool = True) -> float:
    """The share of the keyword score, 0..1. `coverage` is the share of query terms that the index knows."""
    if not is_language_known:
        return FOREIGN_KEYWORD_WEIGHT
    return KEYWORD_WEIGHT * min(1.0, max(0.0, coverage)) ** COVERAGE_POWER


def fuse(keyword: Mapping[int, float], vector: Mapping[int, float], weight: float) -> list[tuple[int, float]]:
    """(id, score 0..1), best first; ties by id. Each ranking is scaled to 0..1 first; one without hits is ignored."""
    if not vector:
        weight = 1.0
    elif not keyword:
        weight = 0.0
    words, meanings = _to_top(keyword), _min_max(vector)
    scores = {
        key: weight * words.get(key, 0.0) + (1.0 - weight) * meanings.get(key, 0.0) for key in {*words, *meanings}
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def lift(ranked: list[tuple[int, float]], names: Mapping[int, float]) -> list[tuple[int, float]]:
    """The ranking with what names add; scores stay in 0..1. `names` maps id to the share of the query that the name of
    its file says, and EXACT_NAME where it is the query."""
    if not names:
        return ranked
    scores = dict(ranked)
    for key, share in names.items():
        scores[key] = scores.get(key, 0.0) + NAME_WEIGHT * share
    top = max(1.0, *scores.values())
    return sorted(((key, score / top) for key, score in scores.items()), key=lambda item: (-item[1], item[0]))


def matching(keyword: Mapping[int, float], vector: Mapping[int, float], weight: float) -> set[int]:
    """The ids that match the query, and are not only among the candidates."""
    words = {key for key, score in _to_top(keyword).items() if score >= LEAST_KEYWORD}
    if words and weight >= FOREIGN_KEYWORD_WEIGHT:
        return words
    return words | {key for key, score in _min_max(vector).items() if score >= LEAST_MEANING}


def _to_top(scores: Mapping[int, float]) -> dict[int, float]:
    """Scale so that the best is 1; bm25 has a natural zero."""
    top = max(scores.values(), default=0.0)
    return {key: score / top if top > 0 else 1.0 for key, score in scores.items()}


def _min_max(scores: Mapping[int, float]) -> dict[int, float]:
    """Scale so that the lowest candidate is 0: cosines are crowded far from zero."""
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    return {key: (score - low) / (high - low) if high > low else 1.0 for key, score in scores.items()}
