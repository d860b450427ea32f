"""Which files are attached to which conversation, stored in app.db. Knows no library and reads no file."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from app.core.storage.db import open_database, sqlite_errors

PendingName = Literal["attached", "pasted"]
ORDER_S = 1e-3  # seconds between the times of files that are attached together, which keep their order


class AttachmentStore:
    """Safe to use from several threads. All raise MachineError disk_full, database_damaged, database_unavailable."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._db: sqlite3.Connection = open_database(file, "app", check_same_thread=False)
        self._lock = threading.RLock()

    def of(self, conversation_id: int) -> tuple[Path, ...]:
        """The attachments of a conversation, in the order in which they were attached."""
        query = "SELECT path FROM attachments WHERE conversation_id = ? ORDER BY added, path"
        rows = self._rows(query, conversation_id)
        return tuple(Path(row[0]) for row in rows)

    def add(self, conversation_id: int, paths: Sequence[Path]) -> None:
        with self._lock, sqlite_errors(self._file), self._db:
            query = "SELECT max(added) FROM attachments WHERE conversation_id = ?"
            last = self._db.execute(query, (conversation_id,)).fetchone()[0] or 0.0
            first = max(time.time(), last + ORDER_S)  # two calls within a moment keep their order too
            values = [(conversation_id, str(path), first + number * ORDER_S) for number, path in enumerate(paths)]
            self._db.executemany("INSERT OR IGNORE INTO attachments VALUES (?, ?, ?)", values)

    def pending(self, name: PendingName) -> tuple[Path, ...]:
        """Files that belong to no conversation yet: attached to one that has not begun, or pasted into a question."""
        with self._lock, sqlite_errors(self._file):
            row = self._db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return tuple(map(Path, json.loads(row[0]))) if row is not None else ()

    def keep_pending(self, name: PendingName, paths: Sequence[Path]) -> None:
        with self._lock, sqlite_errors(self._file), self._db:
            if paths:
                value = json.dumps([str(path) for path in paths])
                self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))
            else:
                self._db.execute("DELETE FROM state WHERE name = ?", (name,))

    def remove(self, conversation_id: int, path: Path) -> bool:
        """Detach a file. True if no conversation has it any more."""
        with self._lock, sqlite_errors(self._file), self._db:
            self._db.execute(
                "DELETE FROM attachments WHERE conversation_id = ? AND path = ?", (conversation_id, str(path))
            )
            return self._db.execute("SELECT 1 FROM attachments WHERE path = ?", (str(path),)).fetchone() is None

    def all(self) -> set[Path]:
        """The attachments of every conversation, including deleted ones that can still be restored."""
        return {Path(row[0]) for row in self._rows("SELECT DISTINCT path FROM attachments")}

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        with self._lock, sqlite_errors(self._file):
            return self._db.execute(sql, values).fetchall()
