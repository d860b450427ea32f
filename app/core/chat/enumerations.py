"""Gives a list the items of the sentence that enumerates them: "Present: A, B (chair), C." A small model leaves one out
or takes one from the sentence behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.text.sentences import split_sentences

LEAST_ITEMS = 3
MOST_ITEM_WORDS = 8
SHARE = 0.6  # of the list's items that the sentence has, for the list to be a copy of it
_ITEM = re.compile(r"^[-*•]\s+(?P<text>.+)$")
_BETWEEN = re.compile(r",\s+(?:(?:and|und|et|y)\s+)?|;\s+|\s+(?:and|und|et|y)\s+(?=[^,;]+$)")
_LABEL = re.compile(r"^[^:,;]{2,60}:\s+(?=\S)")

# Which of them: some items of the sentence may be left out for a reason.
_CHOSEN = re.compile(
    r"\b(?:which|welche[rsmn]?|quel(?:le)?s?|cu[áa]les|of (?:them|these|those)|davon|except|without|not|ohne|"
    r"sauf|sin)\b",
    re.IGNORECASE,
)


def completed_list(text: str, evidence: Sequence[Hit], question: str) -> str:
    """The list as its sentence has it; as it is where no sentence has most of its items, it says more than names them,
    or the question asks for some of them."""
    if _CHOSEN.search(question):
        return text
    lines = [match["text"] for line in text.split("\n") if (match := _ITEM.match(line)) is not None]
    if len(lines) < LEAST_ITEMS or len(lines) != len([line for line in text.split("\n") if line.strip()]):
        return text
    said = [frozenset(content_words(line)) for line in lines]
    for items in _enumerations(evidence):
        held = [frozenset(content_words(item)) for item in items]
        shared = sum(any(own <= other or other <= own for other in held) for own in said)
        if shared < max(2, SHARE * len(said)) or shared == len(said) == len(items):
            continue
        if not (_is_close(len(said), len(items)) and all(len(line.split()) <= MOST_ITEM_WORDS for line in lines)):
            continue
        return "\n".join(f"- {item}" for item in items)
    return text


def _is_close(said: int, items: int) -> bool:
    """Whether the list and the sentence have about as many items: a list of five of which three stand in a sentence
    with twelve may be another one."""
    return abs(said - items) <= max(1, items // 3)


def _enumerations(evidence: Sequence[Hit]) -> list[list[str]]:
    found = []
    for hit in evidence:
        for line in hit.text.split("\n"):
            for sentence in split_sentences(line):
                items = [item.strip(" .") for item in _BETWEEN.split(_LABEL.sub("", sentence.text))]
                if len(items) >= LEAST_ITEMS and all(item and len(item.split()) <= MOST_ITEM_WORDS for item in items):
                    found.append(items)
    return found
