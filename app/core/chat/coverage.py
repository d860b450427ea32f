"""Completes what was gathered for a calculation by the words of it that stand in none of the passages: "after the
deductible" needs the policy beside the claim. Knows the library only through the `Gatherer`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.core.chat import prompt
from app.core.chat.evidence import Gathered, Gatherer
from app.core.chat.words import STOPWORDS, forms, words
from app.core.library.base import Hit

MOST_TOKENS = 220  # of the passage that is added


def covered(
    gathered: Gathered,
    text: str,
    gatherer: Gatherer,
    *,
    within: Sequence[Path],
    count_tokens: Callable[[str], int],
) -> Gathered:
    """With the best passage for the words of `text` that none of the others has; as it was where nothing is missing.
    Raises as `Library.search`."""
    missing = missing_words(text, gathered.hits)
    unknown = set(gatherer.names.unknown(missing, within))
    wanted = [word for word in missing if word not in unknown]
    if not wanted or not gathered.hits:
        return gathered
    found = gatherer.find(" ".join(wanted), within)
    best = max(found, key=lambda hit: len(wanted) - len(_missing(wanted, [hit])), default=None)
    if best is None or len(_missing(wanted, [best])) == len(wanted):
        return gathered
    cut = prompt.cut_to(best, MOST_TOKENS, count_tokens)
    return replace(gathered, hits=(*gathered.hits, cut)) if cut is not None else gathered


def missing_words(text: str, hits: Sequence[Hit]) -> list[str]:
    """The words of a request that stand in none of the passages, their headings and files' names."""
    return _missing([word for word in dict.fromkeys(words(text)) if word not in STOPWORDS], hits)


def _missing(wanted: Sequence[str], hits: Sequence[Hit]) -> list[str]:
    held = {form for hit in hits for word in words(f"{hit.path.stem} {hit.heading} {hit.text}") for form in forms(word)}
    return [word for word in wanted if held.isdisjoint(forms(word))]
