"""The parse child: reads one file at a time under a time and a memory limit, so that a hostile file never runs in the
library's or the window's process."""

from __future__ import annotations

import contextlib
import logging
import queue
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from app.core.errors import AppError, UserError
from app.core.library.base import Document, IndexLimits
from app.workers.host import ChildHost
from app.workers.protocol import Done, Item

FILES_PER_CHILD = 200  # a parser that leaks is replaced before it matters


class ParseService:
    """Inside the child."""

    is_killable = True

    def __init__(self, limits: IndexLimits) -> None:
        self._limits = limits
        _limit_memory(limits.parse_memory_bytes)
        _silence()

    def parse(self, path: Path) -> Document:
        from app.core.library.extract.base import extract  # brings the parsers: only in the child

        return extract(path, self._limits)

    def close(self) -> None: ...


def build(limits: IndexLimits) -> ParseService:
    return ParseService(limits)


class ChildParser:
    """The `Parser` of the library: the codes of the direct one, plus too_slow, out_of_memory, parser_crashed."""

    def __init__(self, limits: IndexLimits) -> None:
        self._limits = limits
        self._host: ChildHost | None = None
        self._files = 0

    def parse(self, path: Path) -> Iterator[Document | None]:
        host = self._fresh_host()
        deadline = time.monotonic() + self._limits.parse_seconds
        _, replies = host.begin("parse", path)
        document: Document | None = None
        finished = False
        try:
            while not finished:
                if time.monotonic() > deadline:
                    raise UserError("too_slow", path=str(path), seconds=self._limits.parse_seconds)
                try:
                    message = replies.get(timeout=0.02)
                except queue.Empty:
                    yield None
                    continue
                if message is None:
                    raise UserError("parser_crashed", path=str(path))
                if isinstance(message, Done):
                    finished = True
                    _raise(message.error, path)
                elif isinstance(message, Item):
                    document = message.value
        finally:
            if not finished:
                self.close()
        yield document

    def close(self) -> None:
        if self._host is not None:
            self._host.kill()
            self._host.close()
            self._host = None

    def _fresh_host(self) -> ChildHost:
        self._files += 1
        if self._files % FILES_PER_CHILD == 0:
            self.close()
        if self._host is None:
            self._host = ChildHost(
                "parse", "app.workers.parse:build", {"limits": self._limits}, crash_code="parser_crashed"
            )
        return self._host


def _raise(error: Exception | None, path: Path) -> None:
    if error is None:
        return
    if isinstance(error, AppError) and error.code == "out_of_memory":
        raise UserError("out_of_memory", path=str(path))
    if isinstance(error, AppError) and error.code == "unexpected":
        raise UserError("damaged", path=str(path), detail=error.data.get("detail", ""))
    raise error


def _limit_memory(size: int) -> None:
    """POSIX only; on Windows the time limit and the size limit of a file have to do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _silence() -> None:
    """What libraries log and warn of quotes the file, and would be printed on the terminal of a command."""
    warnings.simplefilter("ignore")
    if logging.lastResort is not None:
        logging.lastResort.addFilter(logging.Filter("app"))
