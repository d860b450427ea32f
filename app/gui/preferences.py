"""Makes a changed setting take effect at once, where it can. Saves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.gui.motion import choose_motion

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow


def apply(window: MainWindow, name: str, value: object) -> None:
    """A setting that is not named here is read when it is next needed."""
    effects: dict[str, Callable[..., object]] = {
        "theme": window.theme.choose,
        "text_size": window.theme.choose_size,
        "is_motion_reduced": lambda is_reduced: choose_motion(is_reduced=is_reduced),
        "keeps_in_tray": lambda is_kept: window.tray.choose(is_kept=is_kept),
        "starts_with_system": lambda is_on: _set_autostart(window, is_on),
    }
    if name in effects:
        effects[name](value)


def _set_autostart(window: MainWindow, is_on: bool) -> None:
    from app.gui.autostart import set_autostart

    if window.autostart_command:
        try:
            set_autostart(is_on, window.autostart_command)
        except OSError as error:
            said = QCoreApplication.translate(
                "preferences", "The system's list of programs to start could not be changed: {reason}"
            )
            window.notice.say(said.format(reason=error.strerror or ""))
