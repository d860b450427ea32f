"""What a card shows of a passage before the model speaks: the sentence that says most of the question, with its words
marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.quotes import best_sentences
from app.core.chat.words import STOPWORDS, words
from app.core.library.base import Hit
from app.core.library.retrieve.snippet import Snippet, make_snippet, wanted_of

CHARS = 90
_LINE_MARK = re.compile(r"^\s*(?:[-*•–]|#{1,6})\s+", re.MULTILINE)  # of a list or heading: nothing in a line of text


def previews(question: str, hits: Sequence[Hit]) -> tuple[Snippet, ...]:
    """One of each hit, in their order; the beginning of a passage that has no word of the question."""
    said = best_sentences(question, hits, room=CHARS)
    wanted = wanted_of(" ".join(word for word in words(question) if word not in STOPWORDS))
    return tuple(make_snippet(_LINE_MARK.sub("", said.get(hit.rank, hit.text)), wanted, CHARS) for hit in hits)
