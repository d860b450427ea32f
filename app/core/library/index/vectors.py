"""The vector index: nearest neighbours by Chroma, the only importer of chromadb. It is derived: SQLite holds every
vector, and a missing, damaged or inconsistent index is discarded and filled again."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sqlite3
import uuid
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.core.embed.base import Vectors
from app.core.errors import AppError, DiskFull, MachineError
from app.core.library.index.server import VectorServer
from app.core.storage.db import as_app_error

COLLECTION = "chunks"
# Of the true top 100 among 100,000 passages these find .9975 in 3.5 ms; with an ef_search of 200 .989 in 2.9 ms, of 300
# .9955. Chroma's defaults found 51 % of the top 10 among hard vectors.
HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}
PREFIX = "vectors-"
ADD_BATCH = 2000
SYNC_THRESHOLD = 1000  # Chroma's default: changes between two writes of its files
SEAL_THRESHOLD = 2  # the least
FULL_BYTES = 1_000_000
TIMEOUT_S = 20.0  # of a server
# What Chroma and its HTTP library say of a server that is not there; they have no common kind of error.
UNREACHABLE = ("ConnectError", "ConnectTimeout", "ReadTimeout", "RemoteProtocolError", "Could not connect")


class VectorIndex:
    """One folder of Chroma files, or one collection of a Chroma server.

    Raises MachineError disk_full, vectors_unreachable (the server), vectors_damaged (then fill another).
    """

    def __init__(self, parent: Path, name: str = "", *, server: VectorServer | None = None) -> None:
        """Open the index `name`, or create it."""
        self._parent = parent
        self._server = server
        self._client: Any = None
        self._collection: Any = None
        self.name = ""
        try:
            with _errors(parent):
                self._connect()
                self.name = name if name and self._exists(name) else PREFIX + uuid.uuid4().hex[:8]
                self._open()
        except MachineError:
            self.close()
            raise

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
        """Remove from every result at once; the data leaves the disk with `seal` or `discard`."""
        with _errors(self._parent):
            for begin in range(0, len(ids), ADD_BATCH):
                self._collection.delete(ids=[str(i) for i in ids[begin : begin + ADD_BATCH]])

    def query(self, vector: Vectors, k: int, *, files: Sequence[int] | None = None) -> dict[int, float]:
        """Chunk id to cosine similarity of the `k` nearest, among the chunks of `files` if given."""
        with _errors(self._parent):
            where = None if files is None else {"file": {"$in": [int(file) for file in files]}}
            if files is not None and not files:
                return {}
            found = self._collection.query(
                query_embeddings=[np.asarray(vector, dtype=np.float32)],
                n_results=max(1, k),  # more than there are is allowed, and counting them costs 6 ms
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

    def blot_out(self, ids: Sequence[int], dimension: int) -> None:
        """Overwrite these vectors in place and delete them: 20 to 50 ms each. They leave the files with `seal`."""
        blank = np.full((len(ids), dimension), 1 / np.sqrt(dimension), dtype=np.float32)
        self.add(ids, blank, files=[0] * len(ids))
        self.remove(ids)

    def seal(self, dimension: int) -> None:
        """Make Chroma write its changes: it does so only after a number of changes, which it reads when it is opened.
        Its own database is then vacuumed."""
        with _errors(self._parent):
            self._write_after(SEAL_THRESHOLD)
            self._reopen()
            self.blot_out(range(-SEAL_THRESHOLD - 1, 0), dimension)
            self._write_after(SYNC_THRESHOLD)
            self.close()
            if self._server is None:
                _vacuum(self._parent / self.name / "chroma.sqlite3")
            self._reopen()

    def discard(self) -> None:
        """Close the index and delete its files or, on a server, its collection."""
        if self._server is not None:
            with _errors(self._parent):
                self._connect()
                self._client.delete_collection(self.name)
        self.close()
        if self._server is None:
            shutil.rmtree(self._parent / self.name, ignore_errors=True)

    def close(self) -> None:
        if self._client is not None:
            if self._server is not None:
                with contextlib.suppress(Exception):
                    self._http().close()  # WORKAROUND: Chroma leaves its connections open
            with contextlib.suppress(Exception):
                self._client.close()
        self._client = self._collection = None
        gc.collect()  # Windows cannot delete files that a forgotten handle still holds

    def _write_after(self, changes: int) -> None:
        with _quiet():
            self._collection.modify(configuration={"hnsw": {"sync_threshold": changes}})

    def _reopen(self) -> None:
        self.close()
        self._connect()
        self._open()

    def _connect(self) -> None:
        """A server has one client; a folder is opened with its collection."""
        if self._server is not None and self._client is None:
            import chromadb

            self._client = chromadb.HttpClient(
                host=self._server.host, port=self._server.port, ssl=self._server.is_ssl, settings=_settings()
            )
            self._http().timeout = TIMEOUT_S  # Chroma sets no timeout

    def _http(self) -> Any:
        """The httpx client inside Chroma's own, which has no setting for timeout and closing."""
        return self._client._server._session  # noqa: SLF001

    def _exists(self, name: str) -> bool:
        if self._server is None:
            return (self._parent / name).is_dir()
        return name in {collection.name for collection in self._client.list_collections()}

    def _open(self) -> None:
        import chromadb

        if self._server is None:
            folder = self._parent / self.name
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._client = chromadb.PersistentClient(str(folder), settings=_settings())
        with _quiet():
            self._collection = self._client.get_or_create_collection(
                COLLECTION if self._server is None else self.name,
                embedding_function=None,
                configuration={"hnsw": HNSW},
            )
        self._collection.count()


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def open_vectors(parent: Path, name: str = "", *, server: VectorServer | None = None) -> VectorIndex:
    """Open the named index, or an empty new one where it is missing or damaged."""
    try:
        return VectorIndex(parent, name, server=server)
    except MachineError as error:
        if error.code != "vectors_damaged":
            raise
        return VectorIndex(parent, server=server)


