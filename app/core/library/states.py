"""The states of a file in the library. By itself, because the window compares them before it has any file."""

from __future__ import annotations

from enum import StrEnum


class FileState(StrEnum):
    """The four words of the command-line contract and the window's filters."""

    WAITING = "waiting"
    INDEXED = "indexed"
    SKIPPED = "skipped"
    FAILED = "failed"
