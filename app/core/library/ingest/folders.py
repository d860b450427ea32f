"""Compares the added folders with the ledger: new and changed files are queued for reading, missing ones for removal
unless their drive is unplugged. Reads no file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from stat import S_ISREG

from app.core.library.base import FileState, IndexLimits
from app.core.library.extract.base import is_supported
from app.core.library.index.ledger import Known, Ledger
from app.core.library.index.queue import WATCHED_PRIORITY, Job, Queue
from app.core.library.ingest.reading import Reading
from app.core.library.ingest.steps import SLICE_S, Step, Steps
from app.core.library.ingest.walk import is_wanted, mode_of, on_disk, walk
from app.core.storage.db import transaction

TRY_AGAIN = frozenset({"permission", "missing", "unstable"})  # may have passed although the file did not change
BATCH = 1000  # rows compared between two yields
CANDIDATE_WAITS_S = 1.0
MAX_CANDIDATE_TRIES = 15


class Folders:
    def __init__(self, ledger: Ledger, jobs: Queue, reading: Reading, limits: IndexLimits) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._jobs = jobs
        self._reading = reading
        self._limits = limits

    def walk(self, job: Job) -> Steps:
        """Compare what is on the disk below an added folder with the ledger, and queue the differences."""
        root = job.path
        if mode_of(root) is None:
            yield from self._on_missing_root(job)
            return
        away = self._unplugged(root)
        exclusions = self._ledger.exclusions()
        unreadable: set[Path] = set()
        seen: set[str] = set()
        folders: set[Path] = set()
        links: set[Path] = set()
        found = walk(root, self._limits.exclude, on_unreadable=unreadable.add, on_link=links.add)
        while self._enter_some(found, seen, folders, exclusions):
            yield Step.WORKED
        links = {path for path in links if exclusions.isdisjoint((path, *path.parents))}
        yield from self._drop_unseen(root, seen, unreadable | links | away)
        with transaction(self._db):
            for path in links:
                self._ledger.set_failed(path, "linked")
            for path in unreadable:
                self._ledger.set_failed(path, "permission" if mode_of(path) is not None else "missing")
            if not away:
                self._ledger.set_mounts(root, _mounts(root, folders))
            self._jobs.done(job)

    def forget(self, job: Job) -> Steps:
        """The file is missing on disk. One that came back is read instead; a file that may be the same under another
        name is read first."""
        path = job.path
        row = self._ledger.known(path)
        mode = mode_of(path)
        is_file = mode is not None and (mode == 0 or S_ISREG(mode))  # not a folder that may be read again
        is_there = is_file and self._is_wanted(path)
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

    def remove(self, job: Job) -> Steps:
        """Drop what is stored of hidden files."""
        while batch := self._ledger.hidden(BATCH):
            for file_id in batch:
                yield from self._reading.drop(file_id)
                yield Step.WORKED
            with transaction(self._db):
                self._ledger.delete(*batch)
        with transaction(self._db):
            self._jobs.done(job)

    # -- internals

    def _enter_some(self, found: Iterator[Path], seen: set[str], folders: set[Path], exclusions: set[Path]) -> bool:
        """Record the files of one slice; False when there are no more."""
        until = time.monotonic() + SLICE_S
        with transaction(self._db):
            for path in found:
                if not exclusions or exclusions.isdisjoint((path, *path.parents)):
                    seen.add(str(path))
                    folders.add(path.parent)
                    self._enter_file(path, self._ledger.known(path))
                if time.monotonic() > until:
                    return True
        return False

    def _drop_unseen(self, root: Path, seen: set[str], kept: Set[Path]) -> Steps:
        """What the ledger has below `root` and the walk did not find is missing, except where the walk could not look.
        """
        last = 0
        while batch := self._ledger.paths_below(root, after=last, limit=BATCH):
            last = batch[-1][0]
            with transaction(self._db):
                for path in (Path(name) for _, name in batch if name not in seen):
                    if kept.isdisjoint((path, *path.parents)):
                        self._jobs.put("gone", path)
            yield Step.WORKED

    def _enter_file(self, path: Path, row: Known | None) -> None:
        try:
            stat = on_disk(path).stat()
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

    def _on_missing_root(self, job: Job) -> Steps:
        """A missing folder may be on an unplugged drive: its files are kept."""
        is_added_folder = job.path in self._ledger.folder_paths() and self._ledger.known(job.path) is None
        if not is_added_folder and mode_of(job.path.parent) is not None:
            yield from self._drop_unseen(job.path, set(), frozenset())
        with transaction(self._db):
            self._jobs.done(job)

    def _unplugged(self, root: Path) -> frozenset[Path]:
        """Folders at or below `root` on which a drive was mounted that is not there now."""
        return frozenset(
            path for path in self._ledger.mounts() if root in (path, *path.parents) and not _is_mount(path)
        )

    def _is_away(self, path: Path) -> bool:
        """Whether the path is on an unplugged drive or in a missing added folder."""
        mounts = self._ledger.mounts()
        if any(folder in mounts and not _is_mount(folder) for folder in (path, *path.parents)):
            return True
        roots = [folder for folder in self._ledger.folder_paths() if folder in path.parents]
        return any(mode_of(root) is None for root in roots)

    def _hurry_candidates(self, job: Job, row: Known) -> bool:
        """A file of the same size that has not been read yet may be this one under another name: read it first."""
        candidates = self._ledger.unread_of_size(row.size)
        if not candidates:
            return False
        with transaction(self._db):
            for path in candidates:
                self._jobs.hurry(path, WATCHED_PRIORITY)
            self._jobs.postpone(job, CANDIDATE_WAITS_S)
        return True

    def _is_wanted(self, path: Path) -> bool:
        """Whether exclusions and patterns still admit it; both may have changed since it was read."""
        if self._ledger.is_excluded(path):
            return False
        roots = [folder for folder in self._ledger.folder_paths() if folder in (path, *path.parents)]
        return any(is_wanted(path, self._limits.exclude, root=root) for root in roots)


def _mounts(root: Path, folders: Iterable[Path]) -> set[Path]:
    """Mount points among `folders` and the folders between them and `root`."""
    between = {part for folder in folders for part in (folder, *folder.parents) if root in (part, *part.parents)}
    return {folder for folder in between | {root} if _is_mount(folder)}


def _is_mount(folder: Path) -> bool:
    try:
        return on_disk(folder).is_mount() and os.path.dirname(folder) != str(folder)  # noqa: PTH120  ("/" is never unplugged)
    except OSError:
        return False
