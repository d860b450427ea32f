"""The vector leg: Chroma's nearest-neighbour index, the only importer of chromadb. It is derived: SQLite holds every
vector, and a missing, damaged or disagreeing index is thrown away and filled again."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.core.embed.base import Vectors
from app.core.errors import AppError, MachineError
from app.core.storage.db import as_app_error

COLLECTION = "chunks"
# Chroma's defaults found 51 % of the true top 10 among 100,000 hard vectors; these find 99.5 % in 2 ms.
HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
PREFIX = "vectors-"
ADD_BATCH = 2000


class VectorIndex:
    """One folder of Chroma files. Each `reset` begins a new folder, so that deleted vectors leave the disk.

    Raises MachineError disk_full, vectors_damaged (then call `reset` and fill again).
    """

    def __init__(self, parent: Path, name: str = "") -> None:
        """Opens `parent/name`, or a new folder when there is none."""
        self._parent = parent
        self._client: Any = None
        self._collection: Any = None
        self.name = name if name and (parent / name).is_dir() else ""
        _sweep_others(parent, keep=self.name)
        if not self.name:
            self.name = PREFIX + uuid.uuid4().hex[:8]
        with _errors(parent):
            self._open()

    def add(self, ids: Sequence[int], vectors: Vectors, *, files: Sequence[int]) -> None:
        """Insert or replace. `vectors` has shape (len(ids), dimension); `files` is each chunk's file id."""
        with _errors(self._parent):
            for begin in range(0, len(ids), ADD_BATCH):
                part = slice(begin, begin + ADD_BATCH)
                self._collection.upsert(
                    ids=[str(i) for i in ids[part]],
                    embeddings=np.asarray(vectors[part], dtype=np.float32),
                    metadatas=[{"file": int(file)} for file in files[part]],
                )

    def remove(self, ids: Sequence[int]) -> None:
        """Gone from every answer; gone from the disk only after `reset`."""
        with _errors(self._parent):
            for begin in range(0, len(ids), ADD_BATCH):
                self._collection.delete(ids=[str(i) for i in ids[begin : begin + ADD_BATCH]])

    def query(self, vector: Vectors, k: int, *, files: Sequence[int] | None = None) -> dict[int, float]:
        """Chunk id to cosine similarity of the `k` nearest, among the chunks of `files` if given."""
        with _errors(self._parent):
            where = None if files is None else {"file": {"$in": [int(file) for file in files]}}
            count = min(k, self._collection.count())
            if count == 0 or (files is not None and not files):
                return {}
            found = self._collection.query(
                query_embeddings=[np.asarray(vector, dtype=np.float32)],
                n_results=count,
                where=where,
                include=["distances"],
            )
        return {int(i): 1.0 - float(d) for i, d in zip(found["ids"][0], found["distances"][0], strict=True)}

    def ids(self) -> set[int]:
        with _errors(self._parent):
            return {int(i) for i in self._collection.get(include=[])["ids"]}

    @property
    def count(self) -> int:
        with _errors(self._parent):
            return int(self._collection.count())

    def reset(self) -> None:
        """An empty index in a new folder; the old folder is deleted."""
        self.close()
        self.name = PREFIX + uuid.uuid4().hex[:8]
        with _errors(self._parent):
            self._open()
        _sweep_others(self._parent, keep=self.name)

    def close(self) -> None:
        if self._client is not None:
            with contextlib.suppress(Exception):
                self._client.close()
        self._client = self._collection = None
        gc.collect()  # Windows cannot delete files that a forgotten handle still holds

    def _open(self) -> None:
        import chromadb
        from chromadb.config import Settings

        folder = self._parent / self.name
        before = os.umask(0o077)  # Chroma would leave its database readable by everyone
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
            self._collection = self._client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": HNSW}
            )
            self._collection.count()
        finally:
            os.umask(before)


def open_vectors(parent: Path, name: str = "") -> VectorIndex:
    """Open the named index, or an empty new one where it is missing or damaged."""
    try:
        return VectorIndex(parent, name)
    except MachineError as error:
        if error.code != "vectors_damaged":
            raise
        return VectorIndex(parent)


def exact(vector: Vectors, ids: Sequence[int], vectors: Vectors, k: int) -> dict[int, float]:
    """Chunk id to cosine of the `k` nearest by comparing with all: small scopes, and while the index is filled.
    `vector` has shape (dimension,), `vectors` (len(ids), dimension), all of length 1."""
    if not len(ids):
        return {}
    cosines = vectors @ vector
    best = np.argsort(-cosines, kind="stable")[:k]
    return {int(ids[i]): float(cosines[i]) for i in best}


def _sweep_others(parent: Path, *, keep: str) -> None:
    for folder in parent.glob(PREFIX + "*"):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _errors(path: Path) -> Iterator[None]:
    """Chroma raises its own kinds, sqlite's, and Rust panics, which are not even Exceptions."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError, AppError):
        raise
    except BaseException as error:
        known = as_app_error(Exception(str(error)), path)
        if known is not None and known.code == "disk_full":
            raise known from error
        raise MachineError(
            "vectors_damaged", path=str(path), detail=f"{type(error).__name__}: {error}"[:500]
        ) from error
