"""A model store with two models that need no file, for tests and `--fake-models`. Same Protocol as the real store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.core.errors import UserError
from app.core.models.base import ModelEntry, ModelKind
from app.core.task import Task

CHAT = ModelEntry(
    id="fake-chat",
    name="Fake chat model",
    kind="chat",
    family="fake",
    parameters=1_500_000_000,
    quant="none",
    bytes=0,
    source="file",
    path=Path("fake-chat.gguf"),
)
QUOTES = replace(CHAT, id="fake-small", name="Fake small model", parameters=135_000_000)
EMBEDDER = replace(CHAT, id="fake-embedder", name="Fake embedder", kind="embedder", path=Path("fake-embedder"))


class FakeModels:
    def __init__(self, *, parameters: int = CHAT.parameters) -> None:
        """`parameters` of the models that are added."""
        self._parameters = parameters
        self._entries = {entry.id: entry for entry in (CHAT, QUOTES, EMBEDDER)}
        self._chosen = CHAT.id

    def list(self) -> Sequence[ModelEntry]:
        return list(self._entries.values())

    def find(self, model_id: str) -> ModelEntry:
        if model_id not in self._entries:
            raise UserError("unknown_model", model=model_id)
        return self._entries[model_id]

    def get(self, model_id: str, task: Task) -> ModelEntry:
        entry = self.find(model_id)
        task.report("download", 1, 1, detail=model_id)
        return entry

    def add(self, file: Path) -> ModelEntry:
        if not file.is_file():
            raise UserError("path_missing", path=str(file))
        entry = replace(CHAT, id=file.stem, name=file.stem, path=file, parameters=self._parameters)
        self._entries[entry.id] = entry
        return entry

    def remove(self, model_id: str) -> ModelEntry:
        return self._entries.pop(self.find(model_id).id)

    def default(self, kind: ModelKind) -> ModelEntry | None:
        return self._entries.get(self._chosen) if kind == "chat" else EMBEDDER

    def choose(self, model_id: str) -> ModelEntry:
        entry = self.find(model_id)
        self._chosen = entry.id
        return entry
