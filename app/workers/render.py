"""The render child: draws pages and locates passages on them, under the limits of the parse child, so that a hostile
file never runs in the window's process. A child of its own, so that a page need not wait for a book being parsed."""

from __future__ import annotations

import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from app.core.errors import AppError, Cancelled, MachineError, UserError
from app.core.file_types import type_of
from app.core.library.base import PagePiece
from app.core.library.ingest.walk import on_disk
from app.core.library.passages.locate import align, matches
from app.core.library.passages.page_view import DrawnPages, Marks, PageImage, PageSource, PageText, Slice
from app.core.task import Task
from app.workers.host import ChildHost
from app.workers.limits import limit_memory, silence
from app.workers.protocol import Done, Item

OPEN_FILES = 2  # one beside the chat, one beside the search
TEXT_CHARS = 20_000_000  # of one file, kept for the next search
SLICE_S = 0.08  # of a search, so that a page that is scrolled to never waits for it
MIN_SEEN = 0.8  # share of a passage's letters: less on another page is something else
POLL_S = 0.05


@dataclass(frozen=True)
class RenderLimits:
    """Seconds and bytes. OCR takes 2.6 to 6.7 s a page on two shared cores (see `extract/ocr.py`)."""

    seconds: float = 10.0
    ocr_seconds: float = 60.0
    memory_bytes: int = 2 * 1024**3


class RenderService:
    """The child's side."""

    is_killable = True

    def __init__(self, limits: RenderLimits) -> None:
        limit_memory(limits.memory_bytes)
        silence()
        self._open: OrderedDict[tuple[Path, str], _OpenFile] = OrderedDict()

    def warm(self) -> None:
        from app.core.library.extract import pdfpages

        assert pdfpages

    def open(self, path: Path) -> DrawnPages:
        with _errors(path):
            file = self._file(path)
            return DrawnPages(file.source.sizes, file.version)

    def draw(self, path: Path, page: int, scale: float) -> PageImage:
        with _errors(path):
            return self._file(path).source.draw(page, scale)

    def text(self, path: Path, page: int) -> PageText:
        with _errors(path):
            return self._file(path).source.text(page)

    def text_by_ocr(self, path: Path, page: int) -> PageText:
        with _errors(path):
            return self._file(path).text_by_ocr(page)

    def mark(self, path: Path, piece: PagePiece, by_ocr: bool) -> Marks:
        with _errors(path):
            file = self._file(path)
            if not 0 < piece.page <= len(file.source.sizes):
                return Marks(piece.page, (), 0.0)
            text = file.text_by_ocr(piece.page) if by_ocr else file.source.text(piece.page)
            return _marks(piece.page, text, piece)

    def find(self, path: Path, needle: str, first: int) -> Slice:
        with _errors(path):
            file = self._file(path)
            return _slice(first, len(file.source.sizes), lambda page: _found(file, page, needle))

    def seek(self, path: Path, piece: PagePiece, first: int) -> Slice:
        with _errors(path):
            file = self._file(path)
            pages = sorted(range(1, len(file.source.sizes) + 1), key=lambda page: abs(page - piece.page))
            found = _slice(first + 1, len(pages), lambda number: _seen(file, pages[number - 1], piece))
            return Slice(found.found[:1], None if found.found or found.next is None else found.next - 1)

    def close(self) -> None:
        for file in self._open.values():
            file.source.close()

    def _file(self, path: Path) -> _OpenFile:
        """Reopened when the file has changed."""
        stat = on_disk(path).stat()
        key = path, f"{stat.st_size}-{stat.st_mtime_ns}"
        if key not in self._open:
            for stale in [other for other in self._open if other[0] == path]:
                self._open.pop(stale).source.close()
            self._open[key] = _OpenFile(_open_source(path), key[1])
        self._open.move_to_end(key)
        while len(self._open) > OPEN_FILES:
            self._open.popitem(last=False)[1].source.close()
        return self._open[key]


class _OpenFile:
    """A file with what was read of it so far."""

    def __init__(self, source: PageSource, version: str) -> None:
        self.source = source
        self.version = version
        self._read: dict[int, PageText] = {}  # pages read by OCR
        self._characters: dict[int, str] = {}
        self._count = 0

    def text_by_ocr(self, page: int) -> PageText:
        if page not in self._read:
            self._read[page] = self.source.text_by_ocr(page)
        return self._read[page]

    def characters(self, page: int) -> str:
        known = self._characters.get(page)
        if known is None:
            known = self.source.characters(page)
            self._count += len(known)
            if self._count < TEXT_CHARS:
                self._characters[page] = known
        return known


def build(limits: RenderLimits) -> RenderService:
    return RenderService(limits)


