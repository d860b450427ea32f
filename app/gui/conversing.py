"""Joins the list of conversations to the chat, to the store and to the window's notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.gui.chat.conversations import ConversationList
from app.gui.chat.conversations_controller import ConversationsController

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow


class Conversing(QObject):
    """The list in the chat page, filled when the window asks for it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._chats = window.services.chats
        self.list = ConversationList(window.theme)
        self.controller = ConversationsController(self._chats, window.runner, self)
        self._connect()

    @Slot()
    def refresh(self) -> None:
        self.list.show_conversations(self._chats.conversations(), self._window.chat.conversation)

    def focus_search(self) -> None:
        self._window.open_page("chat")
        self._window.show_list()
        self.list.focus_search()

    def tidy(self) -> None:
        self.controller.tidy()

    def _connect(self) -> None:
        chat, view, control = self._window.chat, self.list, self.controller
        chat.conversations_changed.connect(self.refresh)
        view.opened.connect(self._on_opened)
        view.message_opened.connect(self._on_message_opened)
        view.new_requested.connect(self._window.new_conversation)
        view.rename_requested.connect(chat.rename)
        view.delete_requested.connect(self._window.delete_conversation)
        view.pin_requested.connect(control.pin)
        view.tags_requested.connect(control.set_tags)
        view.duplicate_requested.connect(control.duplicate)
        view.query_changed.connect(control.search)
        control.found.connect(view.show_matches)
        control.changed.connect(self.refresh)
        control.duplicated.connect(self._on_opened)

    @Slot(int)
    def _on_opened(self, conversation_id: int) -> None:
        self._window.chat.open(conversation_id)
        self.refresh()

    @Slot(int, int)
    def _on_message_opened(self, conversation_id: int, message_id: int) -> None:
        """The branch with the message is shown, scrolled to it."""
        chat = self._window.chat
        if all(message.id != message_id for message in self._chats.messages(conversation_id)):
            self._chats.choose_branch(message_id)
            if chat.conversation == conversation_id:
                chat.start_new()  # what is open has the other branch
        self._on_opened(conversation_id)
        self._window.view.show_message(message_id)
