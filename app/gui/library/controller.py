"""Adds, removes and watches over the library for the window. Builds no widget; speaks in signals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError
from app.core.library.base import FileRow, IndexReport, Library, Status
from app.core.task import Task
from app.gui.messages import error_text
from app.gui.tasks import Callbacks, TaskRunner

POLL_MS = 1000
INDEX = "index"


class LibraryController(QObject):
    status_changed = Signal(object)  # Status
    files_changed = Signal(object)  # tuple[FileRow, ...]
    progressed = Signal(object)  # Progress
    indexing_changed = Signal(bool)
    added = Signal(object)  # IndexReport
    failed = Signal(str)

    def __init__(self, library: Library, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.refresh)

    def start(self) -> None:
        """Begin to look at the library; its process starts now, after the window is there."""
        self.refresh()
        self._timer.start()

    def add(self, paths: Sequence[Path]) -> None:
        wanted = [path.absolute() for path in paths]

        def work(task: Task) -> IndexReport:
            return self._library.add(wanted, task)

        callbacks = Callbacks(
            progress=self.progressed.emit, done=self._on_added, error=self._on_error, cancelled=self._on_end
        )
        self._runner.run(INDEX, work, policy="queue", callbacks=callbacks)
        self.indexing_changed.emit(True)

    def stop(self) -> None:
        self._runner.stop(INDEX)

    def pause(self, is_paused: bool) -> None:
        self._do("pause", lambda task: self._library.pause(is_paused))

    def remove(self, path: Path) -> None:
        self._do("remove", lambda task: self._library.remove(path))

    def retry(self, paths: Sequence[Path]) -> None:
        self._do("retry", lambda task: self._library.retry(list(paths)))

    def refresh(self) -> None:
        def read(task: Task) -> tuple[Status, tuple[FileRow, ...]]:
            return self._library.status(), self._library.files()

        callbacks = Callbacks(done=self._on_status, error=self._on_status_error)
        self._runner.run("library-status", read, policy="refuse", callbacks=callbacks)

    def _do(self, name: str, work: object) -> None:
        callbacks = Callbacks(done=lambda _: self.refresh(), error=self._on_error)
        self._runner.run(f"library-{name}", work, policy="queue", callbacks=callbacks)  # type: ignore[arg-type]

    def _on_status(self, read: tuple[Status, tuple[FileRow, ...]]) -> None:
        self._has_failed = False
        self.status_changed.emit(read[0])
        self.files_changed.emit(read[1])

    def _on_status_error(self, error: AppError) -> None:
        if not self._has_failed and error.code != "no_embedder":  # said once, not every second
            self.failed.emit(error_text(error))
        self._has_failed = True

    def _on_added(self, report: IndexReport) -> None:
        self._on_end()
        self.added.emit(report)

    def _on_error(self, error: AppError) -> None:
        self._on_end()
        self.failed.emit(error_text(error))

    def _on_end(self) -> None:
        self.indexing_changed.emit(False)
        self.refresh()


