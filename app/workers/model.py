"""The model child: one chat model, no state that matters, killable at any moment; and its client, which implements the
same Protocol as a model in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.core.context_sizes import USUAL
from app.core.errors import MachineError, UserError
from app.core.llm.base import ChatModel, ChatTurn, ModelEvent, Sampling
from app.core.models.base import ModelEntry
from app.core.models.device import OVERHEAD_BYTES, available_memory
from app.core.models.inspect import inspect_gguf
from app.core.task import Task
from app.workers.host import ChildHost


class ModelService:
    """The child's side."""

    is_killable = True
    task_methods = ("chat",)

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def describe(self) -> dict[str, Any]:
        return {"id": self._model.id, "parameters": self._model.parameters, "context": self._model.context}

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        return self._model.chat(turns, sampling, task)

    def close(self) -> None:
        self._model.close()


def build(model_id: str, path: Path, context: int, threads: int) -> ModelService:
    from app.core.llm.llama import LlamaModel

    return ModelService(LlamaModel(model_id, path, context=context, threads=threads))


class ModelClient:
    """A chat model in a child. The child starts, or starts again after its death, at the first use."""

    def __init__(self, model_id: str, path: Path, *, context: int = USUAL, threads: int = 0) -> None:
        self.id = model_id
        self._path = path
        self._context = context
        self.cache_bytes = 0  # bytes per token of context, 0 where the file does not tell
        self._about: dict[str, Any] | None = None
        options = {"model_id": model_id, "path": path, "context": context, "threads": threads}
        self._host = ChildHost("model", "app.workers.model:build", options, crash_code="model_crashed")

    @property
    def pid(self) -> int | None:
        return self._host.pid

    @property
    def parameters(self) -> int:
        return int(self._describe()["parameters"])

    @property
    def context(self) -> int:
        return int(self._describe()["context"])

    def load(self, task: Task) -> None:
        """Start the child and wait for the weights. Raises MachineError out_of_memory, UserError model_unloadable."""
        if self._host.pid is None:
            self._check_memory()
        self._about = self._host.call("describe", task=task)

    def count_tokens(self, text: str) -> int:
        return int(self._host.call("count_tokens", text))

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        return self._host.stream("chat", list(turns), sampling, task=task)

    def kill(self) -> None:
        """End the child at once; the next call starts another."""
        self._host.kill()

    def close(self) -> None:
        self._host.close()

    def _describe(self) -> dict[str, Any]:
        if self._about is None:
            self._about = self._host.call("describe")
        return self._about

    def _check_memory(self) -> None:
        needed = self._path.stat().st_size + OVERHEAD_BYTES if self._path.exists() else 0
        needed += self.cache_bytes * max(0, self._context - USUAL)
        if needed > (available := available_memory()):
            raise MachineError("out_of_memory", needed=needed, available=available, model=self.id)


class ModelChild:
    """The `ModelLoader` of the program: at most one model child, replaced when another model is asked for."""

    def __init__(self, *, context: int = USUAL, threads: int = 0) -> None:
        self._context = context
        self._threads = threads
        self._client: ModelClient | None = None
        self._path: Path | None = None
        self._loaded_context = 0

    @property
    def pid(self) -> int | None:
        return self._client.pid if self._client is not None else None

    def load(self, entry: ModelEntry, task: Task, *, context: int | None = None) -> ModelClient:
        """Another `context` than the loaded one starts the child anew; never more than the model was made for.
        Raises UserError path_missing, not_a_model, truncated_model, model_unloadable; MachineError out_of_memory,
        model_crashed; Cancelled."""
        if entry.path is None:
            raise UserError("no_model", model=entry.id)
        wanted = context or self._context
        if self._client is None or (self._path, self._loaded_context) != (entry.path, wanted):
            self.close()
            head = inspect_gguf(entry.path)
            tokens = min(wanted, head.context) if context and head.context else wanted
            self._client = ModelClient(entry.id, entry.path, context=tokens, threads=self._threads)
            self._client.cache_bytes = head.cache_bytes
            self._path, self._loaded_context = entry.path, wanted
        elif self._client.pid is None:
            inspect_gguf(entry.path)
        self._client.load(task)
        return self._client

    def kill(self) -> None:
        """End the model's process at once, whatever it is doing."""
        if self._client is not None:
            self._client.kill()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
