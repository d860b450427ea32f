"""Splits text into sentences and words with their exact character ranges. Knows no language model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.library.grams import grams, without_marks
from app.core.library.script import is_latin
from app.core.library.script import words as library_words

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nr|art|sec|fig|p|pp|mr|mrs|ms|dr|prof|st|approx|z\.b|bzw|ca|abs|\w)|\s\d{1,2})\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?=\s|$)|[。！？]|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*")
MAX_SPAN = 400  # characters: Thai has no full stops, and a list in a PDF may have none

_ENGLISH = """
a an and are as at be been but by can did do does for from had has have he her his how i if in into is it its may me
more most my no not of on one or our out she so some such than that the their them then there these they this those to
up was we were what when where which while who whom whose why will with would you your also about according after all
any before both during each many much must only other over same should under until very
"""
_GERMAN = """
der die das ein eine und ist sind von zu mit im in den dem des auf für wie was wer wann wo
"""
STOPWORDS = frozenset(_ENGLISH.split() + _GERMAN.split())


@dataclass(frozen=True)
class Span:
    text: str
    start: int
    end: int


def split_sentences(text: str) -> list[Span]:
    """Sentences in order, without surrounding white space; `text[s.start:s.end] == s.text`."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text[start : match.end()]):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _is_abbreviation(piece: str) -> bool:
    return piece.endswith(".") and _ABBREVIATIONS.search(piece[-8:]) is not None and len(piece) > 2


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while end - start > MAX_SPAN and (cut := max(text.rfind(mark, start, start + MAX_SPAN) for mark in "\n ")) > start:
        _append(spans, text, start, cut)
        start = cut
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0])
        spans.append(Span(stripped, begin, begin + len(stripped)))


def words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A crude common stem, enough to tell "ends" from "ending" when sentences are compared."""
    for suffix in ("ing", "ies", "ed", "es", "s", "en", "er"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


def content_words(text: str) -> list[str]:
    """Words that carry meaning, stemmed; numbers stay as they are. What is written without spaces, or with endings of
    another alphabet, as the grams by which it is searched."""
    found: list[str] = []
    for word in words(text):
        if word in STOPWORDS:
            continue
        if word.isascii():
            found.append(word if word[0].isdigit() else stem(word))
        elif is_latin(word):
            found.append(stem(without_marks(word)))
        else:
            found += [gram for part in library_words(word) for gram in grams(part)]
    return found
