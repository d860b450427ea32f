"""Reads one file of the queue: waits until it is whole, hashes, parses, chunks and stores it, in slices. From then on
it is found by its words; its vectors follow. Knows no vector and no folder."""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from collections.abc import Generator
from pathlib import Path
from stat import S_ISREG

from app.core.embed.base import Embedder
from app.core.errors import MachineError, UserError
from app.core.library.base import REASONS, Document, IndexLimits, Parser
from app.core.library.extract.base import is_supported
from app.core.library.index.ledger import Known, Ledger
from app.core.library.index.queue import Job, Queue
from app.core.library.index.vector_rows import VectorRows
from app.core.library.index.vector_store import VectorStore
from app.core.library.ingest.chunk import Chunk, iter_chunks
from app.core.library.ingest.steps import SLICE_S, Step, Steps
from app.core.library.ingest.tokens import token_counter
from app.core.library.ingest.walk import mode_of, on_disk
from app.core.storage.db import transaction

HASH_BLOCK = 4 * 1024 * 1024
DROP_BATCH = 16
SETTLE_S = 0.5  # seconds: a watched file must keep its size this long before it is read
OLD_S = 60.0  # seconds: a file last written this long ago is not being copied
MAX_TRIES = 60
LATER_S = 5.0  # a long scan goes on after so long, so that vectors are made and other files are read between
PURGE_DELAY_S = 15.0  # several deletions are cleaned together


