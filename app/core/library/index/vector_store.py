"""Keeps the vector index consistent with SQLite, which is the truth: detects a kill between the two, compares exactly
while there is no index, fills a new index beside the one in use, and overwrites deleted vectors. Knows no files and no
parser."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.core.embed.base import Vectors
from app.core.errors import MachineError
from app.core.library.index.identity import get_meta, set_meta
from app.core.library.index.queue import ALL, Queue
from app.core.library.index.server import VectorServer
from app.core.library.index.vector_rows import Table, VectorRows
from app.core.library.index.vectors import VectorIndex, exact, open_vectors, sweep_others
from app.core.storage.db import transaction

log = logging.getLogger(__name__)
EXACT_LIMIT = 20_000  # up to this many chunks are compared exactly, in under 50 ms
FILL_BATCH = 16  # about 25 ms
MEND_LIMIT = 5_000  # chunks by which index and database may differ before a rebuild is faster
RETRY_S = 30.0
# What was deleted leaves Chroma's files so long afterwards: overwritten in place (20 to 50 ms each), or by filling a
# new index (1.4 ms each) where that is less work, or where so many were overwritten that neighbours get lost.
STALE_DELAY_S = 20.0
BLOT_COST = 30
BLOT_BATCH = 2
BLOTTED = "vectors_blotted"  # meta: how many were overwritten in this index
STALE = "stale"  # state of the job that overwrites them


class VectorStore:
    """The vectors of the library. Opened on first use: importing Chroma takes about a second."""

    def __init__(
        self, folder: Path, db: sqlite3.Connection, rows: VectorRows, jobs: Queue, *, server: VectorServer | None = None
    ) -> None:
        self._folder = folder
        self._server = server
        self._retry_at = 0.0  # of a server that did not answer
        self._db = db
        self._rows = rows
        self._jobs = jobs
        self._index: VectorIndex | None = None
        self._is_ready = False
        self._fill: _Fill | None = None

    def open(self) -> None:
        """Open before the first query, for a program that has time now."""
        self._opened()

    # -- changing

    def mark_dirty(self) -> None:
        """Call inside the transaction that adds vectors: a kill before `add` is then noticed at the next start."""
        set_meta(self._db, "vectors_dirty", "1")

    def add(self, ids: Sequence[int], vectors: Vectors, *, files: Sequence[int]) -> None:
        if not ids:
            return
        if self._fill is not None and self._fill.table == "vectors":
            self._fill.index.add(ids, vectors, files=files)
        if self._opened():
            self._change(lambda index: index.add(ids, vectors, files=files))

    def remove(self, ids: Sequence[int]) -> None:
        """Call inside the transaction that deletes passages: their vectors leave the index's files soon. Until then a
        search may return their ids, and finds no passage of that id."""
        if ids:
            self._rows.add_stale(ids)
            self._jobs.put("vectors", STALE, delay=STALE_DELAY_S)

    def clean(self) -> Iterator[None]:
        """Overwrite deleted vectors, by the faster of two ways."""
        stale = self._rows.stale()
        blotted = len(stale) + int(get_meta(self._db, BLOTTED) or 0)
        if blotted * BLOT_COST > self._rows.count() or not self._opened() or self._index is None:
            yield from self.rebuild()
        else:
            yield from self._blot_out(stale, self._index)

    def rebuild(self, table: Table = "vectors", on_swap: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Fill a new index beside the present one, yielding after each batch, and swap them in one transaction with
        `on_swap`. One that was interrupted goes on where it was."""
        if self._fill is None or self._fill.table != table:
            self.abandon_fill()
            self._fill = _Fill(open_vectors(self._folder, "", server=self._server), table, tuple(self._rows.stale()))
        fill = self._fill
        while True:
            ids, files, vectors = self._rows.read("c.id > ?", (fill.last,), limit=FILL_BATCH, table=fill.table)
            if not ids:
                break
            fill.index.add(ids, vectors, files=files)
            fill.last = ids[-1]
            yield
        self._swap(fill, on_swap)

    def abandon_fill(self) -> None:
        fill, self._fill = self._fill, None
        if fill is not None:
            with contextlib.suppress(MachineError):  # a server that is gone
                fill.index.discard()

    # -- reading

    def query(self, vector: Vectors, k: int, *, files: Sequence[int] | None = None) -> dict[int, float]:
        """Chunk id to cosine similarity of the `k` nearest, among `files` if given."""
        if files is not None and self._count_in(files) <= EXACT_LIMIT:
            return self._exact(vector, k, f"c.file_id IN ({','.join(map(str, files))})")
        if self._opened() and self._index is not None:
            try:
                return self._index.query(vector, k, files=files)
            except MachineError as error:
                self._on_damage(error)
        return self._exact(vector, k, "1" if files is None else f"c.file_id IN ({','.join(map(str, files))})")

    @property
    def is_ready(self) -> bool:
        return self._is_ready

    def close(self) -> None:
        self.abandon_fill()
        if self._index is not None:
            self._index.close()
            self._index = None

    # -- internals

    def _swap(self, fill: _Fill, on_swap: Callable[[], None]) -> None:
        former = self._index
        with transaction(self._db):
            on_swap()
            set_meta(self._db, "vectors", fill.index.name)
            set_meta(self._db, "vectors_dirty", "0")
            set_meta(self._db, BLOTTED, "0")
            self._rows.drop_stale(fill.without)
            self._jobs.drop("vectors", ALL)
        self._index, self._fill, self._is_ready = fill.index, None, True
        if former is not None:
            former.discard()
        if self._server is None:
            sweep_others(self._folder, keep=fill.index.name)

    def _blot_out(self, stale: list[int], index: VectorIndex) -> Iterator[None]:
        dimension = int(get_meta(self._db, "dimension") or 0)
        for at in range(0, len(stale), BLOT_BATCH):
            self._change(lambda index, ids=stale[at : at + BLOT_BATCH]: index.blot_out(ids, dimension))  # type: ignore[misc]
            yield
        if stale:
            self._change(lambda index: index.seal(dimension))
        if self._is_ready:
            with transaction(self._db):
                self._rows.drop_stale(stale)
                set_meta(self._db, BLOTTED, str(int(get_meta(self._db, BLOTTED) or 0) + len(stale)))

    def _opened(self) -> bool:
        """Open the index and repair what a kill left; False while it has to be rebuilt."""
        if self._index is None and time.monotonic() >= self._retry_at:
            try:
                name = get_meta(self._db, "vectors")
                if self._server is None:
                    sweep_others(self._folder, keep=name)
                self._index = open_vectors(self._folder, name, server=self._server)
                self._is_ready = self._mend(self._index, is_new=self._index.name != name)
            except MachineError as error:
                self._on_damage(error)
        return self._is_ready

    def _mend(self, index: VectorIndex, *, is_new: bool) -> bool:
        stored = self._rows.count()
        if is_new:
            with transaction(self._db):
                set_meta(self._db, "vectors", index.name)
                if stored:
                    self._jobs.put("vectors")
            return not stored
        stale = set(self._rows.stale())
        if get_meta(self._db, "vectors_dirty") != "1" and index.count in (stored, stored + len(stale)):
            return True
        have, want = index.ids(), self._rows.ids()
        if len(want - have) > MEND_LIMIT:
            with transaction(self._db):
                self._jobs.put("vectors")
            return False
        for chunk_id in sorted(want - have):
            ids, files, vectors = self._rows.read("c.id = ?", (chunk_id,))
            index.add(ids, vectors, files=files)
        with transaction(self._db):
            self.remove(sorted(have - want - stale))
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
        """Nothing is lost: the vectors are in SQLite. A full disk is raised to the caller."""
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
            self._jobs.put("vectors")

    def _count_in(self, files: Sequence[int]) -> int:
        ids = ",".join(map(str, files))
        return int(self._db.execute(f"SELECT count(*) FROM chunks WHERE file_id IN ({ids})").fetchone()[0])

    def _exact(self, vector: Vectors, k: int, where: str) -> dict[int, float]:
        found: dict[int, float] = {}
        last = 0
        while True:
            ids, _, vectors = self._rows.read(f"c.id > ? AND {where}", (last,), limit=EXACT_LIMIT)
            if not ids:
                break
            found.update(exact(vector, ids, vectors, k))
            last = ids[-1]
        return dict(sorted(found.items(), key=lambda item: -item[1])[:k])


class _Fill:
    """An index being filled. `without` are passages that were deleted before it was begun."""

    def __init__(self, index: VectorIndex, table: Table, without: Sequence[int]) -> None:
        self.index = index
        self.table = table
        self.without = without
        self.last = 0

