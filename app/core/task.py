"""One object that carries progress out of a piece of work and a cancel into it. Knows no threads' owner and no Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.core.errors import Cancelled


@dataclass(frozen=True)
class Progress:
    """How far a task is. `total` is 0 while unknown; `stage` is a code (not a sentence), `detail` a name to show."""

    stage: str
    done: int = 0
    total: int = 0
    detail: str = ""


class Task:
    """Handed to every piece of long work. Safe to cancel from any thread."""

    def __init__(self, on_progress: Callable[[Progress], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise Cancelled once Stop was pressed."""
        if self._cancelled.is_set():
            raise Cancelled

    def report(self, stage: str, done: int = 0, total: int = 0, *, detail: str = "") -> None:
        """Pass progress on; a cancelled task raises here, so that reporting work is also stoppable work."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(Progress(stage, done, total, detail))
