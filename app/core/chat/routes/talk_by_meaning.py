"""Recognises small talk by its meaning, where its words are none that `small_talk` knows: nearer to an example of it
than to examples of what is asked about files. Knows the embedder only through `Library.similarities`."""

from __future__ import annotations

import functools
import json
import statistics
from collections.abc import Callable, Sequence

from app.core.chat.routes.small_talk import MAX_CHARS
from app.core.chat.routes.typed import in_full_words
from app.core.chat.words import STOPWORDS, forms, words
from app.core.resources import resource

# How much nearer the best example of small talk is than the best other one, in standard deviations of all of them: what
# is near differs from embedder to embedder. Of 25 texts of small talk that no pattern knows all-MiniLM-L6-v2 puts 18
# above it and multilingual-e5-small 20; of 218 questions about files that say no word which the files know, none.
MARGIN = 1.35
Similarities = Callable[[str, Sequence[str]], Sequence[float]]  # see `Library.similarities`


def talk_by_meaning(
    text: str, similarities: Similarities, is_known: Callable[[str], bool] = lambda _: False
) -> str:
    """The topic of small talk that a text is about (see `SmallTalk`); "" for every other text, and without vectors.
    `is_known` tells whether a word stands in the files: "how does the pump work" is a question about the pump."""
    if not text.strip() or len(text) > MAX_CHARS or "\n" in text.strip():
        return ""
    said = in_full_words(text)
    listed = examples()
    near = similarities(said, [example for _, example in listed])
    if len(near) < len(listed) or not (spread := statistics.pstdev(near)):
        return ""
    best = max(range(len(near)), key=lambda at: near[at])
    topic = listed[best][0]
    other = max(cosine for cosine, (one, _) in zip(near, listed, strict=True) if not one)
    is_near = bool(topic) and near[best] - other >= MARGIN * spread
    return topic if is_near and not any(map(is_known, _strange(said))) else ""


def _strange(text: str) -> list[str]:
    """The words of a text that no example of small talk has."""
    return [word for word in words(text) if word not in STOPWORDS and not set(forms(word)) & _talk()]


@functools.cache
def examples() -> tuple[tuple[str, str], ...]:
    """Each topic with an example; "" is the topic of what is asked about files."""
    found: dict[str, list[str]] = json.loads(resource("small_talk.json").read_text("utf-8"))
    return tuple((topic, example) for topic, examples in found.items() for example in examples)


@functools.cache
def _talk() -> frozenset[str]:
    return frozenset(form for topic, example in examples() if topic for word in words(example) for form in forms(word))
