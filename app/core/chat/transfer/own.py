"""The program's own JSON of conversations: everything that is kept of them, every branch and citation included.

    {"format": "alcove-conversations", "version": 1, "conversations": [
      {"title", "created", "updated",        seconds since the epoch
       "pinned", "tags", "options",          options: only what differs from the program's defaults
       "shown": id of the last message of the branch that is shown, or null,
       "messages": [
         {"id", "parent",                    a parent stands before its children; null at a beginning
          "role": "user" | "assistant", "text", "model", "created",
          "state": "complete" | "partial" | "stopped" | "failed", "error": code of what went wrong,
          "answer":   null or {"text", "found", "sentences": [{"text", "start", "end", "is_supported", "citations",
                      "doubt"}], "citations": [{"n", "path", "page", "quote", "start", "end"}], "timings", ...},
          "passages": [{"path", "page", "heading", "text", "start", "end", ...}], what was searched up,
          "offer":    null or what a question to all files would need}]}]}

A reader takes fields that it does not know for absent, and refuses a version that it does not know."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from app.core.chat.base import Answer, Offer
from app.core.chat.options import read_options
from app.core.chat.records import ConversationTree, MessageState, StoredMessage, plain
from app.core.errors import UserError
from app.core.library.base import Hit

FORMAT, VERSION = "alcove-conversations", 1


class _Message(msgspec.Struct):
    id: int
    role: Literal["user", "assistant"]
    text: str
    parent: int | None = None
    state: MessageState = "complete"
    model: str = ""
    created: float = 0.0
    error: str = ""
    answer: Answer | None = None
    passages: tuple[Hit, ...] = ()
    offer: Offer | None = None


class _Conversation(msgspec.Struct):
    title: str
    messages: list[_Message]
    created: float = 0.0
    updated: float = 0.0
    pinned: bool = False
    tags: list[str] = []
    options: dict[str, Any] = {}
    shown: int | None = None


def to_json(trees: Sequence[ConversationTree]) -> str:
    """ASCII, since a path need not be valid text."""
    content = {"format": FORMAT, "version": VERSION, "conversations": [_plain_tree(tree) for tree in trees]}
    return json.dumps(content, default=plain, indent=1)


def is_own(data: Any) -> bool:
    return isinstance(data, dict) and data.get("format") == FORMAT


def read(data: dict[str, Any], source: str) -> list[ConversationTree]:
    """Raises UserError import_newer, import_damaged."""
    if data.get("version") != VERSION:
        raise UserError("import_newer", path=source)
    try:
        found = msgspec.convert(data.get("conversations"), list[_Conversation], dec_hook=_path)
        return [_tree(conversation) for conversation in found]
    except (msgspec.ValidationError, ValueError) as error:
        raise UserError("import_damaged", path=source, detail=str(error)) from error


def _plain_tree(tree: ConversationTree) -> dict[str, Any]:
    return {
        "title": tree.title,
        "created": tree.created,
        "updated": tree.updated,
        "pinned": tree.is_pinned,
        "tags": list(tree.tags),
        "options": tree.options.differences(),
        "shown": tree.tip,
        "messages": [
            {
                "id": message.id,
                "parent": message.parent_id,
                "role": message.role,
                "text": message.text,
                "state": message.state,
                "model": message.model,
                "created": message.created,
                "error": message.error_code,
                "answer": message.answer,
                "passages": list(message.passages),
                "offer": message.offer,
            }
            for message in tree.messages
        ],
    }


def _path(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise ValueError("not a path")


def _tree(found: _Conversation) -> ConversationTree:
    """Raises ValueError for messages that form no tree."""
    known: set[int] = set()
    messages = []
    for one in found.messages:
        if one.id in known or (one.parent is not None and one.parent not in known):
            raise ValueError("messages out of order")
        known.add(one.id)
        messages.append(
            StoredMessage(
                one.id, 0, one.role, one.text, one.state, one.model, one.answer, one.passages, finite(one.created),
                one.error, one.offer, one.parent,
            )
        )  # fmt: skip
    shown = found.shown if found.shown in known else (messages[-1].id if messages else None)
    return ConversationTree(
        found.title, finite(found.created), finite(found.updated), tuple(messages), shown, found.pinned,
        tuple(sorted(set(found.tags))), read_options(found.options),
    )  # fmt: skip


def finite(value: float) -> float:
    """A time that a calendar can show."""
    return value if math.isfinite(value) and 0 <= value < 2e11 else 0.0
