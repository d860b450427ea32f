"""Whether this process may read by OCR, whose engine takes 1 GB: on a small computer one process does. One that may not
notes that it was asked, and its file is given to the other. Knows no engine and no process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from app.core.errors import UserError


@dataclass
class _Gate:
    is_open: bool
    was_asked: bool = False


_gate: ContextVar[_Gate | None] = ContextVar("gate", default=None)


@contextmanager
def may_read(is_open: bool) -> Iterator[None]:
    """Around the reading of a file. Raises UserError needs_ocr where the gate is shut and somebody came to it, however
    the reading ended: what was read without OCR is not the whole."""
    gate = _Gate(is_open)
    token = _gate.set(gate)
    try:
        yield
    except UserError:
        if not gate.was_asked:
            raise
    finally:
        _gate.reset(token)
    if gate.was_asked:
        raise UserError("needs_ocr")


def has_refused() -> bool:
    """Whether a picture of the file that is read was turned away."""
    gate = _gate.get()
    return gate is not None and gate.was_asked


def is_open() -> bool:
    """Asked before a picture is read."""
    gate = _gate.get()
    if gate is None or gate.is_open:
        return True
    gate.was_asked = True
    return False
