"""The ledger: one row for each file and each added folder. The only place with SQL that writes files, folders, texts
and chunks. Knows no parser and no vector index."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.library.base import NO_PICTURES, Document, FileRow, FileState, FolderRow, PictureCounts
from app.core.library.index.queue import below
from app.core.library.ingest.chunk import Chunk
from app.core.library.ingest.walk import mode_of
from app.core.library.passages.pages import page_starts
from app.core.library.retrieve.keywords import Keywords
from app.core.storage.copies import drop_copies_of

VACUUM_PAGES = 500
NO_TIME = -1
SHOWN = "files.state != 'removed'"  # SQL condition: not a hidden file (see `Ledger.hide`)
_PICTURES = "untried_pages = ?, pictures_read = ?, pictures_blank = ?, pictures_passed = ?"
RACY_S = 2.0  # seconds: the coarsest file system clock (FAT); within it a second change does not show
# Nothing went wrong; other reasons are failures.
SKIP_REASONS = frozenset({"unsupported", "too_large", "empty", "no_words", "unread_pictures", "linked"})


@dataclass(frozen=True)
class Known:
    """What the index knows of a file on disk. `mtime_ns` and `ctime_ns` are nanoseconds since the epoch; a file that
    replaced another of the same size and time differs in the second, which nobody can set (on Windows it is the time
    of creation). `hash` is None until the text is stored completely."""

    id: int
    path: Path
    state: FileState
    reason: str | None
    size: int
    mtime_ns: int
    ctime_ns: int
    hash: str | None

    def looks_like(self, stat: os.stat_result) -> bool:
        return (self.size, self.mtime_ns) == (stat.st_size, stat.st_mtime_ns)

    def is_unchanged(self, stat: os.stat_result) -> bool:
        """Never true for a file that was changed at the moment when it was read (see `_seen`)."""
        return self.looks_like(stat) and self.ctime_ns == stat.st_ctime_ns


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

    def mounts(self) -> set[Path]:
        """Folders at which another disk was found when they were last walked."""
        return {Path(row[0]) for row in self.db.execute("SELECT path FROM mounts")}

    def set_mounts(self, root: Path, mounts: Iterable[Path]) -> None:
        where, values = below("path", root)
        self.db.execute(f"DELETE FROM mounts WHERE {where}", values)
        self.db.executemany("INSERT OR IGNORE INTO mounts(path) VALUES (?)", ((str(path),) for path in mounts))

    def holds(self, path: Path) -> bool:
        """Whether the path is an added folder, inside one, or above files of the library."""
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
        """(id, path) below a folder in the order of ids, beginning after `after`."""
        where, values = below("path", path)
        query = f"SELECT id, path FROM files WHERE id > ? AND {where} ORDER BY id LIMIT ?"
        return self.db.execute(query, (after, *values, limit)).fetchall()

    def known_by_hash(self, digest: str) -> list[Known]:
        return self._known("hash = ?", (digest,))

    def unread_of_size(self, size: int) -> list[Path]:
        """Files of this many bytes that have not been read yet: one may be a missing file under a new name."""
        rows = self.db.execute("SELECT path FROM files WHERE state = 'waiting' AND hash IS NULL AND size = ?", (size,))
        return [Path(row[0]) for row in rows]

    def set_waiting(self, path: Path, *, size: int = 0) -> None:
        """The file will be read; what is stored of it stays searchable until then."""
        self.db.execute(
            "INSERT INTO files(path, state, size) VALUES (?, 'waiting', ?) "
            "ON CONFLICT(path) DO UPDATE SET state = 'waiting', reason = NULL, detail = '', size = excluded.size",
            (str(path), size),
        )

    def forget_hash(self, file_id: int) -> None:
        """Make the next job read the file although it has not changed."""
        self.db.execute(f"UPDATE files SET hash = NULL, state = 'waiting' WHERE id = ? AND {SHOWN}", (file_id,))

    def set_failed(self, path: Path, reason: str, *, detail: str = "", stat: os.stat_result | None = None) -> None:
        """Record a failure. The caller has dropped what was stored of the file."""
        state = FileState.SKIPPED if reason in SKIP_REASONS else FileState.FAILED
        self.db.execute("INSERT INTO files(path, state) VALUES (?, ?) ON CONFLICT(path) DO NOTHING", (str(path), state))
        self.db.execute(
            "UPDATE files SET state = ?, reason = ?, detail = ?, size = ?, mtime_ns = ?, ctime_ns = ?, hash = NULL, "
            "pages = 0, ocr = 0, empty_pages = 0, indexed_at = NULL WHERE path = ?",
            (state, reason, detail[:500], *_seen(stat), str(path)),
        )
        self.db.execute(f"UPDATE files SET {_PICTURES} WHERE path = ?", (0, *_numbers(NO_PICTURES), str(path)))

    def store_text(self, file: Known, document: Document) -> None:
        """The first step of storing a file; its former chunks were dropped. `set_read` is the last."""
        self.db.execute(
            "UPDATE files SET title = ?, pages = ?, ocr = ?, empty_pages = ? WHERE id = ?",
            (document.title, document.pages, document.ocr_pages, len(document.empty_pages), file.id),
        )
        seen = (len(document.untried_pages), *_numbers(document.pictures))
        self.db.execute(f"UPDATE files SET {_PICTURES} WHERE id = ?", (*seen, file.id))
        self.db.execute(
            "INSERT OR REPLACE INTO texts(file_id, text, page_starts) VALUES (?, ?, ?)",
            (file.id, document.text, json.dumps(page_starts(document))),
        )

    def store_chunk(self, file: Known, chunk: Chunk) -> None:
        """Store a chunk: from now on it is found by its words, and waits for a vector."""
        cursor = self.db.execute(
            "INSERT INTO chunks(file_id, position, page, heading, text, start_char, end_char, digest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (file.id, chunk.position, chunk.page, chunk.heading, chunk.text, chunk.start, chunk.end, _digest(chunk)),
        )
        chunk_id = int(cursor.lastrowid or 0)
        self._keywords.add([(chunk_id, chunk.indexed_text)])
        self.db.execute("INSERT INTO unembedded(chunk_id) VALUES (?)", (chunk_id,))

    def set_read(self, file_id: int, *, hash: str, stat: os.stat_result) -> None:
        """The text is stored completely."""
        self.db.execute(
            "UPDATE files SET hash = ?, size = ?, mtime_ns = ?, ctime_ns = ?, indexed_at = ? WHERE id = ?",
            (hash, *_seen(stat), time.time(), file_id),
        )

    def scanned(self, file_id: int, digest: str) -> str:
        """What OCR read of this content so far, "" where it is not read in part. See `Document.scanned`."""
        query = "SELECT pages FROM scanned WHERE file_id = ? AND hash = ?"
        row = self.db.execute(query, (file_id, digest)).fetchone()
        return str(row[0]) if row else ""

    def set_scanned(self, file_id: int, digest: str, pages: str) -> None:
        """Keep it until the file is read to its end, or dropped."""
        query = "INSERT OR REPLACE INTO scanned(file_id, hash, pages) VALUES (?, ?, ?)"
        self.db.execute(query, (file_id, digest, pages))

    def set_seen(self, file_id: int, stat: os.stat_result) -> None:
        """The file was checked and has not changed."""
        self.db.execute("UPDATE files SET size = ?, mtime_ns = ?, ctime_ns = ? WHERE id = ?", (*_seen(stat), file_id))

    def set_indexed(self, file_id: int) -> None:
        self.db.execute("UPDATE files SET state = 'indexed', reason = NULL, detail = '' WHERE id = ?", (file_id,))

    def end_waiting(self, file_id: int) -> None:
        """The last vector of a file is stored. A file that is being stored again has no hash and keeps waiting."""
        self.db.execute(
            "UPDATE files SET state = 'indexed' WHERE id = ? AND state = 'waiting' AND hash IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM jobs WHERE kind = 'file' AND jobs.path = files.path)",
            (file_id,),
        )

    def rename(self, file_id: int, path: Path) -> None:
        """The same content under a new name keeps its chunks and vectors. The caller has dropped what was stored under
        that name."""
        self.db.execute("DELETE FROM files WHERE path = ? AND id != ?", (str(path), file_id))
        self.db.execute("UPDATE files SET path = ? WHERE id = ?", (str(path), file_id))

    def delete(self, *file_ids: int) -> None:
        """Delete rows of files whose chunks the caller has dropped."""
        self.db.executemany("DELETE FROM files WHERE id = ?", ((file_id,) for file_id in file_ids))

    def hide(self, path: Path) -> int:
        """Hide the files of a folder at once and forget their names; what is stored of them is dropped later (see
        `hidden`). Returns how many."""
        where, values = below("path", path)
        query = "UPDATE files SET path = 'removed:' || id, title = '', detail = '', state = 'removed', hash = NULL"
        return self.db.execute(f"{query} WHERE {where}", values).rowcount

    def hidden(self, limit: int) -> list[int]:
        """Ids of hidden files whose passages are still to be dropped."""
        return [row[0] for row in self.db.execute("SELECT id FROM files WHERE state = 'removed' LIMIT ?", (limit,))]

    def drop_chunks(self, file_id: int, limit: int = -1) -> list[int]:
        """Drop up to `limit` chunks and return their ids. From the first on, the file counts as not read."""
        self.forget_hash(file_id)
        rows = self.db.execute(
            "SELECT id, heading, text FROM chunks WHERE file_id = ? LIMIT ?", (file_id, limit)
        ).fetchall()
        if not rows:
            self.db.execute("DELETE FROM texts WHERE file_id = ?", (file_id,))
            self.db.execute("DELETE FROM scanned WHERE file_id = ?", (file_id,))
            return []
        self._keywords.remove((row[0], f"{row[1]}\n{row[2]}") for row in rows)
        self.db.executemany("DELETE FROM chunks WHERE id = ?", ((row[0],) for row in rows))
        return [row[0] for row in rows]

    @property
    def is_scattered(self) -> bool:
        """Whether `purge` would make searching notably faster."""
        return self._keywords.is_scattered

    def purge(self) -> Iterator[None]:
        """Overwrite deleted data on the disk, in slices. Call it outside a transaction."""
        drop_copies_of(self.db)
        yield from self._keywords.purge()
        while self.db.execute("PRAGMA freelist_count").fetchone()[0]:
            self.db.execute(f"PRAGMA incremental_vacuum({VACUUM_PAGES})").fetchall()
            yield
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # -- reports

    def rows(self, within: Path | None = None) -> tuple[FileRow, ...]:
        where, values = below("path", within) if within is not None else (SHOWN, ())
        query = (
            "SELECT path, state, reason, pages, (SELECT count(*) FROM chunks WHERE file_id = files.id), ocr, size, "
            "indexed_at, empty_pages, mtime_ns / 1e9, untried_pages, pictures_read, pictures_blank, pictures_passed "
            f"FROM files WHERE {where} ORDER BY path"
        )
        return tuple(
            replace(FileRow(Path(row[0]), FileState(row[1]), *row[2:11]), pictures=PictureCounts(*row[11:]))
            for row in self.db.execute(query, values)
        )

    def counts(self, within: Path | None = None) -> dict[str, int]:
        """Number of files in each of the four states."""
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

    def unread_bytes(self) -> int:
        query = "SELECT coalesce(sum(size), 0) FROM files WHERE state = 'waiting' AND hash IS NULL"
        return int(self.db.execute(query).fetchone()[0])

    def file_ids(self, within: Sequence[Path]) -> list[int]:
        found: set[int] = set()
        for path in within:
            where, values = below("path", path)
            found.update(row[0] for row in self.db.execute(f"SELECT id FROM files WHERE {where}", values))
        return sorted(found)

    def _known(self, where: str, values: Sequence[str]) -> list[Known]:
        rows = self.db.execute(
            f"SELECT id, path, state, reason, size, mtime_ns, ctime_ns, hash FROM files WHERE {where}", tuple(values)
        )
        return [Known(row[0], Path(row[1]), FileState(row[2]), *row[3:]) for row in rows]


def _numbers(pictures: PictureCounts) -> tuple[int, int, int]:
    return pictures.read, pictures.blank, pictures.passed


def _seen(stat: os.stat_result | None) -> tuple[int, int, int]:
    """Size and times by which a file is recognised. One that was changed just now gets no change time, so that the next
    sweep reads it again: a second change within the same clock tick would not show."""
    if stat is None:
        return 0, 0, 0
    is_racy = abs(time.time() - max(stat.st_mtime, stat.st_ctime if os.name != "nt" else 0)) < RACY_S
    return stat.st_size, stat.st_mtime_ns, NO_TIME if is_racy else stat.st_ctime_ns


def _digest(chunk: Chunk) -> bytes:
    return hashlib.sha256(chunk.indexed_text.encode("utf-8", "surrogatepass")).digest()
