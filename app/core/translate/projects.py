"""Projects of the translator: each has a memory of its own and names the file of its glossary. The one without a name
is always there. Knows no engine."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import UserError
from app.core.storage.db import open_database, sqlite_errors, transaction
from app.core.translate.memory import TranslationMemory

GENERAL = ""
MAX_NAME = 60


@dataclass(frozen=True)
class Project:
    """`glossary` is None where none was chosen; `pairs` counts the memory."""

    name: str
    glossary: Path | None = None
    pairs: int = 0


class Projects:
    """Safe to use from several threads. All raise MachineError disk_full, database_damaged, database_unavailable."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._db = open_database(file, "translate", check_same_thread=False)
        self._lock = threading.RLock()
        self._memories: dict[str, TranslationMemory] = {}

    def list(self) -> tuple[Project, ...]:
        """The general project first, the others by name."""
        rows = self._rows("SELECT name, glossary FROM projects")
        counts = {row[0]: int(row[1]) for row in self._rows("SELECT project, count(*) FROM memory GROUP BY project")}
        known = {str(row[0]): str(row[1]) for row in rows}
        names = [GENERAL, *sorted((set(known) | set(counts)) - {GENERAL}, key=str.casefold)]
        return tuple(
            Project(name, Path(known[name]) if known.get(name) else None, counts.get(name, 0)) for name in names
        )

    def find(self, name: str) -> Project:
        """The general project where there is none of this name."""
        projects = self.list()
        return next((project for project in projects if project.name == name), projects[0])

    def create(self, name: str) -> Project:
        """Raises UserError project_unnamed, project_exists."""
        wanted = " ".join(name.split())[:MAX_NAME]
        if not wanted:
            raise UserError("project_unnamed")
        if any(project.name.casefold() == wanted.casefold() for project in self.list()):
            raise UserError("project_exists", name=wanted)
        self._keep(wanted, "")
        return Project(wanted)

    def set_glossary(self, name: str, glossary: Path | None) -> None:
        self._keep(name, str(glossary) if glossary else "")

    def remove(self, name: str) -> None:
        """Delete a project with its memory; of the general one only the memory and the choice of a glossary."""
        self.memory(name).forget()
        with self._lock, transaction(self._db):
            self._db.execute("DELETE FROM projects WHERE name = ?", (name,))
        with self._lock, sqlite_errors(self._file):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def memory(self, name: str) -> TranslationMemory:
        with self._lock:
            if name not in self._memories:
                self._memories[name] = TranslationMemory(self._file, name)
            return self._memories[name]

    def close(self) -> None:
        with self._lock:
            for memory in self._memories.values():
                memory.close()
            self._db.close()

    def _keep(self, name: str, glossary: str) -> None:
        with self._lock, transaction(self._db):
            self._db.execute(
                "INSERT INTO projects(name, glossary, made) VALUES (?, ?, ?) "
                "ON CONFLICT(name) DO UPDATE SET glossary = excluded.glossary",
                (name, glossary, time.time()),
            )

    def _rows(self, sql: str) -> Sequence[sqlite3.Row]:
        with self._lock, sqlite_errors(self._file):
            return self._db.execute(sql).fetchall()
