"""Leaves out what a later version of the same document says anew, so that a question about what holds is not answered
from the old one. Pure: files are read through a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.core.chat.routes.versions import asks_for_former, asks_for_older, newer_of
from app.core.chat.words import content_words
from app.core.library.base import Hit

ALIKE = 0.5  # of two passages that say the same: words that both have among all that one has (Jaccard)


def current(
    hits: Sequence[Hit], question: str, *, chunks: Callable[[Path], Sequence[Hit]], named: Mapping[Path, float]
) -> tuple[Hit, ...]:
    """The hits without those of which a later version has a passage that is alike and says as many of the question's
    words. All of them where the question itself says which version or time it means, those of former versions where it
    means these. `named` is how much the question
    says of a file's name: a file that it names more than the later one is meant."""
    newer = newer_of([hit.path for hit in hits])
    if asks_for_former(question) and newer:
        latest = set(newer.values())
        return tuple(hit for hit in hits if hit.path not in latest)
    if asks_for_older(question):
        return tuple(hits)
    asked = frozenset(content_words(question))
    later = {path: [frozenset(content_words(_text(chunk))) for chunk in chunks(path)] for path in set(newer.values())}
    kept = []
    for hit in hits:
        path = newer.get(hit.path)
        is_meant = path is None or named.get(hit.path, 0.0) > named.get(path, 0.0)
        if is_meant or path is None or not _is_said_anew(frozenset(content_words(_text(hit))), later[path], asked):
            kept.append(hit)
    return tuple(kept)


def _is_said_anew(held: frozenset[str], later: Sequence[frozenset[str]], asked: frozenset[str]) -> bool:
    is_complete = held & asked <= frozenset().union(*later)
    return is_complete and any(len(held & words) >= ALIKE * len(held | words) for words in later)


def _text(hit: Hit) -> str:
    return f"{hit.heading} {hit.text}"
