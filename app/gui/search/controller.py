"""Searches while the person types; a newer query replaces an older one. Builds no widget; emits signals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError
from app.core.library.base import NO_FILTERS, Library, SearchFilters, SearchOrder, SearchRequest, SearchResult
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.search.hits import FoundHit

DEBOUNCE_MS = 150
LIMIT = 50
NEAR = 0.25  # cosine; a hit below it that shares no word with the query is not shown
SEARCH = "search"


@dataclass(frozen=True)
class Found:
    """`query` is as it was typed; `hits` are in the order of `order`."""

    query: str
    hits: tuple[FoundHit, ...]
    ms: float
    order: SearchOrder = "relevance"


class SearchController(QObject):
    found = Signal(object)  # Found
    cleared = Signal()  # the query is empty
    library_was_empty = Signal()
    failed = Signal(str)

    def __init__(self, library: Library, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._query = ""
        self._filters = NO_FILTERS
        self.order: SearchOrder = "relevance"  # the order of the last search
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._search)

    def ask(self, query: str, filters: SearchFilters, order: SearchOrder = "relevance") -> None:
        """Search once the typing pauses."""
        self._query, self._filters, self.order = query.strip(), filters, order
        self._timer.start()
        if not self._query:
            self._timer.stop()
            self._runner.stop(SEARCH)
            self.cleared.emit()

    def hurry(self) -> bool:
        """Search now. True if a result is still to come."""
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        return self._runner.is_running(SEARCH)

    def _search(self) -> None:
        request = SearchRequest(self._query, limit=LIMIT, filters=self._filters, order=self.order)

        def work(task: Task) -> Found:
            result = self._library.search(request)
            task.check()
            return Found(request.query, _with_dates(result), result.ms, request.order)

        callbacks = Callbacks(done=self._on_found, error=self._on_error)
        self._runner.run(SEARCH, work, policy="replace", callbacks=callbacks)

    def _on_found(self, found: Found) -> None:
        if self._query:  # the field may have been emptied meanwhile
            self.found.emit(found)

    def _on_error(self, error: AppError) -> None:
        if error.code == "library_empty":
            self.library_was_empty.emit()
        else:
            self.failed.emit(error_text(error))


def _with_dates(result: SearchResult) -> tuple[FoundHit, ...]:
    near = [hit for hit in result.hits if hit.keyword is not None or hit.vector is None or hit.vector >= NEAR]
    moments = {path: _modified(path) for path in {hit.path for hit in near}}
    return tuple(FoundHit(hit, moments[hit.path]) for hit in near)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
