"""The parse child: reads one file at a time under a time and a memory limit, so that a hostile file never runs in the
library's or the window's process."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from pathlib import Path

from app.core.errors import AppError, UserError
from app.core.library.base import Document, IndexLimits
from app.workers.host import ChildHost
from app.workers.limits import limit_memory, silence
from app.workers.protocol import Done, Item

NEEDS_OCR = "needs_ocr"
MUCH_MEMORY = 12 * 10**9  # bytes of the computer: a child that reads by OCR takes 1.0 GB, and three would be too many
ENDED = frozenset({"too_slow", "parser_crashed", "out_of_memory"})  # after these a child is not used again
MOST_CHILDREN = 3  # a file more than that is next, so that no child waits until the last text is stored
BUSY = 3.0  # times the limit, at most, on a busy computer
AT_WORK = 0.5  # of the limit: who computed for so long has had its time, and who waits for the disk has not
FILES_PER_CHILD = 200  # a parser that leaks is replaced before it matters


class ParseService:
    """The child's side."""

    is_killable = True

    def __init__(self, limits: IndexLimits) -> None:
        self._limits = limits
        limit_memory(limits.parse_memory_bytes)
        silence()

    def parse(self, path: Path, scanned: str, has_ocr: bool) -> Document:
        from app.core.library.extract.base import extract  # brings the parsers: only in the child
        from app.core.library.extract.ocrgate import may_read

        with may_read(has_ocr):
            return extract(path, self._limits, scanned)

    def close(self) -> None: ...


def build(limits: IndexLimits) -> ParseService:
    return ParseService(limits)


class ChildParser:
    """The `Parser` of the library: the codes of the direct one, plus too_slow, out_of_memory, parser_crashed. Each file
    that is read at the same time has a child of its own, which is kept for the next; more than MOST_CHILDREN wait.
    Where `is_small` (by default, a computer with little memory) one more child alone reads by OCR, file after file."""

    def __init__(self, limits: IndexLimits, *, is_small: bool | None = None) -> None:
        self._limits = limits
        self._is_small = _has_little_memory() if is_small is None else is_small
        self._ocr: _Reader | None = None  # the child for OCR while it is free
        self._is_scanning = False
        self._free: list[_Reader] = []
        self._busy: list[_Reader] = []

    def parse(self, path: Path, scanned: str = "") -> Iterator[Document | None]:
        if not (self._is_small and scanned):
            try:
                yield from self._parse(path, scanned)
                return
            except UserError as error:
                if error.code != NEEDS_OCR:
                    raise
        yield from self._scan(path, scanned)

    def _parse(self, path: Path, scanned: str) -> Iterator[Document | None]:
        while not self._free and len(self._busy) - self._is_scanning >= MOST_CHILDREN:
            yield None
        reader = self._free.pop() if self._free else _Reader(self._limits)
        try:
            yield from self._given_to(reader, path, scanned, has_ocr=not self._is_small)
        finally:
            if reader.is_usable:
                self._free.append(reader)
            else:
                reader.close()

    def _scan(self, path: Path, scanned: str) -> Iterator[Document | None]:
        while self._is_scanning:
            yield None
        reader, self._ocr, self._is_scanning = self._ocr or _Reader(self._limits), None, True
        try:
            yield from self._given_to(reader, path, scanned, has_ocr=True)
        finally:
            self._is_scanning = False
            if reader.is_usable:
                self._ocr = reader
            else:
                reader.close()

    def _given_to(self, reader: _Reader, path: Path, scanned: str, *, has_ocr: bool) -> Iterator[Document | None]:
        self._busy.append(reader)
        try:
            yield from reader.parse(path, scanned, has_ocr=has_ocr)
        finally:
            self._busy.remove(reader)

    def close(self) -> None:
        for reader in (*self._free, *self._busy, *([self._ocr] if self._ocr else [])):
            reader.close()
        self._free.clear()
        self._ocr = None


class _Reader:
    """One child. `files` counts those it was given."""

    def __init__(self, limits: IndexLimits) -> None:
        self._limits = limits
        self._host = ChildHost(
            "parse",
            "app.workers.parse:build",
            {"limits": limits},
            crash_code="parser_crashed",
            steps_back=False,  # as far back as the library that has it read
        )
        self.files = 0
        self._is_idle = True

    @property
    def is_usable(self) -> bool:
        """Whether it may be given another file; close one that may not, or that was abandoned halfway."""
        return self._is_idle and self.files < FILES_PER_CHILD

    def parse(self, path: Path, scanned: str, *, has_ocr: bool) -> Iterator[Document | None]:
        """Yields None while the child is working, without waiting for it."""
        self.files, self._is_idle = self.files + 1, False
        try:
            for document in self._read(path, scanned, has_ocr):
                self._is_idle = document is not None
                yield document
        except UserError as error:
            self._is_idle = error.code not in ENDED
            raise

    def _read(self, path: Path, scanned: str, has_ocr: bool) -> Iterator[Document | None]:
        _, replies = self._host.begin("parse", path, scanned, has_ocr)
        document: Document | None = None
        began, used = time.monotonic(), self._host.processor_seconds()
        while True:
            if self._is_over(time.monotonic() - began, used):
                raise UserError("too_slow", path=str(path), seconds=self._limits.parse_seconds)
            try:
                message = replies.get_nowait()
            except queue.Empty:
                yield None
                continue
            if message is None:
                raise UserError("parser_crashed", path=str(path))
            if isinstance(message, Item):
                document = message.value
            elif isinstance(message, Done):
                _raise(message.error, path)
                yield document
                return

    def _is_over(self, elapsed: float, used: float) -> bool:
        """A child that had little of the processor, since others work, gets more time."""
        limit = self._limits.parse_seconds
        if elapsed <= limit:
            return False
        return elapsed > BUSY * limit or self._host.processor_seconds() - used > AT_WORK * limit

    def close(self) -> None:
        self._host.kill()
        self._host.close()


def _has_little_memory() -> bool:
    import psutil

    return bool(psutil.virtual_memory().total < MUCH_MEMORY)


def _raise(error: Exception | None, path: Path) -> None:
    if error is None:
        return
    if isinstance(error, AppError) and error.code == "out_of_memory":
        raise UserError("out_of_memory", path=str(path))
    if isinstance(error, AppError) and error.code == "unexpected":
        raise UserError("damaged", path=str(path), detail=error.data.get("detail", ""))
    raise error
