"""Finds, for each sentence of an answer, the passage that says it. Citations come from matching text, never from the
numbers a model writes (a 1.5B wrote the right one 17 % of the time). Knows no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.base import Citation, Sentence
from app.core.chat.sentences import Span, content_words, numbers, split_sentences
from app.core.library.base import Hit

# Share of a sentence's content words that one source sentence and its neighbours must hold. Not calibrated yet:
# strict on numbers and names, lenient on wording.
SUPPORT_SHARE = 0.5
MAX_QUOTE_CHARS = 600
CITATION = re.compile(r"\s*\[(?:source\s*)?\d+(?:\s*,\s*\d+)*\]", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?:\n]\s)(?<!^)\b[A-ZÄÖÜ][\w-]{2,}")


@dataclass(frozen=True)
class _Source:
    hit: Hit
    spans: tuple[Span, ...]
    words: tuple[frozenset[str], ...]


def strip_citations(text: str) -> str:
    """Remove source numbers the model wrote; ours replace them."""
    return CITATION.sub("", text)


def check_answer(text: str, evidence: Sequence[Hit], question: str = "") -> tuple[list[Sentence], list[Citation]]:
    """Sentences of `text` with their support, and the citations they use, numbered in order of first use."""
    sources = [_read(hit) for hit in evidence]
    known = set(content_words(question))
    citations: list[Citation] = []
    sentences = []
    for span in split_sentences(text):
        found = _support(span.text, sources, known)
        numbers_used = () if found is None else (_number(citations, found),)
        is_claim = bool(content_words(span.text))
        sentences.append(Sentence(span.text, span.start, span.end, found is not None or not is_claim, numbers_used))
    return sentences, citations


def _read(hit: Hit) -> _Source:
    spans = tuple(split_sentences(hit.text))
    return _Source(hit, spans, tuple(frozenset(content_words(span.text)) for span in spans))


def _support(sentence: str, sources: Sequence[_Source], question_words: set[str]) -> Citation | None:
    """The best source sentence, if it holds enough of the words and all of the numbers and names."""
    wanted = set(content_words(sentence))
    if not wanted:
        return None
    best, best_score = None, 0.0
    for source in sources:
        for index in range(len(source.spans)):
            held = _window(source, index)
            # Words that the question brought say nothing about the source; they count half.
            weights = {word: 0.5 if word in question_words else 1.0 for word in wanted}
            share = sum(weights[word] for word in wanted & held) / sum(weights.values())
            own = len(wanted & source.words[index]) / len(wanted)
            score = share + 0.5 * own
            is_enough = score > best_score and share >= SUPPORT_SHARE
            if is_enough and _holds_facts(sentence, source.hit.text, question_words):
                best, best_score = (source, index), score
    return None if best is None else _cite(best[0], best[1], sentence)


def _window(source: _Source, index: int) -> frozenset[str]:
    """The sentence with one neighbour on each side: an answer often joins two."""
    return frozenset().union(*source.words[max(0, index - 1) : index + 2])


def _holds_facts(sentence: str, text: str, question_words: set[str]) -> bool:
    """Every number, and every name that the question did not bring, must stand in the passage."""
    if not numbers(sentence) <= numbers(text):
        return False
    lowered = text.lower()
    names = {name.lower() for name in _NAME.findall(sentence)}
    return all(name in lowered or set(content_words(name)) <= question_words for name in names)


def _cite(source: _Source, index: int, sentence: str) -> Citation:
    """The source sentence, grown until the numbers of the answer can be read in the quote."""
    hit, first, last = source.hit, index, index
    missing = numbers(sentence) - numbers(source.spans[index].text)
    for other in sorted(range(len(source.spans)), key=lambda number: abs(number - index)):
        held = numbers(source.spans[other].text) & missing
        low, high = min(first, other), max(last, other)
        if held and source.spans[high].end - source.spans[low].start <= MAX_QUOTE_CHARS:
            first, last, missing = low, high, missing - held
    start, end = source.spans[first].start, source.spans[last].end
    return Citation(0, hit.path, hit.page, hit.text[start:end], hit.start + start, hit.start + end)


def _number(citations: list[Citation], found: Citation) -> int:
    for known in citations:
        if (known.path, known.start, known.end) == (found.path, found.start, found.end):
            return known.n
    n = len(citations) + 1
    citations.append(Citation(n, found.path, found.page, found.quote, found.start, found.end))
    return n
