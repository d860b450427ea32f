"""Opens the first run and joins it to the window's controllers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.gui.shell.parts import ShellParts

if TYPE_CHECKING:
    from app.gui.welcome.dialog import WelcomeDialog


def welcome(parts: ShellParts, parent: QWidget) -> WelcomeDialog | None:
    """The first run, once: what is there already is not asked for, and closing it counts as an answer."""
    from PySide6.QtCore import QStandardPaths

    from app.core.models.device import suggested
    from app.gui.welcome.dialog import WelcomeDialog

    settings, models = parts.context.services.settings, parts.models
    if settings.get().is_welcomed:
        return None
    offered = [] if models.is_ready() else suggested(models.entries())
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = documents if documents.is_dir() and documents != Path.home() else None
    dialog = WelcomeDialog(parts.context.theme, offered, folder, parent=parent)
    dialog.model_requested.connect(models.get_with_search)
    dialog.own_model_requested.connect(parts.dialogs.choose_model)
    dialog.folder_requested.connect(lambda path: parts.window.add_paths([path]))
    dialog.other_folder_requested.connect(parts.dialogs.choose_folder)
    dialog.sample_requested.connect(parts.window.add_sample)
    dialog.finished.connect(lambda _: settings.update(is_welcomed=True))
    dialog.open()
    return dialog
