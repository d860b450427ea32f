"""Downloads a file, resuming after its present end, in a thread of its own, so that Stop works at once even while the
network is silent. Knows neither hub nor package index; an httpx client is passed in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import AppError, Cancelled, MachineError
from app.core.models.download import disk_errors
from app.core.task import Task

if TYPE_CHECKING:
    import httpx

POLL_S = 0.1
TIMEOUT_S = 10.0
STOP_GRACE_S = 2.0  # a thread that waits for the network longer is left to end by itself; it writes nothing more
ATTEMPTS = 5  # attempts in a row that transfer no byte


def in_thread(work: Callable[[Task], None], folder: Path, on_wait: Callable[[], None]) -> None:
    """Run `work`, which writes below `folder` and looks at the task that it is given; call `on_wait`, which may raise,
    while it does. Raises MachineError download_failed, disk_full, data_dir_unwritable, and what either of them does."""
    thread = _Work(work, folder)
    thread.start()
    try:
        while thread.is_alive():
            on_wait()
            thread.join(POLL_S)
    except BaseException:
        thread.stop.cancel()
        thread.join(STOP_GRACE_S)
        raise
    if thread.error is not None:
        raise thread.error


def read_all(client: httpx.Client, url: str, file: Path, size: int | None, stop: Task) -> None:
    """Append to `file` what it still lacks of `size` bytes (None: whatever the server says). A cut connection is taken
    up again; an answer that is an error, and a disk that is full, are not tried twice."""
    failures = 0
    while size is None or file.stat().st_size < size:
        have = file.stat().st_size
        try:
            _read_from(client, url, file, have, stop)
            if size is None:
                return
        except Exception as error:
            stop.check()
            if size is None and have and _status(error) == 416:
                return  # the server has nothing after the present end; the hash decides whether that is right
            failures = failures + 1 if file.stat().st_size == have else 1
            if failures >= ATTEMPTS or _status(error) or isinstance(error, OSError):
                raise
            time.sleep(failures * 0.2)


def reason(error: Exception) -> str:
    """The error in words, for the end of a sentence."""
    import httpx

    if _status(error):
        return f"the server answered {_status(error)}"
    asked = getattr(error, "_request", None)  # the public property raises where it is not set
    if asked is not None and isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return f"no connection to {asked.url.host}"
    return type(error).__name__


def _read_from(client: httpx.Client, url: str, file: Path, have: int, stop: Task) -> None:
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    with client.stream("GET", url, headers=headers, timeout=TIMEOUT_S, follow_redirects=True) as response:
        response.raise_for_status()
        is_continued = have and response.status_code == 206
        with file.open("ab" if is_continued else "wb") as stream:
            for block in response.iter_bytes():
                stop.check()
                stream.write(block)


def _status(error: Exception) -> Any:
    return getattr(getattr(error, "response", None), "status_code", None)


class _Work(threading.Thread):
    def __init__(self, work: Callable[[Task], None], folder: Path) -> None:
        super().__init__(name="download", daemon=True)
        self._work = work
        self._folder = folder
        self.stop = Task()
        self.error: AppError | Cancelled | None = None

    def run(self) -> None:
        try:
            with disk_errors(self._folder):
                self._work(self.stop)
        except (AppError, Cancelled) as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - the libraries raise a dozen kinds for a network that fails
            self.error = MachineError("download_failed", detail=reason(error))
