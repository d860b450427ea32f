"""Conversations and messages as data, and their JSON. Knows no database and no window."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.core.chat.options import ConversationOptions

if TYPE_CHECKING:
    from app.core.chat.base import Answer, Citation, Offer, Row, Sentence, Survey
    from app.core.library.base import Hit

MessageState = Literal["complete", "partial", "stopped", "failed"]


@dataclass(frozen=True)
class Conversation:
    """`created` and `updated` are seconds since the epoch; `tags` are sorted."""

    id: int
    title: str
    created: float
    updated: float
    is_pinned: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredMessage:
    """`partial` marks an answer that a killed program left unfinished. `parent_id` is the message before it; `siblings`
    have the same parent, itself included, oldest first."""

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
    parent_id: int | None = None
    siblings: tuple[int, ...] = ()
    packed: str = ""  # encoded answer, passages, error code and offer until they are needed: see `unpacked`


@dataclass(frozen=True)
class ConversationTree:
    """A whole conversation with every branch, outside the database. Ids are local to it; a parent precedes its
    children. `tip` is the last message of the branch that is shown."""

    title: str
    created: float
    updated: float
    messages: tuple[StoredMessage, ...] = ()
    tip: int | None = None
    is_pinned: bool = False
    tags: tuple[str, ...] = ()
    options: ConversationOptions = dataclasses.field(default_factory=ConversationOptions)


def unpacked(message: StoredMessage) -> StoredMessage:
    """The message with everything that is stored. Decoding 3,000 answers takes half a second, while a window shows
    eight."""
    if not message.packed:
        return message
    return dataclasses.replace(message, packed="", **read_payload(json.loads(message.packed)))


def branch(messages: Sequence[StoredMessage], tip: int | None) -> list[StoredMessage]:
    """The messages from the root to `tip`."""
    known = {message.id: message for message in messages}
    found = []
    while tip is not None and tip in known:
        message = known.pop(tip)  # popped, so that a cycle ends
        found.append(message)
        tip = message.parent_id
    return found[::-1]


def payload_json(
    answer: Answer | None, passages: Sequence[Hit] = (), error_code: str = "", offer: Offer | None = None
) -> str:
    """The JSON of what is stored beside the text of an answer."""
    payload = {"answer": answer, "passages": list(passages), "error_code": error_code, "offer": offer}
    return json.dumps(payload, default=plain)


def plain(value: Any) -> Any:
    """For `json.dumps(default=...)`: dataclasses as objects, anything else (paths) as text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return str(value)


def read_payload(payload: dict[str, Any]) -> dict[str, Any]:
    """The fields of `StoredMessage` that `payload_json` holds. Raises KeyError, TypeError for another shape."""
    from app.core.library.base import Hit

    return {
        "answer": _answer(payload.get("answer")),
        "passages": tuple(Hit(**{**hit, "path": Path(hit["path"])}) for hit in payload.get("passages", ())),
        "error_code": payload.get("error_code", ""),
        "offer": _offer(payload.get("offer")),
    }


def _offer(data: dict[str, Any] | None) -> Offer | None:
    from app.core.chat.base import Offer

    return None if data is None else Offer(**{**data, "within": tuple(map(Path, data["within"]))})


def _answer(data: dict[str, Any] | None) -> Answer | None:
    if data is None:
        return None
    from app.core.chat.base import Answer, Timings

    read = {
        "sentences": tuple(_sentence(item) for item in data["sentences"]),
        "citations": _citations(data["citations"]),
        "timings": Timings(**data["timings"]),
        "within": tuple(Path(path) for path in data.get("within", ())),
        "survey": _survey(data.get("survey")),
    }
    return Answer(**{**data, **read})


def _sentence(data: dict[str, Any]) -> Sentence:
    from app.core.chat.base import Doubt, Sentence

    doubt = Doubt(**data["doubt"]) if data.get("doubt") else None
    return Sentence(**{**data, "citations": tuple(data["citations"]), "doubt": doubt})


def _citations(data: Sequence[dict[str, Any]]) -> tuple[Citation, ...]:
    from app.core.chat.base import Citation

    return tuple(Citation(**{**item, "path": Path(item["path"])}) for item in data)


def _survey(data: dict[str, Any] | None) -> Survey | None:
    """None in answers that were stored before surveys existed."""
    if data is None:
        return None
    from app.core.chat.base import Survey

    files = {"within": tuple(map(Path, data["within"])), "columns": tuple(data.get("columns", ()))}
    return Survey(**{**data, **files, "rows": tuple(map(_row, data["rows"]))})


def _row(data: dict[str, Any]) -> Row:
    from app.core.chat.base import Cell, Row

    cells = tuple(Cell(**{**cell, "citations": _citations(cell["citations"])}) for cell in data.get("cells", ()))
    return Row(**{**data, "path": Path(data["path"]), "citations": _citations(data["citations"]), "cells": cells})
