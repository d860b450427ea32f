"""Splits text into sentences with their exact character ranges. Knows no language model."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nr|art|sec|fig|p|pp|mr|mrs|ms|dr|prof|st|approx|z\.b|bzw|ca|abs|\w)|\s\d{1,2})\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?=\s|$)|[。！？]|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
MAX_SPAN = 400  # characters: Thai has no full stops, and a list in a PDF may have none


@dataclass(frozen=True)
class Span:
    text: str
    start: int
    end: int


def split_sentences(text: str, *, max_span: int = MAX_SPAN) -> list[Span]:
    """Sentences in order, without surrounding white space; `text[s.start:s.end] == s.text`. A longer one than
    `max_span` characters is cut at a space."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text[start : match.end()]):
            continue
        _append(spans, text, start, match.end(), max_span)
        start = match.end()
    _append(spans, text, start, len(text), max_span)
    return spans


def first_sentences(text: str, most: int) -> str:
    """The text up to the end of so many sentences; lines that end in a comma or colon (a greeting) count as none."""
    ended = 0
    for span in split_sentences(text):
        if not span.text.endswith((",", ":")):
            ended += 1
        if ended == most:
            return text[: span.end]
    return text


def _is_abbreviation(piece: str) -> bool:
    return piece.endswith(".") and _ABBREVIATIONS.search(piece[-8:]) is not None and len(piece) > 2


def _append(spans: list[Span], text: str, start: int, end: int, limit: int) -> None:
    while end - start > limit and (cut := max(text.rfind(mark, start, start + limit) for mark in "\n ")) > start:
        _append(spans, text, start, cut, limit)
        start = cut
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0])
        spans.append(Span(stripped, begin, begin + len(stripped)))
