"""Inserts our own marks into the Markdown of an answer before it is parsed: chips behind cited sentences, and the
beginning and end of unsupported ones. A text cannot contain such marks itself. Knows neither Qt nor Markdown's grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.base import Sentence

# Punctuation of an extinct script: Markdown sees punctuation, so that **bold.** before a chip
# still ends; a model's own are dropped first.
CHIP_START, CHIP_END, DOUBT_START, DOUBT_NUMBER, DOUBT_END = "\U00010a50\U00010a51\U00010a52\U00010a53\U00010a54"
ALL = CHIP_START + CHIP_END + DOUBT_START + DOUBT_END + DOUBT_NUMBER
PATTERN = re.compile(
    f"{CHIP_START}(?P<chip>\\d+){CHIP_END}|{DOUBT_START}(?P<doubt>\\d+){DOUBT_NUMBER}|(?P<end>{DOUBT_END})"
)
_DROPPED = str.maketrans("", "", ALL + "\ue000\ue001\ue002\ue003\ue004\ufffc\ufdd0\ufdd1")
_LIST_MARKS = re.compile(r"(?:\s*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)*")
_FENCES = ("```", "~~~", "$$", "\\[")
_FENCE_ENDS = ("```", "~~~", "$$", "\\]")


def clean(text: str) -> str:
    """The text without characters that are marks here or in a text document."""
    return text.translate(_DROPPED)


def with_marks(text: str, sentences: Sequence[Sentence], *, skip: int = 0) -> str:
    """The text from `skip` on. Marks are inserted from the end, so that earlier offsets stay valid."""
    cleaned = clean(text)
    if cleaned != text:
        return clean(text[skip:])  # the offsets no longer fit: show no marks rather than wrong ones
    for number, sentence in sorted(enumerate(sentences), key=lambda item: -item[1].start):
        if not skip <= sentence.start < sentence.end <= len(text):
            continue
        chips = "".join(f"{CHIP_START}{n}{CHIP_END}" for n in sentence.citations)
        body = text[sentence.start : sentence.end]
        if chips and body.rstrip().endswith(_FENCE_ENDS):
            chips = f"\n{chips}"  # a fence ends with its line
        if not sentence.is_supported:
            is_line = sentence.start == 0 or text[sentence.start - 1] == "\n"
            body = _doubted(body, number, is_line=is_line)
        text = text[: sentence.start] + body + chips + text[sentence.end :]
    return text[skip:]


def without(text: str) -> tuple[str, str]:
    """The text without marks, for text shown as it is (code), and the chips that were in it."""
    chips = "".join(match.group() for match in PATTERN.finditer(text) if match["chip"])
    return clean(PATTERN.sub("", text)), chips


def _doubted(body: str, number: int, *, is_line: bool) -> str:
    """Mark a sentence, by its number, as unsupported. At the beginning of a line the list or heading marks stay in
    front, or Markdown would not recognise them; code and formulas are left alone."""
    start = _LIST_MARKS.match(body).end() if is_line else 0  # type: ignore[union-attr]
    if body[start:].startswith(_FENCES) or body.rstrip().endswith(_FENCE_ENDS):
        return body
    return f"{body[:start]}{DOUBT_START}{number}{DOUBT_NUMBER}{body[start:]}{DOUBT_END}"
