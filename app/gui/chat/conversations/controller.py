"""What the list of conversations asks for, done in the store: search, pins, tags, copies. Builds no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from app.core.chat.store import ChatStore, Conversation
from app.core.errors import AppError
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

FIND, COPY, TIDY, LIST = "find-messages", "copy-conversation", "tidy-conversations", "list-conversations"
MOST_MATCHES = 60


class ConversationsController(QObject):
    changed = Signal()
    listed = Signal(list)  # Conversations, all of them
    duplicated = Signal(int)
    found = Signal(str, list)  # what was searched for, MessageMatches
    failed = Signal(str)

    def __init__(self, chats: ChatStore, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chats = chats
        self._runner = runner

    @Slot(str)
    def search(self, query: str) -> None:
        """Search all messages. A later query replaces one that is still running."""
        words = " ".join(word for word in query.split() if not word.startswith("#"))
        if not words:
            self.found.emit(query, [])
            return
        callbacks = Callbacks(done=lambda matches: self.found.emit(query, matches), error=self._on_error)
        self._runner.run(
            FIND, lambda task: self._chats.search(words, MOST_MATCHES), policy="replace", callbacks=callbacks
        )

    def list_all(self, known: Sequence[Conversation]) -> None:
        """Read all conversations on a thread, since 10,000 take a while. `listed` is emitted unless they equal `known`.
        """
        before = list(known)

        def work(task: Task) -> list[Conversation] | None:
            found = self._chats.conversations()
            return found if found != before else None

        callbacks = Callbacks(done=self._on_listed, error=self._on_error)
        self._runner.run(LIST, work, policy="replace", callbacks=callbacks)

    def _on_listed(self, found: list[Conversation] | None) -> None:
        if found is not None:
            self.listed.emit(found)

    @Slot(int, bool)
    def pin(self, conversation_id: int, is_pinned: bool) -> None:
        try:
            self._chats.set_pinned(conversation_id, is_pinned)
        except AppError as error:
            self._on_error(error)
        self.changed.emit()

    @Slot(int, list)
    def set_tags(self, conversation_id: int, tags: list[str]) -> None:
        try:
            self._chats.set_tags(conversation_id, tags)
        except AppError as error:
            self._on_error(error)
        self.changed.emit()

    @Slot(int)
    def duplicate(self, conversation_id: int) -> None:
        """Copy a conversation with every branch and open the copy."""

        def work(task: Task) -> int | None:
            copy = self._chats.duplicate(conversation_id)
            return copy.id if copy is not None else None

        self._runner.run(
            COPY, work, policy="queue", callbacks=Callbacks(done=self._on_duplicated, error=self._on_error)
        )

    def tidy(self) -> None:
        """Purge what a former run deleted but could not remove from the disk."""

        def work(task: Task) -> Iterator[None]:
            for step in self._chats.tidy():
                task.check()
                yield step

        self._runner.run(TIDY, work, policy="refuse", callbacks=Callbacks(error=self._on_error))

    def _on_duplicated(self, conversation_id: int | None) -> None:
        self.changed.emit()
        if conversation_id is not None:
            self.duplicated.emit(conversation_id)

    def _on_error(self, error: AppError) -> None:
        self.failed.emit(error_text(error))
