"""Databases open migrated and private, and refuse what they do not understand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.core.errors import MachineError, UserError
from app.core.storage.db import open_database, transaction


@pytest.mark.parametrize("name", ["app", "library"])
def test_opens_twice(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        db = open_database(tmp_path / "x.db", name)
        assert db.execute("PRAGMA user_version").fetchone()[0] >= 1
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        db.close()
    if sys.platform != "win32":
        assert (tmp_path / "x.db").stat().st_mode & 0o077 == 0


def test_refuses_newer_and_damaged(tmp_path: Path) -> None:
    db = open_database(tmp_path / "x.db", "app")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(UserError, match="database_newer"):
        open_database(tmp_path / "x.db", "app")
    (tmp_path / "y.db").write_bytes(b"garbage" * 1000)
    with pytest.raises(MachineError, match="database_damaged"):
        open_database(tmp_path / "y.db", "app")


def test_full_disk_rolls_back(tmp_path: Path) -> None:
    db = open_database(tmp_path / "x.db", "app")
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + 1}")
    with pytest.raises(MachineError, match="disk_full"), transaction(db):
        db.execute("INSERT INTO conversations(title, created, updated) VALUES ('a', 0, 0)")
        db.execute("INSERT INTO conversations(title, created, updated) VALUES (?, 0, 0)", ("x" * 100_000,))
    assert db.execute("SELECT count(*) FROM conversations").fetchone()[0] == 0
    db.close()
