"""The vectors of passages in SQLite, which are the truth: those in use, and those that the next search model is making.
Knows no vector index and no model."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.core.embed.base import Vectors

Table = Literal["vectors", "next_vectors"]


@dataclass(frozen=True)
class PendingChunk:
    id: int
    file_id: int
    text: str  # with its headings, as it is embedded
    digest: bytes


class VectorRows:
    """Calls inside a transaction are part of it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    # -- passages that wait for a vector

    def pending(self, limit: int, *, first: str = "", skip: Sequence[int] = ()) -> list[PendingChunk]:
        """Passages without a vector; those of files below `first` come first."""
        others = ",".join(str(int(chunk_id)) for chunk_id in skip)
        columns = (
            "SELECT c.id, c.file_id, c.heading, c.text, c.digest "
            "FROM unembedded u JOIN chunks c ON c.id = u.chunk_id"
        )
        rows: list[tuple[int, int, str, str, bytes]] = []
        if first:
            rows = self.db.execute(
                f"{columns} JOIN files f ON f.id = c.file_id WHERE (f.path = ? OR substr(f.path, 1, length(?)) = ?) "
                f"AND c.id NOT IN ({others}) ORDER BY c.id LIMIT ?",
                (first.rstrip("/\\"), first, first, limit),
            ).fetchall()
        if not rows:
            rows = self.db.execute(
                f"{columns} WHERE u.chunk_id NOT IN ({others}) ORDER BY u.chunk_id LIMIT ?", (limit,)
            ).fetchall()
        return [PendingChunk(row[0], row[1], f"{row[2]}\n{row[3]}", row[4]) for row in rows]

    def has_pending(self, file_id: int) -> bool:
        """Whether a passage of the file has no vector. During a change of the model a vector of the former one counts.
        """
        query = (
            "SELECT 1 FROM chunks c JOIN unembedded u ON u.chunk_id = c.id WHERE c.file_id = ? "
            "AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.chunk_id = c.id) LIMIT 1"
        )
        return self.db.execute(query, (file_id,)).fetchone() is not None

    def pending_count(self) -> int:
        return int(self.db.execute("SELECT count(*) FROM unembedded").fetchone()[0])

    def mark_all_pending(self) -> None:
        self.db.execute("INSERT OR IGNORE INTO unembedded(chunk_id) SELECT id FROM chunks")

    def mark_missing_pending(self) -> None:
        """Only passages without a vector in use wait: the change to another model was cancelled."""
        self.db.execute("DELETE FROM unembedded")
        self.db.execute(
            "INSERT INTO unembedded(chunk_id) SELECT id FROM chunks WHERE id NOT IN (SELECT chunk_id FROM vectors)"
        )

    # -- vectors

    def of_digest(self, digest: bytes, table: Table) -> bytes | None:
        """The vector of the same text elsewhere in the library, so that copies and edited files embed only what is new.
        """
        row = self.db.execute(
            f"SELECT v.vector FROM chunks c JOIN {table} v ON v.chunk_id = c.id WHERE c.digest = ? LIMIT 1", (digest,)
        ).fetchone()
        return row[0] if row else None

    def put(self, ids: Sequence[int], vectors: Vectors, table: Table) -> list[int]:
        """Store vectors. Returns the ids that still exist: a file may have been removed while its text was embedded."""
        marks = ",".join(str(int(chunk_id)) for chunk_id in ids)
        there = {row[0] for row in self.db.execute(f"SELECT id FROM chunks WHERE id IN ({marks})")}
        rows = [
            (chunk_id, vector.astype("<f4").tobytes())
            for chunk_id, vector in zip(ids, vectors, strict=True)
            if chunk_id in there
        ]
        self.db.executemany(f"INSERT OR REPLACE INTO {table}(chunk_id, vector) VALUES (?, ?)", rows)
        self.db.execute(f"DELETE FROM unembedded WHERE chunk_id IN ({marks})")
        return [chunk_id for chunk_id, _ in rows]

    def read(
        self, where: str = "1", values: Sequence[int] = (), *, limit: int = -1, table: Table = "vectors"
    ) -> tuple[list[int], list[int], Vectors]:
        """Chunk ids, file ids and vectors, in the order of chunk ids. `where` is a condition on `c`, the chunks."""
        rows = self.db.execute(
            f"SELECT c.id, c.file_id, v.vector FROM {table} v JOIN chunks c ON c.id = v.chunk_id "
            f"WHERE {where} ORDER BY c.id LIMIT ?",
            (*values, limit),
        ).fetchall()
        if not rows:
            return [], [], np.zeros((0, 1), dtype=np.float32)
        data = np.frombuffer(b"".join(row[2] for row in rows), dtype="<f4").reshape(len(rows), -1)
        return [row[0] for row in rows], [row[1] for row in rows], data.astype(np.float32, copy=False)

    def ids(self) -> set[int]:
        return {row[0] for row in self.db.execute("SELECT chunk_id FROM vectors")}

    def count(self, table: Table = "vectors") -> int:
        return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def clear(self, table: Table) -> None:
        self.db.execute(f"DELETE FROM {table}")

    def take_over(self) -> None:
        """The vectors of the next model are in use from now on."""
        self.db.execute("DROP TABLE vectors")
        self.db.execute("ALTER TABLE next_vectors RENAME TO vectors")
        self.db.execute(
            "CREATE TABLE next_vectors "
            "(chunk_id INTEGER PRIMARY KEY REFERENCES chunks(id) ON DELETE CASCADE, vector BLOB NOT NULL)"
        )

    # -- what the vector index still has to forget

    def add_stale(self, ids: Sequence[int]) -> None:
        self.db.executemany("INSERT OR IGNORE INTO stale_vectors(chunk_id) VALUES (?)", ((i,) for i in ids))

    def stale(self) -> list[int]:
        return [row[0] for row in self.db.execute("SELECT chunk_id FROM stale_vectors ORDER BY chunk_id")]

    def drop_stale(self, ids: Sequence[int]) -> None:
        self.db.executemany("DELETE FROM stale_vectors WHERE chunk_id = ?", ((i,) for i in ids))
