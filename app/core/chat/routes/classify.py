"""Asks the model what a text of no known form is: a request about files, a text to write, or small talk. One short
call, whose reply a grammar holds to one word."""

from __future__ import annotations

from app.core.chat.engine import say
from app.core.llm.base import ChatModel, ChatTurn, Sampling
from app.core.task import Task

GRAMMAR = 'root ::= "files" | "write" | "talk"'
SAMPLING = Sampling(max_tokens=3, repeat_penalty=1.0, grammar=GRAMMAR, fixed_turns=9)
MAX_CHARS = 300
SYSTEM = (
    "A person says something to an assistant that knows the person's own files. Say what it is: "
    "files: it asks for something that stands in documents, or names what to look for. "
    "write: it asks to write or think up a text that needs no documents. "
    "talk: it is small talk, a greeting, or about the assistant itself."
)
EXAMPLES = (
    ("notice period of the flat", "files"),
    ("a rhyme for my aunt's card", "write"),
    ("you are funny", "talk"),
    ("warranty of the dishwasher, model and date", "files"),
)


def classify(model: ChatModel, text: str, task: Task) -> str:
    """ "files", "write" or "talk". Raises as `ChatModel.chat`."""
    turns = [ChatTurn("system", SYSTEM)]
    for said, kind in EXAMPLES:
        turns += [ChatTurn("user", said), ChatTurn("assistant", kind)]
    return say(model, [*turns, ChatTurn("user", text[:MAX_CHARS])], SAMPLING, task)
