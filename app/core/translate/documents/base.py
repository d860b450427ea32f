"""A document as the translator sees it: units of text slots, and writing them back. Knows no format and no engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_MARKER = re.compile(r"<x(\d+)/>")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Unit:
    """One paragraph: its pieces of text in reading order. Between two pieces the formatting changes or something stands
    that is no text (an image, a footnote mark). A marker `<x1/>` takes the place of each such border, so that an engine
    sees the whole paragraph."""

    slots: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is translated; pieces without a letter or digit are left out together with their borders."""
        parts: list[str] = []
        for number, slot in enumerate(self.slots):
            if _LETTER.search(slot):
                parts.append((f"<x{number}/>" if parts else "") + " ".join(slot.split(" ")))
        return "".join(parts)

    def filled(self, target: str) -> tuple[str, ...] | None:
        """The slots with the translation in them, each with its own white space around it; None where the markers are
        not those of `text`, in their order."""
        wanted = [number for number, slot in enumerate(self.slots) if _LETTER.search(slot)]
        pieces = _MARKER.split(target)
        if [int(number) for number in pieces[1::2]] != wanted[1:]:
            return None
        slots = list(self.slots)
        for number, piece in zip(wanted, pieces[0::2], strict=True):
            slots[number] = _dressed(piece, self.slots[number])
        return tuple(slots)


def _dressed(piece: str, slot: str) -> str:
    bare = piece.strip()
    lead = slot[: len(slot) - len(slot.lstrip())]
    tail = slot[len(slot.rstrip()) :]
    return f"{lead}{bare}{tail}"


def has_text(slots: Sequence[str]) -> bool:
    return any(_LETTER.search(slot) for slot in slots)


class OpenDocument(Protocol):
    """A document that was read. It can be written once."""

    @property
    def units(self) -> Sequence[Unit]: ...

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """Write a copy with the slots of every unit replaced; `bilingual` puts the source before each paragraph where
        the format has a place for it. Raises OSError."""
        ...


class DocumentFormat(Protocol):
    suffixes: frozenset[str]

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """Raises UserError damaged, encrypted, unsupported, too_large, path_missing, permission."""
        ...
