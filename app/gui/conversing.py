"""Joins the list of conversations to the chat, to the store and to the window's notices."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.gui.chat.conversations import ConversationList
from app.gui.chat.conversations_controller import ConversationsController
from app.gui.chat.options_controller import OptionsController
from app.gui.chat.transfers import TransferController
from app.gui.desktop import open_file

ENDINGS = {"markdown": "md", "html": "html", "pdf": "pdf", "json": "json"}

if TYPE_CHECKING:
    from app.core.chat.options import ConversationOptions
    from app.core.chat.store import Conversation
    from app.gui.chat.options_dialog import OptionsDialog
    from app.gui.main_window import MainWindow


class Conversing(QObject):
    """The list in the chat page, filled when the window asks for it."""

    failed = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._chats = window.services.chats
        self.list = ConversationList(window.theme)
        self.controller = ConversationsController(self._chats, window.runner, self)
        self.transfers = TransferController(self._chats, window.runner, self)
        self.options = OptionsController(window.services, window.runner, self)
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
        view.export_requested.connect(self.choose_export)
        view.import_requested.connect(self.choose_import)
        control.found.connect(view.show_matches)
        control.changed.connect(self.refresh)
        control.duplicated.connect(self._on_opened)
        for part in (control, self.transfers, self.options):
            part.failed.connect(self.failed)
        self.transfers.exported.connect(self._on_exported)
        self.transfers.imported.connect(self._on_imported)

    @Slot(int, str)
    def choose_export(self, conversation_id: int, kind: str) -> None:
        """Ask where to. `kind` is one of EXPORT_FORMATS."""
        from app.core.chat.transfer.save import file_name

        conversation = self._chats.conversation(conversation_id)
        if conversation is None:
            return
        ending, names = ENDINGS[kind], self._format_names()
        suggested = str(Path.home() / file_name(conversation.title, ending))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the conversation"), suggested, f"{names[kind]} (*.{ending})"
        )
        if chosen:
            file = Path(chosen)
            self.transfers.take_out(conversation_id, kind, file if file.suffix else file.with_suffix(f".{ending}"))

    @Slot()
    def choose_import(self) -> None:
        kinds = self.tr("Conversations of Alcove, ChatGPT or LM Studio") + " (*.json *.zip)"
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import conversations"), "", kinds)
        if chosen:
            self.transfers.take_in([Path(name) for name in chosen])

    def export_current(self, kind: str) -> None:
        if (current := self._window.chat.conversation) is not None:
            self.choose_export(current, kind)

    def choose_options(self) -> OptionsDialog:
        """The settings of the conversation that is open, or of the one that begins next."""
        from app.gui.chat.options_dialog import OptionsDialog

        dialog = OptionsDialog(self.options.defaults(), self._window)
        dialog.preset_save_requested.connect(partial(self._name_preset, dialog))
        self.options.fill(dialog, self._window.chat.conversation)
        dialog.open()
        return dialog

    def _name_preset(self, dialog: OptionsDialog, options: ConversationOptions) -> None:
        asking = QInputDialog(dialog)
        asking.setWindowTitle(self.tr("Save as preset"))
        asking.setLabelText(self.tr("Name of the preset:"))
        asking.textValueSelected.connect(lambda name: self.options.save_preset(dialog, name, options))
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _format_names(self) -> dict[str, str]:
        return {
            "markdown": self.tr("Markdown"),
            "html": self.tr("Web page"),
            "pdf": self.tr("PDF"),
            "json": self.tr("JSON"),
        }

    @Slot(object)
    def _on_exported(self, file: Path) -> None:
        text = self.tr("Saved as {name}.").format(name=file.name)
        self._window.notice.say(text, self.tr("Show"), lambda: open_file(file.parent))

    @Slot(list)
    def _on_imported(self, made: list[Conversation]) -> None:
        self.refresh()
        self._window.notice.say(self.tr("%n conversation(s) were imported.", "", len(made)))
        self._on_opened(made[-1].id)

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
