"""Interprets between two people with two languages: each message is translated for the other. Nothing is stored. Builds
no widget; emits signals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.bootstrap import TranslationParts
from app.core.errors import AppError
from app.core.task import Task
from app.core.translate.base import SegmentDone, TranslateEvent, Translation, TranslationDone
from app.gui.base.language_names import named
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.translate.projects import ProjectController

WORK = "translate-conversation"


@dataclass(frozen=True)
class Said:
    """A message. `speaker` is 0 or 1. `translated` grows sentence by sentence; `notice` says why there is no
    translation."""

    speaker: int
    text: str
    source: str
    target: str
    translated: str = ""
    translation: Translation | None = None
    notice: str = ""


class InterpreterController(QObject):
    added = Signal(object)  # Said
    changed = Signal(int, object)  # its number, Said
    cleared = Signal()

    def __init__(
        self, parts: TranslationParts, runner: TaskRunner, project: ProjectController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._runner = runner
        self._project = project
        self._said: list[Said] = []

    def say(self, speaker: int, text: str, *, source: str, target: str, engine: str) -> None:
        """Add and translate a message; it waits for those before it."""
        self._said.append(Said(speaker, text.strip(), source, target))
        self.added.emit(self._said[-1])
        self._translate(len(self._said) - 1, engine)

    def retry(self, number: int, engine: str) -> None:
        self._change(number, notice="", translated="")
        self._translate(number, engine)

    def clear(self) -> None:
        self._runner.stop(WORK)
        self._said = []
        self.cleared.emit()

    def _translate(self, number: int, engine: str) -> None:
        said = self._said[number]

        def work(task: Task) -> Iterator[TranslateEvent]:
            request = self._project.request(said.target, said.source, engine)
            yield from self._parts.translator.translate(said.text, request, task)

        def is_there() -> bool:
            """False if the conversation was cleared meanwhile."""
            return number < len(self._said) and self._said[number].text is said.text

        def on_event(event: TranslateEvent) -> None:
            if not is_there():
                return
            if isinstance(event, SegmentDone):
                grown = f"{self._said[number].translated} {event.segment.target}".strip()
                self._change(number, translated=grown)
            elif isinstance(event, TranslationDone):
                self._change(number, translated=event.translation.text, translation=event.translation)

        def on_error(error: AppError) -> None:
            if is_there():
                self._change(number, notice=error_text(named(error)))

        self._runner.run(WORK, work, policy="queue", callbacks=Callbacks(event=on_event, error=on_error))

    def _change(self, number: int, **changes: object) -> None:
        self._said[number] = replace(self._said[number], **changes)  # type: ignore[arg-type]
        self.changed.emit(number, self._said[number])
