"""The reader beside a page: makes its pane and controller when they are first needed. Knows neither chat nor search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.gui.base.context import GuiContext, Shell
from app.gui.widgets.side_pane import BESIDE_WIDTH, SplitPage

if TYPE_CHECKING:
    from app.core.library.base import Hit, Passage, PassageRef
    from app.gui.reader.controller import ReaderController
    from app.gui.reader.pane import ReaderPane


class SideReader(QObject):
    """`name` distinguishes the readers of a window. `is_answering` says whether the chat model is in use, so that it
    cannot translate a passage now."""

    opened = Signal(int)  # the index of the passage in its list
    closed = Signal()
    only_file_requested = Signal(object)  # Path: the next question shall be about this file only

    def __init__(
        self, name: str, page: QWidget, context: GuiContext, shell: Shell, *, is_answering: Callable[[], bool],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name = name
        self._context = context
        self._shell = shell
        self._is_answering = is_answering
        self.split = SplitPage(page, lambda: self.pane, focus_pane=lambda: self.pane.focus_first())

    # Most people start the window to ask, so the reader is made when it is first needed.

    @cached_property
    def controller(self) -> ReaderController:
        from app.gui.reader.controller import ReaderController

        services = self._context.services
        made = ReaderController(self._name, services.library, services.renderer, self._context.runner, parent=self)
        made.opened.connect(self._on_opened)
        made.failed.connect(lambda text: self._shell.notify(text))
        return made

    @cached_property
    def pane(self) -> ReaderPane:
        from app.gui.bridges.passage_translation import PassageTranslation
        from app.gui.reader.pane import ReaderPane

        made = ReaderPane(self.controller, self._context.theme, self.split)
        made.closed.connect(self.shut)
        made.only_this_file_requested.connect(self.only_file_requested)
        PassageTranslation(self._name, made, self._context, self._shell, is_answering=self._is_answering)
        return made

    @Slot(list, int)
    def show(self, passages: Sequence[PassageRef], index: int = 0) -> None:
        assert self.pane  # made before the controller emits what it shall show
        self.controller.show(passages, index)

    def warm(self, hits: Iterable[Hit]) -> None:
        """Prepare the files of these passages: one of them may be opened soon."""
        self.controller.warm([hit.path for hit in hits])

    @Slot()
    def shut(self) -> None:
        if self.split.is_open:
            self.split.shut()
            self.controller.close()
            self.closed.emit()

    def shape(self) -> dict[str, object]:
        """The settings that restore the widths of page and reader."""
        is_beside = self.split.is_open and self.split.window().width() >= BESIDE_WIDTH
        return {"splitter_sizes": self.split.sizes()} if is_beside else {}

    @Slot(object, int, int)
    def _on_opened(self, passage: Passage, number: int, count: int) -> None:
        self.split.open(self._context.services.settings.get().splitter_sizes)
        self.opened.emit(number - 1)
