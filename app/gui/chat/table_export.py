"""Takes the table of an answer to where spreadsheets find it: the clipboard, or a CSV file. The file is written on a
thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.errors import AppError
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.table_view import TableView, shown_grid

if TYPE_CHECKING:
    from app.core.chat.grid import Grid

SAVE = "save-table"


class TableExport(QObject):
    """`parent` is the widget above which a file is asked for."""

    saved = Signal(object)  # Path
    failed = Signal(str)

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._parent = parent

    @Slot(object, str, object)
    def take(self, item: MessageItem, what: str, view: TableView) -> None:
        """`what` is "copy" or "csv"."""
        grid = shown_grid(item, view)
        if what == "copy":
            self.copy(grid)
        elif file := self._chosen(item):
            self.save(grid, file)

    def copy(self, grid: Grid) -> None:
        """As text with tabs and as HTML: a spreadsheet takes either into its cells."""
        from app.core.chat.grid import to_html, to_tsv

        data = QMimeData()
        data.setText(to_tsv(grid))
        data.setHtml(to_html(grid))
        QGuiApplication.clipboard().setMimeData(data)

    def save(self, grid: Grid, file: Path) -> None:
        """With the separator that a spreadsheet of this computer's language expects."""
        delimiter = ";" if QLocale.system().decimalPoint() == "," else ","
        callbacks = Callbacks(done=self.saved.emit, error=self._on_error)
        self._runner.run(SAVE, partial(_write, grid, file, delimiter), policy="queue", callbacks=callbacks)

    def _chosen(self, item: MessageItem) -> Path | None:
        from app.core.chat.transfer.save import file_name

        assert item.answer is not None and item.answer.survey is not None
        suggested = str(Path.home() / file_name(item.answer.survey.question, "csv"))
        kinds = self.tr("Table for a spreadsheet") + " (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self._parent.window(), self.tr("Save the table"), suggested, kinds)
        if not chosen:
            return None
        file = Path(chosen)
        return file if file.suffix else file.with_suffix(".csv")

    def _on_error(self, error: AppError) -> None:
        self.failed.emit(error_text(error))


def _write(grid: Grid, file: Path, delimiter: str, task: Task) -> Path:
    from app.core.chat.grid import to_csv
    from app.core.chat.transfer.save import save

    save(file, lambda unfinished: unfinished.write_bytes(to_csv(grid, delimiter)))
    return file
