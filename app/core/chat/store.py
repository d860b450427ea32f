"""Conversations in app.db. What is streamed is saved about once a second, so that a killed program loses a second of an
answer and nothing else. Knows no window and no model."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from app.core.chat.base import Answer, Citation, Doubt, Offer, Row, Sentence, Survey, Timings
from app.core.library.base import Hit
from app.core.storage.db import open_database, sqlite_errors

MessageState = Literal["complete", "partial", "stopped", "failed"]


@dataclass(frozen=True)
class Conversation:
    """`created` and `updated` are seconds since the epoch."""

    id: int
    title: str
    created: float
    updated: float


@dataclass(frozen=True)
class StoredMessage:
    """`partial` is an answer whose program ended before it did."""

    id: int
    conversation_id: int
    role: Literal["user", "assistant"]
    text: str
    state: MessageState
    model: str = ""
    answer: Answer | None = None
    passages: tuple[Hit, ...] = ()
    created: float = 0.0
    error_code: str = ""
    offer: Offer | None = None


class ChatStore:
    """Safe to use from several threads; every call is one short transaction. All raise MachineError disk_full,
    database_damaged, database_unavailable."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._db = open_database(file, "app", check_same_thread=False)
        self._lock = threading.RLock()
        self._deleted: set[int] = set()

    def conversations(self) -> list[Conversation]:
        """Newest first."""
        rows = self._rows("SELECT id, title, created, updated FROM conversations ORDER BY updated DESC, id DESC")
        return [Conversation(*row) for row in rows if row[0] not in self._deleted]

    def create(self, title: str) -> Conversation:
        now = time.time()
        row_id = self._write("INSERT INTO conversations(title, created, updated) VALUES (?, ?, ?)", (title, now, now))
        return Conversation(row_id, title, now, now)

    def rename(self, conversation_id: int, title: str) -> None:
        self._write("UPDATE conversations SET title = ? WHERE id = ?", (title, conversation_id))

    def delete(self, conversation_id: int) -> None:
        """Hide it; `restore` brings it back until `purge` or the end of the program."""
        self._deleted.add(conversation_id)

    def restore(self, conversation_id: int) -> None:
        self._deleted.discard(conversation_id)

    def purge(self) -> None:
        """Really delete what was deleted, messages included."""
        for conversation_id in sorted(self._deleted):
            self._write("DELETE FROM conversations WHERE id = ?", (conversation_id,))
        self._deleted.clear()

    def messages(self, conversation_id: int) -> list[StoredMessage]:
        rows = self._rows(
            "SELECT id, conversation_id, role, text, state, model, payload, created FROM messages "
            "WHERE conversation_id = ? ORDER BY id",
            (conversation_id,),
        )
        return [_message(row) for row in rows]

    def add_user(self, conversation_id: int, text: str) -> StoredMessage:
        now = time.time()
        row_id = self._insert(conversation_id, "user", text, "complete", "", now)
        return StoredMessage(row_id, conversation_id, "user", text, "complete", created=now)

    def begin_answer(self, conversation_id: int, model: str) -> int:
        return self._insert(conversation_id, "assistant", "", "partial", model, time.time())

    def save_partial(self, message_id: int, text: str, answer: Answer | None = None) -> None:
        """`answer` where its citations are known already."""
        payload = json.dumps({"answer": answer}, default=_plain) if answer else None
        self._write("UPDATE messages SET text = ?, payload = ? WHERE id = ?", (text, payload, message_id))

    def finish(
        self,
        message_id: int,
        *,
        text: str,
        state: MessageState,
        answer: Answer | None = None,
        passages: Sequence[Hit] = (),
        error_code: str = "",
        offer: Offer | None = None,
    ) -> None:
        payload = {"answer": answer, "passages": list(passages), "error_code": error_code, "offer": offer}
        self._write(
            "UPDATE messages SET text = ?, state = ?, payload = ?, model = coalesce(nullif(?, ''), model) WHERE id = ?",
            (text, state, json.dumps(payload, default=_plain), answer.model if answer else "", message_id),
        )

    def close(self) -> None:
        with self._lock:
            self.purge()
            self._db.close()

    def _insert(self, conversation_id: int, role: str, text: str, state: str, model: str, now: float) -> int:
        with self._lock:
            row_id = self._write(
                "INSERT INTO messages(conversation_id, role, text, state, model, created) VALUES (?, ?, ?, ?, ?, ?)",
                (conversation_id, role, text, state, model, now),
            )
            self._write("UPDATE conversations SET updated = ? WHERE id = ?", (now, conversation_id))
        return row_id

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock, sqlite_errors(self._file):
            return self._db.execute(sql, values).fetchall()

    def _write(self, sql: str, values: Sequence[Any]) -> int:
        with self._lock, sqlite_errors(self._file), self._db:
            cursor: sqlite3.Cursor = self._db.execute(sql, values)
            return int(cursor.lastrowid or 0)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return str(value)


def _message(row: Sequence[Any]) -> StoredMessage:
    payload = json.loads(row[6]) if row[6] else {}
    return StoredMessage(
        id=row[0],
        conversation_id=row[1],
        role=row[2],
        text=row[3],
        state=row[4],
        model=row[5] or "",
        answer=_answer(payload.get("answer")),
        passages=tuple(Hit(**{**hit, "path": Path(hit["path"])}) for hit in payload.get("passages", ())),
        created=row[7],
        error_code=payload.get("error_code", ""),
        offer=_offer(payload.get("offer")),
    )


def _offer(data: dict[str, Any] | None) -> Offer | None:
    return None if data is None else Offer(**{**data, "within": tuple(map(Path, data["within"]))})


def _answer(data: dict[str, Any] | None) -> Answer | None:
    if data is None:
        return None
    plain = {
        "sentences": tuple(_sentence(item) for item in data["sentences"]),
        "citations": _citations(data["citations"]),
        "timings": Timings(**data["timings"]),
        "within": tuple(Path(path) for path in data.get("within", ())),
        "survey": _survey(data.get("survey")),
    }
    return Answer(**{**data, **plain})


def _sentence(data: dict[str, Any]) -> Sentence:
    doubt = Doubt(**data["doubt"]) if data.get("doubt") else None
    return Sentence(**{**data, "citations": tuple(data["citations"]), "doubt": doubt})


def _citations(data: Sequence[dict[str, Any]]) -> tuple[Citation, ...]:
    return tuple(Citation(**{**item, "path": Path(item["path"])}) for item in data)


def _survey(data: dict[str, Any] | None) -> Survey | None:
    """None in answers from before there were any."""
    if data is None:
        return None
    rows = tuple(
        Row(**{**row, "path": Path(row["path"]), "citations": _citations(row["citations"])}) for row in data["rows"]
    )
    return Survey(**{**data, "within": tuple(map(Path, data["within"])), "rows": rows})
