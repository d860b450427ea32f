"""Hostile changes below a watched folder: taken up or passed over, and the watching goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import FileState, IndexLimits
from app.core.library.ingest.walk import on_disk
from app.core.library.service import LibraryService
from app.core.task import Task
from app.workers.parse import ChildParser
from tests.unit.library.powers import without_root_powers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and names of bytes")


@pytest.fixture
def library(tmp_path: Path, docs: Path) -> Iterator[LibraryService]:
    limits = IndexLimits()
    service = LibraryService(tmp_path / "lib", FakeEmbedder(), ChildParser(limits), limits=limits)
    service.add([docs], Task())
    service.begin_watch()
    yield service
    service.close()


def work_until(library: LibraryService, is_done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_done():
        assert time.monotonic() < deadline, library.files()
        list(library.work())
        time.sleep(0.05)


def states(library: LibraryService) -> dict[str, FileState]:
    return {row.path.name: row.state for row in library.files()}


def test_names_that_are_no_text_come_and_go(library: LibraryService, docs: Path) -> None:
    real = docs / os.fsdecode(b"caf\xe9\n.txt")
    real.write_text("Moss grows on stones.")
    work_until(library, lambda: library.status().indexed == 1)
    assert [on_disk(row.path) for row in library.files()] == [real]
    real.unlink()
    work_until(library, lambda: library.status().total == 0)


def test_pipes_and_loops_that_appear_stop_nothing(library: LibraryService, docs: Path) -> None:
    os.mkfifo(docs / "pipe.txt")
    (docs / "loop").symlink_to(docs, target_is_directory=True)
    (docs / "zero.txt").symlink_to("/dev/zero")
    (docs / "itself.txt").symlink_to("itself.txt")
    (docs / "good.txt").write_text("The walrus eats clams.")
    work_until(library, lambda: states(library).get("good.txt") == FileState.INDEXED)
    library.sync(Task())
    assert set(states(library)) == {"good.txt", "itself.txt", "loop"}


def test_a_folder_that_is_closed_while_it_is_watched(library: LibraryService, docs: Path) -> None:
    closed = docs / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text("Moss grows on stones.")
    work_until(library, lambda: library.status().indexed == 1)
    try:
        with without_root_powers():
            (closed / "b.txt").write_text("Moss grows on walls.")
            closed.chmod(0o000)
            (docs / "good.txt").write_text("The walrus eats clams.")
            work_until(library, lambda: states(library).get("good.txt") == FileState.INDEXED)
            library.sync(Task())
            assert library.status().folders[0].is_available
    finally:
        closed.chmod(0o700)
    library.sync(Task())
    assert states(library) == dict.fromkeys(("a.txt", "b.txt", "good.txt"), FileState.INDEXED)
