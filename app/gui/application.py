"""Starts the window. Imports no engine: those load in their own processes, after the window is there."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, StartOptions, open_services
from app.core.errors import AppError, UserError
from app.core.paths import Paths
from app.gui.base.language import install
from app.gui.base.motion import choose_motion
from app.gui.base.theme import STYLE, STYLED, Theme
from app.gui.platform import gc_policy
from app.gui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.gui.shell.launch import LaunchRequests


class Application(QApplication):
    """On macOS files opened with the program, or dropped on its icon, arrive as events, the first ones before there is
    a window. `early_files` keeps those."""

    file_opened = Signal(object)  # Path

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.early_files: list[Path] = []

    def pass_files_to(self, requests: LaunchRequests) -> None:
        """Those opened before there was a window, and all later ones."""
        QTimer.singleShot(0, requests, lambda: requests.take(self.early_files, ""))
        self.file_opened.connect(requests.open_file)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.early_files.append(Path(event.file()))
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


def make_application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # The style by Qt's own option: `setStyle` hands a QStyle back, and Python then makes its enums (10 ms).
    app = Application([*sys.argv[:1], "-style", STYLE])
    app.setProperty(STYLED, True)
    app.setApplicationName("Alcove")
    app.setDesktopFileName("alcove")  # the app id of Wayland, and what joins a window to its icon
    return app


def create_window(services: Services, theme: Theme | None = None) -> MainWindow:
    chosen = services.settings.get()
    theme = theme or Theme(make_application(), chosen.theme, chosen.text_size)
    choose_motion(is_reduced=chosen.is_motion_reduced)
    return MainWindow(services, theme)


def run(services: Services, paths_to_add: list[Path], question: str = "") -> int:
    """Show the window until the program ends; returns the exit code."""
    from app.gui.platform.autostart import own_command
    from app.gui.shell.launch import LaunchRequests
    from app.gui.shell.welcome import welcome

    app = make_application()
    install(app, services.settings.get().language)
    window = create_window(services)
    window.preferences.autostart_command = own_command(services.base_dir)
    window.show()
    requests = LaunchRequests(window, services.paths.data, window)
    requests.take(paths_to_add, question)
    if isinstance(app, Application):
        app.pass_files_to(requests)
    QTimer.singleShot(0, window, lambda: welcome(window.parts, window))
    QTimer.singleShot(gc_policy.SETTLED_MS, window, gc_policy.settle)
    return app.exec()


def start(options: StartOptions, paths: Paths, files: list[Path], question: str = "") -> int:
    """Open the program's parts and its window. If a window with this data folder is open already, files and question
    are passed to it. Raises UserError no_display."""
    if sys.platform.startswith("linux") and not _has_display():
        raise UserError("no_display")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal that started the window
    if pass_on(paths, files, question):
        return 0
    with contextlib.closing(open_services(options, paths)) as services:
        return run(services, files, question)


def pass_on(paths: Paths, files: list[Path], question: str = "") -> bool:
    """Pass files and question to the window with this data folder. False where there is none."""
    from app.gui.shell.address import may_be_open

    if not may_be_open(paths.data):
        return False  # the usual case: Qt's network module is not loaded
    from app.gui.shell.address import Opening
    from app.gui.shell.instance import hand_over

    return hand_over(paths.data, Opening(tuple(file.absolute() for file in files), question))


def show_failure(error: AppError) -> bool:
    """Show the error in a window: whoever started the program by double-click sees no error stream. False where there
    is no screen."""
    if not _is_seen():
        return False
    from PySide6.QtWidgets import QMessageBox

    from app.gui.base.messages import error_text
    from app.gui.platform.tray import program_icon

    install(make_application(), "system")
    box = QMessageBox(QMessageBox.Icon.Critical, "Alcove", error_text(error))
    box.setWindowIcon(program_icon())
    box.exec()
    box.deleteLater()
    return True


def _is_seen() -> bool:
    is_drawn = not sys.platform.startswith("linux") or _has_display()
    return is_drawn and os.environ.get("QT_QPA_PLATFORM") not in ("offscreen", "minimal")


def _has_display() -> bool:
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return has_screen or os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal", "vnc")
