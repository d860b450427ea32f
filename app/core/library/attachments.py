"""Joins the library with a second, smaller one for attachments of conversations, which is searched only where a
question names its files and appears in no list. Knows no conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.core.library.base import (
    FileRow,
    Hit,
    IndexReport,
    Passage,
    SearchRequest,
    SearchResult,
    Status,
)
from app.core.library.ingest.walk import absolute
from app.core.library.service import LibraryService
from app.core.task import Task


class LibraryWithAttachments:
    """The library of the window's child. Passages of attachments have negative ids. The second library has a folder,
    tables and an index of its own, so that releasing an attachment is removing a folder: every byte leaves. It is
    opened when something was attached. `open_attached` raises what opening a library raises."""

    is_killable = False
    task_methods = LibraryService.task_methods

    def __init__(self, main: LibraryService, open_attached: Callable[[], LibraryService], *, exists: bool) -> None:
        self._main = main
        self._open_attached = open_attached
        self._exists = exists
        self._second: LibraryService | None = None

    # -- attachments

    def attach(self, paths: Sequence[Path]) -> None:
        """See `Attachments.attach`."""
        self._made().register(paths)

    def release(self, paths: Sequence[Path]) -> None:
        """See `Attachments.release`."""
        if (attached := self._attached()) is not None:
            roots = set(self.attached())
            for path in map(absolute, paths):
                if path in roots:
                    attached.remove(path)

    def attached(self) -> tuple[Path, ...]:
        """See `Attachments.attached`."""
        attached = self._attached()
        return tuple(row.path for row in attached.status().folders) if attached is not None else ()

    # -- changing

    def register(self, paths: Sequence[Path]) -> None:
        self._main.register(paths)

    def sweep(self) -> None:
        self._main.sweep()

    def add(self, paths: Sequence[Path], task: Task) -> IndexReport:
        return self._main.add(paths, task)

    def sync(self, task: Task) -> IndexReport:
        return self._main.sync(task)

    def remove(self, path: Path) -> int:
        return self._main.remove(path)

    def retry(self, paths: Sequence[Path]) -> None:
        for path in paths:
            (self._of(path) or self._main).retry([path])

    def prioritise(self, path: Path) -> None:
        self._main.prioritise(path)

    def pause(self, is_paused: bool) -> None:
        self._main.pause(is_paused)

    def work(self) -> Iterator[None]:
        """Work on attachments first, since somebody waits for them. Other work pauses when something is attached."""
        if (attached := self._attached()) is not None:
            yield from attached.work()
        for _ in self._main.work():
            yield
            if self._second is not None and self._second.is_due:
                return

    # -- reading

    def search(self, request: SearchRequest) -> SearchResult:
        """See `Library.search`. Attachments are searched only where `within` names them; hits of both libraries are
        merged by score, which means the same in both."""
        attached = tuple(path for path in request.within if self._of(path) is not None)
        others = tuple(path for path in request.within if path not in attached)
        found: list[SearchResult] = []
        if attached and (second := self._attached()) is not None:
            result = second.search(replace(request, within=attached))
            found.append(replace(result, hits=tuple(map(_marked, result.hits))))
        if others or not attached:
            found.append(self._main.search(replace(request, within=others)))
        return found[0] if len(found) == 1 else _merged(found, request.limit)

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        return self._main.similarities(text, others) or (
            second.similarities(text, others) if (second := self._attached()) is not None else ()
        )

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        attached = [second for path in within if (second := self._of(path)) is not None]
        return (attached[0] if attached else self._main).rarities(words)

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        second = self._attached() if chunk_id < 0 else None
        if second is None:
            return self._main.parent(chunk_id, max_chars)
        return _marked(second.parent(-chunk_id, max_chars))

    def page(self, path: Path, offset: int) -> int | None:
        return (self._of(path) or self._main).page(path, offset)

    def passage(self, path: Path, start: int, end: int, quote: str = "") -> Passage:
        return (self._of(path) or self._main).passage(path, start, end, quote)

    def chunks(self, path: Path) -> tuple[Hit, ...]:
        second = self._of(path)
        return self._main.chunks(path) if second is None else tuple(map(_marked, second.chunks(path)))

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
        second = self._of(within) if within is not None else None
        return (second or self._main).files(within)

    def status(self) -> Status:
        """The status of the library alone."""
        return self._main.status()

    def close(self) -> None:
        if self._second is not None:
            self._second.close()
        self._main.close()

    # -- internals

    def _of(self, path: Path) -> LibraryService | None:
        """The second library if only it holds this path."""
        second = self._attached()
        if second is None or not second.holds(path) or self._main.holds(path):
            return None
        return second

    def _attached(self) -> LibraryService | None:
        return self._made() if self._second is not None or self._exists else None

    def _made(self) -> LibraryService:
        if self._second is None:
            self._second = self._open_attached()
        return self._second


def _marked(hit: Hit) -> Hit:
    return replace(hit, chunk_id=-hit.chunk_id)


def _merged(found: Sequence[SearchResult], limit: int) -> SearchResult:
    hits = sorted((hit for result in found for hit in result.hits), key=lambda hit: -hit.score)[:limit]
    return replace(
        found[0],
        ms=sum(result.ms for result in found),
        hits=tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1)),
        coverage=max(result.coverage for result in found),
        embedder=next((result.embedder for result in found if result.embedder), ""),
    )
