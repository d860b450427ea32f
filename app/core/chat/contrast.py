"""What changed between two versions of a text or table, found by comparing them sentence by sentence: no model is
asked, so nothing is left out and nothing is invented. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.base import Citation
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.text.sentences import Span, split_sentences

ALIKE = 0.45  # of two sentences that say the same thing in another way; difflib's ratio of their words
MOST_CHANGES = 14
_CLAUSE = re.compile(r"\W*(\d+(?:\.\d+)+\.?|§\s*\d+\w?|\d+[.)])\s")


@dataclass(frozen=True)
class Piece:
    """A sentence or table row where it stands."""

    hit: Hit
    span: Span

    @property
    def text(self) -> str:
        return " ".join(self.span.text.split())

    def citation(self, n: int) -> Citation:
        start = self.hit.start + self.span.start
        return Citation(n, self.hit.path, self.hit.page, self.span.text, start, start + len(self.span.text))


@dataclass(frozen=True)
class Change:
    """What stood there and what stands there now; one of them is None where something was added or taken out."""

    before: Piece | None
    after: Piece | None


def pieces_of(hits: Sequence[Hit]) -> list[Piece]:
    """The sentences of the passages; a row or paragraph of one line is a piece as it is."""
    found = []
    for hit in hits:
        for line in re.finditer(r"[^\n]+", hit.text):
            for span in split_sentences(line.group(), max_span=600):
                place = Span(span.text, line.start() + span.start, line.start() + span.end)
                if any(char.isalnum() for char in span.text):
                    found.append(Piece(hit, place))
    return found


def changes(before: Sequence[Hit], after: Sequence[Hit]) -> list[Change]:
    """In the order of the later version, what was taken out at its place."""
    old, new = pieces_of(before), pieces_of(after)
    said, anew = ([one.text.casefold() for one in pieces] for pieces in (old, new))
    matcher = difflib.SequenceMatcher(a=said, b=anew, autojunk=False)
    found: list[Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(old[a:b], new[c:d])
    return found


def relevant(found: Sequence[Change], request: str, *, names: str = "") -> list[Change]:
    """Those that have two words of the request, where any has; words that are in all of them, or in the names of the
    files, do not count."""
    asked = set(content_words(request)) - set(content_words(names))
    held = [set(content_words(_both(change))) for change in found]
    common = set.intersection(*held) if len(held) > 1 else set()
    scores = [len(asked & (words - common)) for words in held]
    best = max(scores, default=0)
    if best < 2:
        return list(found)
    return [change for change, score in zip(found, scores, strict=True) if score >= best]


def _paired(old: Sequence[Piece], new: Sequence[Piece]) -> list[Change]:
    """Sentences that say the same in another way belong together."""
    left = list(old)
    found: list[Change] = []
    for piece in new:
        likest = max(left, key=lambda one: _likeness(one, piece), default=None)
        if likest is not None and _likeness(likest, piece) >= ALIKE:
            found += [Change(gone, None) for gone in left[: left.index(likest)] if not _has_partner(gone, new)]
            left = (
                left[left.index(likest) + 1 :]
                if not any(_has_partner(one, new) for one in left[: left.index(likest)])
                else [one for one in left if one is not likest]
            )
            found.append(Change(likest, piece))
        else:
            found.append(Change(None, piece))
    return found + [Change(gone, None) for gone in left]


def _has_partner(piece: Piece, others: Sequence[Piece]) -> bool:
    return any(_likeness(piece, other) >= ALIKE for other in others)


def _likeness(one: Piece, other: Piece) -> float:
    """The share of their words, 0..1; the same number in front, of a clause or an article, counts as much as ALIKE."""
    alike = difflib.SequenceMatcher(a=_words(one), b=_words(other), autojunk=False).ratio()
    numbers = [_CLAUSE.match(piece.text) for piece in (one, other)]
    is_same_clause = all(numbers) and len({number[1] for number in numbers if number}) == 1
    return min(1.0, alike + ALIKE) if is_same_clause else alike


def _words(piece: Piece) -> list[str]:
    return re.findall(r"\w+(?:[.,]\w+)*", piece.text.casefold())


def _both(change: Change) -> str:
    return " ".join(piece.text for piece in (change.before, change.after) if piece is not None)
