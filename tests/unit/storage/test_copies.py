"""An update keeps a copy of each database that it changes; what is deleted afterwards is not in the copy either."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from app.core.chat.store import ChatStore
from app.core.errors import MachineError
from app.core.storage import copies, db


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of conversations as the first version made it."""
    file = tmp_path / "app.db"
    first = db.migration_files("app")[:1]
    with monkeypatch.context() as patch:
        patch.setattr(db, "migration_files", lambda name: first)
        made = db.open_database(file, "app")
    made.execute("INSERT INTO conversations(title, created, updated) VALUES ('The boiler', 1, 1)")
    made.execute(
        "INSERT INTO messages(conversation_id,role,text,state,created) VALUES (1, 'user', 'Kestrel?', 'complete', 1)"
    )
    made.close()
    return file


def kept(file: Path) -> list[Path]:
    return sorted(file.parent.glob("*.bak"))


def test_an_update_keeps_a_private_copy_and_the_data(old: Path) -> None:
    store = ChatStore(old)
    assert [one.title for one in store.conversations()] == ["The boiler"]
    store.close()
    (copy,) = kept(old)
    assert copy.name == "app-of-version-1.bak"
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o077 == 0
    with sqlite3.connect(copy) as before:
        assert before.execute("PRAGMA user_version").fetchone()[0] == 1
        assert before.execute("SELECT text FROM messages").fetchall() == [("Kestrel?",)]
    before.close()
    ChatStore(old).close()
    assert kept(old) == [copy]  # nothing to change: no other copy, and this one stays


def test_what_is_deleted_leaves_the_copy_too(old: Path) -> None:
    store = ChatStore(old)
    assert kept(old)
    store.purge()
    assert kept(old)  # nothing was deleted
    store.delete(store.conversations()[0].id)
    store.purge()
    store.close()
    assert not kept(old)
    assert not [file for file in old.parent.iterdir() if b"Kestrel" in file.read_bytes()]


def test_a_copy_is_gone_after_a_month(old: Path) -> None:
    ChatStore(old).close()
    (copy,) = kept(old)
    past = time.time() - copies.KEPT_S - 60
    os.utime(copy, (past, past))
    ChatStore(old).close()
    assert not kept(old)


def test_without_room_for_the_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(db, "keep_copy", full)
        with pytest.raises(MachineError, match="disk_full"):
            ChatStore(old)
    with sqlite3.connect(old) as same:
        assert same.execute("PRAGMA user_version").fetchone()[0] == 1
    same.close()


def test_a_new_database_has_nothing_to_copy(tmp_path: Path) -> None:
    ChatStore(tmp_path / "app.db").close()
    assert not kept(tmp_path / "app.db") and not list(tmp_path.glob("*.part"))
