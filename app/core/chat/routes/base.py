"""What a question asks for, and so what is done with it. Pure data; knows no library and no model."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

RouteKind = Literal[
    "smalltalk",  # a greeting, or a question about the program: answered from its text about itself
    "library",  # about the files as files: how many, the newest, which mention something
    "write",  # a text, or a change of a given text, without the files
    "write_from_files",  # a letter, mail or checklist with facts of the files
    "fact",
    "yes_no",
    "list",
    "compute",  # amounts or dates of the files, calculated by code
    "compare",  # named files, or kinds of files, side by side
    "versions",  # which of several versions holds, and what changed between them
    "summary",
    "rewrite",  # the answer before, in another form or language
]
ROUTE_KINDS: tuple[RouteKind, ...] = get_args(RouteKind)
# Answered without a search in the files.
WITHOUT_FILES = frozenset({"smalltalk", "library", "write", "rewrite"})
# Answered with what the files say; a text that is asked for may hold words that are none of the question.
FROM_FILES = frozenset(ROUTE_KINDS) - WITHOUT_FILES - {"write_from_files"}

# Why a route was taken: by the words of the question, by what they mean, by the files that it names, by what was said
# before, by the model, because nothing spoke for another, or because the person chose it.
RouteReason = Literal["words", "meaning", "files", "history", "model", "default", "chosen"]


@dataclass(frozen=True)
class Route:
    """`topic` is what a route knows beside its kind: the subject of small talk, of a question about the library, or of
    a change of the answer before. `files` are those that the question names; `language` (ISO 639-1) is that of the
    answer, "" where it could not be told."""

    kind: RouteKind
    reason: RouteReason = "words"
    topic: str = ""
    language: str = ""
    files: tuple[Path, ...] = field(default=())
