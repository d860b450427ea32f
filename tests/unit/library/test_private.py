"""What is deleted leaves every file of the data folder, and nobody else may read what is there."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import SearchRequest
from app.core.library.index import vector_store
from app.core.library.ingest import reading
from app.core.library.service import LibraryService
from app.core.task import Task
from tests.unit.library.conftest import Make

SECRET = "zanzibarine"
STEM = b"zanzibarin"  # what Porter leaves of it in the table of words


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "STALE_DELAY_S", 0.05)
    monkeypatch.setattr(reading, "PURGE_DELAY_S", 0.05)


def fill(docs: Path, count: int = 300) -> Path:
    for number in range(count):
        (docs / f"{number}.txt").write_text(f"The walrus number{number} eats clams on stone {number * 7}.")
    secret = docs / "secret.txt"
    secret.write_text(f"The {SECRET} is kept in the harbour behind the third lamp.")
    return secret


def finish(library: LibraryService) -> None:
    for _ in range(3):
        time.sleep(0.1)
        list(library.work())
    assert not library._jobs.holds("purge", "vectors")


def files_holding(folder: Path, needle: bytes) -> list[str]:
    return [str(file) for file in folder.rglob("*") if file.is_file() and needle in file.read_bytes()]


def files_near(folder: Path, vector: np.ndarray) -> list[str]:
    """Files with eight numbers in a row that are this vector's, at any offset."""
    found = []
    for file in (file for file in folder.rglob("*") if file.is_file()):
        data = file.read_bytes()
        for offset in range(4):
            count = (len(data) - offset) // 4
            numbers = np.frombuffer(data, dtype="<f4", count=max(0, count), offset=min(offset, len(data)))
            if len(numbers) > 8:
                with np.errstate(all="ignore"):
                    rows = [np.abs(numbers[k : len(numbers) - 8 + k] - vector[8 + k]) < 1e-5 for k in range(8)]
                found += [str(file)] if np.logical_and.reduce(rows).any() else []
    return found


@pytest.mark.parametrize("way", ["deleted", "edited", "removed"])
def test_a_deleted_secret_is_in_no_byte(make: Make, docs: Path, tmp_path: Path, way: str) -> None:
    secret = fill(docs)
    library = make()
    library.add([docs], Task())
    finish(library)
    vector = FakeEmbedder().embed([library._rows.db.execute(
        "SELECT heading || char(10) || text FROM chunks WHERE text LIKE '%zanz%'").fetchone()[0]])[0]  # fmt: skip
    assert library.search(SearchRequest(SECRET)).hits
    assert files_holding(tmp_path / "lib", STEM) and files_near(tmp_path / "lib", vector)
    if way == "deleted":
        secret.unlink()
        library.sync(Task())
    elif way == "edited":
        secret.write_text("Nothing is kept anywhere.")
        library.sync(Task())
    else:
        library.remove(secret)
    finish(library)
    assert not files_holding(tmp_path / "lib", STEM)
    assert not files_near(tmp_path / "lib", vector)
    left = 301 if way == "edited" else 300
    found = library.search(SearchRequest("walrus", mode="vector", limit=400)).hits
    assert len(found) > 0.98 * left  # the nearest, more or less
    assert library._vectors._index is not None
    assert library._vectors._index.count == library._rows.count() == left


def test_a_few_deletions_in_a_large_library_fill_no_new_index(make: Make, docs: Path, tmp_path: Path) -> None:
    fill(docs)
    library = make()
    library.add([docs], Task())
    finish(library)
    before = {folder.name for folder in (tmp_path / "lib").glob("vectors-*")}
    (docs / "7.txt").unlink()
    library.sync(Task())
    finish(library)
    assert {folder.name for folder in (tmp_path / "lib").glob("vectors-*")} == before
    for number in range(100):
        (docs / f"{number}.txt").unlink(missing_ok=True)
    library.sync(Task())
    finish(library)
    after = {folder.name for folder in (tmp_path / "lib").glob("vectors-*")}
    assert before.isdisjoint(after) and len(after) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile's folders from others by itself")
def test_only_the_owner_may_read_what_is_stored(make: Make, docs: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        secret = fill(docs, 20)
        library = make()
        library.add([docs], Task())
        secret.unlink()
        library.sync(Task())
        finish(library)
        assert library.search(SearchRequest("walrus")).hits
        for path in (tmp_path / "lib", *(tmp_path / "lib").rglob("*")):
            assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path
    finally:
        os.umask(before)