class Reading:
    """`bytes_done` counts bytes since the program started."""

    def __init__(
        self,
        ledger: Ledger,
        rows: VectorRows,
        vectors: VectorStore,
        jobs: Queue,
        *,
        embedder: Embedder,
        parser: Parser,
        limits: IndexLimits,
    ) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._rows = rows
        self._vectors = vectors
        self._jobs = jobs
        self._count_tokens = token_counter(embedder)
        self._parser = parser
        self._limits = limits
        self.bytes_done = 0

    def run(self, job: Job) -> Steps:
        try:
            stat = self._stable_stat(job)
            reason = self._unreadable(job.path, stat) if stat is not None else None
            if stat is None:
                return
            if reason:
                yield from self._fail(job, reason, stat=stat)
            elif not self._is_known(job, stat):
                digest = yield from self._hash(job.path)
                if not (yield from self._has_same_content(job, stat, digest)):
                    yield from self._read(job, stat, digest)
        except (FileNotFoundError, NotADirectoryError):
            with transaction(self._db):
                self._jobs.put("gone", job.path)
                self._jobs.done(job)
        except PermissionError as error:
            yield from self._fail(job, "permission", detail=str(error))
        except OSError as error:
            yield from self._fail(job, "damaged", detail=str(error))

    def drop(self, file_id: int) -> Steps:
        """Delete what is stored of a file, in slices, and schedule its purge from the disk."""
        is_first = True
        while True:
            with transaction(self._db):
                ids = self._ledger.drop_chunks(file_id, DROP_BATCH)
                if ids:
                    self._vectors.remove(ids)
                    if is_first:
                        self._jobs.put("purge", delay=PURGE_DELAY_S)
            if not ids:
                return
            is_first = False
            yield Step.WORKED

    # -- before reading

    def _stable_stat(self, job: Job) -> os.stat_result | None:
        """The file's stat; None when the job was postponed or ended."""
        stat = on_disk(job.path).stat()
        if not S_ISREG(stat.st_mode):
            with transaction(self._db):
                self._jobs.done(job)
            return None
        is_settled = stat.st_size == job.seen_size or time.time() - stat.st_mtime > OLD_S
        if job.is_watched and not is_settled and job.tries < MAX_TRIES:
            self._put_off(job, stat)
            return None
        return stat

    def _unreadable(self, path: Path, stat: os.stat_result) -> str | None:
        if not is_supported(path):
            return "unsupported"
        return "too_large" if stat.st_size > self._limits.max_file_bytes else None

    def _put_off(self, job: Job, stat: os.stat_result) -> None:
        with transaction(self._db):
            self._jobs.postpone(job, SETTLE_S, seen_size=stat.st_size)

    def _is_known(self, job: Job, stat: os.stat_result) -> bool:
        row = self._ledger.known(job.path)
        if row is None or row.hash is None or not row.is_unchanged(stat) or self._ledger.scanned(row.id, row.hash):
            return False
        self._finish(job, row)
        return True

    def _hash(self, path: Path) -> Generator[Step, None, str]:
        digest = hashlib.sha256()
        with open(on_disk(path), "rb", opener=_without_waiting) as stream:
            while block := stream.read(HASH_BLOCK):
                digest.update(block)
                yield Step.WORKED
        return digest.hexdigest()

    def _has_same_content(self, job: Job, stat: os.stat_result, digest: str) -> Generator[Step, None, bool]:
        """The file was touched or renamed but has the same content: its chunks and vectors stay."""
        for twin in self._ledger.known_by_hash(digest):
            if self._ledger.scanned(twin.id, digest):
                continue
            if twin.path == job.path or mode_of(twin.path) is None:
                other = self._ledger.known(job.path)
                if other is not None and other.id != twin.id:
                    yield from self.drop(other.id)
                with transaction(self._db):
                    self._ledger.rename(twin.id, job.path)
                    self._ledger.set_seen(twin.id, stat)
                    if twin.path != job.path:
                        self._jobs.drop("gone", twin.path)
                self._finish(job, twin)
                return True
        return False

    # -- reading

    def _read(self, job: Job, stat: os.stat_result, digest: str) -> Steps:
        try:
            row = self._ledger.known(job.path)
            document = yield from self._parse(job.path, self._ledger.scanned(row.id, digest) if row else "")
        except UserError as error:
            if self._has_changed(job, stat):  # half of it is damaged, the whole may not be
                return
            reason = error.code if error.code in REASONS else "damaged"
            yield from self._fail(job, reason, detail=str(error.data.get("detail", "")), stat=stat)
            return
        if self._has_changed(job, stat):
            return
        now = on_disk(job.path).stat()
        if (now.st_size, now.st_mtime_ns) != (stat.st_size, stat.st_mtime_ns):
            yield from self._fail(job, "unstable", stat=now)
            return
        chunks = yield from self._chunk(document)
        row = yield from self._store(job.path, document, chunks)
        with transaction(self._db):
            self._ledger.set_read(row.id, hash=digest, stat=stat)
            self._jobs.put("embed")
            if document.pages_left:
                self._ledger.set_scanned(row.id, digest, document.scanned)
                self._jobs.put_back(job, LATER_S)
        if not document.pages_left:
            self._finish(job, row)

    def _has_changed(self, job: Job, stat: os.stat_result) -> bool:
        """Whether the file changed while it was read, and its job was put off for that."""
        now = on_disk(job.path).stat()
        if (now.st_size, now.st_mtime_ns) == (stat.st_size, stat.st_mtime_ns) or job.tries >= MAX_TRIES:
            return False
        self._put_off(job, now)
        return True

    def _parse(self, path: Path, scanned: str) -> Generator[Step, None, Document]:
        document: Document | None = None
        try:
            for document in self._parser.parse(on_disk(path), *([scanned] if scanned else [])):
                if document is None:
                    yield Step.WAITS
        except (MachineError, UserError, OSError):
            raise
        except Exception as error:  # parser libraries raise kinds of their own
            raise UserError("damaged", detail=f"{type(error).__name__}: {error}") from error
        if document is None:
            raise UserError("parser_crashed")
        return document

    def _chunk(self, document: Document) -> Generator[Step, None, list[Chunk]]:
        chunks: list[Chunk] = []
        until = time.monotonic() + SLICE_S
        for chunk in iter_chunks(document, self._count_tokens):
            chunks.append(chunk)
            if time.monotonic() > until:
                yield Step.WORKED
                until = time.monotonic() + SLICE_S
        return chunks

    def _store(self, path: Path, document: Document, chunks: list[Chunk]) -> Generator[Step, None, Known]:
        """A kill during this leaves a file without a hash and its job in the queue: it is read again."""
        row = self._row(path)
        yield from self.drop(row.id)
        with transaction(self._db):
            self._ledger.store_text(row, document)
        left = deque(chunks)
        while left:
            until = time.monotonic() + SLICE_S
            with transaction(self._db):
                while left and time.monotonic() < until:
                    self._ledger.store_chunk(row, left.popleft())
            yield Step.WORKED
        return row

    def _row(self, path: Path) -> Known:
        row = self._ledger.known(path)
        if row is None:
            with transaction(self._db):
                self._ledger.set_waiting(path)
            row = self._ledger.known(path)
        assert row is not None
        return row

    # -- ending a job

    def _finish(self, job: Job, row: Known) -> None:
        with transaction(self._db):
            if self._rows.has_pending(row.id):
                self._jobs.put("embed")
            else:
                self._ledger.set_indexed(row.id)
            self._jobs.done(job)
        self.bytes_done += row.size

    def _fail(self, job: Job, reason: str, *, detail: str = "", stat: os.stat_result | None = None) -> Steps:
        row = self._ledger.known(job.path)
        if row is not None:
            yield from self.drop(row.id)
        with transaction(self._db):
            self._ledger.set_failed(job.path, reason, detail=detail, stat=stat)
            self._jobs.done(job)
        self.bytes_done += stat.st_size if stat else 0


def _without_waiting(path: str, flags: int) -> int:
    """A file that became a pipe just now would be waited for until somebody writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
