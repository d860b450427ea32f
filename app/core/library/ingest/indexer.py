"""Runs the jobs of the queue in slices of about 30 ms: four files at a time (three of them in parse children), and
beside them one job that keeps the index correct and one that improves it. Any step may be the last. Knows no search and
no process."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import MachineError
from app.core.library.index.ledger import Ledger
from app.core.library.index.queue import Job, JobKind, Queue
from app.core.library.index.vector_store import RETRY_S, STALE, VectorStore
from app.core.library.ingest.embedding import Embedding
from app.core.library.ingest.folders import Folders
from app.core.library.ingest.reading import Reading
from app.core.library.ingest.steps import Step, Steps
from app.core.storage.db import transaction

log = logging.getLogger(__name__)
VECTOR_CODES = frozenset({"vectors_damaged", "vectors_unreachable"})
# One more than are read (workers/parse.py): 100 PDFs in 6.6 s, with as many as are read in 7.0.
FILES_AT_ONCE = 4
FILES: tuple[JobKind, ...] = ("file",)
FRONT: tuple[JobKind, ...] = ("purge", "walk", "gone")
REMOVAL: tuple[JobKind, ...] = ("remove",)
CLEANING: tuple[JobKind, ...] = ("purge", "vectors")
BACK: tuple[JobKind, ...] = ("vectors", "embed")
EVERY = (*FILES, *FRONT, *REMOVAL, *BACK)
IDLE_S = 0.002  # between two looks at children and threads that all are busy


@dataclass
class _Running:
    job: Job
    steps: Steps


class Indexer:
    """Used by one thread only."""

    def __init__(
        self,
        ledger: Ledger,
        jobs: Queue,
        vectors: VectorStore,
        *,
        reading: Reading,
        folders: Folders,
        embedding: Embedding,
    ) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._jobs = jobs
        self._vectors = vectors
        self._running: list[_Running] = []
        self._has_more_files = False
        self._do: dict[JobKind, Callable[[Job], Steps]] = {
            "walk": folders.walk,
            "file": reading.run,
            "gone": folders.forget,
            "remove": folders.remove,
            "purge": self._purge,
            "vectors": self._fill_vectors,
            "embed": embedding.run,
        }

    @property
    def current(self) -> Path | None:
        """The file being read longest."""
        return next((running.job.path for running in self._running if running.job.kind == "file"), None)

    def work(self, kinds: tuple[JobKind, ...] = EVERY) -> Iterator[None]:
        """Do jobs of these kinds. Ends when nothing is due. Raises AppError disk_full; then every job is still there.
        What runs when the caller goes away is begun again next time."""
        try:
            while self._begin(kinds):
                is_waiting = True
                for running in list(self._running):
                    if running in self._running and not self._must_wait(running):
                        is_waiting &= self._step(running) is Step.WAITS
                        yield
                if is_waiting:
                    time.sleep(IDLE_S)
                    yield
        finally:
            self.abandon()

    def abandon(self, path: Path | None = None) -> None:
        """Stop what is being done, about `path` and everything in it or all; it stays in the queue."""
        for running in list(self._running):
            if path is None or path in (running.job.path, *running.job.path.parents):
                self._running.remove(running)
                running.steps.close()

    def _step(self, running: _Running) -> Step:
        try:
            return next(running.steps)
        except StopIteration:
            self._running.remove(running)
        except MachineError as error:
            if error.code not in VECTOR_CODES:
                raise
            self._running.remove(running)
            self._put_off(running.job, error)
        return Step.WORKED

    def _put_off(self, job: Job, error: MachineError) -> None:
        """Only the index of vectors failed, which can be filled again; everything else goes on."""
        log.info("%s is tried again in %s seconds: %s", job.kind, RETRY_S, error.data.get("detail"))
        self._vectors.abandon_fill()
        with transaction(self._db):
            self._jobs.postpone(job, RETRY_S)

    def _begin(self, kinds: tuple[JobKind, ...]) -> bool:
        """Fill the free places; False when nothing is there to do."""
        self._begin_files(kinds)
        for place in (FRONT, REMOVAL, BACK):
            wanted = [kind for kind in place if kind in kinds]
            if wanted and not self._runs(place):
                self._start(self._jobs.next(wanted, is_gone_early=not self._runs(FILES)))
        return bool(self._running)

    def _begin_files(self, kinds: tuple[JobKind, ...]) -> None:
        self._has_more_files = "file" in kinds
        while self._has_more_files and sum(running.job.kind == "file" for running in self._running) < FILES_AT_ONCE:
            job = self._jobs.next(FILES, besides=[running.job.id for running in self._running])
            self._has_more_files = job is not None
            self._start(job)

    def _must_wait(self, running: _Running) -> bool:
        """Vectors are made when all texts are found by their words, or the last of them are being read."""
        return running.job.kind == "embed" and self._has_more_files

    def _runs(self, kinds: tuple[JobKind, ...]) -> bool:
        return any(running.job.kind in kinds for running in self._running)

    def _start(self, job: Job | None) -> None:
        if job is not None:
            self._running.append(_Running(job, self._do[job.kind](job)))

    # -- cleaning up

    def _purge(self, job: Job) -> Steps:
        for _ in self._ledger.purge():
            yield Step.WORKED
        with transaction(self._db):
            self._jobs.done(job)

    def _fill_vectors(self, job: Job) -> Steps:
        """Again from SQLite where the index was lost, or without what was deleted."""
        for _ in self._vectors.clean() if job.path.name == STALE else self._vectors.rebuild():
            yield Step.WORKED
        with transaction(self._db):
            self._jobs.done(job)
