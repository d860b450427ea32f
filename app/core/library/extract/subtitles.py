"""Subtitles (.srt, .vtt) as running text: what is said, without numbers and times. Knows no film."""

from __future__ import annotations

import re

from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode

_TIME = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>\n]{1,80})>")
_BESIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
LONG = 600  # characters: a paragraph ends at the next end of a sentence, or at twice as many


def read_subtitles(data: bytes, name: str) -> Document:
    builder = Builder()
    spoken: list[str] = []
    for cue in re.split(r"\n[^\S\n]*\n", decode(data)):
        spoken += [line for line in _lines(cue) if line not in spoken[-1:]]
        length = sum(map(len, spoken))
        if length > 2 * LONG or (length > LONG and _ENDS_SENTENCE.search(spoken[-1])):
            builder.paragraph("\n".join(spoken))
            spoken = []
    builder.paragraph("\n".join(spoken))
    return builder.build(name.rpartition(".")[0])


def _lines(cue: str) -> list[str]:
    """What stands behind the time; rolling captions say each line twice."""
    lines = cue.strip("\n").split("\n")
    at = next((number for number, line in enumerate(lines) if _TIME.match(line)), None)
    if at is None and _BESIDE.match(cue.lstrip("\ufeff\n ")):
        return []
    said = (_MARKUP.sub("", _VOICE.sub(r"\1: ", line)).strip() for line in lines[0 if at is None else at + 1 :])
    return [line for line in said if line]
