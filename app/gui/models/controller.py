"""Downloads, adds, removes and chooses models for the window. Builds no widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.core.models.base import ModelEntry, Models
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

DOWNLOAD = "download"


class ModelsController(QObject):
    changed = Signal()
    search_model_changed = Signal()  # another search model is in use
    progressed = Signal(object)
    downloading_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, models: Models, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self._runner = runner
        self._search_model: str | None = None  # looked up after the window has opened
        self.changed.connect(self._compare_search_model)

    def entries(self) -> list[ModelEntry]:
        if self._search_model is None:
            self._search_model = self._search_model_id()
        return list(self._models.list())

    def chosen(self) -> ModelEntry | None:
        return self._models.default("chat")

    def chosen_ids(self) -> frozenset[str]:
        """Ids of the chosen models of every kind."""
        found = (self._models.default("chat"), self._models.default("embedder"))
        return frozenset(entry.id for entry in found if entry is not None)

    def is_ready(self) -> bool:
        """Whether questions can be asked: a chat model and a search model are installed."""
        return self._models.default("chat") is not None and self._models.default("embedder") is not None

    def get(self, model_id: str) -> None:
        def work(task: Task) -> ModelEntry:
            return self._models.get(model_id, task)

        callbacks = Callbacks(
            progress=self.progressed.emit, done=self._on_done, error=self._on_error, cancelled=self._on_end
        )
        self._runner.run(DOWNLOAD, work, policy="queue", callbacks=callbacks)
        self.downloading_changed.emit(True)

    def get_with_search(self, model_id: str) -> None:
        """Download a model, and first the search model if none is installed: without it no question can be answered."""
        if self._models.default("embedder") is None:
            starter = [entry.id for entry in self._models.list() if entry.kind == "embedder" and entry.is_starter]
            for embedder in starter[:1]:
                self.get(embedder)
        self.get(model_id)

    def stop(self) -> None:
        self._runner.stop(DOWNLOAD)

    def add(self, file: Path) -> None:
        self._change(lambda: self._models.choose(self._models.add(file.absolute()).id))

    def remove(self, model_id: str) -> None:
        self._change(lambda: self._models.remove(model_id))

    def choose(self, model_id: str) -> None:
        self._change(lambda: self._models.choose(model_id))

    def _change(self, function: object) -> None:
        try:
            function()  # type: ignore[operator]
        except AppError as error:
            self.failed.emit(error_text(error))
        self.changed.emit()

    def _on_done(self, entry: ModelEntry) -> None:
        self._on_end()

    def _on_error(self, error: AppError) -> None:
        self.failed.emit(error_text(error))
        self._on_end()

    def _on_end(self) -> None:
        self.downloading_changed.emit(False)
        self.changed.emit()

    def _search_model_id(self) -> str:
        entry = self._models.default("embedder")
        return entry.id if entry is not None else ""

    def _compare_search_model(self) -> None:
        former, self._search_model = self._search_model, self._search_model_id()
        if former and self._search_model and former != self._search_model:
            self.search_model_changed.emit()
