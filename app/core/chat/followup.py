"""Completes a question that depends on the one before it ("and when does it end?") with the words to search for. Pure;
no model is asked, and a question that stands alone is not changed."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.chat.base import Turn
from app.core.chat.words import STOPWORDS, words

# Words that stand for something said before. "It" and "that" also begin questions that need nothing ("is it true
# that"), which then are searched with some words more: the better mistake.
_PRONOUNS = """
it its they them their theirs he him his she her hers this that these those there then one ones same former latter both
er ihn ihm sie es ihr ihre ihren ihrem ihrer sein seine seinen dessen deren dies diese dieser dieses dort dann damals
beide davon dafür darin dabei damit
он она оно они его её ее их ему ей им этот эта это эти там тогда
"""
_BEGINNINGS = ("and ", "what about", "how about", "why", "und ", "was ist mit", "warum", "wieso", "а ", "и ", "почему")
PRONOUNS = frozenset(_PRONOUNS.split())
FEW_WORDS = 1  # "How much?", "And in winter?"
MOST_WORDS = 12  # of the former question
TURNS = 3  # back, while each leans on the one before it


def needs_subject(question: str) -> bool:
    """Whether a question is too incomplete to be searched by itself."""
    said = words(question)
    content = [word for word in said if word not in STOPWORDS and word not in PRONOUNS]
    begins = question.strip().casefold().startswith(_BEGINNINGS)
    return len(content) <= FEW_WORDS or not PRONOUNS.isdisjoint(said) or (begins and len(content) <= 3 * FEW_WORDS)


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question, completed with the subject of the former ones if it needs one."""
    if not history or not needs_subject(question):
        return question
    subject: list[str] = []
    for turn in reversed(history[-TURNS:]):
        own = [word for word in words(turn.question) if word not in STOPWORDS and word not in PRONOUNS]
        subject = [*own, *subject]
        if not needs_subject(turn.question):
            break
    known = set(words(question))
    added = [word for word in dict.fromkeys(subject) if word not in known][-MOST_WORDS:]
    return f"{question} {' '.join(added)}" if added else question
