"""The library: implements the `Library` Protocol and offers the same work in slices. It only joins the parts; each part
knows its own business. One owner thread; the watcher's thread does nothing but fill a queue."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.core.embed.background import BackgroundEmbedder
from app.core.embed.base import Embedder
from app.core.errors import AppError, UserError
from app.core.library.base import (
    FileRow,
    Hit,
    IndexLimits,
    IndexReport,
    Parser,
    Passage,
    SearchRequest,
    SearchResult,
    Status,
)
from app.core.library.extract.base import READERS_VERSION
from app.core.library.index.change import ModelChange, OpenEmbedder
from app.core.library.index.identity import get_meta, read_identity, set_meta
from app.core.library.index.ledger import Ledger
from app.core.library.index.queue import Queue
from app.core.library.index.server import VectorServer
from app.core.library.index.vector_rows import VectorRows
from app.core.library.index.vector_store import VectorStore
from app.core.library.ingest.embedding import FIRST_FOLDER, Embedding
from app.core.library.ingest.folders import Folders
from app.core.library.ingest.indexer import CLEANING, REMOVAL, Indexer
from app.core.library.ingest.intake import Intake
from app.core.library.ingest.reading import Reading
from app.core.library.ingest.walk import absolute, checked
from app.core.library.passages.parents import read_chunks, read_page, read_parent
from app.core.library.passages.passage import read_passage
from app.core.library.retrieve.search import Searcher
from app.core.storage.db import open_database, sqlite_errors, transaction
from app.core.storage.lock import WriterLock
from app.core.task import Task

SIZE_EVERY_S = 2.0
PAUSED = "paused"  # meta: the person said so, and it holds until they say otherwise
# Reasons that a newer version of the program may have overcome.
RETRY_AFTER_UPDATE = frozenset(
    {
        "unsupported",
        "no_text",
        "no_words",
        "unread_script",
        "unread_pictures",
        "xfa_form",
        "empty",
        "too_large",
        "damaged",
        "parser_crashed",
    }
)


class LibraryService:
    """`folder` is private and has one owner process. Closes the embedder and the parser that it was given. `origin` and
    `open_origin` are for a change of the embedder (see `ModelChange`).

    Raises UserError library_in_use, database_newer; MachineError database_damaged, disk_full.
    """

    is_killable = False
    task_methods = ("add", "sync", "rebuild")

    def __init__(
        self,
        folder: Path,
        embedder: Embedder,
        parser: Parser,
        *,
        limits: IndexLimits | None = None,
        server: VectorServer | None = None,
        origin: str = "",
        open_origin: OpenEmbedder | None = None,
    ) -> None:
        self._folder = folder
        self._embedder = embedder
        self._parser = parser
        self._limits = limits or IndexLimits()
        self._lock = WriterLock(folder)
        try:
            self._db: sqlite3.Connection = open_database(folder / "library.db", "library")
        except BaseException:
            self._lock.close()
            raise
        self._jobs = Queue(self._db)
        self._ledger = Ledger(self._db)
        self._rows = VectorRows(self._db)
        self._vectors = VectorStore(folder, self._db, self._rows, self._jobs, server=server)
        self._change = ModelChange(
            self._ledger, self._rows, self._vectors, self._jobs, embedder, origin=origin, open_origin=open_origin
        )
        self._searcher = Searcher(self._db, self._ledger, self._vectors, self._change.answering)
        self._background = BackgroundEmbedder(embedder)
        self._reading = Reading(
            self._ledger, self._rows, self._vectors, self._jobs, embedder=embedder, parser=parser, limits=self._limits
        )
        self._embedding = Embedding(self._ledger, self._rows, self._vectors, self._jobs, self._change, self._background)
        folders = Folders(self._ledger, self._jobs, self._reading, self._limits)
        self._indexer = Indexer(
            self._ledger,
            self._jobs,
            self._vectors,
            reading=self._reading,
            folders=folders,
            embedding=self._embedding,
        )
        self._intake = Intake(self._ledger, self._jobs, self._limits, self._sweep_quietly)
        self._is_paused = get_meta(self._db, PAUSED) == "1"
        self._opened = time.time_ns()
        self._is_warm = False
        self._problem = ""
        self._busy_since: float | None = None
        self._size = (0.0, 0)

    # -- changing

    def register(self, paths: Sequence[Path]) -> None:
        """Note folders or files to be indexed by `work`, and return at once; noted is durable.
        Raises UserError: path_missing, permission, index_mismatch; MachineError: disk_full."""
        wanted = [checked(path) for path in paths]
        self._change.begin()
        with transaction(self._db):
            for path in wanted:
                self._ledger.add_folder(path)
                self._jobs.put("walk", path)
        self._problem = ""
        if self._intake.is_watching:
            self._intake.watch(wanted)

    def sweep(self) -> None:
        """Note every added folder to be walked anew; returns at once. Raises as `register`."""
        self._change.begin()
        self._intake.note_sweep()
        with transaction(self._db):
            for path in self._ledger.folder_paths():
                self._jobs.put("walk", path)
            self._retry_after_update()
        self._problem = ""

    def work(self) -> Iterator[None]:
        """Work off the queue, yielding about every 100 ms; ends when nothing is due. Raises MachineError disk_full:
        then `status().problem` says so, and it goes on after the next register, sweep, retry or `pause(False)`."""
        if self._intake.is_watching and not self._is_warm:
            self._is_warm = True
            yield  # whoever asks first is answered first
            self._searcher.warm_up()
        self._intake.take()
        if self._is_stopped:
            return
        self._busy_since = self._busy_since or time.monotonic()
        try:
            with sqlite_errors(self._folder):
                for _ in self._indexer.work():
                    yield
                    self._intake.take()
                    if self._is_stopped:
                        return
        except AppError as error:
            self._problem = error.code
            raise
        if not self._jobs.is_busy:
            self._busy_since, self._reading.bytes_done, self._embedding.passages_done = None, 0, 0

    def add(self, paths: Sequence[Path], task: Task) -> IndexReport:
        """See `Library.add`."""
        self.register(paths)
        return self._drive([absolute(path) for path in paths], task)

    def sync(self, task: Task) -> IndexReport:
        """See `Library.sync`."""
        self.sweep()
        return self._drive([], task)

    def remove(self, path: Path) -> int:
        """See `Library.remove`. A file taken out of an added folder stays out until it is added again."""
        path = absolute(path)
        if not self._ledger.holds(path):
            raise UserError("not_in_library", path=str(path))
        self._indexer.abandon(path)
        with transaction(self._db):
            count = self._ledger.hide(path)
            self._ledger.remove_folders(path)
            self._jobs.drop_below(path)
            if self._ledger.holds(path):
                self._ledger.exclude(path)
            self._jobs.put("remove")
        if not self._intake.is_watching:  # a command ends now, and must leave nothing behind
            self._clean_up()
        return count

    def retry(self, paths: Sequence[Path]) -> None:
        """See `Library.retry`."""
        self._change.begin()
        with transaction(self._db):
            for path in paths:
                wanted = absolute(path)
                for row in self._ledger.rows(wanted):
                    if row.reason is not None or row.path == wanted:
                        self._requeue(row.path)
        self._problem = ""

    def prioritise(self, path: Path) -> None:
        """See `Library.prioritise`."""
        path = absolute(path)
        if not self._ledger.holds(path):
            raise UserError("not_in_library", path=str(path))
        with transaction(self._db):
            self._jobs.prioritise(path)
            set_meta(self._db, FIRST_FOLDER, os.path.join(path, ""))  # noqa: PTH118  (Path drops the separator)

    def pause(self, is_paused: bool) -> None:
        """See `Library.pause`."""
        self._is_paused = is_paused
        with transaction(self._db):
            set_meta(self._db, PAUSED, str(int(is_paused)))
        if not is_paused:
            self._problem = ""

    def begin_watch(self) -> None:
        """From now on `work` also takes up what changes on disk; begins with a sweep, for what was missed."""
        self._intake.watch(self._ledger.folder_paths())
        self._sweep_quietly()

    def stop_watch(self) -> None:
        self._intake.stop()

    # -- asking

    def search(self, request: SearchRequest) -> SearchResult:
        """See `Library.search`."""
        return self._searcher.search(replace(request, within=tuple(map(absolute, request.within))))

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """See `Library.similarities`."""
        return self._searcher.similarities(text, others)

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        """See `Library.rarities`."""
        return self._searcher.rarities(words)

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        return read_parent(self._db, chunk_id, max_chars)

    def page(self, path: Path, offset: int) -> int | None:
        return read_page(self._db, absolute(path), offset)

    def passage(self, path: Path, start: int, end: int, quote: str = "") -> Passage:
        return read_passage(self._db, absolute(path), start, end, quote=quote)

    def chunks(self, path: Path) -> tuple[Hit, ...]:
        return read_chunks(self._db, absolute(path))

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
        return self._ledger.rows(absolute(within) if within is not None else None)

    def status(self) -> Status:
        counts = self._ledger.counts()
        identity = read_identity(self._db)
        current = self._indexer.current
        return Status(
            total=sum(counts.values()),
            chunks=self._ledger.chunk_count(),
            bytes=self._bytes_on_disk(),
            is_busy=self._jobs.is_busy and not self._problem,
            is_paused=self._is_paused,
            current=current.name if current else "",
            eta_seconds=self._eta(),
            embedder=identity.embedder if identity else "",
            folders=self._ledger.folder_rows(),
            problem=self._problem,
            pending=self._rows.pending_count(),
            revision=self._opened + self._db.total_changes,  # nothing else writes; counts from 0 at each opening
            **counts,
        )

    def holds(self, path: Path) -> bool:
        """Is it an added folder, inside one, or around files of the library?"""
        return self._ledger.holds(absolute(path))

    @property
    def is_due(self) -> bool:
        """Whether `work` has something to do that need not wait."""
        return not self._is_stopped and self._jobs.is_due

    def close(self) -> None:
        """Stop the watcher and give the folder free. Unfinished jobs are kept."""
        self._intake.stop()
        self._indexer.abandon()
        self._background.close()
        self._vectors.close()
        self._change.answering.close()
        self._db.close()
        self._lock.close()
        self._embedder.close()
        self._parser.close()

    # -- inside

    @property
    def _is_stopped(self) -> bool:
        return self._is_paused or bool(self._problem)

    def _drive(self, paths: list[Path], task: Task) -> IndexReport:
        """Work until nothing is left, telling `task` and stopping with it. What was done stays done."""
        began = time.monotonic()
        self.pause(False)
        while True:
            for _ in self.work():
                counts = self._ledger.counts()
                total = sum(counts.values())
                current = self._indexer.current
                task.report("index", total - counts["waiting"], total, detail=current.name if current else "")
            if not self._jobs.is_busy or self._is_stopped:
                break
            task.check()
            time.sleep(0.05)  # a file that is still being copied
        rows = {row.path: row for path in paths for row in self._ledger.rows(path)}
        items = tuple(rows.values()) if paths else self._ledger.rows()
        return IndexReport(self.status(), time.monotonic() - began, items)

    def _requeue(self, path: Path) -> None:
        row = self._ledger.known(path)
        if row is not None:
            self._ledger.forget_hash(row.id)
            self._ledger.set_waiting(path, size=row.size)
            self._jobs.put("file", path)

    def _retry_after_update(self) -> None:
        """What an earlier version of the program could not read, this one may."""
        if get_meta(self._db, "readers") == READERS_VERSION:
            return
        for row in self._ledger.rows():
            if row.reason in RETRY_AFTER_UPDATE:
                self._requeue(row.path)
        set_meta(self._db, "readers", READERS_VERSION)

    def _sweep_quietly(self) -> None:
        with contextlib.suppress(UserError):  # index_mismatch: nothing may be written
            self.sweep()

    def _clean_up(self) -> None:
        for _ in self._indexer.work(REMOVAL):
            pass
        with transaction(self._db):
            self._jobs.bring_forward(*CLEANING)
        for _ in self._indexer.work(CLEANING):
            pass

    def _eta(self) -> float | None:
        """Seconds by what was done since the work began: bytes while files are read, then passages; None at first."""
        if self._busy_since is None:
            return None
        elapsed = time.monotonic() - self._busy_since
        if left := self._ledger.unread_bytes():
            return elapsed / self._reading.bytes_done * left if self._reading.bytes_done else None
        done = self._embedding.passages_done
        return elapsed / done * self._rows.pending_count() if done else None

    def _bytes_on_disk(self) -> int:
        if time.monotonic() - self._size[0] > SIZE_EVERY_S:
            total = 0
            for folder, _, names in os.walk(self._folder):
                for name in names:
                    with contextlib.suppress(OSError):
                        total += (Path(folder) / name).stat().st_size
            self._size = (time.monotonic(), total)
        return self._size[1]
