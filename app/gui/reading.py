"""A reader beside a page: makes the pane and its controller and joins both to the window. Knows neither chat nor
search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gui.widgets.beside import BESIDE_WIDTH, Beside

if TYPE_CHECKING:
    from app.core.library.base import Hit, Passage, PassageRef
    from app.gui.main_window import MainWindow
    from app.gui.reader.controller import ReaderController
    from app.gui.reader.pane import ReaderPane


class Reading(QObject):
    """`name` tells the readers of the window apart."""

    opened = Signal(int)  # the index of the passage in its list
    closed = Signal()

    def __init__(self, name: str, window: MainWindow, page: QWidget) -> None:
        super().__init__(window)
        self._name = name
        self._window = window
        self.beside = Beside(page, lambda: self.pane)
        window.besides.append(self.beside)

    # Most people start the window to ask, so what reads is made when it is first needed.

    @cached_property
    def controller(self) -> ReaderController:
        from app.gui.reader.controller import ReaderController

        window, services = self._window, self._window.services
        made = ReaderController(self._name, services.library, services.renderer, window.runner, parent=self)
        made.opened.connect(self._on_opened)
        made.failed.connect(lambda text: window.notice.say(text))
        return made

    @cached_property
    def pane(self) -> ReaderPane:
        from app.gui.passage_translation import PassageTranslation
        from app.gui.reader.pane import ReaderPane

        made = ReaderPane(self.controller, self._window.theme, self._window)
        made.closed.connect(self.shut)
        made.only_this_file_requested.connect(self._on_only)
        PassageTranslation(self._name, self._window, made)
        return made

    @Slot(list, int)
    def show(self, passages: Sequence[PassageRef], index: int = 0) -> None:
        assert self.pane  # it hears what the controller says
        self.controller.show(passages, index)

    def warm(self, hits: Iterable[Hit]) -> None:
        """One of these may be opened soon."""
        self.controller.warm([hit.path for hit in hits])

    @Slot()
    def shut(self) -> None:
        if self.beside.is_open:
            self.beside.shut()
            self.controller.close()
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
        """The conversation that is open goes on about this file; a search begins one."""
        if self._window.rail.current == "chat":
            self._window.view.ask_within([path], "")
        else:
            self._window.ask_within([path], "")
