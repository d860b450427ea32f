"""What a translation is: segments with their checks, and the Protocol of the engines. Knows no engine, no file format
and no window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from app.core.task import Task

WarningKind = Literal[
    "number",  # a number or date of the source is missing, or one was added
    "address",  # a web or mail address changed
    "placeholder",  # {name}, %s, a tag, code
    "unit",
    "language",  # the target is not in the language that was asked for
    "length",
    "repetition",
    "untranslated",
    "empty",
    "glossary",  # a term was not translated as it has to be
]
# After these the target is of no use and the source is shown instead, with the mark.
FATAL: frozenset[str] = frozenset({"empty", "untranslated", "repetition", "language", "placeholder", "length"})
SOURCE = "source"  # `Segment.origin` where nothing could be translated
MEMORY = "memory"
COPIED = "copied"  # nothing in it is to be translated


@dataclass(frozen=True)
class Warning:
    """`detail` is what of the source is missing, `found` what stands in the target instead ("" where nothing does).
    `remedy` replaces `found` in the target, where that is sure."""

    kind: WarningKind
    detail: str = ""
    found: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Segment:
    """One sentence, about. `start`/`end` are offsets in the source text; `origin` is the id of the engine, or one of
    SOURCE, MEMORY, COPIED."""

    source: str
    target: str
    start: int
    end: int
    warnings: tuple[Warning, ...] = ()
    origin: str = ""


@dataclass(frozen=True)
class Translation:
    """`text` is the source with every segment replaced by its target; `engine` is the one that did most."""

    text: str
    source_language: str
    target_language: str
    engine: str
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class SegmentDone:
    """`done` of `total` segments. `seconds_left` is None while unknown."""

    segment: Segment
    done: int
    total: int
    seconds_left: float | None = None


@dataclass(frozen=True)
class TranslationDone:
    translation: Translation


TranslateEvent = SegmentDone | TranslationDone


@dataclass(frozen=True)
class Context:
    """What helps an engine beyond the text itself: the pair before it, and terms with their translations."""

    before: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class EngineInfo:
    """`kind` says which is better where both can: a dedicated engine before a language model. `pairs` empty means any
    pair of languages that the program knows."""

    id: str
    name: str
    kind: Literal["dedicated", "model"]
    pairs: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def can(self, source: str, target: str) -> bool:
        return not self.pairs or (source, target) in self.pairs


class Engine(Protocol):
    @property
    def info(self) -> EngineInfo: ...

    def translate(
        self, texts: Sequence[str], source: str, target: str, task: Task, *, context: Context | None = None
    ) -> Iterator[str]:
        """One target for each text, in order, as soon as it is known. Languages are ISO 639-1 codes.
        Raises UserError no_pair, no_model; MachineError model_crashed, out_of_memory; Cancelled."""
        ...

    def close(self) -> None: ...
