"""Writes an exported file in one step, so that a full disk leaves no partial file. Knows no conversation."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

from app.core.errors import DiskFull, MachineError

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')  # of any of the three systems
MAX_NAME = 80


def file_name(title: str, ending: str) -> str:
    """A file name, valid on every system, made of a conversation's title."""
    stem = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:MAX_NAME].strip(" .")
    return f"{' '.join(stem.split()) or 'conversation'}.{ending}"


def save_text(file: Path, text: str) -> None:
    """Raises MachineError disk_full, not_writable."""
    save(file, lambda path: path.write_text(text, "utf-8", newline="\n"))


def save(file: Path, write: Callable[[Path], object]) -> None:
    """`write` gets a name beside `file` that becomes `file` when all is written. Raises as `save_text`."""
    unfinished = file.with_name(f".{file.name[:100]}.{os.getpid()}.part")
    try:
        write(unfinished)
        with unfinished.open("rb+") as stream:
            os.fsync(stream.fileno())
        unfinished.replace(file)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("disk_full", path=str(file)) from error
        raise MachineError("not_writable", path=str(file), detail=error.strerror or "") from error
    finally:
        unfinished.unlink(missing_ok=True)