def exact(vector: Vectors, ids: Sequence[int], vectors: Vectors, k: int) -> dict[int, float]:
    """Chunk id to cosine similarity of the `k` nearest, by comparing with all: for small scopes, and while the index is
    filled. `vector` has shape (dimension,), `vectors` (len(ids), dimension), all of length 1."""
    if not len(ids):
        return {}
    cosines = vectors @ vector
    best = np.argsort(-cosines, kind="stable")[:k]
    return {int(ids[i]): float(cosines[i]) for i in best}


def sweep_others(parent: Path, *, keep: str) -> None:
    """Delete what a killed program left of other indexes."""
    for folder in parent.glob(PREFIX + "*"):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def _vacuum(database: Path) -> None:
    """Chroma's queue of changes contains vectors too. Nobody has it open."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        db.execute("VACUUM")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Chroma warns that a collection with a changed configuration has an old kind of embedder, although it has none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


@contextlib.contextmanager
def _errors(path: Path) -> Iterator[None]:
    """Chroma raises its own kinds, sqlite's, and Rust panics, which are not even Exceptions. It would leave its files
    readable by everyone, those too that it makes with a later change."""
    before = os.umask(0o077)
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError, AppError):
        raise
    except BaseException as error:
        if any(word in f"{type(error).__name__} {error}" for word in UNREACHABLE):
            raise MachineError("vectors_unreachable", detail=str(error)[:200]) from error
        known = as_app_error(Exception(str(error)), path)
        is_full = shutil.disk_usage(path).free < FULL_BYTES  # Chroma reports a full disk in several ways
        if is_full or (known is not None and known.code == "disk_full"):
            raise DiskFull("disk_full", path=str(path)) from error
        raise MachineError(
            "vectors_damaged", path=str(path), detail=f"{type(error).__name__}: {error}"[:500]
        ) from error
    finally:
        os.umask(before)
