"""What was said before a question, as the model is told. Knows no model; runs on a thread, since it reads Markdown."""

from __future__ import annotations

from app.core.chat.base import Turn
from app.gui.chat.transcript.clipboard import as_markdown
from app.gui.chat.transcript.items import MessageList

BLOCK = 200  # messages; one to two of them are more than the context of any model holds


def turns(items: MessageList) -> list[Turn]:
    """The newest questions with their answers, oldest first. They begin at the same message for a while, so that what
    a model has read of them stays read."""
    found, question = [], ""
    for item in items[max(0, len(items) // BLOCK - 1) * BLOCK :]:
        if item.role == "user":
            question = item.text
        elif item.state == "complete" and question:
            found.append(Turn(question, as_markdown(item.text)))
    return found
