"""Opens the program's SQLite databases: private, durable, migrated. Knows no table by name."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import AppError, DiskFull, MachineError, UserError
from app.core.storage.copies import KEPT_S, drop_copies, keep_copy

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 5000


def open_database(path: Path, name: str, *, check_same_thread: bool = True) -> sqlite3.Connection:
    """Open (or create, mode 600) the database and bring it to the newest version of `migrations/<name>/`; before that a
    copy is kept beside it.

    The connection is in autocommit mode; group writes with `transaction`.
    Raises UserError database_newer; MachineError database_damaged, disk_full, database_unavailable.
    """
    with sqlite_errors(path):
        _create_private(path)
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=check_same_thread)
        try:
            _set_pragmas(db)
            _migrate(db, path, migration_files(name))
        except BaseException:
            db.close()
            raise
    return db


def migration_files(name: str) -> list[Path]:
    """The migrations in order; the number of a file is the version that it leads to."""
    return sorted((MIGRATIONS / name).glob("[0-9][0-9][0-9][0-9]_*.sql"))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, taking the write lock at once. Raises MachineError disk_full, database_damaged."""
    with sqlite_errors(_path_of(db)):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:  # SQLite itself rolls back after some errors, a full disk among them
                db.execute("ROLLBACK")
            raise


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the system about a disk into the program's errors."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        known = as_app_error(error, path)
        if known is None:
            raise
        raise known from error


def as_app_error(error: Exception, path: Path) -> AppError | None:
    """None for an error that is not about the disk or the database file."""
    text = str(error).lower()
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "is full" in text or "no space left" in text:
        return DiskFull("disk_full", path=str(path))
    if "malformed" in text or "not a database" in text:
        return MachineError("database_damaged", path=str(path), detail=str(error))
    if "unable to open database" in text or "readonly database" in text or "disk i/o error" in text:
        return MachineError("database_unavailable", path=str(path), detail=str(error))
    return None


def _create_private(path: Path) -> None:
    """SQLite gives its -wal and -shm files the mode of the database file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _set_pragmas(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    if _version(db) == 0:
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")  # only has an effect before the first table
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA cache_size = -65536")  # 64 MiB: the words of a large library, read at each search
    db.execute("PRAGMA temp_store = MEMORY")  # the words of a query never touch the disk


def _migrate(db: sqlite3.Connection, path: Path, files: list[Path]) -> None:
    newest = int(files[-1].name[:4]) if files else 0
    if _version(db) > newest:
        raise UserError("database_newer", path=str(path), version=_version(db), known=newest)
    if 0 < _version(db) < newest:
        keep_copy(db, path, _version(db))
    else:
        drop_copies(path, older_than_s=KEPT_S)
    for file in files:
        if int(file.name[:4]) > _version(db):
            with transaction(db):
                for statement in _statements(file.read_text(encoding="utf-8")):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {int(file.name[:4])}")


def _statements(script: str) -> Iterator[str]:
    """`executescript` would commit first and could leave a failed migration half done."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _path_of(db: sqlite3.Connection) -> Path:
    return Path(db.execute("PRAGMA database_list").fetchone()[2])
