"""Separates what a reasoning model thinks from what it answers. Knows no Qt and no model."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = re.compile(r"\s*<(think|thinking|thought|reasoning)>\s*", re.IGNORECASE)
_OPENINGS = ("<think>", "<thinking>", "<thought>", "<reasoning>")
_LONE_END = re.compile(r"</think(?:ing)?>\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Parts:
    """`start` is the offset of `body` in the whole text. `is_open` while the thinking has not ended."""

    thought: str
    body: str
    start: int
    is_open: bool


def parts(text: str) -> Parts:
    opening = _OPEN.match(text)
    if opening is None:
        head = text.lstrip().lower()
        if head and any(tag.startswith(head) for tag in _OPENINGS):  # an opening tag is still being written
            return Parts("", "", len(text), True)
        lone = _LONE_END.search(text)  # some templates open the thinking in the prompt
        if lone is not None:
            return Parts(text[: lone.start()].strip(), text[lone.end() :], lone.end(), False)
        return Parts("", text, 0, False)
    end = re.compile(rf"</{opening[1]}>\s*", re.IGNORECASE).search(text, opening.end())
    if end is None:
        return Parts(text[opening.end() :].rstrip(), "", len(text), True)
    return Parts(text[opening.end() : end.start()].strip(), text[end.end() :], end.end(), False)
