"""Reads the conversations of ChatGPT's export: `conversations.json`, a list of trees whose nodes name their parent and
children. Hidden messages, tools and their output, and reasoning summaries are left out; their children move up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, cast

from app.core.chat.records import ConversationTree, StoredMessage
from app.core.chat.transfer.own import finite

_SHOWN_KINDS = ("text", "multimodal_text", "code")
_IMAGE = "[image]"


def is_chatgpt(data: Any) -> bool:
    conversations = data if isinstance(data, list) else [data]
    return bool(conversations) and all(isinstance(one, dict) and "mapping" in one for one in conversations)


def read(data: Any) -> list[ConversationTree]:
    """Raises ValueError, TypeError, AttributeError for another shape."""
    return [_tree(one) for one in (data if isinstance(data, list) else [data])]


def _tree(data: dict[str, Any]) -> ConversationTree:
    nodes: dict[str, Any] = data["mapping"]
    kept: dict[str, int | None] = {}  # for each node the message that represents it and its descendants
    messages: list[StoredMessage] = []
    for name, parent in _from_the_roots(nodes):
        above = kept.get(parent) if parent is not None else None
        message = _message(nodes[name].get("message"), len(messages) + 1, above)
        if message is not None:
            messages.append(message)
        kept[name] = message.id if message is not None else above
    created = _moment(data.get("create_time"))
    tip = kept.get(str(data.get("current_node")))
    if tip is None and messages:
        tip = messages[-1].id
    title = str(data.get("title") or "").strip() or first_words(messages)
    return ConversationTree(title, created, _moment(data.get("update_time")) or created, tuple(messages), tip)


def _from_the_roots(nodes: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """(node, its parent), parents first, children in their order. Nodes in a cycle are never reached."""
    roots = [name for name, node in nodes.items() if node.get("parent") not in nodes]
    waiting: list[tuple[str, str | None]] = [(name, None) for name in reversed(roots)]
    seen: set[str] = set()
    while waiting:
        name, parent = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name, parent
        children = [child for child in nodes[name].get("children") or () if child in nodes]
        waiting += [(child, name) for child in reversed(children)]


def _message(data: Any, number: int, above: int | None) -> StoredMessage | None:
    if not isinstance(data, dict):
        return None
    about = data.get("metadata") or {}
    role = (data.get("author") or {}).get("role")
    is_hidden = about.get("is_visually_hidden_from_conversation") or data.get("weight") == 0
    if role not in ("user", "assistant") or is_hidden or data.get("recipient") not in (None, "all"):
        return None
    text = _text(data.get("content") or {})
    if not text:
        return None
    who = cast(Literal["user", "assistant"], role)
    model = str(about.get("model_slug") or "") if role == "assistant" else ""
    created = _moment(data.get("create_time"))
    return StoredMessage(number, 0, who, text, "complete", model, created=created, parent_id=above)


def _text(content: dict[str, Any]) -> str:
    if content.get("content_type", "text") not in _SHOWN_KINDS:
        return ""
    parts = content.get("parts")
    if not isinstance(parts, list):
        parts = [content.get("text")]
    return "\n\n".join(filter(None, map(_part, parts))).strip()


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        if isinstance(part.get("text"), str):  # a transcribed voice message
            return str(part["text"])
        return _IMAGE if "image" in str(part.get("content_type", "")) else ""
    return ""


def _moment(value: Any) -> float:
    return finite(float(value)) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def first_words(messages: list[StoredMessage], limit: int = 60) -> str:
    """A title for a conversation without one."""
    line = " ".join((messages[0].text if messages else "").split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"
