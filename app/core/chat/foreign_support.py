"""Supports the sentences of an answer that is in another language than the files: there no wording can be compared, and
numbers and dates are what both have. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.chat.base import Citation, Sentence
from app.core.chat.contrast import Piece, pieces_of
from app.core.chat.facts import missing_facts
from app.core.chat.verify import numbered
from app.core.library.base import Hit
from app.core.library.retrieve.query import passage_language
from app.core.text.numbers import dates, numbers

FACTS = ("number", "date")


def with_foreign(
    sentences: Sequence[Sentence], citations: Sequence[Citation], evidence: Sequence[Hit], language: str
) -> tuple[list[Sentence], list[Citation]]:
    """A sentence without support whose numbers and dates all stand in one passage of another language cites the place
    that holds most of them. Sentences without any stay as they are."""
    foreign = [hit for hit in evidence if passage_language(hit.text) not in (None, language)]
    kept = list(citations)
    found = []
    for sentence in sentences:
        place = None if sentence.is_supported or not language else _place(sentence.text, foreign)
        if place is None:
            found.append(sentence)
        else:
            number = numbered(kept, place.citation(0))
            found.append(replace(sentence, is_supported=True, doubt=None, citations=(number,)))
    return found, kept


def _place(sentence: str, evidence: Sequence[Hit]) -> Piece | None:
    said = numbers(sentence)
    if not said:
        return None
    for hit in evidence:
        if any(fact.kind in FACTS for fact in missing_facts(sentence, hit.text)):
            continue
        scores = [(len(said & numbers(piece.text)) + len(dates(sentence) & dates(piece.text)), piece)
                  for piece in pieces_of([hit])]  # fmt: skip
        score, best = max(scores, key=lambda item: item[0])
        return best if score else None
    return None
