"""Joins what is attached to a conversation to the chat, the question and the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.gui.chat.attachments import AttachmentsController

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow

REGISTERED = (".gguf", ".argosmodel")  # models and translation packages are no files to ask about


class Attaching(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.controller = AttachmentsController(window.services, window.runner, self)
        control, chat, view = self.controller, window.chat, window.view
        view.composer.keep_pasted_in(window.services.paths.pasted)
        view.composer.attached.keep_requested.connect(control.keep)
        view.composer.attached.remove_requested.connect(control.release)
        view.files_attached.connect(self.attach)
        view.composer.pasted_changed.connect(control.keep_pasted)
        control.pasted_restored.connect(view.composer.show_pasted)
        chat.items_reset.connect(self._on_conversation)
        chat.conversations_changed.connect(lambda: control.open(chat.conversation))
        control.changed.connect(view.show_attachments)
        control.kept.connect(window.library.add)
        control.failed.connect(window.notice.say)

    @Slot(list)
    def attach(self, paths: list[Path]) -> None:
        """What was chosen, dropped on the question or pasted into it belongs to this conversation."""
        files = [path for path in paths if path.suffix.lower() not in REGISTERED]
        self.controller.attach(files)
        if others := [path for path in paths if path not in files]:
            self._window.add_paths(others)

    @Slot()
    def _on_conversation(self) -> None:
        if self._window.chat.conversation is None:
            self.controller.begin_new()
        else:
            self.controller.open(self._window.chat.conversation)
