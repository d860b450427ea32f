"""The chat page as the window shows it: the list of conversations, the chat, and the reader beside it, joined by their
bridges."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.gui.base.context import GuiContext, Shell
from app.gui.bridges.attachments import AttachmentsBridge
from app.gui.bridges.conversations import ConversationsBridge
from app.gui.bridges.examples import ExamplesBridge
from app.gui.bridges.question_scope import QuestionScope
from app.gui.bridges.quote_translation import QuoteTranslation
from app.gui.bridges.side_reader import SideReader
from app.gui.chat.controller import ChatController
from app.gui.chat.view import ChatView
from app.gui.library.controller import LibraryController
from app.gui.widgets.side_pane import Panes

LIST_FOLD_WIDTH = 900  # px of the window; below it the list of conversations is hidden


class ChatPage(Panes):
    """`parent` owns the controllers and bridges."""

    def __init__(self, context: GuiContext, shell: Shell, library: LibraryController, parent: QObject) -> None:
        chosen = context.services.settings.get()
        controller = ChatController(context.services, context.runner, parent)
        view = ChatView(controller, context.theme)
        conversations = ConversationsBridge(context, shell, controller, view, parent)
        reader = SideReader("chat", view, context, shell, is_answering=lambda: controller.is_busy, parent=parent)
        super().__init__(conversations.list, reader.split, chosen.list_width)
        self.controller, self.view, self.conversations, self.reader = controller, view, conversations, reader
        self.attachments = AttachmentsBridge(context, shell, controller, view, library, parent)
        self.quotes = QuoteTranslation(context, shell, controller, view, parent)
        self.scope = QuestionScope(context, view.composer, parent)
        self.examples = ExamplesBridge(library, view, parent)
        self._list_is_wanted = chosen.list_is_open
        self._connect()

    def _connect(self) -> None:
        controller, view, reader = self.controller, self.view, self.reader
        controller.passages_requested.connect(reader.show)
        controller.tail_changed.connect(lambda item: reader.warm(item.passages))
        reader.opened.connect(view.mark_opened)
        reader.closed.connect(lambda: view.mark_opened(-1))
        reader.only_file_requested.connect(lambda path: view.ask_within([path], ""))
        self.conversations.list_requested.connect(self.show_list)

    def focus(self) -> None:
        self.view.composer.edit.setFocus()

    def escape(self) -> None:
        """Stop the answer; where none is written, shut the reader."""
        if self.controller.is_busy or not self.reader.split.is_open:
            self.controller.stop()
        else:
            self.reader.shut()

    def show_list(self) -> None:
        if self.conversations.list.isHidden():
            self.toggle_list()

    def toggle_list(self) -> None:
        self._list_is_wanted = self.conversations.list.isHidden()
        self.fold()

    def fold(self) -> None:
        """Hide the list where the window is too narrow for it."""
        has_room = self.window().width() >= LIST_FOLD_WIDTH
        self.conversations.list.setVisible(self._list_is_wanted and has_room)

    def shape(self) -> dict[str, object]:
        """The settings that restore the widths of the panes."""
        shown = self.conversations.list
        width = {} if shown.isHidden() else {"list_width": shown.width()}
        return {"list_is_open": self._list_is_wanted, **width, **self.reader.shape()}
