"""Offers in an empty chat what the files that are there could be asked. Joins the library to the chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from app.core.library.base import FileRow
    from app.gui.chat.view import ChatView
    from app.gui.library.controller import LibraryController


class ExamplesBridge(QObject):
    """The rows of the files are read only while the empty chat is seen."""

    def __init__(self, library: LibraryController, view: ChatView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        library.show_files_to(self._on_files, view.empty.isVisible)
        view.composer.scope.changed.connect(self._on_scope)

    @Slot(object)
    def _on_files(self, rows: Sequence[FileRow]) -> None:
        from app.core.chat.examples import choose_examples  # not with the window

        self._view.empty.show_examples(choose_examples(rows))

    @Slot()
    def _on_scope(self) -> None:
        scope = self._view.composer.scope
        self._view.empty.follow_scope(asks_everything=scope.uses_library and not scope.within)
