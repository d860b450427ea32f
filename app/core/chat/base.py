"""What a question becomes: the events while it is answered, and the answer with its checked sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.core.library.base import Hit
from app.core.task import Task


@dataclass(frozen=True)
class Citation:
    """A quote in a file. `n` counts from 1; `start`/`end` are offsets in the file's stored text."""

    n: int
    path: Path
    page: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Doubt:
    """Why a sentence counts as unsupported. `kind` is a code: wording (no passage says it), number, date, name or quote
    (`detail` stands in no passage that says the rest)."""

    kind: str
    detail: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the answer; `start`/`end` are offsets in `Answer.text`. Markdown markup is inside the range."""

    text: str
    start: int
    end: int
    is_supported: bool
    citations: tuple[int, ...] = ()
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Timings:
    search_ms: float = 0.0
    first_token_ms: float = 0.0
    total_ms: float = 0.0
    prompt_tokens: int = 0
    reused_tokens: int = 0
    tokens_per_s: float = 0.0


@dataclass(frozen=True)
class Answer:
    """`found` is False where the files hold nothing on it: then `text` is empty and `passages` are the nearest."""

    text: str
    found: bool
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    timings: Timings = field(default_factory=Timings)
    model: str = ""
    is_quotes: bool = False
    used_library: bool = True
    searched: str = ""  # where it was more than the question: a question that leans on the one before
    within: tuple[Path, ...] = ()  # the files and folders that were asked; all of them when there are none


@dataclass(frozen=True)
class PassagesFound:
    """Shown before the model speaks."""

    hits: tuple[Hit, ...]
    ms: float


@dataclass(frozen=True)
class ModelLoading:
    model: str


@dataclass(frozen=True)
class ModelReading:
    """Prompt evaluation, tokens."""

    done: int
    total: int


@dataclass(frozen=True)
class AnswerText:
    delta: str


@dataclass(frozen=True)
class AnswerDone:
    answer: Answer


AskEvent = PassagesFound | ModelLoading | ModelReading | AnswerText | AnswerDone


@dataclass(frozen=True)
class Turn:
    """An earlier question and its answer, oldest first."""

    question: str
    answer: str


class Asker(Protocol):
    """Answers one question at a time."""

    def ask(
        self,
        question: str,
        task: Task,
        *,
        within: Sequence[Path] = (),
        use_library: bool = True,
        model_id: str | None = None,
        history: Sequence[Turn] = (),
        quotes_only: bool = False,
    ) -> Iterator[AskEvent]:
        """`quotes_only` answers with sentences of the files, whatever the model. Yields events, AnswerDone last.
        Raises UserError: library_empty, no_model, unknown_model, truncated_model, not_a_model; MachineError:
        model_crashed, out_of_memory; Cancelled after Stop."""
        ...
