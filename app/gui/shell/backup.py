"""Backing up to one file from the window, and restoring one, which is put in place at the next start."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError
from app.core.task import Task
from app.gui.base.actions import Action
from app.gui.base.context import GuiContext, Shell
from app.gui.base.messages import bytes_text, error_text
from app.gui.base.tasks import Callbacks
from app.gui.platform.desktop import open_file
from app.gui.shell.dialogs import Dialogs

if TYPE_CHECKING:
    from app.core.storage.backup import BackupReport

BACKUP = "backup"


class BackupCommands(QObject):
    quit_requested = Signal()

    def __init__(self, context: GuiContext, shell: Shell, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._paths = context.services.paths
        self._runner = context.runner
        self._shell = shell
        self._dialogs = dialogs
        self._window = window

    def commands(self) -> list[Action]:
        group = self.tr("Program")
        return [
            Action("backup", self.tr("Back up conversations and settings…"), "", self.choose_backup, group=group),
            Action("restore", self.tr("Restore a backup…"), "", self.choose_restore, group=group),
        ]

    def choose_backup(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        day = QDate.currentDate().toString("yyyy-MM-dd")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Back up"), str(Path.home() / f"Alcove {day}.zip"), self._kinds()
        )
        if chosen:
            file = Path(chosen)
            self._run(partial(self._back_up, file if file.suffix else file.with_suffix(".zip")), self._on_saved)

    def choose_restore(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Restore a backup"), "", self._kinds())
        text = self.tr(
            "Put this backup in the place of your conversations and settings? What is here now is replaced when the "
            "program starts again."
        )
        if chosen and self._dialogs.confirm(text):
            self._run(partial(self._stage, Path(chosen)), self._on_staged)

    def _kinds(self) -> str:
        return self.tr("Backups") + " (*.zip)"

    def _run(self, work: partial[BackupReport], done: object) -> None:
        callbacks = Callbacks(done=done, error=self._on_error)  # type: ignore[arg-type]
        self._runner.run(BACKUP, work, policy="queue", callbacks=callbacks)

    def _back_up(self, file: Path, task: Task) -> BackupReport:
        """The file may exist: the file dialog has asked whether to replace it."""
        from app.core.storage.backup import back_up

        return back_up(self._paths, file, may_replace=True)

    def _stage(self, file: Path, task: Task) -> BackupReport:
        from app.core.storage.backup import stage_restore

        return stage_restore(self._paths, file)

    @Slot(object)
    def _on_saved(self, report: BackupReport) -> None:
        size = bytes_text(sum(report.parts.values()))
        text = self.tr("Backed up to {name}: {size} before packing.").format(name=report.file.name, size=size)
        self._shell.notify(text, self.tr("Show"), lambda: open_file(report.file.parent))

    @Slot(object)
    def _on_staged(self, report: BackupReport) -> None:
        text = self.tr("{name} is checked. It takes the place of what is here when the program starts again.")
        self._shell.notify(text.format(name=report.file.name), self.tr("Quit now"), self.quit_requested.emit)

    def _on_error(self, error: AppError) -> None:
        self._shell.notify(error_text(error))
