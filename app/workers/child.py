"""The inside of a child process: receives calls, runs them one at a time, sends what they yield. Knows no service."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from app.core.errors import AppError, BugError, Cancelled, MachineError
from app.core.task import Task
from app.workers.limits import step_back
from app.workers.protocol import Call, Cancel, Done, Item, Report

log = logging.getLogger(__name__)
TASK_METHODS = "task_methods"  # attribute of a service: names of its methods that take a Task


def main(conn: Connection, factory: str, options: dict[str, Any], steps_back: bool = False) -> None:
    """Entry point of every child. `factory` is "module:function", called with `options`."""
    if steps_back:
        step_back()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the parent's to handle
    os.umask(0o077)
    Child(conn, _resolve(factory), options).run()


def _resolve(factory: str) -> Callable[..., Any]:
    module, _, name = factory.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


class Child:
    """Runs one service. Idle work (`service.work()`, a generator) goes on in slices between the calls."""

    def __init__(self, conn: Connection, build: Callable[..., Any], options: dict[str, Any]) -> None:
        self._conn = conn
        self._build = build
        self._options = options
        self._service: Any = None
        self._calls: queue.Queue[Call | None] = queue.Queue()
        self._tasks: dict[int, Task] = {}
        self._stopped: set[int] = set()
        self._lock = threading.Lock()
        self._running: Task | None = None
        self._idle: Iterator[None] | None = None

    def run(self) -> None:
        threading.Thread(target=self._receive, name="receive", daemon=True).start()
        while (call := self._next_call()) is not None:
            self._answer(call)
        if self._service is not None:
            self._service.close()

    def _receive(self) -> None:
        """On a thread of its own, so that Stop and the parent's death are noticed during a call."""
        with contextlib.suppress(EOFError, OSError):
            while (message := self._conn.recv()) is not None:
                if isinstance(message, Cancel):
                    self._cancel(message.id)
                else:
                    self._calls.put(message)
        self._calls.put(None)
        with self._lock:
            if self._running is not None:
                self._running.cancel()
        if getattr(self._service, "is_killable", True):
            os._exit(0)

    def _cancel(self, call_id: int) -> None:
        with self._lock:
            self._stopped.add(call_id)
            task = self._tasks.get(call_id)
        if task is not None:
            task.cancel()

    def _next_call(self) -> Call | None:
        while True:
            busy = self._slice()
            try:
                return self._calls.get(timeout=0 if busy else 0.2) if not busy else self._calls.get_nowait()
            except queue.Empty:
                continue

    def _slice(self) -> bool:
        """One slice of idle work; False when there is none."""
        if not hasattr(self._service, "work"):
            return False
        if self._idle is None:
            self._idle = self._service.work()
        try:
            next(self._idle)
            return True
        except StopIteration:
            self._idle = None
        except AppError as error:  # nobody waits for idle work: the ledger and the log have the error
            log.warning("idle work stopped: %s", error)
            self._idle = None
        except Exception:
            log.exception("idle work failed")
            self._idle = None
        return False

    def _answer(self, call: Call) -> None:
        task = Task(lambda progress: self._conn.send(Report(call.id, progress)))
        with self._lock:
            self._tasks[call.id] = self._running = task
            if call.id in self._stopped:
                task.cancel()
        error: Exception | None = None
        try:
            self._run(call, task)
        except (AppError, Cancelled) as failure:
            error = failure
        except MemoryError:
            error = MachineError("out_of_memory")
        except (BrokenPipeError, ConnectionError):
            return
        except Exception as failure:
            log.exception("call %s failed", call.method)
            error = BugError("unexpected", detail=f"{type(failure).__name__}: {failure}")
        with self._lock:
            self._tasks.pop(call.id, None)
            self._stopped.discard(call.id)
            self._running = None
        with contextlib.suppress(OSError):
            self._conn.send(Done(call.id, error))

    def _run(self, call: Call, task: Task) -> None:
        if self._service is None:
            self._service = self._build(**self._options)
        kwargs = dict(call.kwargs)
        if call.method in getattr(self._service, TASK_METHODS, ()):
            kwargs["task"] = task
        value = getattr(self._service, call.method)(*call.args, **kwargs)
        if isinstance(value, Iterator):
            for item in value:
                self._conn.send(Item(call.id, item))
        else:
            self._conn.send(Item(call.id, value))
