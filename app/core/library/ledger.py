"""The ledger: a row a file, a row an added folder. The only place with SQL on files, folders, texts and chunks that
writes. Knows no parser and no vector index."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.core.embed.base import Vectors
from app.core.library.base import Document, FileRow, FileState, FolderRow
from app.core.library.chunk import Chunk
from app.core.library.keywords import Keywords
from app.core.library.pages import page_starts
from app.core.library.queue import below
from app.core.library.scan import mode_of

SKIP_REASONS = frozenset({"unsupported", "too_large", "empty"})  # nothing went wrong; other reasons are failures


@dataclass(frozen=True)
class Known:
    """What the index knows of a file on disk. `mtime_ns` is nanoseconds since the epoch."""

    id: int
    path: Path
    state: FileState
    reason: str | None
    size: int
    mtime_ns: int
    hash: str | None


@dataclass(frozen=True)
class PendingChunk:
    id: int
    text: str  # with the headings, as it is embedded
    digest: bytes


class Ledger:
    """Calls inside a transaction are part of it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._keywords = Keywords(db)

    # -- folders

    def add_folder(self, path: Path) -> None:
        self.db.execute("INSERT OR IGNORE INTO folders(path, added) VALUES (?, ?)", (str(path), time.time()))
        where, values = below("path", path)
        self.db.execute(f"DELETE FROM exclusions WHERE {where}", values)

    def remove_folders(self, path: Path) -> None:
        where, values = below("path", path)
        self.db.execute(f"DELETE FROM folders WHERE {where}", values)

    def exclude(self, path: Path) -> None:
        self.db.execute("INSERT OR IGNORE INTO exclusions(path) VALUES (?)", (str(path),))

    def folder_paths(self) -> list[Path]:
        return [Path(row[0]) for row in self.db.execute("SELECT path FROM folders ORDER BY id")]

    def is_excluded(self, path: Path) -> bool:
        return any(p == path or p in path.parents for p in self.exclusions())

    def exclusions(self) -> set[Path]:
        return {Path(row[0]) for row in self.db.execute("SELECT path FROM exclusions")}

    def holds(self, path: Path) -> bool:
        """Is it an added folder, inside one, or around files of the library?"""
        if any(folder == path or folder in path.parents for folder in self.folder_paths()):
            return True
        where, values = below("path", path)
        return self.db.execute(f"SELECT 1 FROM files WHERE {where} LIMIT 1", values).fetchone() is not None

    # -- files

    def known(self, path: Path) -> Known | None:
        rows = self._known("path = ?", (str(path),))
        return rows[0] if rows else None

    def known_below(self, path: Path) -> dict[Path, Known]:
        where, values = below("path", path)
        return {row.path: row for row in self._known(where, values)}

    def paths_below(self, path: Path, *, after: int, limit: int) -> list[tuple[int, str]]:
        """Ids and paths in the order of ids, from the one that follows `after`."""
        where, values = below("path", path)
        query = f"SELECT id, path FROM files WHERE id > ? AND {where} ORDER BY id LIMIT ?"
        return self.db.execute(query, (after, *values, limit)).fetchall()

    def known_by_hash(self, digest: str) -> list[Known]:
        return self._known("hash = ? AND state = 'indexed'", (digest,))

    def set_waiting(self, path: Path, *, size: int = 0) -> None:
        """What is stored of the file stays searchable until it was read again."""
        self.db.execute(
            "INSERT INTO files(path, state, size) VALUES (?, 'waiting', ?) "
            "ON CONFLICT(path) DO UPDATE SET state = 'waiting', reason = NULL, detail = ''",
            (str(path), size),
        )

    def forget_hash(self, file_id: int) -> None:
        """Make the next job read the file although it did not change."""
        self.db.execute("UPDATE files SET hash = NULL WHERE id = ?", (file_id,))

    def set_failed(self, path: Path, reason: str, *, detail: str = "", size: int = 0, mtime_ns: int = 0) -> list[int]:
        """Enter a failure and drop what was stored of the file. Returns the dropped chunk ids."""
        state = FileState.SKIPPED if reason in SKIP_REASONS else FileState.FAILED
        self.db.execute("INSERT INTO files(path, state) VALUES (?, ?) ON CONFLICT(path) DO NOTHING", (str(path), state))
        self.db.execute(
            "UPDATE files SET state = ?, reason = ?, detail = ?, size = ?, mtime_ns = ?, hash = NULL, pages = 0, "
            "ocr = 0, indexed_at = NULL WHERE path = ?",
            (state, reason, detail[:500], size, mtime_ns, str(path)),
        )
        row = self.known(path)
        return self.drop_chunks(row.id) if row else []

    def store(self, file: Known, document: Document, chunks: Sequence[Chunk], *, hash: str) -> list[int]:
        """Replace the file's text and chunks: found by keywords from now on. Returns the chunk ids that went."""
        gone = self.drop_chunks(file.id)
        self.db.execute(
            "UPDATE files SET hash = ?, title = ?, pages = ?, ocr = ? WHERE id = ?",
            (hash, document.title, document.pages, document.ocr_pages, file.id),
        )
        self.db.execute(
            "INSERT INTO texts(file_id, text, page_starts) VALUES (?, ?, ?)",
            (file.id, document.text, json.dumps(page_starts(document))),
        )
        for chunk in chunks:
            cursor = self.db.execute(
                "INSERT INTO chunks(file_id, position, page, heading, text, start_char, end_char, digest) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    file.id,
                    chunk.position,
                    chunk.page,
                    chunk.heading,
                    chunk.text,
                    chunk.start,
                    chunk.end,
                    _digest(chunk),
                ),
            )
            self._keywords.add([(int(cursor.lastrowid or 0), chunk.indexed_text)])
        return gone

    def set_indexed(self, file_id: int, *, size: int, mtime_ns: int) -> None:
        self.db.execute(
            "UPDATE files SET state = 'indexed', reason = NULL, detail = '', size = ?, mtime_ns = ?, "
            "indexed_at = coalesce(indexed_at, ?) WHERE id = ?",
            (size, mtime_ns, time.time(), file_id),
        )

    def set_read(self, file_id: int) -> None:
        self.db.execute("UPDATE files SET indexed_at = ? WHERE id = ?", (time.time(), file_id))

    def rename(self, file_id: int, path: Path) -> list[int]:
        """The same content under a new name keeps its chunks and vectors. What was stored under the new name goes;
        returns the ids of those chunks."""
        other = self.known(path)
        gone = self.delete(other.id) if other is not None and other.id != file_id else []
        self.db.execute("UPDATE files SET path = ? WHERE id = ?", (str(path), file_id))
        return gone

    def delete(self, file_id: int) -> list[int]:
        """Returns the ids of the chunks that went."""
        gone = self.drop_chunks(file_id)
        self.db.execute("DELETE FROM files WHERE id = ?", (file_id,))
        return gone

    def drop_chunks(self, file_id: int) -> list[int]:
        rows = self.db.execute("SELECT id, heading, text FROM chunks WHERE file_id = ?", (file_id,)).fetchall()
        self._keywords.remove((row[0], f"{row[1]}\n{row[2]}") for row in rows)
        self.db.execute("DELETE FROM chunks WHERE file_id = ?", (file_id,))
        self.db.execute("DELETE FROM texts WHERE file_id = ?", (file_id,))
        return [row[0] for row in rows]

    # -- vectors

    def pending_chunks(self, file_id: int, limit: int) -> list[PendingChunk]:
        rows = self.db.execute(
            "SELECT id, heading, text, digest FROM chunks WHERE file_id = ? AND vector IS NULL "
            "ORDER BY position LIMIT ?",
            (file_id, limit),
        )
        return [PendingChunk(row[0], f"{row[1]}\n{row[2]}", row[3]) for row in rows]

    def vector_of(self, digest: bytes) -> bytes | None:
        """The vector of the same text elsewhere in the library: copies and edited files embed only what is new."""
        row = self.db.execute(
            "SELECT vector FROM chunks WHERE digest = ? AND vector IS NOT NULL LIMIT 1", (digest,)
        ).fetchone()
        return row[0] if row else None

    def set_vectors(self, ids: Sequence[int], vectors: Vectors) -> None:
        rows = [(vector.astype("<f4").tobytes(), chunk_id) for chunk_id, vector in zip(ids, vectors, strict=True)]
        self.db.executemany("UPDATE chunks SET vector = ? WHERE id = ?", rows)

    def vectors(
        self, where: str, values: Sequence[int] = (), *, limit: int = -1
    ) -> tuple[list[int], list[int], Vectors]:
        """Chunk ids, their file ids and their vectors, in the order of ids."""
        rows = self.db.execute(
            f"SELECT id, file_id, vector FROM chunks WHERE vector IS NOT NULL AND {where} ORDER BY id LIMIT ?",
            (*values, limit),
        ).fetchall()
        if not rows:
            return [], [], np.zeros((0, 1), dtype=np.float32)
        data = np.frombuffer(b"".join(row[2] for row in rows), dtype="<f4").reshape(len(rows), -1)
        return [row[0] for row in rows], [row[1] for row in rows], data.astype(np.float32, copy=False)

    def purge(self) -> None:
        """Make what was deleted unreadable on the disk. Outside of a transaction."""
        self._keywords.purge()
        self.db.execute("PRAGMA incremental_vacuum").fetchall()
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # -- what people see

    def rows(self, within: Path | None = None) -> tuple[FileRow, ...]:
        where, values = below("path", within) if within is not None else ("1", ())
        query = (
            "SELECT path, state, reason, pages, (SELECT count(*) FROM chunks WHERE file_id = files.id), ocr, size, "
            f"indexed_at FROM files WHERE {where} ORDER BY path"
        )
        return tuple(FileRow(Path(row[0]), FileState(row[1]), *row[2:]) for row in self.db.execute(query, values))

    def counts(self, within: Path | None = None) -> dict[str, int]:
        """Files by state, for all four states."""
        where, values = below("path", within) if within is not None else ("1", ())
        found = dict(self.db.execute(f"SELECT state, count(*) FROM files WHERE {where} GROUP BY state", values))
        return {state: int(found.get(state, 0)) for state in ("waiting", "indexed", "skipped", "failed")}

    def folder_rows(self) -> tuple[FolderRow, ...]:
        rows = []
        for path in self.folder_paths():
            counts = self.counts(path)
            is_available = mode_of(path) is not None
            rows.append(FolderRow(path=path, total=sum(counts.values()), is_available=is_available, **counts))
        return tuple(rows)

    def chunk_count(self) -> int:
        return int(self.db.execute("SELECT count(*) FROM chunks").fetchone()[0])

    def waiting_bytes(self) -> int:
        return int(self.db.execute("SELECT coalesce(sum(size), 0) FROM files WHERE state = 'waiting'").fetchone()[0])

    def file_ids(self, within: Sequence[Path]) -> list[int]:
        found: set[int] = set()
        for path in within:
            where, values = below("path", path)
            found.update(row[0] for row in self.db.execute(f"SELECT id FROM files WHERE {where}", values))
        return sorted(found)

    def _known(self, where: str, values: Sequence[str]) -> list[Known]:
        rows = self.db.execute(
            f"SELECT id, path, state, reason, size, mtime_ns, hash FROM files WHERE {where}", tuple(values)
        )
        return [Known(row[0], Path(row[1]), FileState(row[2]), *row[3:]) for row in rows]


def _digest(chunk: Chunk) -> bytes:
    return hashlib.sha256(chunk.indexed_text.encode("utf-8", "surrogatepass")).digest()
