"""What answering needs of a chat model and of whatever loads it. Knows no runtime. The data here is picklable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.core.models.base import ModelEntry
from app.core.task import Task


@dataclass(frozen=True)
class ChatTurn:
    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True)
class Sampling:
    """How the next token is drawn. `max_tokens` bounds the answer; temperature 0 is greedy. `grammar` is GBNF (the
    notation of llama.cpp) that the answer must follow, "" for none; an answer cut by `max_tokens` follows only its
    beginning. `fixed_turns` is how many of the first turns are the same at every call of this kind: what the model has
    read of them is kept aside, so that calls of two kinds in turns do not read theirs anew each time."""

    max_tokens: int = 512
    temperature: float = 0.0
    top_p: float = 0.95
    repeat_penalty: float = 1.05
    seed: int = 0
    watch: str = ""  # the answer whose probability at the beginning is told in `Begun`
    against: str = ""  # told as its share of both: a model that would rather begin with a thought has an opinion too
    grammar: str = ""
    fixed_turns: int = 0


@dataclass(frozen=True)
class PromptRead:
    """The model is reading: `done` of `total` prompt tokens, of which `reused` were still in the KV cache."""

    done: int
    total: int
    reused: int = 0


@dataclass(frozen=True)
class Begun:
    """The prompt is read. `watched` is the probability, 0..1, that the model begins with `Sampling.watch`: of all
    beginnings or, where `Sampling.against` is set, of those two."""

    watched: float = 0.0


@dataclass(frozen=True)
class TextDelta:
    text: str


@dataclass(frozen=True)
class Finished:
    """Last event of a generation. `reason` is "stop" or "length"; times in milliseconds."""

    reason: Literal["stop", "length"]
    prompt_tokens: int
    reused_tokens: int
    tokens: int
    first_token_ms: float
    total_ms: float
    logprob: float = 0.0  # mean natural log probability of the drawn tokens, their end included


ModelEvent = PromptRead | Begun | TextDelta | Finished


class ChatModel(Protocol):
    """One loaded model. Stateless between calls but for its KV cache."""

    @property
    def id(self) -> str: ...

    @property
    def parameters(self) -> int:
        """Number of weights; 0 if the file does not tell."""
        ...

    @property
    def context(self) -> int:
        """Context window in tokens."""
        ...

    def count_tokens(self, text: str) -> int: ...

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        """Where the last turn is the assistant's, the model goes on with it. Raises UserError: prompt_too_long;
        MachineError: model_crashed, out_of_memory; BugError for a grammar that is none; Cancelled."""
        ...

    def close(self) -> None: ...


class ModelLoader(Protocol):
    """Hands out a loaded model at a time; another entry or context takes the place of the one before."""

    @property
    def pid(self) -> int | None:
        """Of the process that holds the model; None while there is none, or where the model lives in this process."""
        ...

    def load(self, entry: ModelEntry, task: Task, *, context: int | None = None) -> ChatModel:
        """The model, ready, with a context of so many tokens; None for the usual. Raises UserError no_model,
        path_missing, not_a_model, truncated_model, model_unloadable; MachineError out_of_memory, model_crashed;
        Cancelled."""
        ...

    def kill(self) -> None:
        """End the model at once, whatever it does; the next `load` starts it anew. What runs raises model_crashed."""
        ...

    def close(self) -> None:
        """Let go of the model. The next `load` starts it anew."""
        ...
