"""The options of a conversation: differences from the program's defaults. Knows no database and no model."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core import context_sizes

# (smallest, largest); beyond them the model says nothing of use.
RANGES: Mapping[str, tuple[float, float]] = {
    "temperature": (0.0, 2.0),
    "top_p": (0.05, 1.0),
    "repeat_penalty": (1.0, 2.0),
    "max_tokens": (16, 8192),
    "context_tokens": (context_sizes.SMALLEST, context_sizes.LARGEST),
    "seed": (0, 2**31 - 1),
}
_WHOLE = ("max_tokens", "context_tokens", "seed")
_TEXTS = ("model", "persona", "system_prompt")
_SWITCHES = ("uses_library", "quotes_only")
MAX_PROMPT_CHARS = 20_000


@dataclass(frozen=True)
class ConversationOptions:
    """None means the program's default. `persona` is an id of `PersonaStore`; the conversation's own options take
    precedence over its persona's."""

    model: str | None = None
    persona: str | None = None
    system_prompt: str | None = None
    temperature: float | None = None
    top_p: float | None = None
    repeat_penalty: float | None = None
    max_tokens: int | None = None
    context_tokens: int | None = None
    seed: int | None = None
    uses_library: bool | None = None
    quotes_only: bool | None = None

    def over(self, other: ConversationOptions) -> ConversationOptions:
        """These options, completed by `other` where they are None."""
        return dataclasses.replace(other, **self.differences())

    def differences(self) -> dict[str, Any]:
        """The options that are not None; JSON-ready."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value is not None}


PROGRAM_DEFAULTS = ConversationOptions()  # nothing is chosen: what the program does by itself


def read_options(data: object) -> ConversationOptions:
    """Options from stored or foreign JSON: unknown names, wrong types and values out of range are left out."""
    if not isinstance(data, Mapping):
        return PROGRAM_DEFAULTS
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(ConversationOptions):
        value = _read(field.name, data.get(field.name))
        if value is not None:
            kept[field.name] = value
    return ConversationOptions(**kept)


def _read(name: str, value: object) -> object:
    if name in _SWITCHES:
        return value if isinstance(value, bool) else None
    if name in _TEXTS:
        return value[:MAX_PROMPT_CHARS] if isinstance(value, str) and value.strip() else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    low, high = RANGES[name]
    if not low <= value <= high:  # false for NaN
        return None
    return int(value) if name in _WHOLE else float(value)
