"""A tree of 100,000 small files in 1,000 folders: how long until every file has its row, and until a second look has
found that nothing changed; the longest time that a search would wait meanwhile; and whether the second look opened any
file. Nothing is read or embedded. Usage: python3 dev.py bench tree [FILES [FOLDERS]]"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import IndexLimits
from app.core.library.service import LibraryService
from app.core.storage.db import transaction
from app.workers.parse import ChildParser


@dataclass(frozen=True)
class Scan:
    """Seconds; `longest` is the longest slice, `opened` the files of the tree that were opened."""

    seconds: float
    longest: float
    opened: int


class OpenedFiles:
    """Counts what this process opens below a folder. A hook of the interpreter cannot be taken out again."""

    def __init__(self, folder: Path) -> None:
        self._prefix = f"{folder}{os.sep}"
        self.count = 0
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and str(arguments[0]).startswith(self._prefix):
            self.count += 1


def main(arguments: list[str]) -> None:
    files = int(arguments[0]) if arguments else 100_000
    folders = int(arguments[1]) if len(arguments) > 1 else 1000
    with tempfile.TemporaryDirectory() as base:
        tree = Path(base) / "tree"
        make(tree, files, folders)
        opened = OpenedFiles(tree)
        library = LibraryService(Path(base) / "library", FakeEmbedder(), ChildParser(IndexLimits()))
        try:
            library.register([tree])
            first = scan(library, opened)
            assert library.status().waiting == files, "not every file has its row"
            mark_indexed(library)
            library.sweep()
            second = scan(library, opened)
            assert not library.status().is_busy, "the second scan found something to read"
        finally:
            library.close()
    report(files, folders, first, second)


def make(tree: Path, files: int, folders: int) -> None:
    for number in range(folders):
        folder = tree / f"{number // 100:02}" / f"folder {number}"
        folder.mkdir(parents=True)
        for file in range(number, files, folders):
            (folder / f"note {file}.txt").write_text(f"Note {file}: moss grows on stones.", "utf-8")


def scan(library: LibraryService, opened: OpenedFiles) -> Scan:
    """Works until the scan is over, and drops the work on the files that it found."""
    before, began, longest = opened.count, time.perf_counter(), 0.0
    work = library.work()
    while library._db.execute("SELECT 1 FROM jobs WHERE kind = 'walk'").fetchone():
        slice_began = time.perf_counter()
        next(work, None)
        longest = max(longest, time.perf_counter() - slice_began)
    work.close()  # type: ignore[attr-defined]
    return Scan(time.perf_counter() - began, longest, opened.count - before)


def mark_indexed(library: LibraryService) -> None:
    """As if all had been read: their rows say what the disk says, and no job is left."""
    with transaction(library._db):
        for file_id, path in library._db.execute("SELECT id, path FROM files").fetchall():
            status = Path(path).stat()
            library._ledger.set_read(file_id, hash=str(file_id), stat=status)
            library._ledger.set_indexed(file_id)
            library._db.execute("UPDATE files SET hash = ? WHERE id = ?", (str(file_id), file_id))
        library._db.execute("DELETE FROM jobs")


def report(files: int, folders: int, first: Scan, second: Scan) -> None:
    memory = psutil.Process().memory_info().rss / 1e6
    print(
        f"tree: {files} files in {folders} folders: first scan {first.seconds:.1f} s, longest slice "
        f"{first.longest:.3f} s; second scan {second.seconds:.1f} s, longest slice {second.longest:.3f} s, "
        f"{second.opened} files opened; {memory:,.0f} MB of memory",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
