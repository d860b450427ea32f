"""Translates a text while the person types, a newer text replacing an older one; and documents, one after the other.
Builds no widget; emits signals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import TranslationParts
from app.core.task import Task
from app.core.translate.base import SegmentDone, TranslateEvent, Translation, TranslationDone
from app.core.translate.documents.service import DocumentDone, DocumentEvent, DocumentProgress, suggested_output
from app.core.translate.languages import detect
from app.core.translate.packages import Package
from app.core.translate.service import corrected
from app.gui.base.language_names import language_name, named
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.translate.projects import ProjectController

DEBOUNCE_MS = 500
TEXT, DOCUMENT, PACKAGE = "translate", "translate-document", "translate-package"


@dataclass(frozen=True)
class DocumentItem:
    """A document in the list. `state` is waiting, running, done, stopped or failed; `notice` is a sentence about it."""

    path: Path
    out: Path
    target: str
    bilingual: bool = False
    state: str = "waiting"
    progress: DocumentProgress | None = None
    done: DocumentDone | None = None
    notice: str = ""


class TranslateController(QObject):
    started = Signal()
    segment_done = Signal(object)  # SegmentDone
    finished = Signal(object)  # Translation
    cleared = Signal()
    detected = Signal(str)  # code of the detected language, "" for none
    documents_changed = Signal(list)  # DocumentItems
    packages_changed = Signal()
    notified = Signal(str)  # a sentence for the person on whichever page they are
    failed = Signal(str)  # why the text was not translated: shown beside it

    def __init__(
        self, parts: TranslationParts, runner: TaskRunner, project: ProjectController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._runner = runner
        self._project = project
        self._text = ""
        self._asked = ("en", "", "")  # target, source, engine
        self._documents: list[DocumentItem] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._translate)

    @property
    def is_busy(self) -> bool:
        return self._runner.is_running(TEXT)

    def ask(self, text: str, *, source: str, target: str, engine: str) -> None:
        """Translate once the typing pauses."""
        self._text, self._asked = text, (target, source, engine)
        self._timer.start()
        if not text.strip():
            self._timer.stop()
            self._runner.stop(TEXT)
            self.cleared.emit()

    def stop(self) -> None:
        """Stop. What is translated so far stays."""
        self._timer.stop()
        self._runner.stop(TEXT)

    def add_package(self, file: Path) -> None:
        """Install a translation package; `notified` reports the result."""
        name = self.tr("{source} to {target} can be translated now.")

        def on_done(package: Package) -> None:
            self.packages_changed.emit()
            shown = {"source": language_name(package.source), "target": language_name(package.target)}
            self.notified.emit(name.format(**shown))

        callbacks = Callbacks(done=on_done, error=lambda error: self.notified.emit(error_text(error)))
        self._runner.run(PACKAGE, lambda task: self._parts.add_package(file), policy="queue", callbacks=callbacks)

    def engines(self) -> list[tuple[str, str]]:
        """(id, name) of the installed engines that can translate something."""
        infos = [engine.info for engine in self._parts.engines()]
        return [(info.id, info.name) for info in infos if info.pairs != frozenset({("", "")})]

    def correct(self, translation: Translation, number: int, target: str) -> Translation:
        """Replace the target of one segment by the person's words, and store the pair in the project's memory."""
        segment = translation.segments[number]
        languages = {"source": translation.source_language, "target": translation.target_language}
        self._project.remember(segment.source, target, **languages)
        return corrected(translation, number, target, self._project.glossary)

    def _translate(self) -> None:
        text, asked = self._text, self._asked

        def work(task: Task) -> Iterator[TranslateEvent | str]:
            """The language first: what tells it takes a second to load."""
            if not asked[1]:
                yield detect(text) or ""
            yield from self._parts.translator.translate(text, self._project.request(*asked), task)

        callbacks = Callbacks(event=self._on_event, error=lambda error: self.failed.emit(error_text(named(error))))
        self.started.emit()
        self._runner.run(TEXT, work, policy="replace", callbacks=callbacks)

    def _on_event(self, event: TranslateEvent | str) -> None:
        if isinstance(event, str):
            self.detected.emit(event)
        elif isinstance(event, SegmentDone):
            self.segment_done.emit(event)
        elif isinstance(event, TranslationDone):
            self.finished.emit(event.translation)

    # -- documents

    def add_documents(
        self, paths: list[Path], *, source: str, target: str, engine: str, bilingual: bool = False
    ) -> None:
        """Translate documents, each into a file beside it. They wait for each other; one that is already being
        translated this way is not added again."""
        for path in paths:
            if any(_is_same(item, path, target, bilingual=bilingual) for item in self._documents):
                continue
            taken = {item.out for item in self._documents}
            out = suggested_output(path, target, bilingual=bilingual, taken=taken)
            item = DocumentItem(path, out, target, bilingual)
            self._documents.append(item)
            self._start(len(self._documents) - 1, (target, source, engine), bilingual=bilingual)
        self._show()

    def stop_documents(self) -> None:
        """Stop the running document and those that wait. Each continues where it was when it is added again."""
        self._runner.stop(DOCUMENT)
        self._documents = [
            replace(item, state="stopped", notice=self.tr("Stopped. What is finished is kept."))
            if item.state in ("waiting", "running")
            else item
            for item in self._documents
        ]
        self._show()

    def retry_document(self, number: int, *, source: str, engine: str) -> None:
        item = self._documents[number]
        self._change(number, state="waiting", notice="")
        self._start(number, (item.target, source, engine), bilingual=item.bilingual)

    def clear_documents(self) -> None:
        """Remove finished documents from the list."""
        self._documents = [item for item in self._documents if item.state in ("waiting", "running")]
        self._show()

    def _start(self, number: int, asked: tuple[str, str, str], *, bilingual: bool) -> None:
        item = self._documents[number]

        def work(task: Task) -> Iterator[DocumentEvent]:
            request = self._project.request(*asked)
            yield from self._parts.documents.translate(item.path, item.out, request, task, bilingual=bilingual)

        callbacks = Callbacks(
            event=lambda event: self._on_document(item.out, event),
            error=lambda error: self._end(item.out, "failed", error_text(named(error))),
            cancelled=lambda: self._end(item.out, "stopped", self.tr("Stopped. What is finished is kept.")),
        )
        self._runner.run(DOCUMENT, work, policy="queue", callbacks=callbacks)

    def _on_document(self, out: Path, event: DocumentEvent) -> None:
        number = self._number(out)
        if isinstance(event, DocumentProgress):
            self._change(number, state="running", progress=event)
        else:
            self._change(number, state="done", done=event)

    def _end(self, out: Path, state: str, notice: str) -> None:
        self._change(self._number(out), state=state, notice=notice)

    def _number(self, out: Path) -> int:
        return next(number for number, item in enumerate(self._documents) if item.out == out)

    def _change(self, number: int, **changes: object) -> None:
        self._documents[number] = replace(self._documents[number], **changes)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        self.documents_changed.emit(list(self._documents))


def _is_same(item: DocumentItem, path: Path, target: str, *, bilingual: bool) -> bool:
    is_open = item.state in ("waiting", "running")
    return is_open and (item.path, item.target, item.bilingual) == (path, target, bilingual)
