"""The translation history: saves a text once the person has stopped typing, lists and deletes entries. Builds no
widget; emits signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import TranslationParts
from app.core.task import Task
from app.core.translate.base import Translation
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

SETTLED_MS = 2000
WORK = "translate-past"


class HistoryController(QObject):
    listed = Signal(list)  # HistoryEntries, newest first
    notified = Signal(str)

    def __init__(self, parts: TranslationParts, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._runner = runner
        self._noted: tuple[str, Translation] | None = None
        self._last: tuple[int, str] | None = None  # id of the entry saved last, and its source text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def is_on(self) -> bool:
        return self._parts.settings.get().keeps_translations

    def note(self, source: str, translation: Translation) -> None:
        """Save this translation unless it changes soon."""
        self._noted = (source, translation)
        self._timer.start()

    def changed(self) -> None:
        """The text is being typed on."""
        self._noted = None
        self._timer.stop()

    def keep(self) -> None:
        """Save what was noted now: it was copied, or the page is left."""
        self._timer.stop()
        noted, self._noted = self._noted, None
        if noted is None or not self.is_on:
            return
        source, translation = noted
        before = self._last[0] if self._last and source.startswith(self._last[1].rstrip()) else None

        def on_kept(past_id: int) -> None:
            self._last = (past_id, source)

        self._work(lambda task: self._parts.translations.add(source, translation, instead_of=before), on_kept)

    def list(self, text: str = "") -> None:
        self._work(lambda task: list_of(self._parts, text), self.listed.emit)

    def forget(self, past_id: int | None, text: str = "") -> None:
        """Delete one entry, or all, and list the rest."""
        self._last = None
        self._work(lambda task: self._parts.translations.forget(past_id), lambda _: self.list(text))

    def _work(self, work: Callable[[Task], Any], done: Callable[[Any], None]) -> None:
        callbacks = Callbacks(done=done, error=lambda error: self.notified.emit(error_text(error)))
        self._runner.run(WORK, work, policy="queue", callbacks=callbacks)


def list_of(parts: TranslationParts, text: str) -> list[Any]:
    return [*parts.translations.list(text)]
