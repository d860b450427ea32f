"""Recognises hits that repeat a better one: copies of a file, and its versions. Pure."""

from __future__ import annotations

from app.core.library.retrieve.script import words

# Share of all their different words that two passages have in common (Jaccard). A changed date or name in a letter of
# 100 words leaves .95; the next paragraph of a form letter is below .6.
SAME_SHARE = 0.9


class Copies:
    """Remembers the texts kept so far."""

    def __init__(self) -> None:
        self._kept: list[tuple[frozenset[str], frozenset[str]]] = []

    def holds(self, text: str) -> bool:
        """Whether `text` nearly equals one of those kept; if not, it is kept. A text with another number is never a
        copy: that number may be the answer."""
        found = frozenset(words(text))
        figures = frozenset(word for word in found if not word.isalpha() and any(map(str.isdigit, word)))
        for other, others_figures in self._kept:
            if figures == others_figures and _share(found, other) >= SAME_SHARE:
                return True
        self._kept.append((found, figures))
        return False


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other or min(len(one), len(other)) < SAME_SHARE * max(len(one), len(other)):
        return 1.0 if one == other else 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)
