"""Compares the added folders with the ledger: what is new or changed is to be read, what is missing to be forgotten,
unless its disk is only not plugged in. Reads no file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from app.core.library.base import FileState, IndexLimits
from app.core.library.extract.base import is_supported
from app.core.library.ledger import Known, Ledger
from app.core.library.queue import WATCHED_PRIORITY, Job, Queue
from app.core.library.reading import Reading
from app.core.library.scan import is_wanted, walk
from app.core.library.steps import SLICE_S, Step, Steps
from app.core.storage.db import transaction

TRY_AGAIN = frozenset({"permission", "missing", "unstable"})  # may be over although the file did not change
CANDIDATE_WAITS_S = 1.0
MAX_CANDIDATE_TRIES = 15


class Folders:
    def __init__(self, ledger: Ledger, jobs: Queue, reading: Reading, limits: IndexLimits) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._jobs = jobs
        self._reading = reading
        self._limits = limits

    def scan(self, job: Job) -> Steps:
        root = job.path
        known = self._ledger.known_below(root)
        if not root.exists():
            self._on_missing_root(job, known)
            return
        away = self._unplugged(root)
        exclusions = self._ledger.exclusions()
        unreadable: list[Path] = []
        seen: set[Path] = set()
        batch: list[Path] = []
        until = time.monotonic() + SLICE_S
        for path in walk(root, self._limits.exclude, on_unreadable=unreadable.append):
            if exclusions and not exclusions.isdisjoint((path, *path.parents)):
                continue
            seen.add(path)
            batch.append(path)
            if time.monotonic() > until:
                self._enter(batch, known)
                batch = []
                yield Step.WORKED
                until = time.monotonic() + SLICE_S
        self._enter(batch, known)
        yield Step.WORKED
        yield from self._enter_missing(known.keys() - seen, (*unreadable, *away))
        with transaction(self._db):
            for folder in unreadable:
                self._ledger.set_failed(folder, "permission")
            if not away:
                self._ledger.set_mounts(root, _mounts(root, {path.parent for path in seen}))
            self._jobs.done(job)

    def forget(self, job: Job) -> Steps:
        """The file is gone from the disk. A file that came back is read again instead, and one that may be there under
        another name is looked for first."""
        path = job.path
        row = self._ledger.known(path)
        is_there = path.exists() and self._is_wanted(path)
        if row is not None and not is_there and not self._is_away(path):
            if row.hash is not None and job.tries < MAX_CANDIDATE_TRIES and self._hurry_candidates(job, row):
                return
            yield from self._reading.drop(row.id)
            with transaction(self._db):
                self._ledger.delete(row.id)
        with transaction(self._db):
            if row is not None and is_there:
                self._jobs.put("file", path)
            self._jobs.done(job)

    # -- inside

    def _enter(self, paths: list[Path], known: dict[Path, Known]) -> None:
        with transaction(self._db):
            for path in paths:
                self._enter_file(path, known.get(path))

    def _enter_file(self, path: Path, row: Known | None) -> None:
        try:
            stat = path.stat()
        except OSError:
            return
        if not is_supported(path):
            if row is None or not row.looks_like(stat):
                self._ledger.set_failed(path, "unsupported", stat=stat)
            return
        is_read = row is not None and (row.state is not FileState.WAITING or row.hash is not None)
        if row is not None and is_read and row.is_unchanged(stat) and row.reason not in TRY_AGAIN:
            return
        is_only_looked_at = row is not None and row.hash is not None and row.looks_like(stat)
        if not is_only_looked_at:
            self._ledger.set_waiting(path, size=stat.st_size)
        self._jobs.put("file", path)

    def _enter_missing(self, paths: Iterable[Path], kept: tuple[Path, ...]) -> Steps:
        left = [path for path in paths if not any(folder in (path, *path.parents) for folder in kept)]
        while left:
            until = time.monotonic() + SLICE_S
            with transaction(self._db):
                while left and time.monotonic() < until:
                    self._jobs.put("gone", left.pop())
            yield Step.WORKED

    def _on_missing_root(self, job: Job, known: dict[Path, Known]) -> None:
        """An added folder that is not there may be a drive that is not plugged in: its files are kept."""
        is_added_folder = job.path in self._ledger.folder_paths() and job.path not in known
        with transaction(self._db):
            if not is_added_folder and job.path.parent.exists():
                for path in known:
                    self._jobs.put("gone", path)
            self._jobs.done(job)

    def _unplugged(self, root: Path) -> tuple[Path, ...]:
        """Folders at or below `root` where a disk was mounted that is not there now."""
        return tuple(
            path for path in self._ledger.mounts() if root in (path, *path.parents) and not path.is_mount()
        )

    def _is_away(self, path: Path) -> bool:
        """On a disk that is not plugged in, or in an added folder that is not there."""
        mounts = self._ledger.mounts()
        if any(folder in mounts and not folder.is_mount() for folder in (path, *path.parents)):
            return True
        roots = [folder for folder in self._ledger.folder_paths() if folder in path.parents]
        return any(not root.exists() for root in roots)

    def _hurry_candidates(self, job: Job, row: Known) -> bool:
        """A file of the same size that was not looked into yet may be this one under another name: it comes first."""
        candidates = self._ledger.unread_of_size(row.size)
        if not candidates:
            return False
        with transaction(self._db):
            for path in candidates:
                self._jobs.hurry(path, WATCHED_PRIORITY)
            self._jobs.postpone(job, CANDIDATE_WAITS_S)
        return True

    def _is_wanted(self, path: Path) -> bool:
        """Whether the person and the patterns still let it in; both may have changed since it was read."""
        if self._ledger.is_excluded(path):
            return False
        roots = [folder for folder in self._ledger.folder_paths() if folder in (path, *path.parents)]
        return any(is_wanted(path, self._limits.exclude, root=root) for root in roots)


def _mounts(root: Path, folders: Iterable[Path]) -> set[Path]:
    """Where other disks begin, among `folders` and what is between them and `root`."""
    between = {part for folder in folders for part in (folder, *folder.parents) if root in (part, *part.parents)}
    return {folder for folder in between | {root} if _is_mount(folder)}


def _is_mount(folder: Path) -> bool:
    try:
        return folder.is_mount() and os.path.dirname(folder) != str(folder)  # noqa: PTH120  ("/" is never unplugged)
    except OSError:
        return False
