"""Yes or no with the sentence that decides it: the model first copies the sentence, then says yes or no; the other way
round a small model says what sounds likely. Pure."""

from __future__ import annotations

import re

from app.core.chat.phrases import phrase
from app.core.llm.base import Sampling

GRAMMAR = r"""
root ::= "Sentence: " [^\n]{8,400} "\nAnswer: " ("yes" | "no" | "not said")
"""
SAMPLING = Sampling(max_tokens=160, repeat_penalty=1.0, grammar=GRAMMAR, watch="NOT FOUND", fixed_turns=1)
INSTRUCTION = (
    'Copy the one sentence of the sources that decides this question, with its conditions and exceptions, as '
    '"Sentence: ...". Then write "Answer: " and yes or no, or "not said" if the sources do not decide it.'
)
_REPLY = re.compile(r"Sentence: (?P<sentence>[^\n]+)\nAnswer: (?P<answer>yes|no)\b(?! said)")


def read(reply: str, language: str) -> str:
    """The answer in the language, with the sentence behind it; "" where there is none."""
    found = _REPLY.search(reply)
    if found is None or "NOT FOUND" in found["sentence"]:  # a small model likes to say so where it may not
        return ""
    sentence = found["sentence"].strip().strip("\"'“”„").strip()
    sentence = re.sub(r"^(?:[-*•]\s+|\(?\d+(?:\.\d+)*[.)]\s+)", "", sentence)
    if not sentence:
        return ""
    return f"{phrase(found['answer'], language)}. {sentence[0].upper()}{sentence[1:]}"
