"""Chooses questions that a library could be asked first, by the names and kinds of its files. Pure; the sentences are
the window's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.core.chat.routes.kinds import kind_of
from app.core.chat.routes.versions import marks_of, newer_of
from app.core.library.base import FileRow
from app.core.library.states import FileState

ExampleKind = Literal[
    "amount", "end", "decided", "cost", "warns", "about", "says", "sums", "does", "summary", "changed", "newest",
    "contents",
]  # fmt: skip
MOST = 4
MOST_OF_FILES = 3  # the last one is about the files themselves
LOOKED_AT = 300  # files, the newest: a choice among more of them is no better
NAME_CHARS = 36  # of a name in a question; longer ones do not fit a line of a narrow window
MANY_FILES = 3  # from here on it is worth to ask which one is the newest
# What a file is asked that is called an invoice, a lease, … (`kind_of`).
_BY_KIND: dict[str, ExampleKind] = {
    "invoice": "amount", "receipt": "amount", "contract": "end", "lease": "end", "minutes": "decided", "offer": "cost",
    "manual": "warns", "letter": "about", "mail": "about",
}  # fmt: skip
_BY_SUFFIX: dict[str, ExampleKind] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"), "sums"),
    **dict.fromkeys((".eml", ".mbox"), "about"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"), "says"),
    **dict.fromkeys((".py", ".js", ".ts", ".c", ".cpp", ".java", ".go", ".rs", ".sh"), "does"),
    **dict.fromkeys((".pdf", ".docx", ".doc", ".odt", ".epub", ".pptx", ".ppt", ".odp"), "summary"),
    **dict.fromkeys((".rtf", ".md", ".html", ".txt"), "summary"),
}
_WORD = re.compile(r"[^\W\d_]{3,}")
# Names that cameras, scanners and programs give say nothing.
_MADE_BY_MACHINES = frozenset(
    ("img", "dsc", "pxl", "scan", "scanned", "image", "photo", "document", "file", "untitled", "download", "copy")
)


@dataclass(frozen=True)
class Example:
    """`name` is that of a file without its ending, `other` that of the later version of it."""

    kind: ExampleKind
    name: str = ""
    other: str = ""


def choose_examples(rows: Sequence[FileRow]) -> tuple[Example, ...]:
    """At most MOST, each of another kind and of another file, those of the newest files first; none where nothing can
    be found yet."""
    readable = [row for row in rows if row.chunks and row.state in (FileState.INDEXED, FileState.WAITING)]
    newest = sorted(readable, key=lambda row: (-row.modified, row.path))[:LOOKED_AT]
    if not newest:
        return ()
    paths = [row.path for row in newest if _is_telling(row.path)]
    chosen = list(_distinct([*_changed(paths), *_of_files(paths)]))[:MOST_OF_FILES]
    if len(readable) >= MANY_FILES and len(chosen) < MOST_OF_FILES:
        chosen.append(Example("newest"))
    return (*chosen, Example("contents"))[:MOST]


def _changed(paths: Sequence[Path]) -> Iterator[Example]:
    """Two versions of one file, if there are."""
    newer = newer_of(paths)
    for path in sorted(newer, key=marks_of, reverse=True):
        yield Example("changed", shown_name(path), shown_name(newer[path]))
        return


def _of_files(paths: Sequence[Path]) -> Iterator[Example]:
    """What the names ask for comes before what the types do."""
    of_kinds = [(path, kind) for path in paths if (kind := _kind_by_name(path)) is not None]
    of_types = [(path, kind) for path in paths if (kind := _BY_SUFFIX.get(path.suffix.lower())) is not None]
    for path, kind in (*of_kinds, *of_types):
        yield Example(kind, shown_name(path))


def _kind_by_name(path: Path) -> ExampleKind | None:
    words = re.findall(r"[^\W_]+", path.stem)
    return next((known for word in words if (known := _BY_KIND.get(kind_of(word))) is not None), None)


def _distinct(examples: Sequence[Example]) -> Iterator[Example]:
    kinds: set[ExampleKind] = set()
    names: set[str] = set()
    for one in examples:
        own = {one.name.casefold(), one.other.casefold()} - {""}
        if one.kind not in kinds and not own & names:
            kinds.add(one.kind)
            names |= own
            yield one


def shown_name(path: Path) -> str:
    """A file's name as one would say it."""
    return " ".join(path.stem.replace("_", " ").split())


def _is_telling(path: Path) -> bool:
    """Whether a person gave the name, and it fits into a question."""
    words = [word.casefold() for word in _WORD.findall(path.stem)]
    return len(shown_name(path)) <= NAME_CHARS and any(word not in _MADE_BY_MACHINES for word in words)
