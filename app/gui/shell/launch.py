"""Carries out what the first and later starts of the program ask for, and opens files that the desktop passes to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

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

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """The desktop opened a file with the program, which runs already."""
        self._window.bring_up()
        self.take([path], "")
