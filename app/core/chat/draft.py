"""What a model writes of an answer, as events while it is written: shown at once, held until it is checked, or refused
before the first word. Knows no library and no question."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from enum import Enum

from app.core.chat import prompt
from app.core.chat.base import AnswerChecking, AnswerText, AskEvent, ModelReading
from app.core.chat.verify import strip_citations
from app.core.llm.base import Begun, Finished, ModelEvent, PromptRead, TextDelta

_STARTS = "|".join(re.escape(prompt.NOT_FOUND[:length]) for length in range(len(prompt.NOT_FOUND), 0, -1))
_MARKER_END = re.compile(rf"\s*(?:{re.escape(prompt.NOT_FOUND)}[.!]*|\b(?:{_STARTS}))$", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*•]|\d+[.)])\s+\S")
LONG_LINE = 30  # characters
_MARKER_CHARS = 16  # an open bracket this near the end may still become a source number


class Verdict(Enum):
    """What becomes of an answer once the model has read the prompt and is about to write."""

    SHOWN = "shown"  # while it is written
    HELD = "held"  # shown when it is checked: words that are taken back are hard to forget
    REFUSED = "refused"  # the model doubts that there is an answer, and is stopped


@dataclass(frozen=True)
class Draft:
    """`text` is all of it, what was begun before included. `finished` is None where the model was not heard to its end,
    `context_tokens` how many prompt and answer may have together."""

    text: str
    verdict: Verdict = Verdict.SHOWN
    finished: Finished | None = None
    context_tokens: int = 0


def write(
    events: Iterator[ModelEvent], *, so_far: str, judge: Callable[[float], Verdict]
) -> Generator[AskEvent, None, Draft]:
    """Yields what the model says behind `so_far`, and returns all of it; ends at once where `judge` refuses. `judge` is
    given the probability, 0..1, with which the model begins to say that it finds nothing (`Begun.watched`)."""
    text = shown = so_far
    verdict, finished = Verdict.SHOWN, None
    try:
        for event in events:
            if isinstance(event, PromptRead):
                yield ModelReading(event.done, event.total)
            elif isinstance(event, Begun):
                verdict = judge(event.watched)
                if verdict is Verdict.REFUSED:
                    break
            elif isinstance(event, Finished):
                finished = event
            elif verdict is Verdict.HELD:
                text += event.text
                yield AnswerChecking()
            else:
                text += event.text
                visible = strip_citations(_without_marker(text))
                if visible.startswith(shown) and visible != shown:
                    yield AnswerText(visible[len(shown) :])
                    shown = visible
            if isinstance(event, TextDelta) and "\n" in event.text and is_repeating(text):
                break
    finally:
        if isinstance(events, Generator):  # or the model would go on for nobody
            events.close()
    return Draft(text, verdict, finished)


def is_repeating(text: str) -> bool:
    """Whether the last whole line is an item of a list, or a long line, that was said before: from there on a small
    model says them all again."""
    lines = [line.strip() for line in text.split("\n")[:-1] if line.strip()]
    return bool(lines) and lines[-1] in lines[:-1] and is_said_once(lines[-1])


def is_said_once(line: str) -> bool:
    """Whether a line is none that a text may have twice, as a greeting or a heading."""
    return len(line) >= LONG_LINE or _ITEM.match(line) is not None


def is_nothing(text: str) -> bool:
    """Whether the model says that the sources hold no answer, or says nothing."""
    said = strip_citations(text).strip()
    return not said or said.upper().rstrip(".!").endswith(prompt.NOT_FOUND)


def _without_marker(text: str) -> str:
    """Hide "NOT FOUND", and the beginning of it or of a source number, until it is known what it is."""
    cut = _MARKER_END.sub("", text)
    bracket = cut.rfind("[")
    if bracket >= 0 and "]" not in cut[bracket:] and len(cut) - bracket < _MARKER_CHARS:
        cut = cut[:bracket].rstrip(" ")
    return cut
