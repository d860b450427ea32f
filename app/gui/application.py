"""Starts the window. Imports no engine: those load in their own processes, after the window is there."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import Services
from app.gui.main_window import MainWindow
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
    theme = theme or Theme(make_application(), services.settings.get().theme)
    return MainWindow(services, theme)


def run(services: Services, paths_to_add: list[Path]) -> int:
    """Show the window until it is closed; returns the exit code."""
    app = make_application()
    window = create_window(services)
    window.show()
    if paths_to_add:
        window.add_paths(paths_to_add)
    return app.exec()
