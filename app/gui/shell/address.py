"""The address at which the window of a data folder listens for later starts, and what such a start may send. Loads no
Qt."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MAX_SOCKET_PATH = 100  # sun_path holds 104 bytes on macOS and 108 on Linux


@dataclass(frozen=True)
class Opening:
    """What a later start asks the window to open; the paths are absolute."""

    paths: tuple[Path, ...] = ()
    question: str = ""


def address(data: Path) -> str:
    """The name of a pipe on Windows; elsewhere the path of a socket in the data folder, or in a private folder of its
    own where that path is too long."""
    name = "alcove-" + hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    if sys.platform == "win32":
        return name
    inside = data / "window.sock"
    if len(os.fsencode(inside)) <= MAX_SOCKET_PATH:
        return str(inside)
    private = Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}"
    private.mkdir(mode=0o700, exist_ok=True)
    return str(private / "window.sock")


def may_be_open(data: Path) -> bool:
    """Whether a window may be listening: cheap, and only true if it is worth connecting."""
    return sys.platform == "win32" or Path(address(data)).exists()
