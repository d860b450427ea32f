"""Makes the vectors of chunks, in batches over all files. Knows no files on disk and no queue order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future

import numpy as np

from app.core.embed.background import BackgroundEmbedder
from app.core.embed.base import Vectors
from app.core.library.index.change import ModelChange
from app.core.library.index.identity import get_meta
from app.core.library.index.ledger import Ledger
from app.core.library.index.queue import Job, Queue
from app.core.library.index.vector_rows import PendingChunk, VectorRows
from app.core.library.index.vector_store import VectorStore
from app.core.library.ingest.steps import Step, Steps
from app.core.storage.db import transaction

EMBED_BATCH = 64  # the embedder puts equal lengths together: the more there are, the less it pads
STORE_BATCH = 16
IN_FLIGHT = 2  # so that the thread need not wait until the vectors of a batch are stored
FIRST_FOLDER = "first_folder"  # meta: what the person wants first, with a separator at its end


class Embedding:
    def __init__(
        self,
        ledger: Ledger,
        rows: VectorRows,
        vectors: VectorStore,
        jobs: Queue,
        change: ModelChange,
        background: BackgroundEmbedder,
    ) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._rows = rows
        self._vectors = vectors
        self._jobs = jobs
        self._change = change
        self._background = background
        self.passages_done = 0

    def run(self, job: Job) -> Steps:
        """Until every passage has a vector; then a change of the model, if one is in progress, is completed."""
        flying: deque[_Batch] = deque()
        while self._begin_batches(flying):
            batch = flying[0]
            if not batch.vectors.done():
                yield Step.WAITS
                continue
            for _ in self._store(batch):
                yield Step.WORKED
            flying.popleft()
        if self._change.is_on:
            for _ in self._change.finish():
                yield Step.WORKED
        with transaction(self._db):
            self._jobs.done(job)
            if self._ledger.is_scattered:
                self._jobs.put("purge")

    def _begin_batches(self, flying: deque[_Batch]) -> bool:
        """Keep the thread busy; False when nothing is left."""
        first = get_meta(self._db, FIRST_FOLDER)
        while len(flying) < IN_FLIGHT:
            skip = [chunk.id for batch in flying for chunk in batch.chunks]
            chunks = self._rows.pending(EMBED_BATCH, first=first, skip=skip)
            if not chunks:
                break
            flying.append(self._begin(chunks))
        return bool(flying)

    def _begin(self, chunks: Sequence[PendingChunk]) -> _Batch:
        """Only new texts are embedded: a text that is elsewhere in the library has its vector already."""
        known = [self._rows.of_digest(chunk.digest, self._change.table) for chunk in chunks]
        new = [chunk.text for chunk, vector in zip(chunks, known, strict=True) if vector is None]
        if new:
            return _Batch(chunks, known, self._background.begin(new))
        nothing: Future[Vectors] = Future()
        nothing.set_result(np.zeros((0, 1), dtype=np.float32))
        return _Batch(chunks, known, nothing)

    def _store(self, batch: _Batch) -> Iterator[None]:
        fresh = iter(batch.vectors.result())
        found = [next(fresh) if blob is None else np.frombuffer(blob, dtype="<f4") for blob in batch.known]
        for at in range(0, len(found), STORE_BATCH):
            part = slice(at, at + STORE_BATCH)
            self._store_some(batch.chunks[part], np.stack(found[part]))
            yield

    def _store_some(self, chunks: Sequence[PendingChunk], vectors: Vectors) -> None:
        ids, table = [chunk.id for chunk in chunks], self._change.table
        with transaction(self._db):
            kept = set(self._rows.put(ids, vectors, table))
            for file_id in dict.fromkeys(chunk.file_id for chunk in chunks):
                self._end_file(file_id)
            if table == "vectors":
                self._vectors.mark_dirty()
        self.passages_done += len(ids)
        if table == "vectors":
            places = [place for place, chunk_id in enumerate(ids) if chunk_id in kept]
            files = [chunks[place].file_id for place in places]
            self._vectors.add([ids[place] for place in places], vectors[places], files=files)

    def _end_file(self, file_id: int) -> None:
        """A file is complete with its last vector, if its text is stored completely."""
        if not self._rows.has_pending(file_id):
            self._ledger.end_waiting(file_id)


class _Batch:
    def __init__(self, chunks: Sequence[PendingChunk], known: list[bytes | None], vectors: Future[Vectors]) -> None:
        self.chunks = chunks
        self.known = known
        self.vectors = vectors
