"""Reads a conversation of LM Studio (0.3 and later): `*.conversation.json`, a list of messages of which each has
versions. What follows a message hangs on the version that is selected. Thinking is kept between <think> tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, cast

from app.core.chat.options import ConversationOptions, read_options
from app.core.chat.records import ConversationTree, StoredMessage
from app.core.chat.transfer.chatgpt import first_words
from app.core.chat.transfer.own import finite

# Names of its settings, and ours. Some values are {"checked": bool, "value": ...}.
_FIELDS = {
    "llm.prediction.systemPrompt": "system_prompt",
    "llm.prediction.temperature": "temperature",
    "llm.prediction.topPSampling": "top_p",
    "llm.prediction.repeatPenalty": "repeat_penalty",
    "llm.prediction.maxPredictedTokens": "max_tokens",
}


def is_lmstudio(data: Any) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get("messages"), list):
        return False
    return all(isinstance(one, dict) and isinstance(one.get("versions"), list) for one in data["messages"])


def read(data: dict[str, Any]) -> list[ConversationTree]:
    """Raises ValueError, TypeError, AttributeError for another shape."""
    messages: list[StoredMessage] = []
    above: int | None = None
    for one in data["messages"]:
        chosen = one.get("currentlySelected", 0)
        kept = list(_versions(one["versions"], len(messages) + 1, above))
        messages += [message for _, message in kept]
        above = next((message.id for place, message in kept if place == chosen), kept[-1][1].id if kept else above)
    created = _moment(data.get("createdAt"))
    updated = max(_moment(data.get("userLastMessagedAt")), _moment(data.get("assistantLastMessagedAt")), created)
    title = str(data.get("name") or "").strip() or first_words(messages)
    is_pinned = data.get("pinned") is True
    return [ConversationTree(title, created, updated, tuple(messages), above, is_pinned, options=_options(data))]


def _versions(versions: Sequence[Any], number: int, above: int | None) -> Iterator[tuple[int, StoredMessage]]:
    """(index among the versions, message) of those that are not empty."""
    for place, version in enumerate(versions):
        role = version.get("role")
        text = _text(version)
        if role in ("user", "assistant") and text:
            who = cast(Literal["user", "assistant"], role)
            model = str((version.get("senderInfo") or {}).get("senderName") or "") if role == "assistant" else ""
            yield place, StoredMessage(number, 0, who, text, "complete", model, parent_id=above)
            number += 1


def _text(version: dict[str, Any]) -> str:
    if version.get("content") or not version.get("steps"):  # questions, and answers of early versions
        return _parts(version.get("content") or ())
    shown = []
    for step in version.get("steps") or ():
        if step.get("type") == "contentBlock" and (text := _parts(step.get("content") or ())):
            is_thought = (step.get("style") or {}).get("type") == "thinking"
            shown.append(f"<think>\n{text}\n</think>" if is_thought else text)
    return "\n\n".join(shown)


def _parts(parts: Sequence[Any]) -> str:
    texts = []
    for part in parts:
        if part.get("type") == "text" and isinstance(part.get("text"), str):
            texts.append(part["text"])
        elif part.get("type") == "file":
            texts.append(f"[{part.get('fileIdentifier') or part.get('fileType') or 'file'}]")
    return "\n\n".join(texts).strip()


def _options(data: dict[str, Any]) -> ConversationOptions:
    found = {"system_prompt": data.get("systemPrompt")}
    for field in (data.get("perChatPredictionConfig") or {}).get("fields") or ():
        name, value = _FIELDS.get(field.get("key")), field.get("value")
        if isinstance(value, dict):
            value = value.get("value") if value.get("checked") else None
        if name is not None and value is not None:
            found[name] = value
    return read_options(found)


def _moment(value: Any) -> float:
    """Seconds since the epoch, from milliseconds."""
    return finite(value / 1000) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
