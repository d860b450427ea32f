"""The earlier messages as turns for the model. Knows no model; runs on a thread, since it parses Markdown."""

from __future__ import annotations

from app.core.chat.base import Turn
from app.gui.chat.transcript.clipboard import as_markdown
from app.gui.chat.transcript.items import MessageList

BLOCK = 200  # messages: one to two such blocks exceed the context of any model


def turns(items: MessageList) -> list[Turn]:
    """The newest questions with their answers, oldest first. The first turn stays the same for a while, so that the
    model's KV cache stays valid."""
    found, question = [], ""
    for item in items[max(0, len(items) // BLOCK - 1) * BLOCK :]:
        if item.role == "user":
            question = item.text
        elif item.state == "complete" and question:
            text = as_markdown(item.text)
            found.append(Turn.of(question, item.answer, text) if item.answer is not None else Turn(question, text))
    return found
