"""Completes a question that leans on the one before it, by the model: "and in winter?" after a question about the
ferry becomes the question about the ferry in winter. One short call. Knows no library."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.base import Turn
from app.core.chat.engine import say
from app.core.chat.words import STOPWORDS, forms, words
from app.core.llm.base import ChatModel, ChatTurn, Sampling
from app.core.task import Task

SAMPLING = Sampling(max_tokens=48, repeat_penalty=1.0, grammar="root ::= [^\\n]+", fixed_turns=9)
ANSWER_CHARS = 200
SYSTEM = (
    "Rewrite the last question of a conversation so that it can be understood alone. Keep its meaning and its "
    "language; "
    "take from before only what is missing. Reply with the rewritten question only."
)
EXAMPLES = (
    ("When does the ferry to Aldra sail? | 7:15\nand in winter?", "When does the ferry to Aldra sail in winter?"),
    ("What rent does Hollis pay? | 640 euros\nand Brandt?", "What rent does Brandt pay?"),
    ("Who founded the museum? | Ilse Verhoeven\nwhen was she born", "When was Ilse Verhoeven born?"),
    ("Which firm cleans the school? | Vantis\nwhy them", "Why does the firm Vantis clean the school?"),
)


def condensed(model: ChatModel, question: str, history: Sequence[Turn], task: Task) -> str:
    """The question made complete, or as it was where the model changes it beyond recognition. Raises as
    `ChatModel.chat`."""
    turns = [ChatTurn("system", SYSTEM)]
    for said, complete in EXAMPLES:
        turns += [ChatTurn("user", said), ChatTurn("assistant", complete)]
    last = history[-1]
    before = f"{last.complete} | {' '.join(last.answer.split())[:ANSWER_CHARS]}"
    found = say(model, [*turns, ChatTurn("user", f"{before}\n{question}")], SAMPLING, task)
    is_complete = _is_made_of(found, [question, last.complete, last.answer]) and _keeps(found, question)
    return found if is_complete else question


def _keeps(found: str, question: str) -> bool:
    """Whether at least half of what the question itself names is still in it."""
    own = {form for word in words(question) if word not in STOPWORDS for form in forms(word)}
    said = {form for word in words(found) for form in forms(word)}
    return 2 * len(own & said) >= len(own)


def _is_made_of(found: str, parts: Sequence[str]) -> bool:
    """Whether no number or longer word comes from nowhere: a small model likes to add what it knows."""
    known = {form for part in parts for word in words(part) for form in forms(word)}
    own = {form for word in words(found) if word not in STOPWORDS for form in forms(word)}
    strange = [form for form in own - known if re.search(r"\d", form) or len(form) > 5]
    return bool(found) and not strange
