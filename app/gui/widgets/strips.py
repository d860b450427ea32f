"""Two slim strips at the foot of the window: progress of work, and a sentence with at most one action. Know no work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

SHOW_MS = 10_000


class ProgressStrip(QFrame):
    """A text, a progress bar and Stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.text = QLabel()
        self.text.setObjectName("quiet")
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(180)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setObjectName("chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.hide()

    def show_progress(self, text: str, done: int, total: int) -> None:
        self.text.setText(text)
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.show()


class NoticeStrip(QFrame):
    """A sentence that disappears by itself, with at most one action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.action = QPushButton()
        self.action.setObjectName("soft")
        self.action.clicked.connect(self._on_action)
        close = QPushButton(self.tr("Close"))
        close.setObjectName("chip")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.action)
        row.addWidget(close)
        self._function: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, action: str = "", function: Callable[[], object] | None = None) -> None:
        self.text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._function = function
        self.show()
        self._timer.start(SHOW_MS)

    def _on_action(self) -> None:
        self.hide()
        if self._function is not None:
            self._function()
