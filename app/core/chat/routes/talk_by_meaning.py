"""Recognises small talk by its meaning, where its words are none that `small_talk` knows: nearer to an example of it
than to examples of what is asked about files. Knows the embedder only through `Library.similarities`."""

from __future__ import annotations

import functools
from collections.abc import Callable

from app.core.chat.routes import nearness
from app.core.chat.routes.nearness import Similarities
from app.core.chat.routes.small_talk import MAX_CHARS
from app.core.chat.routes.typed import in_full_words
from app.core.chat.words import STOPWORDS, forms, words

EXAMPLES = "small_talk.json"  # by topic; "" is the topic of what is asked about files
# How much nearer the best example of small talk is than the best other one, in standard deviations of all of them: what
# is near differs from embedder to embedder. Of 25 texts of small talk that no pattern knows all-MiniLM-L6-v2 puts 18
# above it and multilingual-e5-small 20; of 218 questions about files that say no word which the files know, none.
MARGIN = 1.35


def talk_by_meaning(
    text: str, similarities: Similarities, is_known: Callable[[str], bool] = lambda _: False
) -> str:
    """The topic of small talk that a text is about (see `SmallTalk`); "" for every other text, and without vectors.
    `is_known` tells whether a word stands in the files: "how does the pump work" is a question about the pump."""
    near = nearness.nearness(text, EXAMPLES, similarities, most_chars=MAX_CHARS)
    if near is None:
        return ""
    topic, cosine = max(near.cosines, key=lambda one: one[1])
    is_near = bool(topic) and cosine - near.of("")[0] >= MARGIN * near.spread
    return topic if is_near and not any(map(is_known, _strange(in_full_words(text)))) else ""


def _strange(text: str) -> list[str]:
    """The words of a text that no example of small talk has."""
    return [word for word in words(text) if word not in STOPWORDS and not set(forms(word)) & _talk()]


@functools.cache
def _talk() -> frozenset[str]:
    said = (word for topic, example in nearness.examples(EXAMPLES) if topic for word in words(example))
    return frozenset(form for word in said for form in forms(word))
