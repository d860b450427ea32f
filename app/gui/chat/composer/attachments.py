"""The attachments of the open conversation: has them read, reports progress, keeps or releases them. Builds no widget;
emits signals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.errors import AppError
from app.core.library.states import FileState
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.core.chat.attachments import PendingName
    from app.core.library.base import FileRow

POLL_MS = 400
TIDY_MS = 8_000
CHANGE, LOOK = "attach", "attachments"


@dataclass(frozen=True)
class Attachment:
    """`rows` are its files in the ledger: one for a file, several for a folder, none before the library knows it.
    `is_whole` if all attachments together are short enough to go into the prompt unsearched."""

    path: Path
    rows: tuple[FileRow, ...] = ()
    is_whole: bool = False

    @property
    def is_waiting(self) -> bool:
        return not self.rows or any(row.state is FileState.WAITING for row in self.rows)


class AttachmentsController(QObject):
    changed = Signal(list)  # Attachments of the conversation that is open
    pasted_restored = Signal(list)  # Paths
    kept = Signal(list)  # Paths that shall be read into the library
    failed = Signal(str)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._conversation: int | None = None
        self._paths: tuple[Path, ...] = ()
        self._pasted: tuple[Path, ...] = ()
        self._new: tuple[Path, ...] = ()  # attachments of a conversation that has not begun, as saved
        self._shown: tuple[Attachment, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        QTimer.singleShot(TIDY_MS, self, self.tidy)

    @property
    def paths(self) -> tuple[Path, ...]:
        return self._paths

    def open(self, conversation: int | None) -> None:
        """Show the attachments of another conversation. A conversation that has just begun keeps what was attached
        before."""
        if conversation == self._conversation:
            return
        has_begun = self._conversation is None and conversation is not None and bool(self._paths)
        self._conversation = conversation
        try:
            if has_begun and conversation is not None:
                self._services.attachments.add(conversation, self._paths)
            stored = self._services.attachments.of(conversation) if conversation is not None else ()
        except AppError as error:
            self.failed.emit(error_text(error))
            stored = ()
        self._set(stored)

    def begin_new(self) -> None:
        """Start an empty conversation without attachments."""
        self._conversation = None
        self._set(())

    def restore(self) -> None:
        """Restore what was attached or pasted but not asked about when the program ended."""
        try:
            kept = self._services.attachments.pending("attached")
            pasted = self._services.attachments.pending("pasted")
        except AppError as error:
            self._on_error(error)
            return
        if self._conversation is None and not self._paths:
            self.attach([path for path in kept if path.exists()])
        if pasted and not self._pasted:
            self._pasted = pasted
            self.pasted_restored.emit([path for path in pasted if path.exists()])

    def keep_pasted(self, paths: Sequence[Path]) -> None:
        """Remember pasted texts that belong to a question which is not asked yet."""
        self._pasted = tuple(paths)
        self._keep("pasted", self._pasted)

    def attach(self, paths: Sequence[Path]) -> None:
        """Have these files read before everything else. Each can be asked about as soon as it is read."""
        new = [path.absolute() for path in paths if path.absolute() not in self._paths]
        if not new:
            return
        wanted = (*self._paths, *new)
        conversation = self._conversation

        def work(task: Task) -> None:
            self._services.library.attach(new)
            if conversation is not None:
                self._services.attachments.add(conversation, new)

        callbacks = Callbacks(done=lambda _: self._look(), error=lambda error: self._on_refused(new, error))
        self._set(wanted)
        self._runner.run(CHANGE, work, policy="queue", callbacks=callbacks)

    def release(self, path: Path) -> None:
        """Take a file out of the conversation: what was stored of it is deleted, the file itself stays."""
        conversation = self._conversation
        self._set(tuple(other for other in self._paths if other != path))

        def work(task: Task) -> None:
            is_free = conversation is None or self._services.attachments.remove(conversation, path)
            if is_free:
                self._services.library.release([path])

        self._runner.run(CHANGE, work, policy="queue", callbacks=Callbacks(error=self._on_error))

    def keep(self, path: Path) -> None:
        """Read a file into the library, where every conversation finds it. It stays attached here."""
        self.kept.emit([path])

    @Slot()
    def tidy(self) -> None:
        """Release attachments of deleted conversations and of killed programs. Pasted texts and pictures are files of
        ours and are deleted too."""
        held = {*self._paths, *self._pasted}

        def work(task: Task) -> None:
            held.update(self._services.attachments.all())
            known = self._services.library.attached()
            if stale := [path for path in known if path not in held]:
                self._services.library.release(stale)
            for file in _files(self._services.paths.pasted):
                if file not in held:
                    file.unlink(missing_ok=True)

        if self._services.paths.attachments.is_dir() or self._services.paths.pasted.is_dir():
            self._runner.run(CHANGE, work, policy="queue", callbacks=Callbacks())

    def _set(self, paths: tuple[Path, ...]) -> None:
        known = {item.path: item for item in self._shown}
        new = paths if self._conversation is None else ()
        if new != self._new:
            self._new = new
            self._keep("attached", new)
        self._paths = paths
        self._show(tuple(known.get(path, Attachment(path)) for path in paths))
        if any(item.is_waiting for item in self._shown):
            self._timer.start()
            self._look()

    def _keep(self, name: PendingName, paths: tuple[Path, ...]) -> None:
        try:
            self._services.attachments.keep_pending(name, paths)
        except AppError as error:
            self._on_error(error)

    def _show(self, items: tuple[Attachment, ...]) -> None:
        self._shown = items
        self.changed.emit(list(items))

    @Slot()
    def _look(self) -> None:
        paths, limit = self._paths, self._services.settings.get().evidence_tokens

        def work(task: Task) -> tuple[Attachment, ...]:
            from app.core.chat.whole_files import whole_passages

            library = self._services.library
            rows = [library.files(path) for path in paths]  # before the check: it may only see what these rows show
            is_whole = bool(whole_passages(library, paths, limit))  # together, as a question uses them
            return tuple(Attachment(path, its, is_whole) for path, its in zip(paths, rows, strict=True))

        if not paths:
            self._timer.stop()
            return
        callbacks = Callbacks(done=lambda items: self._on_seen(paths, items), error=lambda _: None)
        self._runner.run(LOOK, work, policy="refuse", callbacks=callbacks)

    def _on_seen(self, paths: tuple[Path, ...], items: tuple[Attachment, ...]) -> None:
        if paths != self._paths:
            return
        if items != self._shown:
            self._show(items)
        if not any(item.is_waiting for item in items):
            self._timer.stop()

    def _on_refused(self, paths: Sequence[Path], error: AppError) -> None:
        self._set(tuple(path for path in self._paths if path not in paths))
        self._on_error(error)

    def _on_error(self, error: AppError) -> None:
        self.failed.emit(error_text(error))


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []
