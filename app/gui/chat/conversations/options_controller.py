"""Fills the dialog with a conversation's options, saves what was chosen, and finds out how much memory a model needs.
The dialog is made elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Services
from app.core.chat.options import ConversationOptions
from app.core.errors import AppError
from app.core.models.base import ModelEntry
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

if TYPE_CHECKING:
    from app.gui.chat.conversations.options_dialog import OptionsDialog

COST = "model-cost"


class OptionsController(QObject):
    changed = Signal(object, object)  # conversation id or None, ConversationOptions that hold now
    failed = Signal(str)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner

    def fill(self, dialog: OptionsDialog, conversation_id: int | None) -> None:
        """Show the options in force, and connect the dialog's requests."""
        options = self._services.chats.options(conversation_id)
        dialog.model_changed.connect(partial(self._measure, dialog))
        chat_models = [entry for entry in self._services.models.list() if entry.kind == "chat" and entry.is_installed]
        default = self._services.models.default("chat")
        dialog.show_presets(self._services.personas.list(), options.persona)
        dialog.show_models([(entry.id, entry.name) for entry in chat_models], default.name if default else "")
        dialog.show_options(options)
        dialog.saved.connect(partial(self.keep, conversation_id))
        dialog.preset_remove_requested.connect(partial(self._remove_preset, dialog))
        self._measure(dialog, options.model or "")

    def defaults(self) -> ConversationOptions:
        from app.core.chat.ask import SAMPLING

        return ConversationOptions(
            temperature=SAMPLING.temperature,
            top_p=SAMPLING.top_p,
            repeat_penalty=SAMPLING.repeat_penalty,
            max_tokens=SAMPLING.max_tokens,
            context_tokens=self._services.settings.get().context_tokens,
        )

    def keep(self, conversation_id: int | None, options: ConversationOptions) -> None:
        try:
            self._services.chats.set_options(conversation_id, options)
        except AppError as error:
            self.failed.emit(error_text(error))
            return
        self.changed.emit(conversation_id, self._services.personas.effective(options))

    def switch(self, conversation_id: int | None, name: Literal["uses_library", "quotes_only"], is_on: bool) -> None:
        """Save a switch of the composer with the conversation, so that it survives a restart."""
        options = self._services.chats.options(conversation_id)
        if name == "uses_library":
            self.keep(conversation_id, replace(options, uses_library=is_on))
        else:
            self.keep(conversation_id, replace(options, quotes_only=is_on))

    def choose_preset(self, conversation_id: int | None, persona_id: str | None) -> None:
        """Choose a preset from a command: all other options go back to what the preset says."""
        self.keep(conversation_id, ConversationOptions(persona=persona_id))

    def save_preset(self, dialog: OptionsDialog, name: str, options: ConversationOptions) -> None:
        """Save the present choice, including what comes from its preset, as a new preset."""
        try:
            made = self._services.personas.save(name, self._services.personas.effective(options))
        except AppError as error:
            self.failed.emit(error_text(error))
            return
        dialog.show_presets(self._services.personas.list(), made.id)
        dialog.show_options(ConversationOptions(persona=made.id))

    def _remove_preset(self, dialog: OptionsDialog, persona_id: str) -> None:
        try:
            self._services.personas.remove(persona_id)
        except AppError as error:
            self.failed.emit(error_text(error))
        dialog.show_presets(self._services.personas.list(), None)

    def _measure(self, dialog: OptionsDialog, model_id: str) -> None:
        """Reading the head of a model file takes up to 0.2 s, so it is done on a thread."""
        entries = self._services.models.list()
        chosen = next((one for one in entries if one.id == model_id), None) or self._services.models.default("chat")
        if chosen is None or chosen.path is None or not chosen.path.is_file():
            dialog.show_memory(per_token=0, model=0, free=0, longest=0)
            return
        self._runner.run(
            COST,
            partial(_cost, chosen),
            policy="replace",
            callbacks=Callbacks(done=partial(_show_cost, dialog), error=lambda error: None),
        )


def _cost(entry: ModelEntry, task: Task) -> dict[str, int]:
    from app.core.models.device import available_memory
    from app.core.models.inspect import inspect_gguf

    assert entry.path is not None
    head = inspect_gguf(entry.path)
    size = entry.path.stat().st_size
    return {"per_token": head.cache_bytes, "model": size, "free": available_memory(), "longest": head.context}


def _show_cost(dialog: OptionsDialog, cost: dict[str, int]) -> None:
    if not dialog.is_over:
        dialog.show_memory(**cost)
