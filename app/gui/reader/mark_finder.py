"""Finds where on the pages a passage is: by the text of its pages, then on all other pages if the file has changed,
then by OCR. Knows no widget."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance

from app.core.errors import AppError
from app.core.library.base import PagePiece, Passage
from app.core.library.passages.page_view import Marks, PageRenderer, PageText, Slice
from app.core.task import Task
from app.gui.reader.notices import moved_to_page_notice, passage_notice, unmarked_notice
from app.gui.reader.render_queue import MARK, SEARCH

MIN_SHARE = 0.5  # of a passage's letters must be found on its page; else the page has another text or none


class Jobs(Protocol):
    """What this module needs of the controller."""

    marked: SignalInstance
    noticed: SignalInstance
    page_read: SignalInstance

    def put(self, rank: int, work: Any, deliver: Any, fail: Any) -> None: ...

    def put_slow(self, work: Any, deliver: Any, fail: Any) -> None: ...


class MarkFinder:
    def __init__(self, passage: Passage, renderer: PageRenderer, jobs: Jobs) -> None:
        self._passage = passage
        self._renderer = renderer
        self._jobs = jobs
        self._marks: list[Marks] = []

    def begin(self) -> None:
        if not self._passage.pieces:
            self._jobs.noticed.emit(passage_notice(self._passage))
        for piece in self._passage.pieces:
            work = partial(self._renderer.mark, self._passage.path, piece, False)
            add = partial(self._add, piece)
            self._jobs.put(MARK, work, add, lambda _, add=add, page=piece.page: add(Marks(page, (), 0.0)))

    def _add(self, piece: PagePiece, marks: Marks) -> None:
        self._marks.append(marks)
        if len(self._marks) < len(self._passage.pieces):
            return
        if self._is_enough(self._marks):
            self._end(self._marks, passage_notice(self._passage))
        elif self._passage.file == "changed":
            self._seek(0)
        else:
            self._read()

    def _is_enough(self, marks: list[Marks]) -> bool:
        sizes = [piece.end - piece.start for piece in self._passage.pieces]
        found = sum(size * mark.share for size, mark in zip(sizes, marks, strict=True))
        return found >= MIN_SHARE * sum(sizes)

    def _end(self, marks: list[Marks], notice: str) -> None:
        self._jobs.marked.emit(tuple(marks))
        self._jobs.noticed.emit(notice)

    def _seek(self, first: int) -> None:
        """Search the other pages: the file on disk has changed since it was read."""
        piece = max(self._passage.pieces, key=lambda piece: piece.end - piece.start)
        work = partial(self._renderer.seek, self._passage.path, piece, first)
        self._jobs.put(SEARCH, work, self._on_slice, self._on_failed)

    def _on_slice(self, found: Slice) -> None:
        if found.found:
            self._end(list(found.found), moved_to_page_notice(found.found[0].page))
        elif found.next is not None:
            self._seek(found.next)
        else:
            self._read()

    def _read(self) -> None:
        """The pages may be pictures: read them by OCR."""
        self._jobs.noticed.emit(_tr("Reading the picture to find the passage…"))
        pieces, path = self._passage.pieces, self._passage.path

        def read(task: Task) -> tuple[list[Marks], list[tuple[int, PageText]]]:
            marks = [self._renderer.mark(path, piece, True, task) for piece in pieces]
            return marks, [(piece.page, self._renderer.text_by_ocr(path, piece.page, task)) for piece in pieces]

        self._jobs.put_slow(read, self._on_read, self._on_failed)

    def _on_read(self, read: tuple[list[Marks], list[tuple[int, PageText]]]) -> None:
        marks, texts = read
        for page, text in texts:
            if text.text:
                self._jobs.page_read.emit(page, text)
        is_found = self._is_enough(marks)
        self._end(marks if is_found else [], passage_notice(self._passage) if is_found else self._lost())

    def _on_failed(self, _: AppError) -> None:
        self._end([], self._lost())

    def _lost(self) -> str:
        return unmarked_notice(self._passage)


def _tr(text: str) -> str:
    return QCoreApplication.translate("reader", text)
