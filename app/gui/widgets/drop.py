"""An overlay over the whole window that says what a drop will do. Knows nothing of files but their paths."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget


class DropOverlay(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = QLabel()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self.text)
        self.hide()

    def show_over(self, text: str) -> None:
        self.text.setText(text)
        self.setGeometry(self._over.rect().adjusted(12, 12, -12, -12))
        self.raise_()
        self.show()


def dropped_paths(data: QMimeData) -> list[Path]:
    """Local files and folders of a drop; web addresses are left out."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
