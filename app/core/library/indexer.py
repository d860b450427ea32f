"""Works off the queue in slices: scans folders, reads files, embeds chunks, forgets what is gone. It yields about every
100 ms so that a search never waits, and may be abandoned at any yield. Knows no search and no process."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Iterator
from os import stat_result
from pathlib import Path
from stat import S_ISREG

import numpy as np

from app.core.embed.base import Embedder
from app.core.errors import MachineError, UserError
from app.core.library.base import REASONS, Document, FileState, IndexLimits, Parser
from app.core.library.chunk import Chunk, iter_chunks
from app.core.library.extract.base import is_supported
from app.core.library.identity import identity_of, read_identity, write_identity
from app.core.library.ledger import Known, Ledger
from app.core.library.queue import Job, Queue
from app.core.library.scan import is_wanted, mode_of, on_disk, walk
from app.core.library.tokens import token_counter
from app.core.library.vectorstore import VectorStore
from app.core.storage.db import transaction

SLICE_S = 0.1
LOT = 5000  # rows compared with what a walk found between two yields: 20 ms
EMBED_BATCH = 8  # about 0.1-0.3 s on two cores
HASH_BLOCK = 4 * 1024 * 1024
SETTLE_S = 1.0  # a watched file must keep its size so long before it is read
MAX_TRIES = 30
TRY_AGAIN = frozenset({"permission", "missing", "unstable"})  # may be over although the file did not change


class Indexer:
    """One owner thread. `current` is the file being read, `bytes_done` counts since the start."""

    def __init__(
        self,
        ledger: Ledger,
        jobs: Queue,
        vectors: VectorStore,
        *,
        embedder: Embedder,
        parser: Parser,
        limits: IndexLimits,
    ) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._jobs = jobs
        self._vectors = vectors
        self._embedder = embedder
        self._count_tokens = token_counter(embedder)
        self._parser = parser
        self._limits = limits
        self.current: Path | None = None
        self.bytes_done = 0

    def run(self, job: Job) -> Iterator[None]:
        """Do one job and take it out of the queue. Raises MachineError disk_full; then the job is still there."""
        if job.kind == "scan":
            yield from self._scan(job)
        elif job.kind == "file":
            self.current = job.path
            try:
                yield from self._file(job)
            finally:
                self.current = None
        elif job.kind == "gone":
            self._forget(job)
        else:
            yield from self._rebuild(job)

    # -- folders

    def _scan(self, job: Job) -> Iterator[None]:
        root = job.path
        if mode_of(root) is None:
            self._on_missing_root(job)
            return
        exclusions = self._ledger.exclusions()
        unreadable: set[Path] = set()
        seen: set[str] = set()
        found = walk(root, self._limits.exclude, on_unreadable=unreadable.add)
        while self._enter_some(found, seen, exclusions):
            yield
        yield from self._drop_unseen(root, seen, unreadable)
        with transaction(self._db):
            for path in unreadable:
                self._ledger.set_failed(path, "permission" if mode_of(path) is not None else "missing")
            self._jobs.done(job)

    def _on_missing_root(self, job: Job) -> None:
        """An added folder that is not there may be a drive that is not plugged in: its files are kept."""
        known = self._ledger.known_below(job.path)
        is_added_folder = job.path in self._ledger.folder_paths() and job.path not in known
        with transaction(self._db):
            if not is_added_folder and mode_of(job.path.parent) is not None:
                for path in known:
                    self._jobs.put("gone", path)
            self._jobs.done(job)

    def _enter_some(self, found: Iterator[Path], seen: set[str], exclusions: set[Path]) -> bool:
        """Enters the files of one slice; False when there are no more."""
        until = time.monotonic() + SLICE_S
        with transaction(self._db):
            for path in found:
                if not exclusions or exclusions.isdisjoint((path, *path.parents)):
                    seen.add(str(path))
                    self._enter_file(path, self._ledger.known(path))
                if time.monotonic() > until:
                    return True
        return False

    def _drop_unseen(self, root: Path, seen: set[str], unreadable: set[Path]) -> Iterator[None]:
        """What the ledger knows below `root` and the walk did not find is gone, but for what could not be looked at."""
        last = 0
        while lot := self._ledger.paths_below(root, after=last, limit=LOT):
            last = lot[-1][0]
            with transaction(self._db):
                for path in (Path(name) for _, name in lot if name not in seen):
                    if unreadable.isdisjoint((path, *path.parents)):
                        self._jobs.put("gone", path)
            yield

    def _enter_file(self, path: Path, row: Known | None) -> None:
        try:
            stat = on_disk(path).stat()
        except OSError:
            return
        if not is_supported(path):
            if row is None:
                self._ledger.set_failed(path, "unsupported", size=stat.st_size, mtime_ns=stat.st_mtime_ns)
            return
        is_unchanged = row is not None and (row.size, row.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
        if row is None or row.state == FileState.WAITING or not is_unchanged or row.reason in TRY_AGAIN:
            self._ledger.set_waiting(path, size=stat.st_size)
            self._jobs.put("file", path)

    # -- files

    def _file(self, job: Job) -> Iterator[None]:
        try:
            stat = self._stable_stat(job)
            if stat is None:
                return
            if self._is_unchanged(job, stat):
                return
            digest = yield from self._hash(job.path)
            if self._has_same_content(job, stat, digest):
                return
            yield from self._read(job, stat, digest)
        except (FileNotFoundError, NotADirectoryError):
            with transaction(self._db):
                self._jobs.put("gone", job.path)
                self._jobs.done(job)
        except PermissionError as error:
            self._fail(job, "permission", detail=str(error))
        except OSError as error:
            self._fail(job, "damaged", detail=str(error))

    def _stable_stat(self, job: Job) -> stat_result | None:
        """None when the job was put off or ended."""
        stat = on_disk(job.path).stat()
        if not S_ISREG(stat.st_mode):
            with transaction(self._db):
                self._jobs.done(job)
            return None
        if not is_supported(job.path):
            self._fail(job, "unsupported", stat=stat)
            return None
        if stat.st_size > self._limits.max_file_bytes:
            self._fail(job, "too_large", stat=stat)
            return None
        is_settled = stat.st_size == job.seen_size or time.time() - stat.st_mtime > 60
        if job.is_watched and not is_settled:
            self._put_off(job, stat)
            return None
        return stat

    def _put_off(self, job: Job, stat: stat_result) -> None:
        if job.tries >= MAX_TRIES:
            self._fail(job, "unstable", stat=stat)
            return
        with transaction(self._db):
            self._jobs.postpone(job, SETTLE_S, seen_size=stat.st_size)

    def _is_unchanged(self, job: Job, stat: stat_result) -> bool:
        row = self._ledger.known(job.path)
        if row is None or not row.hash or (row.size, row.mtime_ns) != (stat.st_size, stat.st_mtime_ns):
            return False
        if self._ledger.pending_chunks(row.id, 1):
            return False
        self._finish(job, row, stat)
        return True

    def _hash(self, path: Path) -> Generator[None, None, str]:
        digest = hashlib.sha256()
        with on_disk(path).open("rb") as stream:
            while block := stream.read(HASH_BLOCK):
                digest.update(block)
                yield
        return digest.hexdigest()

    def _has_same_content(self, job: Job, stat: stat_result, digest: str) -> bool:
        """Touched but not changed, or renamed: chunks and vectors stay."""
        for twin in self._ledger.known_by_hash(digest):
            if twin.path == job.path or mode_of(twin.path) is None:
                with transaction(self._db):
                    gone = self._ledger.rename(twin.id, job.path)
                    if gone:
                        self._vectors.mark_dirty()
                    if twin.path != job.path:
                        self._jobs.drop("gone", twin.path)
                self._vectors.remove(gone)
                self._finish(job, twin, stat)
                return True
        return False

    def _read(self, job: Job, stat: stat_result, digest: str) -> Iterator[None]:
        row = self._ledger.known(job.path)
        is_resumed = row is not None and row.hash == digest  # killed after parsing: only vectors are missing
        if not is_resumed:
            try:
                document = yield from self._parse(job.path)
            except UserError as error:
                reason = error.code if error.code in REASONS else "damaged"
                self._fail(job, reason, detail=str(error.data.get("detail", "")), stat=stat)
                return
            now = on_disk(job.path).stat()
            if (now.st_size, now.st_mtime_ns) != (stat.st_size, stat.st_mtime_ns):
                self._put_off(job, now)
                return
            chunks = yield from self._chunk(document)
            if not self._jobs.holds(job):  # removed from the library meanwhile
                return
            row = self._store(job.path, document, chunks, digest=digest)
        if row is not None:
            yield
            yield from self._embed(row)
            if self._jobs.holds(job):
                self._finish(job, row, stat)

    def _parse(self, path: Path) -> Generator[None, None, Document]:
        document: Document | None = None
        try:
            for document in self._parser.parse(on_disk(path)):
                if document is None:
                    yield
        except (MachineError, UserError, OSError):
            raise
        except Exception as error:  # a parser library's own kinds
            raise UserError("damaged", detail=f"{type(error).__name__}: {error}") from error
        if document is None:
            raise UserError("parser_crashed")
        return document

    def _chunk(self, document: Document) -> Generator[None, None, list[Chunk]]:
        chunks: list[Chunk] = []
        until = time.monotonic() + SLICE_S
        for chunk in iter_chunks(document, self._count_tokens):
            chunks.append(chunk)
            if time.monotonic() > until:
                yield
                until = time.monotonic() + SLICE_S
        return chunks

    def _store(self, path: Path, document: Document, chunks: list[Chunk], *, digest: str) -> Known:
        with transaction(self._db):
            if read_identity(self._db) is None:
                write_identity(self._db, identity_of(self._embedder))
            if self._ledger.known(path) is None:
                self._ledger.set_waiting(path)
            row = self._ledger.known(path)
            assert row is not None
            gone = self._ledger.store(row, document, chunks, hash=digest)
            self._ledger.set_read(row.id)
            self._vectors.mark_dirty()
        self._vectors.remove(gone)
        return row

    def _embed(self, row: Known) -> Iterator[None]:
        while pending := self._ledger.pending_chunks(row.id, EMBED_BATCH):
            stored = [self._ledger.vector_of(chunk.digest) for chunk in pending]
            new = [chunk.text for chunk, vector in zip(pending, stored, strict=True) if vector is None]
            fresh = iter(self._embedder.embed(new)) if new else iter(())
            vectors = np.stack([next(fresh) if v is None else np.frombuffer(v, dtype="<f4") for v in stored])
            ids = [chunk.id for chunk in pending]
            with transaction(self._db):
                self._ledger.set_vectors(ids, vectors)
                self._vectors.mark_dirty()
            self._vectors.add(ids, vectors, files=[row.id] * len(ids))
            yield

    def _finish(self, job: Job, row: Known, stat: stat_result) -> None:
        with transaction(self._db):
            self._ledger.set_indexed(row.id, size=stat.st_size, mtime_ns=stat.st_mtime_ns)
            self._jobs.done(job)
        self.bytes_done += stat.st_size

    def _fail(self, job: Job, reason: str, *, detail: str = "", stat: stat_result | None = None) -> None:
        size, mtime_ns = (stat.st_size, stat.st_mtime_ns) if stat else (0, 0)
        with transaction(self._db):
            gone = self._ledger.set_failed(job.path, reason, detail=detail, size=size, mtime_ns=mtime_ns)
            if gone:
                self._vectors.mark_dirty()
            self._jobs.done(job)
        self._vectors.remove(gone)
        self.bytes_done += size

    def _forget(self, job: Job) -> None:
        """The file is gone from the disk, or the row is of a folder that may be read again. A file that came back is
        read again instead."""
        row = self._ledger.known(job.path)
        mode = mode_of(job.path)
        is_file = mode is not None and (mode == 0 or S_ISREG(mode))
        gone: list[int] = []
        with transaction(self._db):
            if row is not None and not (is_file and self._is_wanted(job.path)):
                gone = self._ledger.delete(row.id)
                self._vectors.mark_dirty()
            self._jobs.done(job)
        self._vectors.remove(gone)

    def _is_wanted(self, path: Path) -> bool:
        """Whether the person and the patterns still let it in; both may have changed since it was read."""
        if self._ledger.is_excluded(path):
            return False
        roots = [folder for folder in self._ledger.folder_paths() if folder in (path, *path.parents)]
        return any(is_wanted(path, self._limits.exclude, root=root) for root in roots)

    def _rebuild(self, job: Job) -> Iterator[None]:
        yield from self._vectors.rebuild()
        if self._vectors.is_ready:
            self._ledger.purge()
            with transaction(self._db):
                self._jobs.drop("rebuild", "all")
                self._jobs.drop("rebuild", "stale")
