"""Walks an added folder. Knows which files count, and nothing of the index."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path


def is_wanted(path: Path, exclude: Sequence[str], *, root: Path | None = None) -> bool:
    """No hidden names and no excluded ones between `root` (the added folder, which may be hidden itself) and `path`."""
    parts = path.relative_to(root).parts if root is not None and root != path else (path.name,) if root is None else ()
    return not any(part.startswith(".") or any(fnmatch(part, glob) for glob in exclude) for part in parts)


def is_storable(path: Path) -> bool:
    """A name that is not valid text in the system's encoding cannot be kept in the database."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def walk(root: Path, exclude: Sequence[str], *, on_unreadable: Callable[[Path], None]) -> Iterator[Path]:
    """Every wanted file below `root`, or `root` itself if it is a file. Links to folders are not followed, so that a
    loop cannot trap the walk; folders that may not be read are told to `on_unreadable`."""
    if root.is_file():
        yield root
        return
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            on_unreadable(folder)
            continue
        for entry in entries:
            path = folder / entry.name
            if not is_wanted(path, exclude) or not is_storable(path):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif entry.is_file():
                yield path
