"""Makes a changed setting take effect at once, where it can. Saves nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from app.gui.base.context import Shell
from app.gui.base.motion import choose_motion
from app.gui.base.theme import Theme
from app.gui.platform.tray import Tray


class Preferences:
    """`autostart_command` starts the program when the person signs in; empty, nothing of the system is changed."""

    def __init__(self, theme: Theme, tray: Tray, shell: Shell) -> None:
        self._shell = shell
        self.autostart_command: Sequence[str] = ()
        # A setting that is not named here is read when it is next needed.
        self._effects: dict[str, Callable[..., object]] = {
            "theme": theme.choose,
            "text_size": theme.choose_size,
            "is_motion_reduced": lambda is_reduced: choose_motion(is_reduced=is_reduced),
            "keeps_in_tray": lambda is_kept: tray.choose(is_kept=is_kept),
            "starts_with_system": self._set_autostart,
        }

    def apply(self, name: str, value: object) -> None:
        if name in self._effects:
            self._effects[name](value)

    def _set_autostart(self, is_on: bool) -> None:
        from app.gui.platform.autostart import set_autostart

        if self.autostart_command:
            try:
                set_autostart(is_on, list(self.autostart_command))
            except OSError as error:
                text = QCoreApplication.translate(
                    "preferences", "The system's list of programs to start could not be changed: {reason}"
                )
                self._shell.notify(text.format(reason=error.strerror or ""))
