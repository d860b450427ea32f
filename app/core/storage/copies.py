"""The copy of a database that is kept before an update changes it, for going back to the older program. A file beside
the database; deleted after a month, or as soon as something is deleted for good: deleted means gone."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

KEPT_S = 30 * 24 * 3600.0


def keep_copy(db: sqlite3.Connection, path: Path, version: int) -> Path:
    """Make the copy, complete or not at all, replacing earlier ones. Raises sqlite3.Error, and OSError for a full disk.
    """
    target = path.with_name(f"{path.stem}-of-version-{version}.bak")
    unfinished = target.with_name(f".{target.name}.part")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with contextlib.closing(sqlite3.connect(unfinished)) as copy:
            db.backup(copy)
        drop_copies(path)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def drop_copies(path: Path, *, older_than_s: float = 0.0) -> None:
    """Delete the copies of the database `path`."""
    for copy in _copies(path):
        with contextlib.suppress(OSError):  # on Windows another program may read it; the next time it goes
            if time.time() - copy.stat().st_mtime >= older_than_s:
                copy.unlink()


def drop_copies_of(db: sqlite3.Connection) -> None:
    """Delete the copies of an open database, since they hold what was deleted from it for good."""
    drop_copies(Path(db.execute("PRAGMA database_list").fetchone()[2]))


def _copies(path: Path) -> Iterator[Path]:
    yield from path.parent.glob(f"{path.stem}-of-version-*.bak")
