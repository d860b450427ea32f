"""The list of warnings below a translation, each with its remedy one click away. Knows no engine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.translate.base import SOURCE, Segment, Warning
from app.gui.translate.warning_texts import kept_text, warning_text
from app.gui.widgets.page_parts import clear

MOST = 50
MAX_HEIGHT = 180


class WarningList(QScrollArea):
    chosen = Signal(int)  # number of the segment
    remedy_requested = Signal(int, object)  # number of the segment, Warning

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMaximumHeight(MAX_HEIGHT)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setSpacing(6)
        self.setWidget(self._inside)
        self.setAccessibleName(self.tr("What has to be looked at"))
        self.hide()

    def show_segments(self, segments: Sequence[Segment]) -> None:
        clear(self._rows)
        doubts = [(n, segment, warning) for n, segment in enumerate(segments) for warning in segment.warnings]
        for number, segment, warning in doubts[:MOST]:
            self._rows.addWidget(self._row(number, segment, warning))
        if len(doubts) > MOST:
            more = QLabel(self.tr("%n more", "", len(doubts) - MOST))
            more.setObjectName("quiet")
            self._rows.addWidget(more)
        self._rows.addStretch(1)
        self.setVisible(bool(doubts))
        self.setFixedHeight(min(MAX_HEIGHT, self._inside.sizeHint().height() + 2))

    def _row(self, number: int, segment: Segment, warning: Warning) -> QFrame:
        row = QFrame()
        row.setObjectName("doubt")
        line = QHBoxLayout(row)
        line.setContentsMargins(10, 4, 6, 4)
        text = kept_text(segment) if segment.origin == SOURCE else warning_text(warning)
        label = QLabel(text)
        label.setObjectName("doubtText")
        label.setWordWrap(True)
        line.addWidget(label, 1)
        if warning.remedy and warning.found and segment.origin != SOURCE:
            use = QPushButton(self.tr("Use {text}").format(text=warning.remedy))
            use.setObjectName("doubtButton")
            use.clicked.connect(lambda: self.remedy_requested.emit(number, warning))
            line.addWidget(use)
        show = QPushButton(self.tr("Show"))
        show.setObjectName("doubtButton")
        show.setAccessibleName(self.tr("Show where: {text}").format(text=text))
        show.clicked.connect(lambda: self.chosen.emit(number))
        line.addWidget(show)
        return row
