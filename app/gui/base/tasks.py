"""The only place where threads meet Qt. Work is a function or generator that takes a Task; its events, progress and end
arrive on the Qt thread, coalesced when they come faster than the window draws."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from app.core.errors import AppError, BugError, Cancelled
from app.core.task import Progress, Task

log = logging.getLogger(__name__)
Policy = Literal["replace", "refuse", "queue"]
# Work that does not end after Stop blocks the next one for no longer than this; a model child is killed after 1 s.
ABANDON_MS = 2000
DRAIN_MS = 30  # the window draws about 30 times a second


def _nothing(*_: Any) -> None: ...


@dataclass
class Callbacks:
    """All are called on the Qt thread. `done` gets the work's return value, None for a generator."""

    event: Callable[[Any], None] = _nothing
    progress: Callable[[Progress], None] = _nothing
    done: Callable[[Any], None] = _nothing
    error: Callable[[AppError], None] = _nothing
    cancelled: Callable[[], None] = _nothing


@dataclass(eq=False)
class _Run:
    name: str
    work: Callable[[Task], Any]
    callbacks: Callbacks
    task: Task = field(default_factory=Task)
    is_over: bool = False
    thread: threading.Thread | None = None


class TaskRunner(QObject):
    """Runs named work on threads. A policy says what happens when the name is already running."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox: deque[tuple[_Run, Callable[..., None], tuple[Any, ...]]] = deque()
        self._running: dict[str, _Run] = {}
        self._waiting: dict[str, deque[_Run]] = {}
        self._threads: set[threading.Thread] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._drained = QElapsedTimer()
        self._timer.timeout.connect(self._drain)
        self._is_awake = threading.Event()
        self._woken.connect(self._schedule, Qt.ConnectionType.QueuedConnection)

    def run(self, name: str, work: Callable[[Task], Any], *, policy: Policy, callbacks: Callbacks) -> bool:
        """Start, or queue; False where the policy refuses."""
        run = _Run(name, work, callbacks)
        current = self._running.get(name)
        if current is not None:
            if policy == "refuse":
                return False
            if policy == "queue":
                self._waiting.setdefault(name, deque()).append(run)
                return True
            current.is_over = True
            current.task.cancel()
        self._start(run)
        return True

    def is_running(self, name: str) -> bool:
        return name in self._running

    def stop(self, name: str) -> None:
        """Cancel work of this name. Work that has not ended after ABANDON_MS is left to end by itself."""
        self._waiting.pop(name, None)
        run = self._running.get(name)
        if run is not None and not run.task.is_cancelled:
            run.task.cancel()
            QTimer.singleShot(ABANDON_MS, self, lambda: self._abandon(run))

    def shutdown(self, timeout: float = 3.0) -> None:
        """Cancel everything and wait for the threads, at most `timeout` seconds each."""
        self._waiting.clear()
        for run in self._running.values():
            run.is_over = True
            run.task.cancel()
        self._running.clear()
        for thread in list(self._threads):
            thread.join(timeout)

    def _start(self, run: _Run) -> None:
        run.task = Task(lambda progress: self._post(run, run.callbacks.progress, progress))
        run.thread = threading.Thread(target=self._work, args=(run,), name=f"task-{run.name}", daemon=True)
        self._running[run.name] = run
        self._threads.add(run.thread)
        run.thread.start()

    def _work(self, run: _Run) -> None:
        """Runs on the worker thread."""
        try:
            value = run.work(run.task)
            if isinstance(value, Generator):
                with contextlib.closing(value):
                    for event in value:
                        self._post(run, run.callbacks.event, event)
                value = None
            self._post(run, self._end, run, run.callbacks.done, value)
        except Cancelled:
            self._post(run, self._end, run, run.callbacks.cancelled)
        except AppError as error:
            self._post(run, self._end, run, run.callbacks.error, error)
        except Exception as error:  # a bug of ours must be said, not lost with its thread
            log.exception("task %s failed", run.name)
            wrapped = BugError("unexpected", detail=f"{type(error).__name__}: {error}")
            self._post(run, self._end, run, run.callbacks.error, wrapped)
        finally:
            self._threads.discard(threading.current_thread())

    def _post(self, run: _Run, callback: Callable[..., None], *values: Any) -> None:
        self._inbox.append((run, callback, values))
        if not self._is_awake.is_set():
            self._is_awake.set()
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._woken.emit()

    @Slot()
    def _schedule(self) -> None:
        """Deliver at once after a pause. What arrives sooner is delivered together, DRAIN_MS after the last delivery.
        """
        if not self._timer.isActive():
            since = self._drained.elapsed() if self._drained.isValid() else DRAIN_MS
            self._timer.start(max(0, DRAIN_MS - since))

    @Slot()
    def _drain(self) -> None:
        self._is_awake.clear()
        self._drained.start()
        while self._inbox:
            run, callback, values = self._inbox.popleft()
            if not run.is_over:
                callback(*values)

    def _end(self, run: _Run, callback: Callable[..., None], *values: Any) -> None:
        run.is_over = True
        if self._running.get(run.name) is run:
            del self._running[run.name]
        callback(*values)
        waiting = self._waiting.get(run.name)
        if waiting and run.name not in self._running:
            self._start(waiting.popleft())

    def _abandon(self, run: _Run) -> None:
        if not run.is_over:
            self._end(run, run.callbacks.cancelled)
