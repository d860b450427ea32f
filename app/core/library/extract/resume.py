"""What OCR read of a file in an earlier turn, so that a long scan goes on where it stopped. A turn has a limit of time;
the pages that it read are handed back with the document and come again with the next. Knows no engine and no queue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from app.core.library.extract.layout import Line
from app.core.library.extract.nested import is_nested


@dataclass
class Scanned:
    """Pages that were read, and the numbers of those for which there was no time."""

    pages: dict[int, list[Line]] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As `resuming` takes it."""
        return json.dumps({str(number): lines for number, lines in self.pages.items()}, ensure_ascii=False)


_scanned: ContextVar[Scanned | None] = ContextVar("scanned", default=None)


@contextmanager
def resuming(text: str) -> Iterator[Scanned]:
    """Around the reading of a file on the disk, of which `text` was read before ("" where nothing was)."""
    pages = {int(number): [Line(*line) for line in lines] for number, lines in json.loads(text or "{}").items()}
    scanned = Scanned(pages)
    token = _scanned.set(scanned)
    try:
        yield scanned
    finally:
        _scanned.reset(token)


def known(number: int) -> list[Line] | None:
    """The lines of a page that was read in an earlier turn."""
    scanned = _own()
    return scanned.pages.get(number) if scanned else None


def note(number: int, lines: list[Line]) -> None:
    scanned = _own()
    if scanned:
        scanned.pages[number] = list(lines)


def note_left(number: int) -> None:
    scanned = _own()
    if scanned:
        scanned.left.append(number)


def _own() -> Scanned | None:
    """Pages of a file inside another have numbers of their own; it is read in one turn."""
    return None if is_nested() else _scanned.get()
