"""The states of a file in the library. A module of its own, because the window compares them before it loads anything
else."""

from __future__ import annotations

from enum import StrEnum


class FileState(StrEnum):
    """The four states of the command-line contract and of the window's filters."""

    WAITING = "waiting"
    INDEXED = "indexed"
    SKIPPED = "skipped"
    FAILED = "failed"
