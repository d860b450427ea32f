"""The greeting and the closing of a letter, which say nothing that a source could hold. Pure; knows no model."""

from __future__ import annotations

import re

from app.core.text.sentences import split_sentences

MOST_WORDS = 9  # of a line that is only a courtesy
CLOSING = re.compile(
    r"^(?:(?:best|kind|warm)(?: regards| wishes)|regards|sincerely|yours\b|many thanks|thank you\b|thanks\b|"
    r"mit freundlichen|"
    r"(?:viele|beste|liebe|freundliche) grüße|cordialement|bien à vous|salutations|(?:un )?saludos?|atentamente)",
    re.IGNORECASE | re.MULTILINE,
)
_GREETING = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom it may concern|ladies and gentlemen|sehr geehrte\w*|"
    r"liebe[rs]?|hallo|guten (?:tag|morgen|abend)|bonjour|bonsoir|madame|monsieur|chers?|ch[èe]res?|estimad[oa]s?|"
    r"querid[oa]s?|hola|buenos días)\b[^.?\d]*$",
    re.IGNORECASE,
)


def is_courtesy(text: str) -> bool:
    """Whether a sentence or its lines are only a greeting or a closing, with whom they greet."""
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    if not lines or len(text.split()) > MOST_WORDS:
        return False
    return bool(_GREETING.match(lines[0]) or CLOSING.match(lines[0]))


def without_courtesies(text: str) -> str:
    """A retold letter without its greeting and what follows its closing; as it is where nothing else would be left."""
    spans = split_sentences(text)
    kept = [not is_courtesy(span.text) for span in spans]
    if all(kept) or not any(kept):
        return text
    parts = [text[: spans[0].start]]
    for number, span in enumerate(spans):
        if kept[number]:
            end = spans[number + 1].start if number + 1 < len(spans) else len(text)
            parts.append(text[span.start : end])
    return "".join(parts).strip()
