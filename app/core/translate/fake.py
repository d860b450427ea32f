"""An engine without a model, for tests and `--fake-models`: changes every word in a way that passes the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.task import Task
from app.core.translate.base import Context, EngineInfo

_WORD = re.compile(r"[^\W\d_]{2,}")


class FakeEngine:
    """Reverses the letters of words; `replies` scripts other answers for certain texts."""

    def __init__(self, engine_id: str = "fake-translator", *, replies: dict[str, str] | None = None) -> None:
        self.info = EngineInfo(engine_id, "Fake translator", "model")
        self.replies = replies or {}
        self.asked: list[str] = []
        self.contexts: list[Context | None] = []

    def translate(
        self, texts: Sequence[str], source: str, target: str, task: Task, *, context: Context | None = None
    ) -> Iterator[str]:
        self.contexts.append(context)
        for text in texts:
            task.check()
            self.asked.append(text)
            yield self.replies.get(text, turned(text))

    def close(self) -> None: ...


def turned(text: str) -> str:
    """What the fake engine makes of a text."""
    return _WORD.sub(lambda match: match.group()[::-1], text)
