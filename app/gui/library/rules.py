"""A dialog for which files are left out, by name and by size. Knows no library and saves nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.settings.base import MAX_FILE_MB
from app.gui.widgets.elided import ElidedButton


class RulesDialog(QDialog):
    saved = Signal(list, int)  # patterns, MB

    def __init__(
        self, exclude: Sequence[str], usual: Sequence[str], *, max_file_mb: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What is read"))
        self.setMinimumSize(440, 460)
        self.patterns = QPlainTextEdit("\n".join(exclude))
        self.patterns.setObjectName("rules")
        self.patterns.setAccessibleName(self.tr("Names that are left out"))
        self.patterns.setTabChangesFocus(True)
        self.save = QPushButton(self.tr("Save"))
        self.save.setObjectName("primary")
        self.save.clicked.connect(self._on_save)
        self.largest = QLineEdit(str(max_file_mb))
        self.largest.setValidator(QIntValidator(1, MAX_FILE_MB, self))
        self.largest.setAccessibleName(self.tr("Largest file, in MB"))
        self.largest.setFixedWidth(80)
        self.largest.textChanged.connect(lambda: self.save.setEnabled(self.largest.hasAcceptableInput()))
        self.usual = ElidedButton(self.tr("Use the usual names"))
        self.usual.setObjectName("link")
        self.usual.clicked.connect(lambda: self.patterns.setPlainText("\n".join(usual)))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._arrange()

    def _arrange(self) -> None:
        title = QLabel(self.tr("Files and folders of these names are left out"))
        title.setWordWrap(True)
        title.setObjectName("title")
        hint = QLabel(self.tr("One name a line; * stands for any letters: *.tmp, Archive, draft-*. Hidden files are "
                              "always left out. What was read and is left out now leaves the library."))  # fmt: skip
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        size = QHBoxLayout()
        size.addWidget(QLabel(self.tr("Leave out files larger than")))
        size.addWidget(self.largest)
        size.addWidget(QLabel(self.tr("MB")))
        size.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addWidget(self.patterns, 1)
        layout.addLayout(size)
        layout.addLayout(buttons)

    @Slot()
    def _on_save(self) -> None:
        lines = (line.strip() for line in self.patterns.toPlainText().splitlines())
        self.saved.emit(list(dict.fromkeys(line for line in lines if line)), int(self.largest.text()))
        self.accept()
