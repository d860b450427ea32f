"""The durable queue: what is still to be scanned, read, forgotten or rebuilt. It survives a kill. Knows no files."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

JobKind = Literal["scan", "file", "gone", "rebuild"]
# A missing file is forgotten last, so that a renamed one is recognised by its content before its vectors are dropped.
PRIORITY: dict[str, int] = {"scan": 0, "file": 10, "gone": 20, "rebuild": 30}
FIRST_PRIORITY = 5  # of the files in the folder that the person wants first
BUSY_KINDS = "('scan', 'file', 'gone')"


@dataclass(frozen=True)
class Job:
    """`seen_size` is the file's size in bytes when it was last found unstable, -1 before."""

    id: int
    kind: JobKind
    path: Path
    tries: int
    is_watched: bool
    seen_size: int


class Queue:
    """Calls inside a transaction are part of it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, kind: JobKind, path: Path | str, *, delay: float = 0.0, is_watched: bool = False) -> None:
        """Add a job, or bring the one that is there forward (back, for a watched file: that is the debounce)."""
        later = "excluded.due" if is_watched else "min(due, excluded.due)"
        self._db.execute(
            "INSERT INTO jobs(kind, path, priority, due, is_watched) VALUES (?, ?, ?, ?, ?) "
            f"ON CONFLICT(kind, path) DO UPDATE SET due = {later}, is_watched = min(is_watched, excluded.is_watched)",
            (kind, str(path), PRIORITY[kind], time.time() + delay if delay else 0.0, int(is_watched)),
        )

    def next(self) -> Job | None:
        """The first job that is due. It stays in the queue until `done`."""
        row = self._db.execute(
            "SELECT id, kind, path, tries, is_watched, seen_size FROM jobs WHERE due <= ? "
            "ORDER BY priority, id LIMIT 1",
            (time.time(),),
        ).fetchone()
        return Job(row[0], row[1], Path(row[2]), row[3], bool(row[4]), row[5]) if row else None

    def postpone(self, job: Job, seconds: float, *, seen_size: int = -1) -> None:
        self._db.execute(
            "UPDATE jobs SET due = ?, tries = tries + 1, seen_size = ? WHERE id = ?",
            (time.time() + seconds, seen_size, job.id),
        )

    def done(self, job: Job) -> None:
        self._db.execute("DELETE FROM jobs WHERE id = ?", (job.id,))

    def holds(self, job: Job) -> bool:
        return self._db.execute("SELECT 1 FROM jobs WHERE id = ?", (job.id,)).fetchone() is not None

    def prioritise(self, path: Path) -> None:
        """Read what waits in `path` before all other files."""
        where, values = below("path", path)
        self._db.execute("UPDATE jobs SET priority = ? WHERE kind = 'file'", (PRIORITY["file"],))
        self._db.execute(f"UPDATE jobs SET priority = ? WHERE kind = 'file' AND {where}", (FIRST_PRIORITY, *values))

    def drop(self, kind: JobKind, path: Path | str) -> None:
        self._db.execute("DELETE FROM jobs WHERE kind = ? AND path = ?", (kind, str(path)))

    def drop_below(self, path: Path) -> None:
        """Everything about a folder or file that is being removed."""
        where, values = below("path", path)
        self._db.execute(f"DELETE FROM jobs WHERE kind != 'rebuild' AND {where}", values)

    @property
    def is_busy(self) -> bool:
        """True while files wait; filling the vector index again does not count, since search works meanwhile."""
        return self._db.execute(f"SELECT 1 FROM jobs WHERE kind IN {BUSY_KINDS} LIMIT 1").fetchone() is not None


def below(column: str, path: Path) -> tuple[str, tuple[str, ...]]:
    """SQL condition for a path and everything in it. No LIKE: names hold % and _."""
    text = str(path)
    prefix = text if text.endswith(("/", "\\")) else text + ("\\" if "\\" in text and "/" not in text else "/")
    return f"({column} = ? OR substr({column}, 1, length(?)) = ?)", (text, prefix, prefix)
