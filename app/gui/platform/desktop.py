"""What the desktop does for us: opens a file or folder in the program that the person uses for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> None:
    """Open a file in the person's program for it. `path` is as the library names it (see `walk.as_text`)."""
    from app.core.library.ingest.walk import on_disk  # with fnmatch and its patterns

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(on_disk(path))))