class RenderClient:
    """The `PageRenderer` of the window. OCR has a child of its own, so that pages are drawn while it reads."""

    def __init__(self, limits: RenderLimits | None = None) -> None:
        self._limits = limits or RenderLimits()
        self._drawing = _Child("render", self._limits)
        self._reading = _Child("render-ocr", self._limits)

    @property
    def pid(self) -> int | None:
        return self._drawing.host.pid

    def warm(self) -> None:
        self._draw("warm", Task())

    def open(self, path: Path, task: Task) -> DrawnPages:
        return cast(DrawnPages, self._draw("open", task, path))

    def draw(self, path: Path, page: int, scale: float, task: Task) -> PageImage:
        return cast(PageImage, self._draw("draw", task, path, page, scale))

    def text(self, path: Path, page: int, task: Task) -> PageText:
        return cast(PageText, self._draw("text", task, path, page))

    def text_by_ocr(self, path: Path, page: int, task: Task) -> PageText:
        return cast(PageText, self._read("text_by_ocr", task, path, page))

    def mark(self, path: Path, piece: PagePiece, by_ocr: bool, task: Task) -> Marks:
        call = self._read if by_ocr else self._draw
        return cast(Marks, call("mark", task, path, piece, by_ocr))

    def find(self, path: Path, needle: str, first: int, task: Task) -> Slice:
        return cast(Slice, self._draw("find", task, path, needle, first))

    def seek(self, path: Path, piece: PagePiece, first: int, task: Task) -> Slice:
        return cast(Slice, self._draw("seek", task, path, piece, first))

    def close(self) -> None:
        for child in (self._drawing, self._reading):
            child.host.kill()
            child.host.close()

    def _draw(self, method: str, task: Task, *arguments: Any) -> Any:
        return self._drawing.call(method, arguments, task, seconds=self._limits.seconds)

    def _read(self, method: str, task: Task, *arguments: Any) -> Any:
        return self._reading.call(method, arguments, task, seconds=self._limits.ocr_seconds)


class _Child:
    """A call that takes too long ends the child; the next call starts another."""

    def __init__(self, name: str, limits: RenderLimits) -> None:
        options = {"limits": limits}
        factory = "app.workers.render:build"
        self.host = ChildHost(name, factory, options, crash_code="render_crashed", steps_back=False)
        self._turn = threading.Lock()  # a call's time limit begins when the child is free for it

    def call(self, method: str, arguments: tuple[Any, ...], task: Task, *, seconds: float) -> Any:
        with self._turn:
            deadline = time.monotonic() + seconds
            call_id, replies = self.host.begin(method, *arguments)
            value = None
            try:
                while True:
                    try:
                        message = replies.get(timeout=POLL_S)
                    except queue.Empty:
                        self._check(task, deadline, seconds)
                        continue
                    if message is None:
                        raise MachineError("render_crashed")
                    if isinstance(message, Done):
                        if message.error is not None:
                            raise _told(message.error)
                        return value
                    value = message.value if isinstance(message, Item) else value
            finally:
                self.host.forget(call_id)

    def _check(self, task: Task, deadline: float, seconds: float) -> None:
        """The child holds nothing: ending it is the quickest way out of a call that nobody waits for any more."""
        if task.is_cancelled or time.monotonic() > deadline:
            self.host.kill()
            if task.is_cancelled:
                raise Cancelled
            raise UserError("too_slow", seconds=seconds)


def _told(error: Exception) -> Exception:
    if isinstance(error, AppError) and error.code == "unexpected":
        return UserError("damaged", detail=error.data.get("detail", ""))
    return error


def _errors(path: Path) -> Any:
    from app.core.library.extract.base import as_user_errors

    return as_user_errors(str(path))


def _open_source(path: Path) -> PageSource:
    """Libraries are loaded only for the file formats that are shown."""
    kind = type_of(path)
    if kind is None or not kind.pages:
        raise UserError("unsupported", path=str(path))
    real = on_disk(path)
    if real.stat().st_size == 0:
        raise UserError("empty", path=str(path))
    module, _, name = kind.pages.partition(":")
    source: Callable[[Path], PageSource] = getattr(import_module(f"app.core.library.extract.{module}"), name)
    return source(real)


def _marks(page: int, text: PageText, piece: PagePiece) -> Marks:
    found = align(text.text, piece.text, piece.start, piece.end)
    return Marks(page, text.boxes_of(found.ranges), found.share)


def _seen(file: _OpenFile, page: int, piece: PagePiece) -> Iterator[Marks]:
    if align(file.characters(page), piece.text, piece.start, piece.end).share >= MIN_SEEN:
        yield _marks(page, file.source.text(page), piece)


def _found(file: _OpenFile, page: int, needle: str) -> Iterator[Marks]:
    ranges = matches(file.characters(page), needle)
    text = file.source.text(page) if ranges else None
    for found in ranges if text else ():
        yield Marks(page, text.boxes_of([found]))  # type: ignore[union-attr]


def _slice(first: int, last: int, look: Any) -> Slice:
    end = time.monotonic() + SLICE_S
    found: list[Marks] = []
    for number in range(first, last + 1):
        found += look_safely(look, number)
        if time.monotonic() > end and number < last:
            return Slice(tuple(found), number + 1)
    return Slice(tuple(found), None)


def look_safely(look: Any, number: int) -> Iterable[Marks]:
    """A page that cannot be loaded counts as empty; the others are still searched."""
    try:
        return list(look(number))
    except UserError:
        return ()
