"""Builds the prompt: a fixed prefix (so that its KV cache is reused), the evidence fenced as data, earlier turns, the
question. Knows no model but its token counter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from app.core.chat.base import Turn
from app.core.chat.profiles import SMALLEST, Profile, profiles
from app.core.library.base import Hit
from app.core.llm.base import ChatTurn

HISTORY_TURNS = 2
HISTORY_CHARS = 600

# A passage beyond these is read only where it is nearly as good as the best one: each costs seconds of reading.
SURE_PASSAGES = 2
NEAR_SHARE = 0.6

SYSTEM_PLAIN = "You are a helpful assistant. Answer shortly and truthfully. If you do not know, say so."
SYSTEM_WRITE = (
    "You are Alcove, a program on the person's own computer that finds things in the person's files, answers from "
    "them, and writes and changes texts. Nothing leaves the computer. Do exactly what is asked, in the language of the "
    "request unless another is asked for, and reply with the result only."
)
NOT_FOUND = "NOT FOUND"
_FENCE = re.compile(r"<(\s*/?\s*source)", re.IGNORECASE)
_NO_MARKUP = str.maketrans({'"': "'", "<": "‹", ">": "›"})
# What the examples of a profile are asked of: a small model copies the manner of their answers. On 12 XQuAD questions
# with a 1.5B it refused none that could be answered (5 without), and token F1 of what it answered was .51 (.60 of 7
# without). They are part of the fixed prefix, so that they are read once.
_EXAMPLE_SOURCES = """<source id="1" file="ferry.txt">
The ferry to Aldra leaves from pier 4 every day at 7:15 and 18:40. In winter, when the strait is rough, it sails only \
on Mondays and Fridays because the small harbour of Aldra cannot be entered in a swell.
</source>
<source id="2" file="museum.txt">
The museum was founded by the botanist Ilse Verhoeven in 1921 and moved to the old mill in 1957.
</source>

"""
def choose_evidence(hits: Sequence[Hit], count_tokens: Callable[[str], int], limit: int) -> list[Hit]:
    """The best hits that fit `limit` tokens together. Where even the first is too long, its beginning up to the end of
    a sentence; of the later ones, the first that does not fit ends the list."""
    chosen: list[Hit] = []
    left = limit
    for hit in hits:
        if any(_overlaps(hit, other) for other in chosen):
            continue
        if len(chosen) >= SURE_PASSAGES and not _is_worth_reading(hit, hits[0]):
            continue
        needed = count_tokens(_source(1, hit))
        if needed > left:
            cut = _cut(hit, left / needed)
            if cut is not None and not chosen:
                chosen.append(cut)
            break
        chosen.append(hit)
        left -= needed
    return chosen


def cut_to(hit: Hit, limit: int, count_tokens: Callable[[str], int]) -> Hit | None:
    """The hit, or its beginning up to a sentence end within `limit` tokens; None where little would remain."""
    needed = count_tokens(hit.text)
    return hit if needed <= limit else _cut(hit, max(0, limit) / needed)


def source_turns(
    question: str,
    evidence: Sequence[Hit],
    history: Sequence[Turn],
    instructions: str = "",
    *,
    profile: Profile | None = None,
) -> list[ChatTurn]:
    """Turns for a question to sources. `instructions` are the person's own and follow ours; without a `profile` they
    are those of the smallest models."""
    profile = profile or profiles()[SMALLEST]
    sources = "\n".join(_source(n, hit) for n, hit in enumerate(evidence, start=1))
    return [
        ChatTurn("system", f"{profile.system}\n\n{instructions}" if instructions else profile.system),
        *_examples(profile),
        *_history(history),
        ChatTurn("user", f"{sources}\n\nQuestion: {question}"),
    ]


def plain_turns(question: str, history: Sequence[Turn], system: str = SYSTEM_PLAIN) -> list[ChatTurn]:
    """Turns for a question without sources. `history` is used as it is: `sampling.history_for` has chosen what fits."""
    said = [ChatTurn(role, text) for turn in history for role, text in _said(turn)]
    return [ChatTurn("system", system), *said, ChatTurn("user", question)]


def _said(turn: Turn) -> tuple[tuple[Literal["user", "assistant"], str], ...]:
    return ("user", turn.question), ("assistant", turn.answer or NOT_FOUND)


def _examples(profile: Profile) -> list[ChatTurn]:
    turns = []
    for number, (question, answer) in enumerate(profile.examples):
        sources = _EXAMPLE_SOURCES if number == 0 else ""
        turns += [ChatTurn("user", f"{sources}Question: {question}"), ChatTurn("assistant", answer)]
    return turns


def _history(history: Sequence[Turn]) -> list[ChatTurn]:
    turns = []
    for turn in history[-HISTORY_TURNS:]:
        turns.append(ChatTurn("user", turn.question[:HISTORY_CHARS]))
        turns.append(ChatTurn("assistant", turn.answer[:HISTORY_CHARS] or NOT_FOUND))
    return turns


def fenced(hit: Hit, *, n: int | None = None) -> str:
    """A passage as data between tags that its text cannot close."""
    name = _in_attribute(hit.path.name)
    where = f"{name}, page {hit.page}" if hit.page else name
    heading = f" | {_in_attribute(hit.heading)}" if hit.heading else ""
    text = _FENCE.sub(r"‹\1", hit.text)
    number = f' id="{n}"' if n is not None else ""
    return f'<source{number} file="{where}{heading}">\n{text}\n</source>'


def _source(n: int, hit: Hit) -> str:
    return fenced(hit, n=n)


def _in_attribute(text: str) -> str:
    """A name or heading as an attribute value: it comes from the document and must not end the attribute or the tag."""
    return " ".join(text.translate(_NO_MARKUP).split())


def _is_worth_reading(hit: Hit, best: Hit) -> bool:
    """Whether a passage is nearly as good as the best, or the best by its words alone."""
    return hit.score >= NEAR_SHARE * best.score or hit.keyword == 1.0


def _overlaps(hit: Hit, other: Hit) -> bool:
    return hit.path == other.path and hit.start < other.end and other.start < hit.end


def _cut(hit: Hit, share: float) -> Hit | None:
    length = int(len(hit.text) * share * 0.9)
    if length < 200:
        return None
    end = max(hit.text.rfind(". ", 0, length) + 1, hit.text.rfind(" ", 0, length))
    return replace(hit, text=hit.text[:end], end=hit.start + end)
