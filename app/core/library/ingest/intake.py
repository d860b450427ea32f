"""Turns changes seen by the watcher, and elapsed time, into jobs: changed files are read, missing ones forgotten, and
sweeps repair what the system did not report. Reads no file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISDIR

from app.core.library.base import IndexLimits
from app.core.library.index.ledger import Ledger
from app.core.library.index.queue import Queue
from app.core.library.ingest.walk import as_text, is_wanted, mode_of, on_disk
from app.core.library.ingest.watch import Watcher
from app.core.storage.db import transaction

DEBOUNCE_S = 0.5
GONE_S = 2.0  # a file saved by "delete, then rename" is back by then
POLL_EVERY_S = 60.0  # folders that cannot be watched: network drives, or more than the system's limit
SWEEP_EVERY_S = 900.0  # while watching, for events that the system dropped


class Intake:
    """`sweep` has every added folder walked again."""

    def __init__(self, ledger: Ledger, jobs: Queue, limits: IndexLimits, sweep: Callable[[], None]) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._jobs = jobs
        self._limits = limits
        self._sweep = sweep
        self._watcher = Watcher()
        self._swept = self._polled = time.monotonic()

    @property
    def is_watching(self) -> bool:
        return self._watcher.is_running

    def watch(self, folders: Iterable[Path]) -> None:
        """Begin to watch these folders, or watch more. Paths are in stored form (see `walk.as_text`)."""
        self._watcher.begin(map(on_disk, folders))

    def stop(self) -> None:
        self._watcher.stop()

    def note_sweep(self) -> None:
        self._swept = self._polled = time.monotonic()

    def take(self) -> None:
        """Turn everything since the last call into jobs."""
        if not self._watcher.is_running:
            return
        self._sweep_in_time()
        changes = self._watcher.changes()
        if not changes:
            return
        folders, exclusions = self._ledger.folder_paths(), self._ledger.exclusions()
        with transaction(self._db):
            for path in map(as_text, changes):
                root = next((folder for folder in folders if folder in (path, *path.parents)), None)
                is_ours = root is not None and is_wanted(path, self._limits.exclude, root=root)
                if is_ours and exclusions.isdisjoint((path, *path.parents)):
                    self._take_one(path)

    def _sweep_in_time(self) -> None:
        if time.monotonic() - self._swept > SWEEP_EVERY_S:
            self._sweep()
        elif time.monotonic() - self._polled > POLL_EVERY_S:
            self._polled = time.monotonic()
            with transaction(self._db):
                for path in self._ledger.folder_paths():
                    if not self._watcher.is_watching(on_disk(path)):
                        self._jobs.put("walk", path)

    def _take_one(self, path: Path) -> None:
        mode = mode_of(path)
        if S_ISDIR(mode or 0):
            self._jobs.put("walk", path)
        elif mode is not None:
            self._jobs.put("file", path, delay=DEBOUNCE_S, is_watched=True)
        else:
            for known in self._ledger.known_below(path):
                self._jobs.put("gone", known, delay=GONE_S)
