"""The project in use: its memory, its glossary, TMX import and export. Builds no widget; emits signals. Disk access
runs on a thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.bootstrap import TranslationParts
from app.core.errors import AppError, UserError
from app.core.task import Task
from app.core.translate.glossary import Glossary, read_glossary
from app.core.translate.memory import Match, write_tmx
from app.core.translate.projects import GENERAL, Project
from app.core.translate.service import TranslationRequest
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

WORK, LOOK = "translate-project", "translate-matches"


class ProjectController(QObject):
    changed = Signal(list, object)  # all Projects, the one in use
    glossary_changed = Signal(object)  # Glossary
    matches_found = Signal(list)  # Matches
    notified = Signal(str)

    def __init__(
        self, parts: TranslationParts, runner: TaskRunner, name: str = GENERAL, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._runner = runner
        self.name = name
        self.glossary = Glossary()
        self._pair = ("", "")

    def request(self, target: str, source: str, engine: str) -> TranslationRequest:
        """A translation request with the project's glossary and memory. Call it on a thread: it opens the memory."""
        return TranslationRequest(target, source, engine, self.glossary, self._parts.projects.memory(self.name))

    def choose(self, name: str, *, source: str, target: str) -> None:
        """Use another project, with its glossary for these languages."""
        self.name, self._pair = name, (source, target)

        def read(task: Task) -> Any:
            found = self._parts.projects.find(name)
            return found, _glossary(found.glossary, source, target)

        self._work(read, self._on_chosen)

    def create(self, name: str, *, source: str, target: str) -> None:
        def on_made(project: Project) -> None:
            self.choose(project.name, source=source, target=target)

        self._work(lambda task: self._parts.projects.create(name), on_made)

    def remove(self) -> None:
        """Delete the project in use with its memory; of the general project only the memory."""
        name = self.name
        self._work(
            lambda task: self._parts.projects.remove(name),
            lambda _: self.choose(GENERAL, source=self._pair[0], target=self._pair[1]),
        )

    def use_glossary(self, path: Path | None, *, source: str, target: str) -> None:
        """Use a glossary file, or none; the project keeps the choice. Of clashing terms the first one counts, and the
        clash is notified."""
        name = self.name

        def read(task: Task) -> Glossary:
            found = _glossary(path, source, target)
            if path is not None and not found.terms:
                raise UserError("glossary_unreadable", path=str(path), detail="no terms")
            self._parts.projects.set_glossary(name, path)
            return found

        self._work(read, self._on_glossary)

    def remember(self, source_text: str, target_text: str, *, source: str, target: str) -> None:
        memory = self.name

        def put(task: Task) -> None:
            self._parts.projects.memory(memory).put([(source_text, target_text)], source, target)

        self._work(put, lambda _: self.refresh())

    def look(self, text: str, *, source: str, target: str) -> None:
        """Search the memory for similar sentences; a newer search replaces an older one."""
        name = self.name

        def find(task: Task) -> list[Match]:
            return self._parts.projects.memory(name).matches(text, source, target)

        callbacks = Callbacks(done=self.matches_found.emit, error=lambda _: self.matches_found.emit([]))
        self._runner.run(LOOK, find, policy="replace", callbacks=callbacks)

    def import_tmx(self, path: Path) -> None:
        name = self.name

        def on_done(count: int) -> None:
            self.notified.emit(self.tr("%n pair(s) added to the memory.", "", count))
            self.refresh()

        self._work(lambda task: self._parts.projects.memory(name).take(path), on_done)

    def export_tmx(self, path: Path) -> None:
        name = self.name

        def write(task: Task) -> int:
            try:
                return write_tmx(path, self._parts.projects.memory(name).pairs())
            except OSError as error:
                raise UserError("not_writable", path=str(path)) from error

        self._work(write, lambda count: self.notified.emit(self.tr("%n pair(s) written.", "", count)))

    def refresh(self) -> None:
        self._work(lambda task: self._parts.projects.list(), self._show)

    def _on_chosen(self, found: tuple[Project, Glossary]) -> None:
        self.name = found[0].name
        self._on_glossary(found[1])

    def _on_glossary(self, glossary: Glossary) -> None:
        self.glossary = glossary
        if clash := next(iter(glossary.clashes), None):
            text = self.tr("The glossary has “{term}” twice; “{kept}” is used, not “{ignored}”.")
            self.notified.emit(text.format(term=clash.source, kept=clash.kept, ignored=clash.ignored))
        self.glossary_changed.emit(glossary)
        self.refresh()

    def _show(self, projects: tuple[Project, ...]) -> None:
        current = next((project for project in projects if project.name == self.name), projects[0])
        self.changed.emit(list(projects), current)

    def _work(self, work: Callable[[Task], Any], done: Callable[[Any], None]) -> None:
        callbacks = Callbacks(done=done, error=self._on_error)
        self._runner.run(WORK, work, policy="queue", callbacks=callbacks)

    def _on_error(self, error: AppError) -> None:
        self.notified.emit(error_text(error))


def _glossary(path: Path | None, source: str, target: str) -> Glossary:
    return read_glossary(path, source, target) if path is not None else Glossary()
