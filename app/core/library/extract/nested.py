"""Bounds what is read of files inside files: one budget for all that a file holds, however deep it lies. Knows no
format; a zip in a mail in a zip passes here three times."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from app.core.errors import UserError

MAX_DEPTH = 4  # of files in files; a person's zip of mails with a zip in them has three
MAX_FILES = 2_000
MAX_BYTES = 512 * 1024**2  # of all of them, unpacked
SECONDS = 150.0  # half of what a file may take; what was read by then stays


@dataclass
class _Budget:
    """What is used up. `ends` is a moment of `time.monotonic`."""

    depth: int = 0
    files: int = 0
    size: int = 0
    ends: float = field(default_factory=lambda: time.monotonic() + SECONDS)


_budget: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def no_deeper() -> Iterator[None]:
    """Around the reading of a file on the disk: its budget is whole."""
    token = _budget.set(_Budget())
    try:
        yield
    finally:
        _budget.reset(token)


@contextmanager
def one_deeper(size: int) -> Iterator[None]:
    """Around the reading of a file inside another, of `size` bytes. Raises UserError too_large where the budget is
    used up."""
    budget = _budget.get() or _Budget()
    budget.files += 1
    budget.size += size
    is_spent = budget.files > MAX_FILES or budget.size > MAX_BYTES or time.monotonic() > budget.ends
    if is_spent or budget.depth >= MAX_DEPTH:
        raise UserError("too_large", detail="files in files")
    token = _budget.set(budget)
    budget.depth += 1
    try:
        yield
    finally:
        budget.depth -= 1
        _budget.reset(token)


def is_nested() -> bool:
    """Whether the file that is read lies inside another."""
    budget = _budget.get()
    return budget is not None and budget.depth > 0


def has_room() -> bool:
    """Whether another file inside the one that is read may still be tried."""
    budget = _budget.get()
    return budget is None or (budget.files < MAX_FILES and time.monotonic() < budget.ends)


def is_inside() -> bool:
    """Whether what is read now is inside another file."""
    budget = _budget.get()
    return budget is not None and budget.depth > 0
