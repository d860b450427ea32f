"""Joins the list of conversations to the chat, to the store and to the window's notices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.gui.base.actions import Action
from app.gui.base.context import GuiContext, Shell
from app.gui.chat.conversations.controller import ConversationsController
from app.gui.chat.conversations.list import ConversationList
from app.gui.chat.conversations.option_texts import persona_name
from app.gui.chat.conversations.options_controller import OptionsController
from app.gui.chat.conversations.transfers import TransferController
from app.gui.platform.desktop import open_file

AT_ONCE = 200  # conversations, the pinned and the newest: more than any list shows unscrolled
ENDINGS = {"markdown": "md", "html": "html", "pdf": "pdf", "json": "json"}

if TYPE_CHECKING:
    from app.core.chat.options import ConversationOptions
    from app.core.chat.store import Conversation
    from app.gui.chat.controller import ChatController
    from app.gui.chat.conversations.options_dialog import OptionsDialog
    from app.gui.chat.view import ChatView


class ConversationsBridge(QObject):
    """Owns the list of conversations and its controllers."""

    failed = Signal(str)
    list_requested = Signal()  # it may be hidden, and something in it shall be seen
    new_requested = Signal()
    delete_requested = Signal(int)  # conversation id

    def __init__(
        self, context: GuiContext, shell: Shell, chat: ChatController, view: ChatView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = context.services
        self._chats = context.services.chats
        self._shell = shell
        self._chat = chat
        self._view = view
        self.list = ConversationList(context.theme)
        self.controller = ConversationsController(self._chats, context.runner, self)
        self.transfers = TransferController(self._chats, context.runner, self)
        self.options = OptionsController(context.services, context.runner, self)
        self._shown: int | None = None
        self._forced: set[str] = set()  # switches of the composer that the options set, not the person
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Show the newest conversations at once. Where there are thousands, the others are read on a thread and stay in
        the list as they were until then."""
        self._shown = self._chat.conversation  # a new conversation takes over the options that were shown
        newest = self._chats.conversations(AT_ONCE)
        if len(newest) < AT_ONCE:
            self.list.show_conversations(newest, self._shown)
            return
        known = {conversation.id for conversation in newest}
        others = [each for each in self.list.model.conversations if each.id not in known]
        self.list.show_conversations([*newest, *others], self._shown)
        self.controller.list_all(self.list.model.conversations)

    @Slot(list)
    def _on_listed(self, conversations: list[Conversation]) -> None:
        self.list.show_conversations(conversations, self._chat.conversation)

    def commands(self) -> list[Action]:
        """The actions on the conversation that is open."""
        group, has_one = self.tr("Conversation"), self._has_one

        def make(name: str, label: str, run: Callable[[], object]) -> Action:
            return Action(name, label, "", run, is_enabled=has_one, group=group)

        on_row = {
            "rename": (self.tr("Rename this conversation"), self.list.rename),
            "pin": (self.tr("Pin or unpin this conversation"), self.list.pin),
            "tags": (self.tr("Tags of this conversation…"), self.list.file_under),
            "duplicate": (self.tr("Duplicate this conversation"), self.list.duplicate),
        }
        names = self._format_names()
        exporting = self.tr("Export this conversation: {name}…")
        return [
            Action("options", self.tr("Options of this conversation…"), "Ctrl+.", self.choose_options, group=group),
            *(make(name, label, partial(self._on_row, run)) for name, (label, run) in on_row.items()),
            *(
                make(f"export-{kind}", exporting.format(name=names[kind]), partial(self.export_current, kind))
                for kind in ENDINGS
            ),
            Action("import", self.tr("Import conversations…"), "", self.choose_import, group=group),
        ]

    def presets(self) -> list[Action]:
        """One action for each preset, and one for none."""
        group, chat = self.tr("Preset of this conversation"), self._chat

        def make(name: str, label: str, persona_id: str | None) -> Action:
            run = partial(lambda: self.options.choose_preset(chat.conversation, persona_id))
            return Action(f"preset-{name}", self.tr("Preset: {name}").format(name=label), "", run, group=group)

        personas = self._services.personas.list()
        made = [make(persona.id, persona_name(persona), persona.id) for persona in personas]
        return [*made, make("none", self.tr("none"), None)]

    def _has_one(self) -> bool:
        return self._chat.conversation is not None

    def _on_row(self, run: Callable[[], object]) -> None:
        """Run an action of the list on the row of the conversation that is open."""
        self._shell.open_page("chat")
        self.list_requested.emit()
        self.list.search.clear()
        self.list.choose_current()
        run()

    def focus_search(self) -> None:
        self._shell.open_page("chat")
        self.list_requested.emit()
        self.list.focus_search()

    def tidy(self) -> None:
        self.controller.tidy()

    def _connect(self) -> None:
        chat, view, control = self._chat, self.list, self.controller
        chat.conversations_changed.connect(self.refresh)
        view.opened.connect(self._on_opened)
        view.message_opened.connect(self._on_message_opened)
        view.new_requested.connect(self.new_requested)
        view.rename_requested.connect(chat.rename)
        view.delete_requested.connect(self.delete_requested)
        view.pin_requested.connect(control.pin)
        view.tags_requested.connect(control.set_tags)
        view.duplicate_requested.connect(control.duplicate)
        view.query_changed.connect(control.search)
        view.export_requested.connect(self.choose_export)
        view.import_requested.connect(self.choose_import)
        control.found.connect(view.show_matches)
        control.listed.connect(self._on_listed)
        control.changed.connect(self.refresh)
        control.duplicated.connect(self._on_opened)
        self.options.changed.connect(self._on_options)
        chat.items_reset.connect(self._on_other_conversation)
        self._view.options.clicked.connect(self.choose_options)
        composer = self._view.composer
        for signal, name in ((composer.scope.chosen, "uses_library"), (composer.quotes.clicked, "quotes_only")):
            signal.connect(lambda is_on, name=name: self.options.switch(chat.conversation, name, is_on))
        for part in (control, self.transfers, self.options):
            part.failed.connect(self.failed)
        self.transfers.exported.connect(self._on_exported)
        self.transfers.imported.connect(self._on_imported)

    @Slot(int, str)
    def choose_export(self, conversation_id: int, kind: str) -> None:
        """Ask where to export a conversation. `kind` is one of EXPORT_FORMATS."""
        from PySide6.QtWidgets import QFileDialog

        from app.core.chat.transfer.save import file_name

        conversation = self._chats.conversation(conversation_id)
        if conversation is None:
            return
        ending, names = ENDINGS[kind], self._format_names()
        suggested = str(Path.home() / file_name(conversation.title, ending))
        chosen, _ = QFileDialog.getSaveFileName(
            self.list.window(), self.tr("Export the conversation"), suggested, f"{names[kind]} (*.{ending})"
        )
        if chosen:
            file = Path(chosen)
            self.transfers.take_out(conversation_id, kind, file if file.suffix else file.with_suffix(f".{ending}"))

    @Slot()
    def choose_import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = self.tr("Conversations of Alcove, ChatGPT or LM Studio") + " (*.json *.zip)"
        chosen, _ = QFileDialog.getOpenFileNames(self.list.window(), self.tr("Import conversations"), "", kinds)
        if chosen:
            self.transfers.take_in([Path(name) for name in chosen])

    def export_current(self, kind: str) -> None:
        if (current := self._chat.conversation) is not None:
            self.choose_export(current, kind)

    def choose_options(self) -> OptionsDialog:
        """Open the options of the current conversation, or of the one that begins next."""
        from app.gui.chat.conversations.options_dialog import OptionsDialog

        dialog = OptionsDialog(self.options.defaults(), self.list.window())
        dialog.preset_save_requested.connect(partial(self._name_preset, dialog))
        self.options.fill(dialog, self._chat.conversation)
        dialog.open()
        return dialog

    def _name_preset(self, dialog: OptionsDialog, options: ConversationOptions) -> None:
        from PySide6.QtWidgets import QInputDialog

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
        self._shell.notify(text, self.tr("Show"), lambda: open_file(file.parent))

    @Slot(list)
    def _on_imported(self, made: list[Conversation]) -> None:
        self.refresh()
        self._shell.notify(self.tr("%n conversation(s) were imported.", "", len(made)))
        self._on_opened(made[-1].id)

    @Slot(int)
    def _on_opened(self, conversation_id: int) -> None:
        self._chat.open(conversation_id)
        self.refresh()

    @Slot()
    def _on_other_conversation(self) -> None:
        current = self._chat.conversation
        if current != self._shown:
            self._shown = current
            self._on_options(current, self._services.options(current))

    @Slot(object, object)
    def _on_options(self, conversation_id: int | None, held: ConversationOptions) -> None:
        """Show the preset in the header, and set the switches of the composer to what the options say."""
        if conversation_id != self._chat.conversation:
            return
        persona = self._services.personas.find(held.persona) if held.persona else None
        self._view.show_preset(persona_name(persona) if persona is not None else "")
        composer = self._view.composer
        quotes = self._services.settings.get().quotes_only
        if conversation_id is None and held.quotes_only is None and quotes:
            self._forced.add("quotes_only")  # a new conversation starts with the program's settings
        self._switch("uses_library", composer.scope.use_library, held.uses_library, usual=True)
        self._switch("quotes_only", composer.quotes.setChecked, held.quotes_only, usual=quotes)

    def _switch(self, name: str, switch: Callable[[bool], object], wanted: bool | None, *, usual: bool) -> None:
        if wanted is not None or name in self._forced:
            switch(usual if wanted is None else wanted)
        (self._forced.discard if wanted is None else self._forced.add)(name)

    @Slot(int, int)
    def _on_message_opened(self, conversation_id: int, message_id: int) -> None:
        """Show the branch that contains the message, scrolled to it."""
        chat = self._chat
        if not self._chats.shows(conversation_id, message_id):
            self._chats.choose_branch(message_id)
            if chat.conversation == conversation_id:
                chat.start_new()  # the other branch of it is open
        self._on_opened(conversation_id)
        self._view.show_message(message_id)
