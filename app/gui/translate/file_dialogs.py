"""The system dialogs of the Translate page: files, a name, confirming a removal. Passes the answer on and does no work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget


class FileDialogs(QObject):
    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def documents(self, suffixes: Iterable[str], then: Callable[[list[Path]], object]) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(suffixes))
        filters = self.tr("Documents ({patterns})").format(patterns=patterns)
        names, _ = QFileDialog.getOpenFileNames(self._page, self.tr("Choose files to translate"), filter=filters)
        if names:
            then([Path(name) for name in names])

    def glossary(self, then: Callable[[Path], object]) -> None:
        self._open(self.tr("Choose a glossary"), self.tr("Glossaries (*.csv *.tsv *.tbx)"), then)

    def tmx_to_read(self, then: Callable[[Path], object]) -> None:
        self._open(self.tr("Choose a translation memory"), self.tr("Translation memories (*.tmx)"), then)

    def tmx_to_write(self, project: str, then: Callable[[Path], object]) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Write the memory"), f"{project or 'memory'}.tmx",
            filter=self.tr("Translation memories (*.tmx)"),
        )  # fmt: skip
        if name:
            then(Path(name).with_suffix(".tmx") if not Path(name).suffix else Path(name))

    def project(self, then: Callable[[str], object]) -> QInputDialog:
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(self.tr("New project"))
        dialog.setLabelText(self.tr("Name of the project; it has a memory and a glossary of its own:"))
        dialog.resize(440, dialog.height())
        dialog.textValueSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def removal(self, project: str, then: Callable[[], object]) -> None:
        text = self.tr("Forget every sentence that the memory holds? Write it to a TMX file first to keep it.")
        if project:
            text = self.tr("Remove the project {name} with its memory? Write it to a TMX file first to keep it.")
        answer = QMessageBox.question(self._page, self.tr("Alcove"), text.format(name=project))
        if answer == QMessageBox.StandardButton.Yes:
            then()

    def _open(self, title: str, filters: str, then: Callable[[Path], object]) -> None:
        name, _ = QFileDialog.getOpenFileName(self._page, title, filter=filters)
        if name:
            then(Path(name))
