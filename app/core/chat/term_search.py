"""Looks for terms with a computed end in the files that a search found, and puts them into answers. Knows the library
only through the `Gatherer`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.core.chat import terms
from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.contrast import pieces_of
from app.core.chat.evidence import Gatherer
from app.core.chat.phrases import phrase
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.text.numbers import found_dates

MOST_FILES = 3


class TermSearch:
    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer = gatherer

    def holds(self, question: str, hits: Sequence[Hit], language: str, today: date) -> Answer | None:
        """Whether a term holds on the day of the question; None where it asks something else or no term is certain."""
        if not terms.asks_whether_valid(question):
            return None
        for path in list(dict.fromkeys(hit.path for hit in hits))[:MOST_FILES]:
            term = terms.meant(question, terms.terms_of(pieces_of(self._gatherer.read(path))))
            if term is not None:
                word = phrase("yes" if terms.is_so(question, term, today) else "no", language)
                return _cited(f"{word}. {term.said(language)}", term)
        return None

    def with_end(self, question: str, answer: Answer, language: str) -> Answer:
        """An answer that gives a length to a question for a day, with that day behind it."""
        if not (answer.citations and terms.asks_when_over(question)) or found_dates(answer.text):
            return answer
        cited = answer.citations[0]
        every = terms.terms_of(pieces_of(self._gatherer.read(cited.path)))
        term = next((one for one in every if _overlaps(one.rule.citation(1), cited)), None)
        if term is None or set(content_words(answer.text)).isdisjoint(content_words(term.length)):
            return answer
        said = term.said(language)
        if set(content_words(answer.text)) <= set(content_words(said)):  # "24 months"
            alone = _cited(said, term)
            return replace(answer, text=said, sentences=alone.sentences, citations=alone.citations)
        text = f"{answer.text.rstrip()} {said}"
        start = len(text) - len(said)
        number = max(one.n for one in answer.citations) + 1
        citation = term.start.citation(number)
        sentence = Sentence(text[start:], start, len(text), True, (cited.n, number))
        return replace(
            answer, text=text, sentences=(*answer.sentences, sentence), citations=(*answer.citations, citation)
        )


def _cited(text: str, term: terms.Term) -> Answer:
    places = [term.rule.citation(1)]
    if not _overlaps(places[0], term.start.citation(2)):
        places.append(term.start.citation(2))
    sentence = Sentence(text, 0, len(text), True, tuple(one.n for one in places))
    return Answer(text, True, (sentence,), tuple(places))


def _overlaps(one: Citation, other: Citation) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end
