"""How a conversation's options reach the model: sampling parameters, and how much history fits. Pure."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence
from dataclasses import replace

from app.core.chat.base import Turn
from app.core.chat.options import ConversationOptions
from app.core.llm.base import Sampling
from app.core.settings.base import MAX_EVIDENCE_TOKENS

DRAWN = ("temperature", "top_p", "repeat_penalty", "max_tokens")
# What is read of earlier turns where nobody chose a context: as much as of evidence, for the same wait.
HISTORY_TOKENS = MAX_EVIDENCE_TOKENS
TURN_TOKENS = 16  # the marks of two turns, and some to spare
BYTES_A_TOKEN = 3  # fewer than there are: 4 in English, about 3 in scripts of three bytes a letter


def sampling_for(options: ConversationOptions, usual: Sampling) -> Sampling:
    """Sampling parameters of a conversation. Without a seed of its own each answer gets another one."""
    changes = {name: value for name in DRAWN if (value := getattr(options, name)) is not None}
    seed = options.seed if options.seed is not None else secrets.randbelow(2**31)
    return replace(usual, **changes, seed=seed)


def history_for(
    options: ConversationOptions, history: Sequence[Turn], *, context: int, taken: str, answer_tokens: int
) -> list[Turn]:
    """The last turns that fit beside `taken` tokens (instructions and question) and an answer. When turns must go, half
    of the room is freed at once: the beginning of the prompt then stays the same for several questions and is not
    evaluated again."""
    room = context - answer_tokens - estimate(taken) - 2 * TURN_TOKENS
    room = max(0, room if options.context_tokens else min(room, HISTORY_TOKENS))
    sizes = [estimate(turn.question) + estimate(turn.answer) + TURN_TOKENS for turn in history]
    over = sum(sizes) - room
    if over <= 0:
        return list(history)
    block = max(1, room // 2)
    left = math.ceil(over / block) * block
    for number, size in enumerate(sizes):
        if left <= 0:
            return list(history[number:])
        left -= size
    return []


def estimate(text: str) -> int:
    """Estimated tokens, rather too many than too few."""
    return len(text.encode("utf-8", "replace")) // BYTES_A_TOKEN + 1
