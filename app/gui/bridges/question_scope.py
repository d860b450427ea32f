"""Lets the person choose in the library which folders and files a question is put to. Joins the library to the
composer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.library.states import FileState
from app.gui.base.context import GuiContext
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks

if TYPE_CHECKING:
    from app.core.task import Task
    from app.gui.chat.composer.composer import Composer
    from app.gui.chat.composer.scope_picker import ScopePicker

ASKABLE = (FileState.INDEXED, FileState.WAITING)
FILES = "scope-files"


class QuestionScope(QObject):
    failed = Signal(str)

    def __init__(self, context: GuiContext, composer: Composer, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._composer = composer
        self.picker: ScopePicker | None = None  # while it is open
        composer.scope.files_requested.connect(self._read)

    @Slot()
    def _read(self) -> None:
        """The rows of thousands of files are read on a thread."""
        library = self._context.services.library

        def read(task: Task) -> tuple[list[Path], list[Path]]:
            roots = [folder.path for folder in library.status().folders]
            return roots, [row.path for row in library.files() if row.state in ASKABLE]

        callbacks = Callbacks(done=self._show, error=lambda error: self.failed.emit(error_text(error)))
        self._context.runner.run(FILES, read, policy="refuse", callbacks=callbacks)

    def _show(self, found: tuple[list[Path], list[Path]]) -> None:
        from app.gui.chat.composer.scope_picker import ScopePicker

        if self.picker is not None:
            return
        roots, files = found
        scope = self._composer.scope
        attached = [path for path in scope.attached if path not in roots]
        picker = ScopePicker(
            self._context.theme, [*attached, *roots], [*attached, *files], within=scope.within,
            parent=self._composer.window(),
        )  # fmt: skip
        picker.picked.connect(scope.choose)
        picker.finished.connect(self._on_closed)
        self.picker = picker
        picker.open()
        picker.filter.setFocus()

    @Slot()
    def _on_closed(self) -> None:
        self.picker = None
        self._composer.edit.setFocus()
