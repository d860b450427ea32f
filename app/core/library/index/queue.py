"""The durable job queue: what is still to be walked, read, forgotten, embedded or cleaned. It survives a kill. Knows no
files."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

JobKind = Literal["walk", "file", "gone", "remove", "embed", "purge", "vectors"]
# Small first. What is deleted is cleaned before anything else is begun, once its time has come; a missing file is
# forgotten after the others are read, so that a renamed one is recognised by its content, but never later than
# GONE_WAITS_S; passages get vectors when all can be found by their words.
PRIORITY: dict[str, int] = {"purge": 0, "walk": 1, "file": 10, "gone": 20, "remove": 20, "vectors": 30, "embed": 40}
FIRST_PRIORITY = 5  # of files in a folder that the person prioritised
WATCHED_PRIORITY = 4  # of a file that was just changed: somebody is working with it
LATER_PRIORITY = 15  # of a long scan that was read in part
GONE_WAITS_S = 20.0
ALL = "all"  # the path of jobs that are not about a single path


@dataclass(frozen=True)
class Job:
    """`seen_size` is the file's size in bytes when it was last found unstable, -1 before."""

    id: int
    kind: JobKind
    path: Path
    tries: int
    is_watched: bool
    seen_size: int
    version: int


class Queue:
    """Calls inside a transaction are part of it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, kind: JobKind, path: Path | str = ALL, *, delay: float = 0.0, is_watched: bool = False) -> None:
        """Add a job, or bring a waiting one forward (a watched file is put back instead: debouncing). A job that is
        running is run once more afterwards."""
        later = "excluded.due" if is_watched else "min(due, excluded.due)"
        self._db.execute(
            "INSERT INTO jobs(kind, path, priority, due, is_watched) VALUES (?, ?, ?, ?, ?) "
            f"ON CONFLICT(kind, path) DO UPDATE SET due = {later}, version = version + 1, "
            "priority = min(priority, excluded.priority), is_watched = min(is_watched, excluded.is_watched)",
            (
                kind,
                str(path),
                WATCHED_PRIORITY if is_watched else PRIORITY[kind],
                time.time() + delay if delay or kind == "gone" else 0.0,
                int(is_watched),
            ),
        )

    def next(
        self, kinds: Collection[JobKind], *, besides: Collection[int] = (), is_gone_early: bool = True
    ) -> Job | None:
        """The first due job of these kinds that is not in `besides`. It stays in the queue until `done`. Unless
        `is_gone_early`, a missing file is not forgotten before GONE_WAITS_S."""
        marks, others = ",".join("?" * len(kinds)), ",".join(str(job) for job in besides)
        now = time.time()
        row = self._db.execute(
            f"SELECT id, kind, path, tries, is_watched, seen_size, version FROM jobs WHERE kind IN ({marks}) "
            f"AND due <= CASE kind WHEN 'gone' THEN ? ELSE ? END AND id NOT IN ({others}) "
            "ORDER BY CASE WHEN kind = 'gone' AND due < ? THEN 0 ELSE priority END, id LIMIT 1",
            (*kinds, now if is_gone_early else now - GONE_WAITS_S, now, now - GONE_WAITS_S),
        ).fetchone()
        return Job(row[0], row[1], Path(row[2]), row[3], bool(row[4]), *row[5:]) if row else None

    def postpone(self, job: Job, seconds: float, *, seen_size: int = -1) -> None:
        self._db.execute(
            "UPDATE jobs SET due = ?, tries = tries + 1, seen_size = ? WHERE id = ?",
            (time.time() + seconds, seen_size, job.id),
        )

    def put_back(self, job: Job, seconds: float) -> None:
        """Run the job again later, after other files."""
        query = "UPDATE jobs SET due = ?, priority = ?, tries = 0 WHERE id = ?"
        self._db.execute(query, (time.time() + seconds, LATER_PRIORITY, job.id))

    def done(self, job: Job) -> None:
        """Remove a job, unless it was requested again meanwhile."""
        self._db.execute("DELETE FROM jobs WHERE id = ? AND version = ?", (job.id, job.version))

    def hurry(self, path: Path, priority: int) -> None:
        query = "UPDATE jobs SET priority = min(priority, ?) WHERE kind = 'file' AND path = ?"
        self._db.execute(query, (priority, str(path)))

    def prioritise(self, path: Path) -> None:
        """Read what waits in `path` before all other files."""
        where, values = below("path", path)
        self._db.execute("UPDATE jobs SET priority = ? WHERE kind = 'file'", (PRIORITY["file"],))
        self._db.execute(f"UPDATE jobs SET priority = ? WHERE kind = 'file' AND {where}", (FIRST_PRIORITY, *values))

    def bring_forward(self, *kinds: JobKind) -> None:
        """Make jobs of these kinds due now."""
        self._db.execute(f"UPDATE jobs SET due = 0 WHERE kind IN ({','.join('?' * len(kinds))})", kinds)

    def drop(self, kind: JobKind, path: Path | str = ALL) -> None:
        self._db.execute("DELETE FROM jobs WHERE kind = ? AND path = ?", (kind, str(path)))

    def drop_below(self, path: Path) -> None:
        """Remove all jobs for a folder or file that is being removed."""
        where, values = below("path", path)
        self._db.execute(f"DELETE FROM jobs WHERE kind IN ('walk', 'file', 'gone') AND {where}", values)

    def holds(self, *kinds: JobKind) -> bool:
        """Whether there is a job of one of these kinds, due or not."""
        marks = ",".join("?" * len(kinds))
        return self._db.execute(f"SELECT 1 FROM jobs WHERE kind IN ({marks}) LIMIT 1", kinds).fetchone() is not None

    @property
    def is_due(self) -> bool:
        """Whether a job could be run now."""
        return self._db.execute("SELECT 1 FROM jobs WHERE due <= ? LIMIT 1", (time.time(),)).fetchone() is not None

    @property
    def is_busy(self) -> bool:
        """Whether files are not yet in the index as they are on disk. Cleaning does not count, since search works
        meanwhile."""
        return self.holds("walk", "file", "gone", "embed")


def below(column: str, path: Path) -> tuple[str, tuple[str, ...]]:
    """SQL condition for a path and everything in it. Not LIKE: names contain % and _."""
    text = str(path)
    prefix = text if text.endswith(("/", "\\")) else text + ("\\" if "\\" in text and "/" not in text else "/")
    return f"({column} = ? OR ({column} >= ? AND {column} < ?))", (text, prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1))
