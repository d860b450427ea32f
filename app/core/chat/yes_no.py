"""Yes or no with the sentence that decides it. The model first chooses the sentence, by a grammar that allows those of
the sources only, then says yes or no. The other way round it says what sounds likely, and a sentence that it may write
itself says so, too. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from app.core.chat.contrast import Piece, pieces_of
from app.core.chat.limits import is_within_limit
from app.core.chat.phrases import phrase
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.llm.base import Sampling

MIN_CHARS, MAX_CHARS = 12, 320  # of a sentence that can decide
MOST_SENTENCES = 8  # to choose from: of more a 1.5B takes one that says something else
Similarities = Callable[[str, Sequence[str]], Sequence[float]]  # see `Library.similarities`
INSTRUCTION = (
    'Copy the one sentence of the sources that decides this question, as "Sentence: ...". Then write "Answer: " and '
    'yes or no, as that sentence says, or "not said" if it does not decide the question.'
)
_REPLY = re.compile(r"Sentence: (?P<sentence>[^\n]+)\nAnswer: (?P<answer>yes|no)\b(?! said)")
_MARK = re.compile(r"^(?:[-*•]\s+|\(?\d+(?:\.\d+)*[.)]?\s+)")


def sentences_of(evidence: Sequence[Hit], question: str, similarities: Similarities) -> list[Piece]:
    """The few sentences that are nearest to a question by words and by meaning, in reading order."""
    found = [piece for piece in pieces_of(evidence) if MIN_CHARS <= len(piece.text) <= MAX_CHARS]
    asked = set(content_words(question))
    held = [set(content_words(piece.text)) for piece in found]
    rarity = {word: math.log(1 + len(held) / (0.5 + sum(word in one for one in held))) for word in asked}
    total = sum(rarity.values()) or 1.0
    near = similarities(question, [piece.text for piece in found]) or (0.0,) * len(found)
    scores = [
        sum(rarity[word] for word in asked & words) / total + close for words, close in zip(held, near, strict=True)
    ]
    best = sorted(range(len(found)), key=lambda at: -scores[at])[:MOST_SENTENCES]
    return [found[at] for at in sorted(best)]


def sampling_of(pieces: Sequence[Piece]) -> Sampling:
    """Lets the model copy one of the sentences, to the letter, and decide by it."""
    literals = " | ".join(dict.fromkeys(f'"{_escaped(piece.text)}"' for piece in pieces))
    grammar = f'root ::= "Sentence: " sentence "\\nAnswer: " ("yes" | "no" | "not said")\nsentence ::= {literals}\n'
    return Sampling(max_tokens=200, repeat_penalty=1.0, grammar=grammar, watch="NOT FOUND", fixed_turns=1)


def read(reply: str, pieces: Sequence[Piece], question: str, language: str) -> tuple[str, Piece] | None:
    """The answer in the language with the sentence behind it, and that where it stands; None where none decides. What
    a number decides is compared by code."""
    found = _REPLY.search(reply)
    chosen = next((piece for piece in pieces if found is not None and piece.text == found["sentence"].strip()), None)
    if found is None or chosen is None:
        return None
    within = is_within_limit(question, chosen.text)
    answer = found["answer"] if within is None else "yes" if within else "no"
    sentence = _MARK.sub("", chosen.text)
    return f"{phrase(answer, language)}. {sentence[:1].upper()}{sentence[1:]}", chosen


def _escaped(text: str) -> str:
    """As a literal of a GBNF grammar."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
