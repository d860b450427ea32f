"""One writer a data folder: a lock of the operating system, gone by itself when the process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.core.errors import UserError


class WriterLock:
    """Held from construction to `close`. Raises UserError library_in_use."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._fd = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _lock(self._fd)
        except OSError as error:
            os.close(self._fd)
            raise UserError("library_in_use", path=str(folder)) from error

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _lock(fd: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
