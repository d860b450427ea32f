"""How near a text is to shipped examples, by its meaning. Knows the embedder only through `Library.similarities`."""

from __future__ import annotations

import functools
import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.chat.routes.typed import in_full_words
from app.core.resources import resource

Similarities = Callable[[str, Sequence[str]], Sequence[float]]  # see `Library.similarities`


@dataclass(frozen=True)
class Nearness:
    """The cosine of each example with its label, and their standard deviation."""

    cosines: tuple[tuple[str, float], ...]
    spread: float

    def of(self, label: str) -> list[float]:
        """The cosines of one label, nearest first."""
        return sorted((cosine for one, cosine in self.cosines if one == label), reverse=True)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for label, _ in self.cosines))


def nearness(text: str, name: str, similarities: Similarities, *, most_chars: int) -> Nearness | None:
    """To the examples of a resource; None for a long text or one of several lines, and without vectors."""
    if not text.strip() or len(text) > most_chars or "\n" in text.strip():
        return None
    listed = examples(name)
    near = similarities(in_full_words(text), [example for _, example in listed])
    if len(near) < len(listed) or not (spread := statistics.pstdev(near)):
        return None
    return Nearness(tuple((label, cosine) for (label, _), cosine in zip(listed, near, strict=True)), spread)


@functools.cache
def examples(name: str) -> tuple[tuple[str, str], ...]:
    """Each label with an example; none of them is of a collection that the program is measured by."""
    found: dict[str, list[str]] = json.loads(resource(name).read_text("utf-8"))
    return tuple((label, example) for label, every in found.items() for example in every)
