"""Recognises what a request asks for by its meaning, where no pattern knows its words: it is compared with examples of
each kind. Knows the embedder only through `Library.similarities`."""

from __future__ import annotations

import functools
import json
import statistics
from collections.abc import Callable, Sequence

from app.core.chat.routes.base import RouteKind
from app.core.chat.routes.patterns import QUESTION_WORDS
from app.core.chat.routes.typed import in_full_words
from app.core.resources import resource

# How much nearer the three best examples of a kind are than those of a fact, in standard deviations of all. Of 150
# questions of XQuAD, all for facts, none had more by multilingual-e5-small and one by all-MiniLM-L6-v2.
MARGIN = 1.75
NEAREST = 3
MAX_CHARS = 200
TEXTS: frozenset[RouteKind] = frozenset({"write", "write_from_files"})  # are not asked for by a question
Similarities = Callable[[str, Sequence[str]], Sequence[float]]  # see `Library.similarities`


def kind_by_meaning(text: str, similarities: Similarities) -> RouteKind | None:
    """The kind of request that a text is like; None where it is like a question for a fact, or like none."""
    if not text.strip() or len(text) > MAX_CHARS or "\n" in text.strip():
        return None
    listed = _examples()
    near = similarities(in_full_words(text), [example for _, example in listed])
    if len(near) < len(listed) or not (spread := statistics.pstdev(near)):
        return None
    best: dict[RouteKind, float] = {}
    for kind in dict.fromkeys(kind for kind, _ in listed):
        own = sorted((cosine for cosine, (one, _) in zip(near, listed, strict=True) if one == kind), reverse=True)
        best[kind] = statistics.fmean(own[:NEAREST])
    found = max(best, key=lambda kind: best[kind])
    is_question = text.rstrip().endswith("?") or QUESTION_WORDS.search(text) is not None
    if best[found] - best["fact"] < MARGIN * spread or (found in TEXTS and is_question):
        return None
    return found


@functools.cache
def _examples() -> tuple[tuple[RouteKind, str], ...]:
    """Each kind with an example; none of them is of a collection that the program is measured by."""
    found: dict[RouteKind, list[str]] = json.loads(resource("requests.json").read_text("utf-8"))
    return tuple((kind, example) for kind, examples in found.items() for example in examples)


def every_example() -> tuple[str, ...]:
    return tuple(example for _, example in _examples())
