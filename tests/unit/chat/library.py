"""Fake libraries: one whose every method fails the test, and one of a few made-up files in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.chat.routes import talk_by_meaning
from app.core.chat.routes.nearness import examples
from app.core.chat.words import content_words
from app.core.errors import UserError
from app.core.library.base import (
    FileRow,
    FileState,
    FolderRow,
    Hit,
    IndexReport,
    Passage,
    SearchRequest,
    SearchResult,
    Status,
)
from app.core.task import Task

DOCS = Path("/docs")


class UnaskedLibrary:
    """Fails a test that calls any method of `Library`; subclasses override the methods that a test expects to be
    called."""

    def add(self, paths: Sequence[Path], task: Task) -> IndexReport:
        raise AssertionError("nothing is added here")

    def sync(self, task: Task) -> IndexReport:
        raise AssertionError("nothing is looked for here")

    def remove(self, path: Path) -> int:
        raise AssertionError("nothing is removed here")

    def retry(self, paths: Sequence[Path]) -> None:
        raise AssertionError("nothing is read again here")

    def prioritise(self, path: Path) -> None:
        raise AssertionError("nothing waits here")

    def pause(self, is_paused: bool) -> None:
        raise AssertionError("nothing is read here")

    def status(self) -> Status:
        """Of no files: none can be called by its name."""
        return Status(0, 0, 0, 0, 0, 0, 0)

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
        return ()

    def search(self, request: SearchRequest) -> SearchResult:
        raise AssertionError("nothing is searched here")

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        raise AssertionError("no parent is asked for here")

    def page(self, path: Path, offset: int) -> int | None:
        raise AssertionError("no page is asked for here")

    def passage(self, path: Path, start: int, end: int, quote: str = "") -> Passage:
        raise AssertionError("no passage is asked for here")

    def chunks(self, path: Path) -> tuple[Hit, ...]:
        raise AssertionError("no chunks are asked for here")

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        raise AssertionError("nothing is compared here")

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        raise AssertionError("no words are counted here")

    def close(self) -> None: ...


def near_passages(others: Sequence[str], cosine: float) -> tuple[float, ...]:
    """The cosine for passages, and none for the examples of requests, which every question is compared with."""
    known = {text for _, text in examples(talk_by_meaning.EXAMPLES)}
    return tuple(0.0 if other in known else cosine for other in others)


class MadeUpLibrary(UnaskedLibrary):
    """`texts` by name; a blank line ends a passage, a line that begins with # is the heading of those that follow."""

    def __init__(self, texts: dict[str, str], failed: dict[str, str] | None = None) -> None:
        self.texts = {DOCS / name: text for name, text in texts.items()}
        self.failed = {DOCS / name: reason for name, reason in (failed or {}).items()}
        self.searched: list[Path] = []

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
        good = [FileRow(path, FileState.INDEXED, chunks=len(self.chunks(path))) for path in self.texts]
        bad = [
            FileRow(path, FileState.SKIPPED if reason == "unsupported" else FileState.FAILED, reason)
            for path, reason in self.failed.items()
        ]
        return tuple(row for row in good + bad if within is None or row.path.is_relative_to(within))

    def chunks(self, path: Path) -> tuple[Hit, ...]:
        if path not in self.texts:
            raise UserError("not_in_library", path=str(path))
        text, heading, at = self.texts[path], path.stem, 0
        hits: list[Hit] = []
        for piece in text.split("\n\n"):
            if piece.startswith("#"):
                heading = f"{path.stem} > {piece.lstrip('# ')}"
            elif piece.strip():
                start = text.index(piece, at)
                at = start + len(piece)
                hits.append(Hit(len(hits) + 1, len(hits) + 1, 1.0, path, 1, heading, piece, start, at))
        return tuple(hits)

    def search(self, request: SearchRequest) -> SearchResult:
        self.searched += request.within
        asked = set(content_words(request.query))
        hits = [hit for path in request.within for hit in self.chunks(path)]
        hits.sort(key=lambda hit: -len(asked & set(content_words(hit.text))))
        return SearchResult(request.query, 1.0, tuple(hits[: request.limit]), 1.0)

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        asked = set(content_words(text))
        return tuple(len(asked & set(content_words(other))) / max(1, len(asked)) for other in others)

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        return (1.0,) * len(words)

    def passage(self, path: Path, start: int, end: int, quote: str = "") -> Passage:
        self.chunks(path)
        return Passage(path, path.stem, 1, "", self.texts[path], start, end)

    def page(self, path: Path, offset: int) -> int | None:
        return 1 + self.texts[path].count("\f", 0, offset)

    def status(self) -> Status:
        return Status(0, 0, 0, 0, 0, 0, 0, folders=(FolderRow(DOCS, 0, 0, 0, 0, 0),))
