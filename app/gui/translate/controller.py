"""Translates while the person types, the newest text wins; and documents, one after the other. Builds no widget; speaks
in signals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Services
from app.core.errors import AppError
from app.core.task import Task
from app.core.translate.base import SegmentDone, TranslateEvent, Translation, TranslationDone
from app.core.translate.documents.service import DocumentDone, DocumentEvent, DocumentProgress, suggested_output
from app.core.translate.glossary import Glossary, read_glossary
from app.core.translate.languages import detect
from app.core.translate.packages import Package
from app.core.translate.service import Wish
from app.gui.messages import error_text
from app.gui.tasks import Callbacks, TaskRunner
from app.gui.language_names import language_name

DEBOUNCE_MS = 500
TEXT, DOCUMENT, PACKAGE = "translate", "translate-document", "translate-package"


@dataclass(frozen=True)
class DocumentItem:
    """One document in the list. `state` is waiting, running, done, stopped or failed; `notice` a sentence about it."""

    path: Path
    out: Path
    target: str
    state: str = "waiting"
    progress: DocumentProgress | None = None
    done: DocumentDone | None = None
    notice: str = ""


class TranslateController(QObject):
    started = Signal()
    segment_done = Signal(object)  # SegmentDone
    finished = Signal(object)  # Translation
    cleared = Signal()
    detected = Signal(str)  # code of the language found, "" for none
    documents_changed = Signal(list)  # DocumentItems
    glossary_changed = Signal(object)  # Glossary
    packages_changed = Signal()
    told = Signal(str)  # a sentence for the person

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._text = ""
        self._wish = Wish(target="en")
        self._documents: list[DocumentItem] = []
        self.glossary = Glossary()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._translate)

    @property
    def is_busy(self) -> bool:
        return self._runner.is_running(TEXT)

    def ask(self, text: str, *, source: str, target: str, engine: str) -> None:
        """Translate when the typing pauses."""
        self._text, self._wish = text, Wish(target, source, engine, self.glossary)
        self._timer.start()
        if not text.strip():
            self._timer.stop()
            self._runner.stop(TEXT)
            self.cleared.emit()

    def stop(self) -> None:
        """What is translated so far stays."""
        self._timer.stop()
        self._runner.stop(TEXT)

    def add_package(self, file: Path) -> None:
        """Unpack it beside the others; told when it can be used."""
        name = self.tr("{source} to {target} can be translated now.")

        def on_done(package: Package) -> None:
            self.packages_changed.emit()
            shown = {"source": language_name(package.source), "target": language_name(package.target)}
            self.told.emit(name.format(**shown))

        callbacks = Callbacks(done=on_done, error=lambda error: self.told.emit(error_text(error)))
        self._runner.run(PACKAGE, lambda task: self._services.add_package(file), policy="queue", callbacks=callbacks)

    def engines(self) -> list[tuple[str, str]]:
        """Id and name of what is installed and can translate something."""
        infos = [engine.info for engine in self._services.engines()]
        return [(info.id, info.name) for info in infos if info.pairs != frozenset({("", "")})]

    def use_glossary(self, path: Path | None, *, source: str, target: str) -> None:
        """From a file, or none. Clashes are told, the first one counts."""
        if path is None:
            self.glossary = Glossary()
        else:
            try:
                self.glossary = read_glossary(path, source, target)
            except AppError as error:
                self.told.emit(error_text(error))
                return
            if clash := next(iter(self.glossary.clashes), None):
                text = self.tr("The glossary has “{term}” twice; “{kept}” is used, not “{ignored}”.")
                self.told.emit(text.format(term=clash.source, kept=clash.kept, ignored=clash.ignored))
        self.glossary_changed.emit(self.glossary)

    def _translate(self) -> None:
        text, wish = self._text, self._wish
        if not wish.source:
            self.detected.emit(detect(text) or "")

        def work(task: Task) -> Iterator[TranslateEvent]:
            yield from self._services.translator.translate(text, wish, task)

        callbacks = Callbacks(event=self._on_event, error=lambda error: self.told.emit(error_text(error)))
        self.started.emit()
        self._runner.run(TEXT, work, policy="replace", callbacks=callbacks)

    def _on_event(self, event: TranslateEvent) -> None:
        if isinstance(event, SegmentDone):
            self.segment_done.emit(event)
        elif isinstance(event, TranslationDone):
            self.finished.emit(event.translation)

    # -- documents

    def add_documents(
        self, paths: list[Path], *, source: str, target: str, engine: str, bilingual: bool = False
    ) -> None:
        """Each becomes a file beside it; they wait for each other."""
        for path in paths:
            item = DocumentItem(path, suggested_output(path, target, bilingual=bilingual), target)
            self._documents.append(item)
            self._start(len(self._documents) - 1, Wish(target, source, engine, self.glossary), bilingual=bilingual)
        self._show()

    def stop_documents(self) -> None:
        """The running one and those that wait; each goes on where it was when it is asked for again."""
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
        self._start(number, Wish(item.target, source, engine, self.glossary), bilingual=False)

    def clear_documents(self) -> None:
        """Take those that are over out of the list."""
        self._documents = [item for item in self._documents if item.state in ("waiting", "running")]
        self._show()

    def _start(self, number: int, wish: Wish, *, bilingual: bool) -> None:
        item = self._documents[number]

        def work(task: Task) -> Iterator[DocumentEvent]:
            yield from self._services.documents.translate(item.path, item.out, wish, task, bilingual=bilingual)

        callbacks = Callbacks(
            event=lambda event: self._on_document(item.out, event),
            error=lambda error: self._end(item.out, "failed", error_text(error)),
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


def target_ranges(translation: Translation) -> list[tuple[int, int]]:
    """Where the target of each segment stands in `translation.text`."""
    ranges, shift = [], 0
    for segment in translation.segments:
        start = segment.start + shift
        ranges.append((start, start + len(segment.target)))
        shift += len(segment.target) - len(segment.source)
    return ranges
