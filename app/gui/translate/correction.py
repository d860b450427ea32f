"""Correcting one sentence of a translation: its source, a field, and similar pairs of the memory. Emits what was saved;
knows no memory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.core.translate.base import Segment
from app.core.translate.memory import Match
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.page_parts import clear

FIELD_HEIGHT = 66


class Field(QPlainTextEdit):
    """Return saves, Shift+Return begins a new line, Escape cancels."""

    saved = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape belongs to this field while it has the focus, not to the window."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Correction(QFrame):
    saved = Signal(int, str)  # number of the segment, its new target
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._number = 0
        self.source = ElidedLabel()
        self.source.setObjectName("quiet")
        self.field = Field()
        self.field.setObjectName("rules")
        self.field.setAccessibleName(self.tr("The right translation of this sentence"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(FIELD_HEIGHT)
        self.save = QPushButton(self.tr("Save and remember"))
        self.save.setObjectName("primary")
        self.save.setToolTip(self.tr("The sentence changes here, and wherever it comes again in this project."))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._matches = QVBoxLayout()
        self._matches.setSpacing(4)
        self.save.clicked.connect(self._on_save)
        self.field.saved.connect(self._on_save)
        self.cancel.clicked.connect(self.shut)
        self.field.left.connect(self.shut)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.source)
        layout.addWidget(self.field)
        layout.addLayout(self._matches)
        layout.addLayout(buttons)

    def open(self, number: int, segment: Segment) -> None:
        self._number = number
        self.source.setText(" ".join(segment.source.split()))
        self.source.setToolTip(segment.source)
        self.field.setPlainText(segment.target)
        self.show_matches([])
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    @Slot()
    def shut(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @Slot(list)
    def show_matches(self, matches: Sequence[Match]) -> None:
        clear(self._matches)
        for match in matches:
            self._matches.addWidget(self._row(match))

    def _row(self, match: Match) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        if match.score == 100:
            text = self.tr("In the memory: {target}")
        else:
            text = self.tr("{share} % like “{source}”: {target}")
        said = text.format(share=int(match.score), source=match.source, target=match.target)
        label = ElidedLabel(said)
        label.setObjectName("quiet")
        label.setToolTip(said)
        use = QPushButton(self.tr("Use"))
        use.setObjectName("chip")
        use.setAccessibleName(self.tr("Use {text}").format(text=match.target))
        use.clicked.connect(lambda: self._use(match.target))
        line.addWidget(label, 1)
        line.addWidget(use)
        return row

    def _use(self, target: str) -> None:
        self.field.setPlainText(target)
        self.field.setFocus()

    @Slot()
    def _on_save(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.saved.emit(self._number, text)
            self.shut()
