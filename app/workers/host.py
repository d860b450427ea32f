"""The parent's side of a child process: starts it, calls it, stops it, notices its death. Knows no service, no Qt."""

from __future__ import annotations

import atexit
import contextlib
import functools
import itertools
import logging
import queue
import threading
import time
import weakref
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.core.errors import Cancelled, MachineError
from app.core.task import Task
from app.workers.protocol import Call, Cancel, Done, Item, Message, Report

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

log = logging.getLogger(__name__)

CANCEL_GRACE_S = 1.0  # seconds that Stop waits before the child is killed
POLL_S = 0.02
BURIAL_S = 10.0

_live: weakref.WeakSet[ChildHost] = weakref.WeakSet()


class ChildHost:
    """One child process, started by the first call and again after its death. `crash_code` is the MachineError raised
    when it dies during a call. A child that `is_killable` holds no state and is killed when it does not stop; another
    is only ever asked to. One that `steps_back` runs at lower priority, so that the window can draw
    (`limits.step_back`); children that the window waits for do not."""

    def __init__(
        self,
        name: str,
        factory: str,
        options: dict[str, Any],
        *,
        crash_code: str,
        is_killable: bool = True,
        steps_back: bool = True,
    ) -> None:
        self.name = name
        self._factory = factory
        self._options = options
        self._crash_code = crash_code
        self._is_killable = is_killable
        self._steps_back = steps_back
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._conn: Connection | None = None
        self._replies: dict[int, queue.Queue[Message | None]] = {}
        self._ended = threading.Event()  # set when the pipe of the present child has ended
        self._is_closed = False
        _live.add(self)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def processor_seconds(self) -> float:
        """What the child has used of the processor since it began; 0 where there is none."""
        import psutil

        try:
            return sum(psutil.Process(self.pid).cpu_times()[:2]) if self.pid else 0.0
        except psutil.Error:
            return 0.0

    def call(self, method: str, *args: Any, task: Task | None = None, **kwargs: Any) -> Any:
        """Run a method and return its (last) value."""
        return next(iter(deque(self.stream(method, *args, task=task, **kwargs), maxlen=1)), None)

    def stream(self, method: str, *args: Any, task: Task | None = None, **kwargs: Any) -> Iterator[Any]:
        """Run a method and yield what it yields. Raises its AppError, Cancelled, or MachineError(crash_code)."""
        task = task or Task()
        call_id, replies = self.begin(method, *args, **kwargs)
        finished = False
        try:
            while True:
                message = self._wait(replies, call_id, task)
                if isinstance(message, Done):
                    finished = True
                    if message.error is not None:
                        raise message.error
                    return
                if isinstance(message, Report):
                    task.report(
                        message.progress.stage,
                        message.progress.done,
                        message.progress.total,
                        detail=message.progress.detail,
                    )
                elif isinstance(message, Item):
                    yield message.value
                else:
                    finished = True
                    raise MachineError(self._crash_code, process=self.name)
        finally:
            self.forget(call_id)
            if not finished:  # the caller stopped reading: end the call in the child too
                self.cancel(call_id)

    def begin(self, method: str, *args: Any, **kwargs: Any) -> tuple[int, queue.Queue[Message | None]]:
        """Send a call and return its id and the queue of its replies; None in the queue means that the child died."""
        replies: queue.Queue[Message | None] = queue.Queue()
        with self._lock:
            call_id = next(self._ids)
            call = Call(call_id, method, args, tuple(kwargs.items()))
            self._connect(call_id, replies)
            try:
                self._send(call)
            except OSError:  # it died unnoticed since its last call: a new child takes this one
                self._ended.set()
                self._connect(call_id, replies)
                self._send(call)
        return call_id, replies

    def _connect(self, call_id: int, replies: queue.Queue[Message | None]) -> None:
        self._start()
        self._replies[call_id] = replies

    def _send(self, call: Call) -> None:
        assert self._conn is not None
        self._conn.send(call)

    def forget(self, call_id: int) -> None:
        """The caller needs no more replies of this call."""
        self._replies.pop(call_id, None)

    def cancel(self, call_id: int) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._conn is not None:
                self._conn.send(Cancel(call_id))

    def kill(self) -> None:
        """End the child at once. Only for children without state."""
        with self._lock:
            process = self._process
        if process is not None:
            process.kill()
            process.join(5)

    def close(self, timeout: float = 10.0) -> None:
        """Ask the child to end; kill it after `timeout` seconds."""
        with self._lock:
            self._is_closed = True
            process, conn = self._process, self._conn
            self._process = self._conn = None
        if conn is not None:
            with contextlib.suppress(OSError):
                conn.send(None)  # closing is not enough: our own reading thread keeps the pipe open
        if process is not None:
            process.join(1.0 if self._is_killable else timeout)
            if process.is_alive():
                process.kill()
                process.join(5)
        if conn is not None:
            with contextlib.suppress(OSError):
                conn.close()

    def _start(self) -> None:
        if self._process is not None:
            if self._process.is_alive() and not self._ended.is_set():
                return
            self._bury(self._process)
        if self._is_closed:
            raise MachineError(self._crash_code, process=self.name)
        import multiprocessing  # with the first child, not with the window

        from app.workers import child

        _close_all_at_exit()

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=child.main,
            args=(theirs, self._factory, self._options, self._steps_back),
            name=self.name,
            daemon=False,
        )
        process.start()
        theirs.close()
        self._process, self._conn = process, ours
        self._replies = {}
        self._ended = threading.Event()
        threading.Thread(
            target=_receive, args=(ours, self._replies, self._ended), name=f"{self.name}-replies", daemon=True
        ).start()

    def _bury(self, process: BaseProcess) -> None:
        """Wait for a child whose pipe has ended: it may take a while, and it holds its locks until then."""
        if self._is_killable:
            process.kill()
        process.join(BURIAL_S)

    def _wait(self, replies: queue.Queue[Message | None], call_id: int, task: Task) -> Message | None:
        """The next reply. After Stop the child has CANCEL_GRACE_S to end the call; then it is killed or left alone."""
        deadline: float | None = None
        while True:
            message: Message | None = None
            is_here = True
            try:
                message = replies.get(timeout=POLL_S)
            except queue.Empty:
                is_here = False
            if task.is_cancelled:
                if deadline is None:
                    self.cancel(call_id)
                    deadline = time.monotonic() + CANCEL_GRACE_S
                if is_here and (message is None or isinstance(message, Done)):
                    raise Cancelled
                if time.monotonic() > deadline:
                    if self._is_killable:
                        log.info("%s did not stop in time and was killed", self.name)
                        self.kill()
                    raise Cancelled
            elif is_here:
                return message


def _receive(
    conn: Connection, replies: dict[int, queue.Queue[Message | None]], ended: threading.Event
) -> None:
    """Pass replies to their calls until the pipe ends; then notify every waiting call."""
    with contextlib.suppress(EOFError, OSError, TypeError):
        while True:
            message = conn.recv()
            waiting = replies.get(message.id)
            if waiting is not None:
                waiting.put(message)
    ended.set()  # before waiting calls are notified: one that calls again at once must get a new child
    for waiting in list(replies.values()):
        waiting.put(None)


@functools.cache
def _close_all_at_exit() -> None:
    """Close all children at exit, however this process ends in order. Registered after multiprocessing's own exit
    handler and therefore run before it, which would wait for children forever."""
    from multiprocessing import util

    assert util
    atexit.register(_close_all)


def _close_all() -> None:
    for host in list(_live):
        host.close(timeout=5)
