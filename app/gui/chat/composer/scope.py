"""What the composer says beside a question, as data; the controller makes a `Question` of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.chat.routes.base import RouteKind


@dataclass(frozen=True)
class Scope:
    """What a question is put to: see the fields of the same names of `Question`."""

    use_library: bool = True
    within: tuple[Path, ...] = ()
    quotes_only: bool = False
    route: RouteKind | None = None


MY_FILES = Scope()  # all of the library
