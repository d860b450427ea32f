"""Yes or no with the sentence that decides it. The sentences that are nearest to the question are looked at one by one:
asked at once, a small model says what sounds likely and quotes whatever fits. Knows the model only by its Protocol."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from app.core.chat.contrast import Piece, pieces_of
from app.core.chat.decide import under_source
from app.core.chat.engine import say
from app.core.chat.in_full import unmarked
from app.core.chat.judge import answerability
from app.core.chat.limits import is_within_limit
from app.core.chat.phrases import phrase
from app.core.chat.words import content_words
from app.core.library.base import Hit
from app.core.llm.base import ChatModel, ChatTurn, Sampling
from app.core.task import Task

MIN_CHARS, MAX_CHARS = 12, 320  # of a sentence that can decide
MOST_SENTENCES = 6  # that are looked at: each costs a call of about 100 tokens
DECISIVE = 0.9  # of a limit for what the question asks: a small model does not see that it answers
Similarities = Callable[[str, Sequence[str]], Sequence[float]]  # see `Library.similarities`
SYSTEM = "You decide by a text. Reply with yes or no."
SAMPLING = Sampling(max_tokens=4, repeat_penalty=1.0, grammar='root ::= "yes" | "no"', fixed_turns=1)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|cannot|forbidden|prohibited|banned|excluded|nicht|kein\w*|nie|niemals|niemand|"
    r"verboten|untersagt|ausgeschlossen|ne|pas|jamais|aucune?|interdit\w*|exclu\w*|nunca|ning[úu]n\w*|prohibid\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"\b(?:welcome|allowed|permitted|may|can|included|covered|free|willkommen|erlaubt|gestattet|dürfen|darf|kann|können|"
    r"bienvenus?|permise?s?|autorisée?s?|peut|peuvent|permitid[oa]s?|pueden?|bienvenid[oa]s?)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[;,]\s*(?:but|aber|sondern|mais|pero)?\b|\b(?:but|aber|mais|pero)\b", re.IGNORECASE)
_LABEL = re.compile(r"^[^\W\d_][\w ]{0,30}: (?P<value>[^:;,.]{1,60})\.?$")


def sentences_of(evidence: Sequence[Hit], question: str, similarities: Similarities) -> list[Piece]:
    """The few sentences that are nearest to a question, half of them by words and meaning and half by meaning alone
    ("Boats afloat" has no word of "in the water"), in reading order."""
    every: dict[str, Piece] = {}
    for piece in pieces_of(evidence):
        every.setdefault(piece.text, piece)  # forms are alike, and passages overlap
    long = (piece for piece in every.values() if MIN_CHARS <= len(piece.text) <= MAX_CHARS)
    found = [piece for piece in long if not is_label(piece.text) and not piece.text.endswith("?")]
    asked = set(content_words(question))
    held = [set(content_words(piece.text)) for piece in found]
    rarity = {word: math.log(1 + len(held) / (0.5 + sum(word in one for one in held))) for word in asked}
    total = sum(rarity.values()) or 1.0
    near = similarities(question, [piece.text for piece in found]) or (0.0,) * len(found)
    scores = [
        sum(rarity[word] for word in asked & words) / total + close for words, close in zip(held, near, strict=True)
    ]
    ranked = sorted(range(len(found)), key=lambda at: -scores[at])
    meant = sorted(range(len(found)), key=lambda at: -near[at])
    half = MOST_SENTENCES // 2
    best = list(dict.fromkeys([*ranked[:half], *meant[:half], *ranked]))[:MOST_SENTENCES]
    return [found[at] for at in sorted(best)]


def is_label(line: str) -> bool:
    """Whether a line only names something ("Insurer: Hollis Mutual."): it says neither yes nor no."""
    found = _LABEL.match(line)
    return found is not None and all(word[:1].isupper() for word in re.findall(r"[^\W\d_]{4,}", found["value"]))


def decide(model: ChatModel, question: str, pieces: Sequence[Piece], task: Task) -> tuple[Piece, float]:
    """The sentence that decides a question, and the probability, 0..1, that it does. Raises as `ChatModel.chat`."""
    stated = []
    for piece in pieces:
        is_limit = is_within_limit(question, piece.text) is not None
        passage = under_source(piece.text, piece.hit)
        judged = 0.0 if is_limit else answerability(model, question, passage=passage, task=task)
        stated.append(max(judged, DECISIVE * is_limit))
        task.check()
    best = max(range(len(pieces)), key=lambda at: stated[at])
    return pieces[best], stated[best]


def is_so(model: ChatModel, question: str, piece: Piece, task: Task) -> bool:
    """Whether the sentence says yes to the question. A number, a date or a plain negation is read by code. Raises as
    `ChatModel.chat`."""
    within = is_within_limit(question, piece.text)
    if within is not None:
        return within
    if is_denied(question, piece.text):
        return False
    if is_granted(question, piece.text):
        return True
    rule = under_source(piece.text, piece.hit)
    asked = f'Question: {question}\nRule: "{rule}"\nBy this rule, is the answer yes or no?'
    return say(model, [ChatTurn("system", SYSTEM), ChatTurn("user", asked)], SAMPLING, task) == "yes"


def is_denied(question: str, sentence: str) -> bool:
    """Whether the clause that the question is about says no to it: the last that has a word of the question which those
    before it have not. A question that is itself a negation is not judged here."""
    if _NEGATION.search(question):
        return False
    asked = set(content_words(question))
    nearest, said = "", set[str]()
    for clause in _CLAUSES.split(sentence):
        own = asked & set(content_words(clause))
        if own - said:
            nearest, said = clause, said | own
    return _NEGATION.search(nearest) is not None


def is_granted(question: str, sentence: str) -> bool:
    """Whether the sentence grants what is asked, without a limit, and only then names exceptions that the question does
    not speak of: "Dogs are welcome, but not in the breakfast room"."""
    clauses = _CLAUSES.split(sentence)
    rule, exceptions = clauses[0], " ".join(clauses[1:])
    if _NEGATION.search(question) or _NEGATION.search(rule) or not _NEGATION.search(exceptions):
        return False
    asked, held, excepted = (_singulars(text) for text in (question, _PERMISSION.sub(" ", rule), exceptions))
    is_whole = bool(held) and held <= asked
    return is_whole and asked.isdisjoint(excepted) and _PERMISSION.search(rule) is not None


def _singulars(text: str) -> set[str]:
    return {word.removesuffix("s") for word in content_words(text)}


def said(is_yes: bool, piece: Piece, language: str) -> str:
    """The answer in the language with the sentence behind it."""
    sentence = unmarked(piece.text)
    return f"{phrase('yes' if is_yes else 'no', language)}. {sentence[:1].upper()}{sentence[1:]}"
