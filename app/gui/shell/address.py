"""Where the window of a data folder can be reached by a second start, and what such a start may say. Loads no Qt."""

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
    """What a start was asked to open; the paths are absolute."""

    paths: tuple[Path, ...] = ()
    question: str = ""


def address(data: Path) -> str:
    """A pipe named after the folder on Windows; else a socket inside the folder, which is private, or in a private
    folder of its own where that path is too long."""
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
    """Cheap: whether it is worth asking."""
    return sys.platform == "win32" or Path(address(data)).exists()
