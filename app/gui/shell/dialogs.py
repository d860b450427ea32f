"""What the window asks the person with the system's own dialogs: which files, which model, whether to remove. Decides
nothing and does no work. Loads a dialog with its first use: each takes 1 ms of the window's start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from app.core.file_types import MODEL
from app.gui.base.messages import bytes_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QInputDialog, QWidget

    from app.gui.base.context import Shell
    from app.gui.library.controller import LibraryController
    from app.gui.models.controller import ModelsController


class Dialogs(QObject):
    files_chosen = Signal(list)  # Paths of files and folders for the library
    attachments_chosen = Signal(list)  # Paths for the conversation that is open

    def __init__(self, shell: Shell, library: LibraryController, models: ModelsController, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._library = library
        self._models = models
        self._window = window

    @Slot()
    def choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Add a folder"))
        if folder:
            self.files_chosen.emit([Path(folder)])

    @Slot()
    def choose_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add files"))
        self.files_chosen.emit([Path(name) for name in names])

    @Slot()
    def choose_attachments(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Attach files to this conversation"))
        self.attachments_chosen.emit([Path(name) for name in names])

    @Slot()
    def choose_model(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        patterns = " ".join(f"*{suffix}" for suffix in MODEL.suffixes)
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Add a model"), filter=f"{self.tr('GGUF models')} ({patterns})"
        )
        if name:
            self._models.add(Path(name))

    def type_path(self) -> QInputDialog:
        """For whoever would rather type than click through a tree."""
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Add by path"))
        dialog.setLabelText(self.tr("Path of a folder or file:"))
        dialog.resize(480, dialog.height())
        dialog.textValueSelected.connect(self._on_path_typed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot(object)
    def remove_folder(self, path: Path) -> None:
        text = self.tr("Remove {name} from the library? What was read of its {files} files is deleted here: {passages} "
                       "passages, about {size}. The files themselves stay where they are.")  # fmt: skip
        goes = self._library.removal(path)
        shown = {"name": path.name, "files": goes.files, "passages": goes.passages, "size": bytes_text(goes.bytes)}
        if self.confirm(text.format(**shown)):
            self._library.remove(path)

    @Slot(str)
    def remove_model(self, model_id: str) -> None:
        text = self.tr("Remove {name}? A downloaded model is deleted; a file of your own stays where it is.")
        if self.confirm(text.format(name=model_id)):
            self._models.remove(model_id)

    @Slot(str)
    def open_link(self, address: str) -> None:
        text = self.tr("Open this address in your browser? The browser will connect to it:\n\n{address}")
        if self.confirm(text.format(address=address)):
            QDesktopServices.openUrl(QUrl(address))

    def confirm(self, text: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        return QMessageBox.question(self._window, self.tr("Alcove"), text) == QMessageBox.StandardButton.Yes

    @Slot(str)
    def _on_path_typed(self, text: str) -> None:
        path = Path(text.strip().strip("\"'")).expanduser()
        if not text.strip():
            return
        if path.is_absolute() and path.exists():
            self.files_chosen.emit([path])
        else:
            said = self.tr("There is no {path}. Write the whole path, from the root or from ~.")
            self._shell.notify(said.format(path=text.strip()))
