"""The jobs for the render process: visible pages before pages that may be seen next, and none whose result is not
needed any more. Knows neither widgets nor what a job does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.errors import AppError
from app.core.task import Task

OPEN, MARK, SEEN, READ, NEAR, SEARCH = range(6)  # ranks, the most urgent first


@dataclass(frozen=True)
class Wanted:
    """What a view needs: the visible pages, those next to them, and pages whose characters it does not know. `scale` is
    pixels per point."""

    scale: float
    seen: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def _nothing(_: Any) -> None: ...


@dataclass(frozen=True)
class Job:
    """`work` runs on a thread, `deliver` or `fail` on the Qt thread."""

    rank: int
    work: Callable[[Task], Any]
    deliver: Callable[[Any], None] = _nothing
    fail: Callable[[AppError], None] = _nothing


@dataclass(frozen=True)
class Outcome:
    job: Job
    value: Any = None
    error: AppError | None = None

    def tell(self) -> None:
        if self.error is not None:
            self.job.fail(self.error)
        else:
            self.job.deliver(self.value)


@dataclass
class RenderQueue:
    """Filled on the Qt thread, emptied on a worker thread."""

    _jobs: list[Job] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_empty(self) -> bool:
        return not self._jobs

    def put(self, *jobs: Job) -> None:
        with self._lock:
            self._jobs += jobs

    def replace(self, ranks: Sequence[int], jobs: Sequence[Job]) -> None:
        """Replace all jobs of these ranks that have not begun."""
        with self._lock:
            self._jobs = [job for job in self._jobs if job.rank not in ranks] + list(jobs)

    def clear(self) -> None:
        with self._lock:
            self._jobs.clear()

    def take(self) -> Job | None:
        with self._lock:
            if not self._jobs:
                return None
            first = min(self._jobs, key=lambda job: job.rank)
            self._jobs.remove(first)
            return first

    def outcomes(self, task: Task) -> Iterator[Outcome]:
        """Run all jobs. A job that fails does not affect the others."""
        while (job := self.take()) is not None:
            task.check()
            try:
                yield Outcome(job, job.work(task))
            except AppError as error:
                yield Outcome(job, error=error)
