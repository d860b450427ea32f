"""What the transcript shows, as data. Knows no widget and no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core.chat.base import Answer, Offer
from app.core.chat.store import StoredMessage
from app.core.library.base import Hit

ItemState = Literal["complete", "partial", "stopped", "failed", "running"]


@dataclass(frozen=True)
class MessageItem:
    """One message. `status` is the line under a running answer, `notice` the sentence under a broken one,
    `offer` what may be run instead of a complete one. `thought_s` is how long the model thought aloud, `version` of
    `versions` counts from 1 the messages that stand in this place. The last three are of the model that spoke: how many
    tokens it wrote, how many it can keep in mind, and the memory of its process; 0 while unknown."""

    id: int
    role: Literal["user", "assistant"]
    text: str
    state: ItemState = "complete"
    answer: Answer | None = None
    passages: tuple[Hit, ...] = ()
    passages_ms: float = 0.0
    status: str = ""
    notice: str = ""
    offer: Offer | None = None
    thought_s: float = 0.0
    version: int = 1
    versions: int = 1
    answer_tokens: int = 0
    context_tokens: int = 0
    model_bytes: int = 0

    @classmethod
    def stored(cls, message: StoredMessage, notice: str) -> MessageItem:
        return cls(
            message.id,
            message.role,
            message.text,
            message.state,
            message.answer,
            message.passages,
            message.answer.timings.search_ms if message.answer else 0.0,
            notice=notice,
            offer=message.offer,
        )
