"""The messages between this process and a child, and nothing else. All are small picklable tuples; a child ends when
its pipe closes or when it receives None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.task import Progress


@dataclass(frozen=True)
class Call:
    """Parent to child: run `method` of the child's service."""

    id: int
    method: str
    args: tuple[Any, ...] = ()
    kwargs: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Cancel:
    """Parent to child: the person pressed Stop."""

    id: int


@dataclass(frozen=True)
class Item:
    """Child to parent: one value of a generator, or the value of a plain method."""

    id: int
    value: Any


@dataclass(frozen=True)
class Report:
    id: int
    progress: Progress


@dataclass(frozen=True)
class Done:
    """The call ended; `error` is an AppError or Cancelled, None after success."""

    id: int
    error: Exception | None = None


Message = Item | Report | Done
