"""Recognises what a request asks for by its meaning, where no pattern knows its words: it is compared with examples of
each kind. Knows the embedder only through `Library.similarities`."""

from __future__ import annotations

import statistics
from typing import cast

from app.core.chat.routes.base import RouteKind
from app.core.chat.routes.nearness import Similarities, nearness
from app.core.chat.routes.patterns import QUESTION_WORDS

EXAMPLES = "requests.json"  # by kind
# How much nearer the three best examples of a kind are than those of a fact, in standard deviations of all. Of 150
# questions of XQuAD, all for facts, none had more by multilingual-e5-small and one by all-MiniLM-L6-v2.
MARGIN = 1.75
NEAREST = 3
MAX_CHARS = 200
TEXTS: frozenset[RouteKind] = frozenset({"write", "write_from_files"})  # are not asked for by a question


def kind_by_meaning(text: str, similarities: Similarities) -> RouteKind | None:
    """The kind of request that a text is like; None where it is like a question for a fact, or like none."""
    near = nearness(text, EXAMPLES, similarities, most_chars=MAX_CHARS)
    if near is None:
        return None
    best = {kind: statistics.fmean(near.of(kind)[:NEAREST]) for kind in near.labels}
    found = cast("RouteKind", max(best, key=lambda kind: best[kind]))
    is_question = text.rstrip().endswith("?") or QUESTION_WORDS.search(text) is not None
    if best[found] - best["fact"] < MARGIN * near.spread or (found in TEXTS and is_question):
        return None
    return found
