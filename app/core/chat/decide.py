"""Decides whether the passages hold an answer: before a model runs, from signals of the search, and afterwards, from
how certain the model is. The numbers are calibrated by `dev.py eval calibrate`. Knows no library and no model."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.chat.base import Citation
from app.core.chat.words import content_words
from app.core.library.base import Hit, SearchResult
from app.core.resources import resource
from app.core.text.sentences import split_sentences

UNCALIBRATED = ""  # the key of the numbers for an embedder that was never calibrated: they leave its vectors out
# Below this share of its words in the index a question is in another language than the files, and words say nothing: on
# XQuAD .97 where both are English, .85 German, .26 for German questions over English texts, .05 for Russian ones.
FOREIGN_COVERAGE = 0.5
FOREIGN = ":foreign"
GAP_RANK = 2  # the gap is measured to the third hit: a fact stands in one or two passages, a topic in many
MIN_STATED = 0.02  # the same for the judge, whose probabilities are coarser
MIN_PROBABILITY = 1e-4  # smaller probabilities carry no further information
DEFAULT_GAP = 0.45  # where there is no third hit to compare with; the mean over the collections


@dataclass(frozen=True)
class Signals:
    """Each in 0..1 but the last. `vector` is the best cosine; `words` the share of the question's words, weighted by
    how rare they are among the hits, that one passage holds with its file's name and heading; `gap` how much better
    the best keyword score is than the third. `close` is how near a sentence comes, 0..2 (see `closeness.py`)."""

    vector: float
    words: float
    gap: float
    close: float


def signals(question: str, hits: Sequence[Hit], close: float) -> Signals:
    asked = frozenset(content_words(question))
    held = [held_words(hit) for hit in hits]
    words = _best_share(_rarity(asked, held), held)
    keyword = sorted((hit.keyword or 0.0 for hit in hits), reverse=True)
    gap = keyword[0] - keyword[GAP_RANK] if len(keyword) > GAP_RANK else DEFAULT_GAP * bool(keyword and keyword[0])
    return Signals(max((hit.vector or 0.0 for hit in hits), default=0.0), words, gap, close)


def chance_before(found: Signals, embedder: str, *, coverage: float = 1.0) -> float:
    """The probability, 0..1, that the passages hold an answer (logistic regression over `Signals`). `coverage` is the
    share of the question's words that the index knows."""
    numbers = _numbers(embedder, coverage)
    return _chance(numbers, vars(found))


def chance_after(before: float, not_found: float) -> float:
    """The same probability once the model has read the passages. `before` is the result of `chance_before`, `not_found`
    the probability with which the model begins to say that nothing was found."""
    return _chance(_calibration().answer, doubts(before, not_found))


def doubts(before: float, not_found: float) -> dict[str, float]:
    """The features of `chance_after`: log odds of the search, log probability of the model's first word."""
    return {"search": _log_odds(before, MIN_PROBABILITY), "not_found": math.log(not_found + MIN_PROBABILITY)}


def _log_odds(chance: float, least: float) -> float:
    chance = min(max(chance, least), 1 - least)
    return math.log(chance / (1 - chance))


def is_foreign(result: SearchResult) -> bool:
    """Whether the question is in another language than the files, judged by its words."""
    return result.coverage < FOREIGN_COVERAGE


def chance_of(result: SearchResult, question: str, close: float) -> float:
    """`chance_before` for the result of a search; 0 without hits."""
    if not result.hits:
        return 0.0
    return chance_before(signals(question, result.hits, close), result.embedder, coverage=result.coverage)


def is_worth_a_model(chance: float, result: SearchResult) -> bool:
    """Whether the passages are promising enough to run a model on them."""
    return chance >= _numbers(result.embedder, result.coverage)["refuse_below"]


def is_worth_quoting(chance: float, result: SearchResult) -> bool:
    """The same threshold where no model will check the passages after the search."""
    return chance >= _numbers(result.embedder, result.coverage)["quote_below"]


