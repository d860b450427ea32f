"""The library for the window: adds, removes, and reports status and files. Builds no widget; emits signals."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError, UserError
from app.core.library.states import FileState
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

if TYPE_CHECKING:
    from app.core.library.base import FileRow, IndexReport, Status, WindowLibrary

POLL_MS = 1000
# Unpickling the rows of thousands of files blocks the interpreter, and with it the window, for about one frame.
ROWS_SHARE = 0.05  # of the time at most is spent on reading rows while files are being read
INDEX = "index"


@dataclass(frozen=True)
class Removal:
    """What removing a folder or file deletes; `bytes` is its estimated share of the library on disk, by its passages.
    """

    files: int
    passages: int
    bytes: int


@dataclass(frozen=True)
class _Read:
    """One reading of the status. `rows` is None where they have not changed or no page shows them; `seconds` is how
    long reading them took."""

    status: Status
    rows: tuple[FileRow, ...] | None = None
    seconds: float = 0.0


class LibraryController(QObject):
    status_changed = Signal(object)  # Status
    files_changed = Signal(object)  # tuple[FileRow, ...]
    progressed = Signal(object)  # Progress
    indexing_changed = Signal(bool)
    added = Signal(object)  # IndexReport
    failed = Signal(str)

    def __init__(self, library: WindowLibrary, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._has_failed = False
        self._is_reopening = False
        self._status: Status | None = None
        self._rows: tuple[FileRow, ...] = ()
        self._revision = 0  # of the rows that were shown last
        self._rows_due = 0.0  # time.monotonic
        self._viewers: list[Callable[[], bool]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.refresh)

    def start(self) -> None:
        """Begin to poll the library. Its process starts now, after the window is shown."""
        self.refresh()
        self._timer.start()

    def show_files_to(self, show: Callable[[tuple[FileRow, ...]], object], is_seen: Callable[[], bool]) -> None:
        """Call `show` with the rows of files, but read them only while `is_seen` says that somebody sees them."""
        self.files_changed.connect(show)
        self._viewers.append(is_seen)
        self._revision = 0  # the new page has not seen any row

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders. Those that are missing are reported and do not keep the others from being read."""
        wanted = [path.absolute() for path in paths]
        gone: list[Path] = []

        def work(task: Task) -> IndexReport:
            gone[:] = [path for path in wanted if not path.exists()]
            return self._library.add([path for path in wanted if path not in gone] or wanted, task)

        self._index(work, gone)

    def read_by_new_rules(self, *, is_quiet: bool = False) -> None:
        """After a change of the library's settings: its process restarts with them and checks every folder. `is_quiet`
        where the person was told what it does: the end is not told too."""
        self._runner.stop(INDEX)
        self._is_reopening = True

        def work(task: Task) -> IndexReport:
            try:
                self._library.reopen()
                return self._library.sync(task)
            finally:
                self._is_reopening = False

        self._index(work, is_quiet=is_quiet)

    def stop(self) -> None:
        self._runner.stop(INDEX)

    def pause(self, is_paused: bool) -> None:
        self._do("pause", lambda task: self._library.pause(is_paused))

    def prioritise(self, path: Path) -> None:
        """Read what waits in this folder before everything else."""
        self._do("prioritise", lambda task: self._library.prioritise(path))

    def removal(self, path: Path) -> Removal:
        """What `remove` would delete, by the latest status."""
        rows = [row for row in self._rows if path in (row.path, *row.path.parents)]
        passages = sum(row.chunks for row in rows)
        share = passages / self._status.chunks if self._status and self._status.chunks else 0.0
        return Removal(len(rows), passages, round(share * self._status.bytes) if self._status else 0)

    def remove(self, path: Path) -> None:
        self._do("remove", lambda task: self._library.remove(path))

    def retry(self, paths: Sequence[Path]) -> None:
        self._do("retry", lambda task: self._library.retry(list(paths)))

    def retry_failed(self) -> None:
        self.retry([row.path for row in self._rows if row.state is FileState.FAILED])

    def refresh(self) -> None:
        is_due = any(is_seen() for is_seen in self._viewers) and time.monotonic() >= self._rows_due
        known = self._revision

        def read(task: Task) -> _Read:
            status = self._library.status()
            if not is_due or (known and status.revision == known):
                return _Read(status)
            began = time.monotonic()
            return _Read(status, self._library.files(), time.monotonic() - began)

        callbacks = Callbacks(done=self._on_read, error=self._on_status_error)
        self._runner.run("library-status", read, policy="refuse", callbacks=callbacks)

    def is_added(self, path: Path) -> bool:
        """Whether a folder or file was added by itself, and not in a folder, by the latest status."""
        return self._status is not None and any(folder.path == path for folder in self._status.folders)

    def _index(
        self, work: Callable[[Task], IndexReport], gone: Sequence[Path] = (), *, is_quiet: bool = False
    ) -> None:
        """`gone` are missing paths, reported when the work is done."""

        def on_done(report: IndexReport) -> None:
            if is_quiet:
                self._on_end()
            else:
                self._on_added(report)
            if gone:
                self.failed.emit(error_text(UserError("path_missing", path=str(gone[0]))))

        callbacks = Callbacks(
            progress=self.progressed.emit, done=on_done, error=self._on_error, cancelled=self._on_end
        )
        self._runner.run(INDEX, work, policy="queue", callbacks=callbacks)
        self.indexing_changed.emit(True)

    def _do(self, name: str, work: Callable[[Task], object]) -> None:
        callbacks = Callbacks(done=lambda _: self.refresh(), error=self._on_error)
        self._runner.run(f"library-{name}", work, policy="queue", callbacks=callbacks)

    def _on_read(self, read: _Read) -> None:
        self._has_failed = False
        self._status = read.status
        self.status_changed.emit(read.status)
        if read.rows is not None:
            self._rows, self._revision = read.rows, read.status.revision
            self._rows_due = time.monotonic() + read.seconds / ROWS_SHARE * read.status.is_busy
            self.files_changed.emit(read.rows)

    def _on_status_error(self, error: AppError) -> None:
        if self._is_reopening:  # the process was ended on purpose
            return
        if not self._has_failed and error.code != "no_embedder":  # reported once, not every second
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
