"""What is typed and chosen in a conversation but not yet asked: drafts, edits, the queue, options. Knows no message,
opens no database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.core.chat.options import ConversationOptions, read_options


class Pending:
    """A conversation of None is the one that has not begun yet."""

    def draft(self, conversation_id: int | None) -> str:
        """The stored draft; `conversation` None for the conversation that has not begun."""
        return self._kept(conversation_id, "draft", "")

    def save_draft(self, conversation_id: int | None, text: str) -> None:
        self._keep(conversation_id, "draft", text)

    def edit(self, conversation_id: int) -> tuple[int, str] | None:
        """The message being edited and its unfinished text; None where no message is edited."""
        kept = self._state(edit_name(conversation_id))
        message_id, text = json.loads(kept) if kept else (0, "")
        return (message_id, text) if message_id else None

    def save_edit(self, conversation_id: int, message_id: int, text: str) -> None:
        """Message id 0 ends the edit."""
        if message_id:
            values = (edit_name(conversation_id), json.dumps([message_id, text]))
            self._write("INSERT OR REPLACE INTO state VALUES (?, ?)", values)
        else:
            self._write("DELETE FROM state WHERE name = ?", (edit_name(conversation_id),))

    def queued(self, conversation_id: int | None) -> list[str]:
        """Questions that wait for the answer before them."""
        return list(json.loads(self._kept(conversation_id, "queued", "[]")))

    def save_queued(self, conversation_id: int | None, questions: Sequence[str]) -> None:
        self._keep(conversation_id, "queued", json.dumps(list(questions)))

    def options(self, conversation_id: int | None) -> ConversationOptions:
        return read_options(json.loads(self._kept(conversation_id, "options", "{}")))

    def set_options(self, conversation_id: int | None, options: ConversationOptions) -> None:
        self._keep(conversation_id, "options", json.dumps(options.differences()))

    def _kept(self, conversation_id: int | None, column: str, default: str) -> str:
        if conversation_id is None:
            return self._state(column) or default
        rows = self._rows(f"SELECT {column} FROM conversations WHERE id = ?", (conversation_id,))
        return str(rows[0][0]) if rows else default

    def _keep(self, conversation_id: int | None, column: str, value: str) -> None:
        if conversation_id is None:
            self._write("INSERT OR REPLACE INTO state VALUES (?, ?)", (column, value))
        else:
            self._write(f"UPDATE conversations SET {column} = ? WHERE id = ?", (value, conversation_id))

    # Provided by the store

    def _state(self, name: str) -> str:
        raise NotImplementedError

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        raise NotImplementedError

    def _write(self, sql: str, values: Sequence[Any]) -> int:
        raise NotImplementedError


def edit_name(conversation_id: int) -> str:
    """The name under which an edit is stored in the table of unsent texts."""
    return f"edit-{conversation_id}"
