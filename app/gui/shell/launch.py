"""Carries out what the first and later starts of the program ask for, and opens files that the desktop passes to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.gui.shell.address import Opening

if TYPE_CHECKING:
    from app.gui.shell.instance import Instance
    from app.gui.shell.parts import Window

LISTEN_MS = 150  # the window is shown first


class LaunchRequests(QObject):
    """Listens as long as `parent`, the window, lives. `data` is the data folder."""

    def __init__(self, window: Window, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._data = data
        self.instance: Instance | None = None
        app = QApplication.instance()
        opened = getattr(app, "file_opened", None)
        if app is not None and opened is not None:
            self._take_early(app)
            opened.connect(self._on_file)
        QTimer.singleShot(LISTEN_MS, self, self.listen)

    @Slot()
    def listen(self) -> None:
        from app.gui.shell.instance import Instance

        if self.instance is None:
            self.instance = Instance(self._data, self)
            self.instance.opened.connect(self._on_opened)
            self.instance.listen()

    def take(self, paths: Sequence[Path], question: str) -> None:
        """Add the files, then ask the question at once."""
        if paths:
            self._window.add_paths([path.absolute() for path in paths])
        if question:
            self._window.ask(question)

    @Slot(object)
    def _on_opened(self, opening: Opening) -> None:
        self._window.bring_up()
        self.take(opening.paths, opening.question)

    def _take_early(self, app: QObject) -> None:
        files: list[Path] = app.early_files  # type: ignore[attr-defined]
        QTimer.singleShot(0, self, lambda: self.take(files, ""))

    @Slot(object)
    def _on_file(self, path: Path) -> None:
        self._window.bring_up()
        self.take([path], "")
