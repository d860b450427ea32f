"""What the features of the window and the bridges between them are handed: the program's parts, threads and look, and
the few things that they may ask of the window. Knows no window class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.gui.base.tasks import TaskRunner
    from app.gui.base.theme import Theme


@dataclass(frozen=True)
class GuiContext:
    """Made once for each window; the parts in it live as long as the window does."""

    services: Services
    runner: TaskRunner
    theme: Theme


class Shell(Protocol):
    """The frame around the pages, as a feature or a bridge sees it."""

    def notify(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show a sentence at the foot of the window for a while, with at most one button."""
        ...

    def open_page(self, name: str) -> None:
        """Show the page of this name. Raises KeyError where there is none."""
        ...

    def ask_within(self, paths: Sequence[Path], text: str = "", *, at_once: bool = False) -> None:
        """Begin a conversation about these files only, with `text` in its field, which is asked if `at_once`."""
        ...
