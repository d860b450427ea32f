"""Conversations in app.db. A streamed answer is saved about once a second, so that a killed program loses at most a
second of it. Knows no window and no model."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.chat.message_search import MessageMatch, find_messages
from app.core.chat.pending import Pending, edit_name
from app.core.chat.records import (
    Conversation,
    ConversationTree,
    MessageState,
    StoredMessage,
    payload_json,
    plain,
    unpacked,
)
from app.core.storage.copies import drop_copies
from app.core.storage.db import open_database, sqlite_errors, transaction

if TYPE_CHECKING:
    from app.core.chat.base import Answer, Offer
    from app.core.library.base import Hit

__all__ = ["LAST", "ChatStore", "Conversation", "ConversationTree", "MessageMatch", "MessageState", "StoredMessage"]

LAST: Final = -1  # as a parent: the tip of the branch that is shown
UNDO_S = 300.0  # seconds for which deletions of another run can be undone
CACHE_KIB = 8192  # of each connection: a search of 10,000 conversations is no slower, and the window is smaller
MERGE_PAGES = 64  # of the word index, in one step of `tidy`
_MERGED = 2  # fewer changes than that tell that a merge had nothing to do (FTS5, "The merge command")
_CONVERSATION = "id, title, created, updated, is_pinned"
_MESSAGE = "id, conversation_id, role, text, state, model, payload, created, parent_id"


class ChatStore(Pending):
    """Safe to use from several threads; every call is one short transaction. All raise MachineError disk_full,
    database_damaged, database_unavailable."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._db = _opened(file)
        self._lock = threading.RLock()
        self._deleted: set[int] = set()  # deleted by this run of the program
        self._is_closed = False
        self._reading = threading.Lock()
        self._reader: sqlite3.Connection | None = None  # a second connection, so that a search does not block saving
        self._write("UPDATE messages SET is_running = 0 WHERE is_running = 1", ())  # left by a killed program

    # Conversations

    def conversations(self, most: int = -1) -> list[Conversation]:
        """Newest first. With `most`: all pinned ones, then that many of the newest."""
        tags: dict[int, list[str]] = {}
        for conversation_id, tag in self._rows("SELECT conversation_id, tag FROM tags ORDER BY tag"):
            tags.setdefault(conversation_id, []).append(tag)
        newest = "SELECT id FROM conversations WHERE deleted IS NULL ORDER BY updated DESC, id DESC LIMIT ?"
        where, order = "deleted IS NULL", "updated DESC, id DESC"
        if most >= 0:
            where, order = f"{where} AND (is_pinned = 1 OR id IN ({newest}))", f"is_pinned DESC, {order}"
        values = (most,) if most >= 0 else ()
        rows = self._rows(f"SELECT {_CONVERSATION} FROM conversations WHERE {where} ORDER BY {order}", values)
        return [_conversation(row, tags.get(row[0], ())) for row in rows]

    def conversation(self, conversation_id: int) -> Conversation | None:
        """None where there is none of this id."""
        rows = self._rows(
            f"SELECT {_CONVERSATION} FROM conversations WHERE id = ? AND deleted IS NULL", (conversation_id,)
        )
        tags = self._rows("SELECT tag FROM tags WHERE conversation_id = ? ORDER BY tag", (conversation_id,))
        return _conversation(rows[0], [tag for (tag,) in tags]) if rows else None

    def create(self, title: str) -> Conversation:
        """A new conversation, with the options that were chosen before it began."""
        now = time.time()
        with self._changing():
            options = self._state("options") or "{}"
            self._db.execute("DELETE FROM state WHERE name = 'options'")
            cursor = self._db.execute(
                "INSERT INTO conversations(title, created, updated, options) VALUES (?, ?, ?, ?)",
                (title, now, now, options),
            )
        return Conversation(int(cursor.lastrowid or 0), title, now, now)

    def rename(self, conversation_id: int, title: str) -> None:
        self._write("UPDATE conversations SET title = ? WHERE id = ?", (title, conversation_id))

    def set_pinned(self, conversation_id: int, is_pinned: bool) -> None:
        self._write("UPDATE conversations SET is_pinned = ? WHERE id = ?", (int(is_pinned), conversation_id))

    def set_tags(self, conversation_id: int, tags: Sequence[str]) -> None:
        with self._changing():
            self._db.execute("DELETE FROM tags WHERE conversation_id = ?", (conversation_id,))
            self._add_tags(conversation_id, tags)

    def delete(self, conversation_id: int) -> None:
        """Hide a conversation; `restore` brings it back until `purge`. The deletion survives a kill."""
        self._deleted.add(conversation_id)
        self._write("UPDATE conversations SET deleted = ? WHERE id = ?", (time.time(), conversation_id))

    def restore(self, conversation_id: int) -> None:
        self._deleted.discard(conversation_id)
        self._write("UPDATE conversations SET deleted = NULL WHERE id = ?", (conversation_id,))

    def purge(self) -> None:
        """Remove from the disk what this run deleted, and what another run deleted more than five minutes ago:
        messages, their words in the index, and their traces in the journal."""
        with self._lock:
            old = self._rows("SELECT id FROM conversations WHERE deleted < ?", (time.time() - UNDO_S,))
            gone = sorted(self._deleted | {row[0] for row in old})
            if gone:
                drop_copies(self._file)
            for conversation_id in gone:
                with self._changing():
                    self._db.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))
                    self._db.execute("DELETE FROM state WHERE name = ?", (edit_name(conversation_id),))
                    self._db.execute("INSERT OR REPLACE INTO state VALUES ('is_untidy', '1')")
            self._deleted.clear()

    def tidy(self) -> Iterator[None]:
        """`purge`, then merge the word index in short steps: until then it still holds the deleted words."""
        self.purge()
        if not self._state("is_untidy"):
            return
        pages = -MERGE_PAGES  # the first merge is of all segments, the others go on with it
        while self._merge(pages) >= _MERGED:
            pages = MERGE_PAGES
            yield
        self._write("DELETE FROM state WHERE name = 'is_untidy'", ())
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def search(self, text: str, limit: int = 50) -> list[MessageMatch]:
        """Messages with every word of `text`, newest first. Parts of words count; any string is a valid query."""
        with self._reading, sqlite_errors(self._file):
            if self._reader is None:
                self._reader = _opened(self._file)
            return find_messages(self._reader, text, limit)

    # Messages

    def messages(self, conversation_id: int, *, is_packed: bool = False) -> list[StoredMessage]:
        """The branch that is shown, root to tip. With `is_packed` answers stay encoded; decode them with
        `records.unpacked`."""
        siblings = self._siblings(conversation_id)
        rows = self._rows(
            "WITH RECURSIVE shown(at) AS (SELECT tip FROM conversations WHERE id = ?1 UNION "
            "SELECT m.parent_id FROM messages AS m JOIN shown ON m.id = shown.at) "
            f"SELECT {_MESSAGE} FROM messages WHERE id IN (SELECT at FROM shown) AND conversation_id = ?1 ORDER BY id",
            (conversation_id,),
        )
        read = _packed if is_packed else _message
        return [read(row, siblings[row[8]]) for row in rows]

    def shows(self, conversation_id: int, message_id: int) -> bool:
        """Whether a message is in the branch that is shown."""
        sql = (
            "WITH RECURSIVE shown(at) AS (SELECT tip FROM conversations WHERE id = ?1 UNION "
            "SELECT m.parent_id FROM messages AS m JOIN shown ON m.id = shown.at) SELECT 1 FROM shown WHERE at = ?2"
        )
        return bool(self._rows(sql, (conversation_id, message_id)))

    def tree(self, conversation_id: int) -> ConversationTree | None:
        """All branches; None where there is no such conversation."""
        about = self.conversation(conversation_id)
        if about is None:
            return None
        rows = self._rows(f"SELECT {_MESSAGE} FROM messages WHERE conversation_id = ? ORDER BY id", (conversation_id,))
        ((tip,),) = self._rows("SELECT tip FROM conversations WHERE id = ?", (conversation_id,))
        messages = tuple(map(_message, rows))
        options = self.options(conversation_id)
        return ConversationTree(
            about.title, about.created, about.updated, messages, tip, about.is_pinned, about.tags, options
        )

    def add_trees(self, trees: Sequence[ConversationTree]) -> list[Conversation]:
        """Add all conversations or, after an error, none."""
        with self._changing():
            return [self._add_tree(tree) for tree in trees]

    def duplicate(self, conversation_id: int) -> Conversation | None:
        """Copy a conversation with every branch; it counts as new. None where there is none of this id."""
        tree = self.tree(conversation_id)
        if tree is None:
            return None
        (copy,) = self.add_trees([replace(tree, is_pinned=False, updated=time.time())])
        return copy

    def add_user(self, conversation_id: int, text: str, *, parent: int | None = LAST) -> StoredMessage:
        """Add below the tip, or below `parent` (None: a new root). Its branch is the one shown from now on."""
        now = time.time()
        row_id, above = self._insert(conversation_id, ("user", text, "complete", "", now, 0), parent)
        siblings = self._below(conversation_id, above)
        return StoredMessage(
            row_id, conversation_id, "user", text, "complete", created=now, parent_id=above, siblings=siblings
        )

    def begin_answer(self, conversation_id: int, model: str, *, parent: int | None = LAST) -> int:
        """See `add_user`."""
        row_id, _ = self._insert(conversation_id, ("assistant", "", "partial", model, time.time(), 1), parent)
        return row_id

    def siblings(self, message_id: int) -> tuple[int, ...]:
        """The messages with the same parent, itself included, oldest first; () where there is no such message."""
        rows = self._rows("SELECT conversation_id, parent_id FROM messages WHERE id = ?", (message_id,))
        return self._below(*rows[0]) if rows else ()

    def choose_branch(self, message_id: int) -> None:
        """Show the branch through this message, down to its newest descendant."""
        self._write(
            "WITH RECURSIVE below(at) AS (VALUES(?1) UNION ALL "
            "SELECT m.id FROM messages AS m JOIN below ON m.parent_id = below.at) "
            "UPDATE conversations SET tip = (SELECT max(at) FROM below) "
            "WHERE id = (SELECT conversation_id FROM messages WHERE id = ?1)",
            (message_id,),
        )

    def save_partial(self, message_id: int, text: str, answer: Answer | None = None) -> None:
        """Save an unfinished answer; `answer` if its citations are known already."""
        payload = json.dumps({"answer": answer}, default=plain) if answer else None
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
        payload = payload_json(answer, passages, error_code, offer)
        self._write(
            "UPDATE messages SET text = ?, state = ?, payload = ?, model = coalesce(nullif(?, ''), model), "
            "is_running = 0 WHERE id = ?",
            (text, state, payload, answer.model if answer else "", message_id),
        )

    def close(self) -> None:
        """Purges. The merge of `tidy` is left to the next start, since it takes long."""
        with self._lock:
            if self._is_closed:
                return
            until = time.monotonic() + 1.0
            for _ in self.tidy():
                if time.monotonic() > until:
                    break
            self._is_closed = True
            with self._reading:
                if self._reader is not None:
                    self._reader.close()
            self._db.close()

    def _insert(self, conversation_id: int, values: Sequence[Any], parent: int | None) -> tuple[int, int | None]:
        """Insert a message. Returns its id and that of its parent."""
        with self._changing():
            if parent == LAST:
                rows = self._db.execute("SELECT tip FROM conversations WHERE id = ?", (conversation_id,)).fetchall()
                parent = rows[0][0] if rows else None
            cursor = self._db.execute(
                "INSERT INTO messages(conversation_id, role, text, state, model, created, is_running, parent_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (conversation_id, *values, parent),
            )
            row_id = int(cursor.lastrowid or 0)
            self._db.execute(
                "UPDATE conversations SET updated = ?, tip = ? WHERE id = ?", (values[4], row_id, conversation_id)
            )
        return row_id, parent

    def _add_tree(self, tree: ConversationTree) -> Conversation:
        cursor = self._db.execute(
            "INSERT INTO conversations(title, created, updated, is_pinned, options) VALUES (?, ?, ?, ?, ?)",
            (tree.title, tree.created, tree.updated, int(tree.is_pinned), json.dumps(tree.options.differences())),
        )
        number = int(cursor.lastrowid or 0)
        ids: dict[int, int] = {}
        for message in tree.messages:
            payload = payload_json(message.answer, message.passages, message.error_code, message.offer)
            parent = ids.get(message.parent_id) if message.parent_id is not None else None
            cursor = self._db.execute(
                "INSERT INTO messages(conversation_id, role, text, state, model, payload, created, parent_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, message.role, message.text, message.state, message.model, payload, message.created, parent),
            )
            ids[message.id] = int(cursor.lastrowid or 0)
        tip = ids.get(tree.tip) if tree.tip is not None else None
        self._db.execute("UPDATE conversations SET tip = ? WHERE id = ?", (tip, number))
        self._add_tags(number, tree.tags)
        return Conversation(number, tree.title, tree.created, tree.updated, tree.is_pinned, tuple(sorted(tree.tags)))

    def _add_tags(self, conversation_id: int, tags: Sequence[str]) -> None:
        for tag in {" ".join(tag.split()) for tag in tags} - {""}:
            self._db.execute("INSERT INTO tags VALUES (?, ?)", (conversation_id, tag))

    def _below(self, conversation_id: int, parent: int | None) -> tuple[int, ...]:
        """The children of a message, or the roots of the conversation."""
        where = "parent_id = ?2" if parent is not None else "+parent_id IS ?2"  # not by the index of all beginnings
        sql = f"SELECT id FROM messages WHERE conversation_id = ?1 AND {where} ORDER BY id"
        return tuple(row[0] for row in self._rows(sql, (conversation_id, parent)))

    def _siblings(self, conversation_id: int) -> dict[int | None, tuple[int, ...]]:
        """By parent."""
        children: dict[int | None, list[int]] = {}
        sql = "SELECT id, parent_id FROM messages WHERE conversation_id = ? ORDER BY id"
        for message_id, parent_id in self._rows(sql, (conversation_id,)):
            children.setdefault(parent_id, []).append(message_id)
        return {parent_id: tuple(ids) for parent_id, ids in children.items()}

    def _state(self, name: str) -> str:
        rows = self._rows("SELECT value FROM state WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def _merge(self, pages: int) -> int:
        """Merge a part of the word index. Returns the number of changes."""
        with self._lock, sqlite_errors(self._file):
            before = self._db.total_changes
            self._db.execute("INSERT INTO message_index(message_index, rank) VALUES ('merge', ?)", (pages,))
            return self._db.total_changes - before

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._lock, transaction(self._db):
            yield

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock, sqlite_errors(self._file):
            return self._db.execute(sql, values).fetchall()

    def _write(self, sql: str, values: Sequence[Any]) -> int:
        with self._lock, sqlite_errors(self._file), self._db:
            cursor: sqlite3.Cursor = self._db.execute(sql, values)
            return int(cursor.lastrowid or 0)


def _opened(file: Path) -> sqlite3.Connection:
    db = open_database(file, "app", check_same_thread=False)
    db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return db


def _conversation(row: Sequence[Any], tags: Sequence[str]) -> Conversation:
    return Conversation(row[0], row[1], row[2], row[3], bool(row[4]), tuple(tags))


def _message(row: Sequence[Any], siblings: tuple[int, ...] = ()) -> StoredMessage:
    return unpacked(_packed(row, siblings))


def _packed(row: Sequence[Any], siblings: tuple[int, ...]) -> StoredMessage:
    return StoredMessage(
        row[0], row[1], row[2], row[3], row[4], row[5] or "",
        created=row[7], parent_id=row[8], siblings=siblings, packed=row[6] or "",
    )  # fmt: skip
