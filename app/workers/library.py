"""The library child: owns library.db, the vector index, the embedder and the watcher. It holds state, so it is only
ever asked to end. The client has the same Protocol as the library in this process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app.core.errors import Cancelled, MachineError
from app.core.task import Task

if TYPE_CHECKING:
    from app.core.embed.base import Embedder
    from app.core.library.attachments import LibraryWithAttachments
    from app.core.library.base import IndexLimits, IndexReport, WindowLibrary
    from app.core.library.index.server import VectorServer
    from app.core.library.service import LibraryService
    from app.workers.host import ChildHost

POLL_S = 0.1


def _usual_limits() -> IndexLimits:
    from app.core.library.base import IndexLimits

    return IndexLimits()


@dataclass(frozen=True)
class LibraryOptions:
    """How a library process is made. `embedder` is a model folder; None takes the fake one. `attachments` is the folder
    of the second library, for what belongs to conversations; None where there are none."""

    folder: Path
    embedder: Path | None
    limits: IndexLimits = field(default_factory=_usual_limits)
    is_watching: bool = False
    server: VectorServer | None = None
    attachments: Path | None = None


def make_embedder(folder: Path | None) -> Embedder:
    if folder is None:
        from app.core.embed.fake import FakeEmbedder

        return FakeEmbedder()
    from app.core.embed.choose import open_embedder

    return open_embedder(folder)


def open_library(options: LibraryOptions) -> LibraryService:
    """The library in this process; files are still read in a parse child."""
    from app.core.library.service import LibraryService  # brings chromadb: never at start-up of the window
    from app.workers.parse import ChildParser

    return LibraryService(
        options.folder,
        make_embedder(options.embedder),
        ChildParser(options.limits),
        limits=options.limits,
        server=options.server,
        origin=str(options.embedder or ""),
        open_origin=lambda origin: make_embedder(Path(origin)),
    )


def build(options: LibraryOptions) -> LibraryService | LibraryWithAttachments:
    service = _watched(options)
    if options.attachments is None:
        return service
    from app.core.library.attachments import LibraryWithAttachments

    second = replace(options, folder=options.attachments, server=None)
    exists = (options.attachments / "library.db").exists()
    return LibraryWithAttachments(service, lambda: _watched(second), exists=exists)


def _watched(options: LibraryOptions) -> LibraryService:
    service = open_library(options)
    if options.is_watching:
        service.begin_watch()
    return service


@cache
def forwarded_methods() -> frozenset[str]:
    """Names of what the child answers: all that its Protocols promise."""
    from app.core.library.base import Attachments, Intake, Library  # with the first call, not with the window

    protocols = (Library, Attachments, Intake)
    return frozenset(name for protocol in protocols for name in vars(protocol) if not name.startswith("_"))


class LibraryClient:
    """The library in a child: a `WindowLibrary`. What is not written here is asked of the child under its own name, so
    that a method or a field is added to the Protocols and to the library, and nowhere else. `add` and `sync` only
    enqueue there and watch the status, so a search never waits."""

    def __init__(self, options: Callable[[], LibraryOptions]) -> None:
        """`options` is asked at the first use: the embedder may be installed only after the window has opened."""
        self._options = options
        self._host: ChildHost | None = None
        self._starting = threading.Lock()
        self._pausing = threading.Lock()
        self._latest = object()  # stands for the call of `add` or `sync` that began last

    @classmethod
    def opened(cls, options: Callable[[], LibraryOptions]) -> WindowLibrary:
        """The client under the type of what it stands for, which a test compares it with."""
        return cast("WindowLibrary", cls(options))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in forwarded_methods():
            raise AttributeError(f"{type(self).__name__} has no {name}", name=name, obj=self)
        return partial(self._call, name)

    @property
    def pid(self) -> int | None:
        return self._host.pid if self._host is not None else None

    def add(self, paths: Sequence[Path], task: Task) -> IndexReport:
        started, this = time.time(), self._begin()
        self.register(paths)
        return self._wait(paths, task, started, this)

    def sync(self, task: Task) -> IndexReport:
        started, this = time.time(), self._begin()
        self.sweep()
        return self._wait((), task, started, this)

    def _begin(self) -> object:
        with self._pausing:
            self._latest = this = object()
            self.pause(False)
        return this

    def _stop(self, this: object) -> None:
        """Pause the library, unless another call has begun meanwhile: that one wants it to work."""
        with self._pausing:
            if self._latest is this:
                self.pause(True)

    def _wait(self, paths: Sequence[Path], task: Task, started: float, this: object) -> IndexReport:
        try:
            while (status := self.status()).is_busy:
                done = status.total - status.waiting
                task.report("index", done, status.total, detail=status.current)
                time.sleep(POLL_S)
        except Cancelled:
            self._stop(this)
            raise
        if status.problem:
            raise MachineError(status.problem, path="")
        from app.core.library.base import IndexReport

        rows = [row for path in paths for row in self.files(path)] if paths else list(self.files())
        return IndexReport(status, time.time() - started, tuple(rows))

    def close(self) -> None:
        if self._host is not None:
            self._host.close()

    def reopen(self) -> None:
        """End the child; the next call starts one with the options as they are then. Unfinished work is kept."""
        with self._starting:
            self.close()
            self._host = None

    def _call(self, method: str, *args: Any, **kwargs: Any) -> Any:
        with self._starting:
            if self._host is None:
                from app.workers.host import ChildHost  # with the first child, not with the window

                self._host = ChildHost(
                    "library",
                    "app.workers.library:build",
                    {"options": self._options()},
                    crash_code="library_crashed",
                    is_killable=False,
                )
        return self._host.call(method, *args, **kwargs)
