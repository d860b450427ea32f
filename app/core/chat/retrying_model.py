"""A chat model that is restarted when its process dies: the model is loaded again and the same prompt asked once more.
Knows no library and no question."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from app.core.chat.base import Timings
from app.core.errors import MachineError
from app.core.llm.base import ChatModel, ChatTurn, Finished, ModelLoader, Sampling, TextDelta
from app.core.models.base import ModelEntry
from app.core.task import Task

CRASHES = 2  # crashes over one file before it is skipped
SKIPS = 3  # files skipped in a row before the survey ends
T = TypeVar("T")


@dataclass
class RetryingModel:
    """Survives the death of the model's process. `prompt_tokens`, `reused_tokens` and so on are sums over its answers.
    """

    loader: ModelLoader
    entry: ModelEntry
    task: Task
    context: int | None = None  # tokens, None for the usual
    prompt_tokens: int = 0
    reused_tokens: int = 0
    tokens: int = 0
    read_ms: float = 0.0
    draw_ms: float = 0.0
    crashes: int = 0  # during the last call of `attempt`
    _skipped: int = 0
    _model: ChatModel | None = field(default=None, repr=False)

    def attempt(self, work: Callable[[], T]) -> T | None:
        """The result of `work`, which calls this model; None if the process died CRASHES times during it. Raises
        MachineError model_crashed after SKIPS such failures in a row, and what loading raises."""
        self.crashes = 0
        while self.crashes < CRASHES:
            try:
                result = work()
            except MachineError as error:
                if error.code != "model_crashed":
                    raise
                self._model, failure = None, error
                self.crashes += 1
            else:
                self._skipped = 0
                return result
        self._skipped += 1
        if self._skipped >= SKIPS:
            raise failure
        return None

    def load(self) -> ChatModel:
        """Raises as `ModelLoader.load`."""
        if self._model is None:
            self._model = self.loader.load(self.entry, self.task, context=self.context)
        self.task.check()
        return self._model

    def count_tokens(self, text: str) -> int:
        return self.load().count_tokens(text)

    def timings(self, started: float, search_ms: float = 0.0) -> Timings:
        """Sums over all calls since `started` (of time.perf_counter); `first_token_ms` is the reading of prompts."""
        return Timings(
            search_ms=search_ms,
            first_token_ms=self.read_ms,
            total_ms=(time.perf_counter() - started) * 1000,
            prompt_tokens=self.prompt_tokens,
            reused_tokens=self.reused_tokens,
            tokens_per_s=1000 * self.tokens / self.draw_ms if self.draw_ms > 0 else 0.0,
        )

    def say(self, turns: Sequence[ChatTurn], sampling: Sampling) -> str:
        text = ""
        for event in self.load().chat(turns, sampling, self.task):
            if isinstance(event, TextDelta):
                text += event.text
            elif isinstance(event, Finished):
                self.prompt_tokens += event.prompt_tokens
                self.reused_tokens += event.reused_tokens
                self.tokens += event.tokens
                self.read_ms += event.first_token_ms
                self.draw_ms += event.total_ms - event.first_token_ms
        return text
