"""The settings page: look, and where things are kept. Emits changes; saves nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.paths import Paths
from app.core.settings.base import Settings
from app.gui.desktop import open_file
from app.gui.widgets.page import page_header


class SettingsPage(QWidget):
    changed = Signal(str, object)  # name of the setting, value

    def __init__(self, settings: Settings, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.theme = QComboBox()
        for name, label in (
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(label, name)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.theme.setFixedWidth(220)
        self.theme.currentIndexChanged.connect(lambda: self.changed.emit("theme", self.theme.currentData()))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("Look"), self.theme)
        form.addRow(self.tr("Conversations and library"), self._folder(paths.data))
        form.addRow(self.tr("Settings file"), self._folder(paths.config))
        promise = QLabel(self.tr("Alcove opens a connection only for a model download that you start."))
        promise.setObjectName("quiet")
        body = QVBoxLayout()
        body.setContentsMargins(20, 20, 20, 20)
        body.setSpacing(20)
        body.addLayout(form)
        body.addWidget(promise)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page_header(self.tr("Settings")))
        layout.addLayout(body, 1)

    def _folder(self, path: Path) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(str(path))
        label.setObjectName("quiet")
        button = QPushButton(self.tr("Open folder"))
        button.setObjectName("chip")
        button.clicked.connect(lambda: open_file(path))
        layout.addWidget(label)
        layout.addWidget(button)
        layout.addStretch(1)
        return row
