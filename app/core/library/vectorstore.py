"""Keeps the vector index in step with SQLite, which is the truth: notices a kill between the two, compares exactly
while the index is being filled, and begins a new one when vectors were deleted. Knows no files and no parser."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.core.embed.base import Vectors
from app.core.errors import MachineError
from app.core.library.identity import get_meta, set_meta
from app.core.library.ledger import Ledger
from app.core.library.queue import Queue
from app.core.library.server import VectorServer
from app.core.library.vectors import VectorIndex, exact, open_vectors
from app.core.storage.db import transaction

log = logging.getLogger(__name__)
EXACT_LIMIT = 20_000  # chunks that are compared one by one in under 50 ms
FILL_BATCH = 500
MEND_LIMIT = 5_000  # chunks by which index and database may differ before a rebuild is quicker
RETRY_S = 30.0
# Edited and deleted files leave old vectors in Chroma's files for so long, while the program runs. Filling the index
# again takes about a second for a thousand passages, so a large one waits for the edits to be over.
STALE_DELAY_S = 20.0
LARGE_STALE_DELAY_S = 600.0
LARGE_CHUNKS = 20_000


class VectorStore:
    """The vector leg of the library. Opened on first use: importing Chroma takes about a second."""

    def __init__(
        self, folder: Path, db: sqlite3.Connection, ledger: Ledger, jobs: Queue, *, server: VectorServer | None = None
    ) -> None:
        self._folder = folder
        self._server = server
        self._retry_at = 0.0  # of a server that did not answer
        self._db = db
        self._ledger = ledger
        self._jobs = jobs
        self._index: VectorIndex | None = None
        self._is_ready = False
        self._generation = 0

    def open(self) -> None:
        """Before the first query, for a program that has time now."""
        self._opened()

    def mark_dirty(self) -> None:
        """Inside the transaction that changes vectors: a kill before `add` or `remove` is then noticed at the start."""
        set_meta(self._db, "vectors_dirty", "1")

    def add(self, ids: Sequence[int], vectors: Vectors, *, files: Sequence[int]) -> None:
        if self._opened() and ids:
            self._change(lambda index: index.add(ids, vectors, files=files))

    def remove(self, ids: Sequence[int]) -> None:
        """Drop the chunks of an edited or deleted file; a rebuild later clears Chroma's files of them."""
        if ids and self._opened():
            self._change(lambda index: index.remove(ids))
            with transaction(self._db):
                delay = LARGE_STALE_DELAY_S if self._ledger.chunk_count() > LARGE_CHUNKS else STALE_DELAY_S
                self._jobs.put("rebuild", "stale", delay=delay)

    def drop(self) -> None:
        """Delete Chroma's files at once and queue the rebuild. Searches compare exactly until it is done."""
        self._generation += 1
        self._is_ready = False
        if self._index is None:
            self._index = open_vectors(self._folder, "", server=self._server)
        else:
            self._index.reset()
        with transaction(self._db):
            set_meta(self._db, "vectors", self._index.name)
            set_meta(self._db, "vectors_dirty", "1")
            self._jobs.put("rebuild", "all")

    def rebuild(self) -> Iterator[None]:
        """Fill a new index from SQLite, yielding after each batch. Ends early if `drop` came between."""
        self.drop()
        generation, last = self._generation, 0
        while True:
            ids, files, vectors = self._ledger.vectors("id > ?", (last,), limit=FILL_BATCH)
            if not ids:
                break
            assert self._index is not None
            self._index.add(ids, vectors, files=files)
            last = ids[-1]
            yield
            if generation != self._generation:
                return
        self._is_ready = True
        with transaction(self._db):
            set_meta(self._db, "vectors_dirty", "0")

    def query(self, vector: Vectors, k: int, *, files: Sequence[int] | None = None) -> dict[int, float]:
        """Chunk id to cosine of the `k` nearest, among `files` if given."""
        if files is not None and self._count_in(files) <= EXACT_LIMIT:
            return self._exact(vector, k, f"file_id IN ({','.join(map(str, files))})")
        if self._opened() and self._index is not None:
            try:
                return self._index.query(vector, k, files=files)
            except MachineError as error:
                self._on_damage(error)
        return self._exact(vector, k, "1" if files is None else f"file_id IN ({','.join(map(str, files))})")

    @property
    def is_ready(self) -> bool:
        return self._is_ready

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _opened(self) -> bool:
        """Open the index and mend what a kill left; False while it has to be rebuilt."""
        if self._index is None and time.monotonic() >= self._retry_at:
            try:
                name = get_meta(self._db, "vectors")
                self._index = open_vectors(self._folder, name, server=self._server)
                self._is_ready = self._mend(self._index, is_new=self._index.name != name)
            except MachineError as error:
                self._on_damage(error)
        return self._is_ready

    def _mend(self, index: VectorIndex, *, is_new: bool) -> bool:
        stored = self._db.execute("SELECT count(*) FROM chunks WHERE vector IS NOT NULL").fetchone()[0]
        if is_new:
            with transaction(self._db):
                set_meta(self._db, "vectors", index.name)
                if stored:
                    self._jobs.put("rebuild", "all")
            return not stored
        if get_meta(self._db, "vectors_dirty") != "1" and index.count == stored:
            return True
        have = index.ids()
        want = {row[0] for row in self._db.execute("SELECT id FROM chunks WHERE vector IS NOT NULL")}
        if len(have ^ want) > MEND_LIMIT:
            with transaction(self._db):
                self._jobs.put("rebuild", "all")
            return False
        index.remove(sorted(have - want))
        for chunk_id in sorted(want - have):
            ids, files, vectors = self._ledger.vectors("id = ?", (chunk_id,))
            index.add(ids, vectors, files=files)
        with transaction(self._db):
            set_meta(self._db, "vectors_dirty", "0")
        return True

    def _change(self, change: Callable[[VectorIndex], None]) -> None:
        assert self._index is not None
        try:
            change(self._index)
            with transaction(self._db):
                set_meta(self._db, "vectors_dirty", "0")
        except MachineError as error:
            self._on_damage(error)

    def _on_damage(self, error: MachineError) -> None:
        """Nothing is lost: the vectors are in SQLite. A full disk is the caller's to hear."""
        if error.code == "vectors_unreachable":  # what changes meanwhile is mended when the server is back
            log.info("vector server does not answer: %s", error.data.get("detail"))
            self.close()
            self._is_ready, self._retry_at = False, time.monotonic() + RETRY_S
            return
        if error.code != "vectors_damaged":
            raise error
        log.info("vector index damaged, rebuilding: %s", error.data.get("detail"))
        self._is_ready = False
        with transaction(self._db):
            self._jobs.put("rebuild", "all")

    def _count_in(self, files: Sequence[int]) -> int:
        ids = ",".join(map(str, files))
        return int(self._db.execute(f"SELECT count(*) FROM chunks WHERE file_id IN ({ids})").fetchone()[0])

    def _exact(self, vector: Vectors, k: int, where: str) -> dict[int, float]:
        found: dict[int, float] = {}
        last = 0
        while True:
            ids, _, vectors = self._ledger.vectors(f"id > ? AND {where}", (last,), limit=EXACT_LIMIT)
            if not ids:
                break
            found.update(exact(vector, ids, vectors, k))
            last = ids[-1]
        return dict(sorted(found.items(), key=lambda item: -item[1])[:k])