def is_answer(before: float, not_found: float) -> bool:
    """Whether the model has found an answer, so that its text may be used."""
    return chance_after(before, not_found) >= _calibration().answer["refuse_below"]


def is_sure(before: float, not_found: float) -> bool:
    """Whether an answer may be shown while it is being written: text that is taken back is hard to forget."""
    return chance_after(before, not_found) >= _calibration().answer["show_from"]


def may_be_said(before: float, stated: float) -> bool:
    """Whether a finished answer may be shown, judged by the search and by the judge. A small model tends to name the
    first thing of the right kind."""
    numbers = _calibration().said
    return _chance(numbers, last_look(before, stated)) >= numbers["refuse_below"]


def last_look(before: float, stated: float) -> dict[str, float]:
    """The log odds of `may_be_said`; `stated` is the result of `judge.answerability`. The model's first word, the words
    around the citations and a judge that sees the answer add nothing to these two and are left out."""
    return {"search": _log_odds(before, MIN_PROBABILITY), "stated": _log_odds(stated, MIN_STATED)}


def is_worth_insisting(before: float) -> bool:
    """Whether the search is so certain that a model which finds nothing is asked again."""
    return before >= _calibration().answer["insist_above"]


def checked_passage(citations: Sequence[Citation], evidence: Sequence[Hit]) -> str:
    """The passage that an answer is checked against: its citations or, without any, the best passage; under the name
    and heading of its source, which say what it is about ("Ms Vasey is the surgeon", in a letter named after whom she
    operates on)."""
    parts: dict[str, list[str]] = {}
    for citation in citations:
        source, text = _around(citation, evidence)
        if text not in parts.setdefault(source, []):
            parts[source].append(text)
    cited = "\n".join(f"{source}\n{' '.join(texts)}" for source, texts in parts.items())
    return cited or next((under_source(hit.text, hit) for hit in evidence), "")


def under_source(text: str, hit: Hit) -> str:
    """A sentence of a passage under the file's name and the heading that it stands under: "Not in the hall" is about
    what they say."""
    return f"{_source(hit.path, hit.heading)}\n{text}"


def _source(path: Path, heading: str) -> str:
    return f"{path.stem} | {heading}" if heading else path.stem


def _around(citation: Citation, hits: Sequence[Hit]) -> tuple[str, str]:
    """The source of a citation, and the cited text with a sentence on each side."""
    for hit in hits:
        if hit.path == citation.path and hit.start <= citation.start < hit.end:
            start, end = citation.start - hit.start, citation.end - hit.start
            spans = split_sentences(hit.text)
            inside = [n for n, span in enumerate(spans) if span.start < end and start < span.end] or [0]
            text = " ".join(span.text for span in spans[max(0, inside[0] - 1) : inside[-1] + 2])
            return _source(hit.path, hit.heading), text
    return _source(citation.path, ""), citation.quote


def held_words(hit: Hit) -> frozenset[str]:
    """The content words of a passage, with those of its file's name and heading."""
    return frozenset(content_words(f"{_source(hit.path, hit.heading)}\n{hit.text}"))


def _rarity(asked: frozenset[str], held: Sequence[frozenset[str]]) -> dict[str, float]:
    """A weight for each word: higher the fewer passages contain it."""
    return {word: math.log(1 + len(held) / (0.5 + sum(word in words for words in held))) for word in asked}


def _best_share(weights: Mapping[str, float], texts: Sequence[frozenset[str]]) -> float:
    """The share of the weights, 0..1, in the text that contains most of them."""
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
    return known.get(embedder, known[UNCALIBRATED])


@dataclass(frozen=True)
class _Calibration:
    """Coefficients: `search` by embedder id; `answer` after the model has read, `said` after it has written."""

    search: dict[str, dict[str, float]]
    answer: dict[str, float]
    said: dict[str, float]


@functools.cache
def _calibration() -> _Calibration:
    read = json.loads(resource("calibration.json").read_text("utf-8"))
    return _Calibration(read["search"], read["answer"], read["said"])
