"""What can be done with files of the library from any list of them: ask about them, sum one up, translate them. Emits
requests; knows no library, no chat and no page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu


class FileRequests(QObject):
    """One for each page with a list of files. `can_translate` is set by whoever takes the requests."""

    ask_requested = Signal(list)  # Paths
    summary_requested = Signal(object)  # Path
    translation_requested = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.can_translate: Callable[[Path], bool] = lambda path: True

    def fill(self, menu: QMenu, paths: Sequence[Path], *, is_read: bool = True) -> None:
        """Add the actions to a menu; they are greyed where the files were not read yet or could not be."""
        files = list(paths)
        about = self.tr("Ask about these %n file(s)", "", len(files))
        if len(files) == 1:
            about = self.tr("Ask about this file")
        actions = [menu.addAction(about, lambda: self.ask_requested.emit(files))]
        if len(files) == 1:
            actions.append(menu.addAction(self.tr("Summarise"), lambda: self.summary_requested.emit(files[0])))
        for action in actions:
            action.setEnabled(is_read and bool(files))
        translate = menu.addAction(self.tr("Translate…"), lambda: self.translation_requested.emit(files))
        translate.setEnabled(bool(files) and all(map(self.can_translate, files)))
