"""A reader beside a page: makes the pane and its controller and joins both to the window. Knows neither chat nor
search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.library.base import Hit, Passage, PassageRef
from app.gui.reader.controller import ReaderController
from app.gui.reader.pane import ReaderPane
from app.gui.widgets.beside import BESIDE_WIDTH, Beside

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow


class Reading(QObject):
    """`name` tells the readers of the window apart."""

    opened = Signal(int)  # the index of the passage in its list
    closed = Signal()

    def __init__(self, name: str, window: MainWindow, page: QWidget) -> None:
        super().__init__(window)
        self._window = window
        services = window.services
        self._controller = ReaderController(name, services.library, services.renderer, window.runner, parent=self)
        self.pane = ReaderPane(self._controller, window.theme)
        self.beside = Beside(page, self.pane)
        self._controller.opened.connect(self._on_opened)
        self._controller.failed.connect(lambda text: window.notice.say(text))
        self.pane.closed.connect(self.shut)
        self.pane.only_this_file_requested.connect(self._on_only)

    @Slot(list, int)
    def show(self, passages: Sequence[PassageRef], index: int = 0) -> None:
        self._controller.show(passages, index)

    def warm(self, hits: Iterable[Hit]) -> None:
        """One of these may be opened soon."""
        self._controller.warm([hit.path for hit in hits])

    @Slot()
    def shut(self) -> None:
        was_open = self.beside.is_open
        self.beside.shut()
        self._controller.close()
        if was_open:
            self.closed.emit()

    def shape(self) -> dict[str, object]:
        """The settings that remember how the person left it."""
        is_beside = self.beside.is_open and self._window.width() >= BESIDE_WIDTH
        return {"splitter_sizes": self.beside.sizes()} if is_beside else {}

    @Slot(object, int, int)
    def _on_opened(self, passage: Passage, number: int, count: int) -> None:
        self.beside.open(self._window.services.settings.get().splitter_sizes)
        self.opened.emit(number - 1)

    @Slot(object)
    def _on_only(self, path: Path) -> None:
        self._window.ask_within([path], "")
