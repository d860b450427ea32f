"""Starts the window. Imports no engine: those load in their own processes, after the window is there."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, StartOptions, open_services
from app.core.errors import UserError
from app.core.paths import Paths
from app.gui.main_window import MainWindow
from app.gui.motion import choose_motion
from app.gui.theme import Theme


def make_application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Alcove")
    app.setDesktopFileName("alcove")
    return app


def create_window(services: Services, theme: Theme | None = None) -> MainWindow:
    chosen = services.settings.get()
    theme = theme or Theme(make_application(), chosen.theme, chosen.text_size)
    choose_motion(is_reduced=chosen.is_motion_reduced)
    return MainWindow(services, theme)


def run(services: Services, paths_to_add: list[Path]) -> int:
    """Show the window until it is closed; returns the exit code."""
    app = make_application()
    window = create_window(services)
    window.show()
    if paths_to_add:
        window.add_paths(paths_to_add)
    return app.exec()


def start(options: StartOptions, paths: Paths) -> int:
    """Open the program's parts and its window. Raises UserError no_display."""
    if sys.platform.startswith("linux") and not _has_display():
        raise UserError("no_display")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal that started the window
    with contextlib.closing(open_services(options, paths, is_window=True)) as services:
        return run(services, [])


def _has_display() -> bool:
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return has_screen or os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal", "vnc")
