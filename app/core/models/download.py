"""Shared by both download sources: free disk space, hashes, and turning the system's errors into ours."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.core.errors import DiskFull, MachineError
from app.core.task import Task

BLOCK = 4 * 1024**2
SPARE_BYTES = 200 * 1024**2  # a download must not fill the disk to the last byte


def require_room(folder: Path, needed: int) -> None:
    """Raises MachineError disk_full."""
    free = shutil.disk_usage(folder).free
    if needed + SPARE_BYTES > free:
        raise DiskFull("disk_full", path=str(folder), needed=needed, free=free)


def sha256(file: Path, task: Task) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            task.check()
            digest.update(block)
    return digest.hexdigest()


def check_hash(file: Path, expected: str | None, task: Task) -> None:
    """Delete a file with another hash. Raises MachineError hash_mismatch."""
    if expected is not None and sha256(file, task) != expected:
        file.unlink()
        raise MachineError("hash_mismatch", path=str(file))


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below `folder`, which another program may be changing meanwhile."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += (Path(parent) / name).stat().st_size
    return total


@contextlib.contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn errors of a full or read-only disk into ours. Raises MachineError disk_full, data_dir_unwritable."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("disk_full", path=str(folder)) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise MachineError("data_dir_unwritable", path=str(folder), detail=error.strerror or "") from error
        raise
