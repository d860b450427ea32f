"""Earlier translations, newest first, until the person deletes them. Stores nothing that it is not given."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from app.core.storage.db import open_database, sqlite_errors, transaction
from app.core.translate.base import Translation

MOST = 500  # older entries are deleted with the next one


@dataclass(frozen=True)
class HistoryEntry:
    """`made` in seconds since the epoch."""

    id: int
    source_language: str
    target_language: str
    source: str
    target: str
    engine: str
    made: float


class History:
    """Safe to use from several threads. All raise MachineError disk_full, database_damaged, database_unavailable."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._db = open_database(file, "translate", check_same_thread=False)
        self._lock = threading.RLock()

    def add(self, source: str, translation: Translation, *, instead_of: int | None = None) -> int:
        """Returns the id; `instead_of` is the entry that this text continues."""
        values = (translation.source_language, translation.target_language, source, translation.text)
        with self._lock, transaction(self._db):
            same = "source_language = ? AND target_language = ? AND source = ?"
            self._db.execute(f"DELETE FROM history WHERE id = ? OR ({same})", (instead_of, *values[:3]))
            added = self._db.execute(
                "INSERT INTO history(source_language, target_language, source, target, engine, made) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (*values, translation.engine, time.time()),
            )
            self._db.execute(
                "DELETE FROM history WHERE id NOT IN (SELECT id FROM history ORDER BY id DESC LIMIT ?)", (MOST,)
            )
            return int(added.lastrowid or 0)

    def list(self, text: str = "") -> tuple[HistoryEntry, ...]:
        """Entries with `text` in source or translation, newest first."""
        with self._lock, sqlite_errors(self._file):
            rows = self._db.execute(
                "SELECT id, source_language, target_language, source, target, engine, made FROM history "
                "ORDER BY id DESC"
            ).fetchall()
        found = (HistoryEntry(*row) for row in rows)
        wanted = text.casefold()
        return tuple(past for past in found if wanted in past.source.casefold() or wanted in past.target.casefold())

    def forget(self, past_id: int | None = None) -> None:
        """Delete one entry or all, from the disk too."""
        with self._lock, transaction(self._db):
            self._db.execute("DELETE FROM history WHERE ?1 IS NULL OR id = ?1", (past_id,))
        with self._lock, sqlite_errors(self._file):
            self._db.execute("PRAGMA incremental_vacuum").fetchall()
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        with self._lock:
            self._db.close()
