"""Joins what is attached to a conversation to the chat, the question and the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.file_types import is_registered
from app.gui.base.context import GuiContext, Shell
from app.gui.chat.composer.attachments import AttachmentsController

if TYPE_CHECKING:
    from app.gui.chat.controller import ChatController
    from app.gui.chat.view import ChatView
    from app.gui.library.controller import LibraryController


class AttachmentsBridge(QObject):
    others_dropped = Signal(list)  # Paths that are no files to ask about: models, translation packages

    def __init__(
        self, context: GuiContext, shell: Shell, chat: ChatController, view: ChatView, library: LibraryController,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._chat = chat
        self.controller = AttachmentsController(context.services, context.runner, self)
        control = self.controller
        view.composer.keep_pasted_in(context.services.paths.pasted)
        view.composer.attached.keep_requested.connect(control.keep)
        view.composer.attached.remove_requested.connect(control.release)
        view.files_attached.connect(self.attach)
        view.composer.pasted_changed.connect(control.keep_pasted)
        control.pasted_restored.connect(view.composer.show_pasted)
        chat.items_reset.connect(self._on_conversation)
        chat.conversations_changed.connect(lambda: control.open(chat.conversation))
        control.changed.connect(view.show_attachments)
        control.kept.connect(library.add)
        control.failed.connect(shell.notify)

    @Slot(list)
    def attach(self, paths: list[Path]) -> None:
        """Attach files to the conversation that is open. Models and translation packages are passed on."""
        files = [path for path in paths if not is_registered(path)]
        self.controller.attach(files)
        if others := [path for path in paths if path not in files]:
            self.others_dropped.emit(others)

    @Slot()
    def _on_conversation(self) -> None:
        if self._chat.conversation is None:
            self.controller.begin_new()
        else:
            self.controller.open(self._chat.conversation)
