"""Files that take too long or too much memory to read end their child and nothing else."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import FileState, IndexLimits, SearchRequest
from app.core.library.service import LibraryService
from app.workers.parse import ChildParser


@pytest.mark.parametrize(
    ("name", "content", "limits", "reason"),
    [
        ("deep.html", "<div>" * 500_000 + "x", IndexLimits(parse_seconds=6), "too_slow"),
        pytest.param(
            *("lines.txt", "a\n\n" * 8_000_000, IndexLimits(parse_memory_bytes=600 * 1024**2), "out_of_memory"),
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only there the memory of a child is limited"),
        ),
    ],
    ids=["time", "memory"],
)
def test_a_limit_ends_one_file(
    tmp_path: Path, docs: Path, name: str, content: str, limits: IndexLimits, reason: str
) -> None:
    (docs / name).write_text(content)
    (docs / "zz good.txt").write_text("The walrus eats clams.")  # read by a new child
    library = LibraryService(tmp_path / "lib", FakeEmbedder(), ChildParser(limits), limits=limits)
    try:
        library.register([docs])
        began, longest = time.monotonic(), 0.0
        slice_began = began
        for _ in library.work():
            longest = max(longest, time.monotonic() - slice_began)
            slice_began = time.monotonic()
        assert time.monotonic() - began < 30 and longest < 3  # who searches meanwhile does not wait for the child
        rows = {row.path.name: (row.state, row.reason) for row in library.files()}
        assert rows == {name: (FileState.FAILED, reason), "zz good.txt": (FileState.INDEXED, None)}
        assert library.search(SearchRequest("walrus", mode="keyword")).hits
    finally:
        library.close()


def test_stop_ends_a_file_that_takes_long(tmp_path: Path, docs: Path) -> None:
    (docs / "deep.html").write_text("<div>" * 500_000 + "x")
    library = LibraryService(tmp_path / "lib", FakeEmbedder(), ChildParser(IndexLimits()))
    try:
        library.register([docs])
        work = library.work()
        began = time.monotonic()
        while time.monotonic() < began + 2:
            next(work)
        began = time.monotonic()
        work.close()  # type: ignore[attr-defined]
        assert time.monotonic() - began < 3
        assert library.status().waiting == 1 and library.status().is_busy  # goes on another time
    finally:
        library.close()
