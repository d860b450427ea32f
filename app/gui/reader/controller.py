"""Opens passages: asks the library for the text, and the render process for pages, marks and search matches, the most
urgent first. Builds no widget; emits signals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.core.file_types import is_drawn
from app.core.library.base import Library, Passage, PassageRef
from app.core.library.passages.locate import matches
from app.core.library.passages.page_view import DrawnPages, Marks, PageRenderer, Slice
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.reader.mark_finder import MarkFinder
from app.gui.reader.notices import passage_notice, unread_notice
from app.gui.reader.render_queue import NEAR, OPEN, READ, SEARCH, SEEN, Job, Outcome, RenderQueue, Wanted

MOST_FOUND = 2_000  # matches; a search for "e" in a thick book ends here


class ReaderController(QObject):
    """Shows one passage at a time, of a list that the person can step through. `name` distinguishes two readers."""

    opened = Signal(object, int, int)  # Passage, its number from 1, how many there are
    text_shown = Signal(object)  # Passage
    pages_shown = Signal(object, object)  # Passage, DrawnPages
    marked = Signal(object)  # tuple of Marks
    noticed = Signal(str)  # a sentence about the passage or its file, "" for none
    page_drawn = Signal(int, float, object)  # page, scale, PageImage
    page_failed = Signal(int, str)
    page_read = Signal(int, object)  # page, PageText
    found_changed = Signal(object, bool)  # tuple of Marks or of text ranges, and whether the search is complete
    failed = Signal(str)

    def __init__(
        self, name: str, library: Library, renderer: PageRenderer, runner: TaskRunner, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._library = library
        self._renderer = renderer
        self._runner = runner
        self._desk = RenderQueue()
        self._refs: Sequence[PassageRef] = ()
        self._index = 0
        self._passage: Passage | None = None
        self._pages: DrawnPages | None = None
        self._asked = 0  # number of the document: results for an earlier one are dropped
        self._needle = ""
        self._found: list[Marks] = []
        self._marking: MarkFinder | None = None
        self._is_warm = False

    def warm(self, paths: Sequence[Path]) -> None:
        """Start the render process: one of these files may be opened soon."""
        if not self._is_warm and any(is_drawn(path) for path in paths):
            self._is_warm = True
            self._do(Job(OPEN, lambda task: self._renderer.warm()))

    def show(self, refs: Sequence[PassageRef], index: int = 0) -> None:
        if refs:
            self._refs, self._index = refs, max(0, min(index, len(refs) - 1))
            self._read_passage()

    def step(self, by: int) -> None:
        """Go to the next or the previous passage of the list."""
        if 0 <= self._index + by < len(self._refs):
            self.show(self._refs, self._index + by)

    def close(self) -> None:
        """The reader was closed: drop all jobs."""
        self._forget()
        self._pages = self._passage = None

    def want(self, wanted: Wanted) -> None:
        """Replace the pages that the view wanted before."""
        if self._pages is None or self._passage is None:
            return
        path = self._passage.path
        jobs = [self._draw(SEEN, path, page, wanted.scale) for page in wanted.seen]
        jobs += [self._draw(NEAR, path, page, wanted.scale) for page in wanted.near]
        jobs += [
            Job(READ, partial(self._renderer.text, path, page), self._current(partial(self.page_read.emit, page)))
            for page in wanted.unread
        ]
        self._desk.replace((SEEN, NEAR, READ), jobs)
        self._work()

    def find(self, needle: str) -> None:
        """Search in the open document; "" ends the search."""
        self._needle, self._found = needle, []
        self._desk.replace((SEARCH,), ())
        if not needle.strip() or self._passage is None:
            self.found_changed.emit((), True)
        elif self._pages is not None:
            self._find_from(1)
        else:
            text = self._passage.text
            callbacks = Callbacks(done=self._current(self._on_ranges))
            work = partial(_ranges, text, needle)
            self._runner.run(f"{self._name}-find", work, policy="replace", callbacks=callbacks)

    def _read_passage(self) -> None:
        ref = self._refs[self._index]

        def read(task: Task) -> Passage:
            return self._library.passage(ref.path, ref.start, ref.end, ref.quote)

        callbacks = Callbacks(done=self._on_passage, error=lambda error: self.failed.emit(error_text(error)))
        self._runner.run(f"{self._name}-passage", read, policy="replace", callbacks=callbacks)

    def _on_passage(self, passage: Passage) -> None:
        self._forget()
        self._passage, self._pages = passage, None
        self.opened.emit(passage, self._index + 1, len(self._refs))
        if passage.file in ("missing", "removed") or not is_drawn(passage.path):
            self._show_text(passage_notice(passage))
            return
        work = partial(self._renderer.open, passage.path)
        self._do(Job(OPEN, work, self._current(self._on_opened), self._current(self._on_unopened)))

    def _on_opened(self, pages: DrawnPages) -> None:
        assert self._passage is not None
        self._pages = pages
        self._marking = MarkFinder(self._passage, self._renderer, self)
        self.noticed.emit("")
        self._marking.begin()  # before the view asks for pages, so that it knows which pages matter
        self.pages_shown.emit(self._passage, pages)

    def _on_unopened(self, error: AppError) -> None:
        self._show_text(unread_notice(error))

    def _show_text(self, notice: str) -> None:
        self.text_shown.emit(self._passage)
        self.noticed.emit(notice)

    def _draw(self, rank: int, path: Path, page: int, scale: float) -> Job:
        def fail(error: AppError) -> None:
            self.page_failed.emit(page, error_text(error))

        deliver = partial(self.page_drawn.emit, page, scale)
        work = partial(self._renderer.draw, path, page, scale)
        return Job(rank, work, self._current(deliver), self._current(fail))

    def _find_from(self, first: int) -> None:
        assert self._passage is not None
        work = partial(self._renderer.find, self._passage.path, self._needle, first)
        needle = self._needle

        def deliver(found: Slice) -> None:
            if needle == self._needle:
                self._on_slice(found)

        self._do(Job(SEARCH, work, self._current(deliver), self._current(lambda _: self._on_slice(Slice((), None)))))

    def _on_slice(self, found: Slice) -> None:
        self._found += found.found
        is_all = found.next is None or len(self._found) >= MOST_FOUND
        self.found_changed.emit(tuple(self._found), is_all)
        if not is_all and found.next is not None:
            self._find_from(found.next)

    def _on_ranges(self, found: tuple[str, list[tuple[int, int]]]) -> None:
        if found[0] == self._needle:
            self.found_changed.emit(tuple(found[1][:MOST_FOUND]), True)

    # -- what MarkFinder needs

    def put(self, rank: int, work: Any, deliver: Any, fail: Any) -> None:
        self._do(Job(rank, work, self._current(deliver), self._current(fail)))

    def put_slow(self, work: Any, deliver: Any, fail: Any) -> None:
        """Add a job that runs beside the queue, so that drawing does not wait for it."""
        callbacks = Callbacks(done=self._current(deliver), error=self._current(fail))
        self._runner.run(f"{self._name}-ocr", work, policy="replace", callbacks=callbacks)

    # -- the render queue

    def _do(self, job: Job) -> None:
        self._desk.put(job)
        self._work()

    def _work(self) -> None:
        callbacks = Callbacks(
            event=Outcome.tell,
            done=lambda _: self._on_desk_empty(),
            error=lambda error: self.failed.emit(error_text(error)),
        )
        self._runner.run(f"{self._name}-draw", self._desk.outcomes, policy="refuse", callbacks=callbacks)

    def _on_desk_empty(self) -> None:
        if not self._desk.is_empty:  # a job was added when the thread was about to end
            self._work()

    def _forget(self) -> None:
        self._asked += 1
        self._desk.clear()
        self._runner.stop(f"{self._name}-ocr")
        self._needle, self._found, self._marking = "", [], None

    def _current(self, function: Any) -> Any:
        """Wrap a function so that it is called only while the present document is open."""
        asked = self._asked
        return lambda value: function(value) if asked == self._asked else None


def _ranges(text: str, needle: str, task: Task) -> tuple[str, list[tuple[int, int]]]:
    return needle, matches(text, needle)
