"""What the composer says beside a question, as data; the controller makes a `Question` of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Scope:
    """What a question is put to: see the fields of the same names of `Question`."""

    use_library: bool = True
    within: tuple[Path, ...] = ()
    quotes_only: bool = False


MY_FILES = Scope()  # all of the library
