"""A library of the first version is brought to the present one: its folders stay, and its files are read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import SearchRequest
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.storage import db as db_module
from app.core.task import Task


def test_a_library_of_the_first_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, folder = tmp_path / "docs", tmp_path / "library"
    docs.mkdir()
    (docs / "a.txt").write_text("The walrus eats clams.")
    (docs / "b.pdf").write_text("no PDF")
    first = [file for file in db_module.migration_files("library") if file.name.startswith("0001")]
    with monkeypatch.context() as patch:
        patch.setattr(db_module, "migration_files", lambda name: first)
        old = db_module.open_database(folder / "library.db", "library")
    fill(old, docs)
    old.close()
    library = LibraryService(folder, FakeEmbedder(), DirectParser())
    status = library.sync(Task()).status
    assert (status.indexed, status.failed, status.chunks, status.pending) == (1, 1, 1, 0)
    assert library.search(SearchRequest("walrus", mode="vector")).hits
    assert not library.search(SearchRequest("pelican", mode="keyword")).hits
    library.close()


def fill(old: sqlite3.Connection, docs: Path) -> None:
    """Fill a database as the first version did: one file, read and edited afterwards."""
    path = str(docs / "a.txt")
    old.execute("INSERT INTO folders(path, added) VALUES (?, 1)", (str(docs),))
    old.execute("INSERT INTO files(id, path, state, hash, size) VALUES (1, ?, 'indexed', 'x', 3)", (path,))
    old.execute("INSERT INTO texts(file_id, text) VALUES (1, 'The pelican.')")
    old.execute("INSERT INTO chunks VALUES (1, 1, 0, NULL, 'a', 'The pelican.', 0, 12, x'00', x'00000000')")
    old.execute("INSERT INTO words(rowid, body) VALUES (1, 'The pelican.')")
    old.execute("INSERT INTO grams(rowid, body) VALUES (1, 'pelic')")
    old.execute("INSERT INTO meta VALUES ('embedder', 'fake-1'), ('dimension', '64'), ('chunker', 'x')")
    old.execute("INSERT INTO jobs(kind, path, priority) VALUES ('rebuild', 'all', 30)")


def test_jobs_of_a_killed_program_keep_their_work_through_an_update(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third version called a walk "scan"."""
    former = [file for file in db_module.migration_files("library") if file.name < "0004"]
    with monkeypatch.context() as patch:
        patch.setattr(db_module, "migration_files", lambda name: former)
        old = db_module.open_database(tmp_path / "library.db", "library")
    with old:
        old.execute("INSERT INTO jobs(kind, path, priority, tries) VALUES ('scan', '/a', 1, 0), ('file', '/b', 10, 3)")
    old.close()
    new = db_module.open_database(tmp_path / "library.db", "library")
    rows = new.execute("SELECT kind, path, priority, tries FROM jobs ORDER BY id").fetchall()
    new.close()
    assert [tuple(row) for row in rows] == [("walk", "/a", 1, 0), ("file", "/b", 10, 3)]
