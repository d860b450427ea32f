"""What a question is put to, as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Scope:
    """What a question is put to."""

    use_library: bool = True
    within: tuple[Path, ...] = ()
    quotes_only: bool = False
