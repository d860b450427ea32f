"""A label and a button that end in an ellipsis where their text does not fit. The button then shows the whole text as
its tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

MIN_WIDTH = 56


class ElidedLabel(QLabel):
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What was typed may run the other way than the window: it is written its own way, at the window's side."""
        if not self.text():
            return
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        alignment = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(self.rect(), int(alignment | Qt.AlignmentFlag.AlignAbsolute), text)


class ElidedButton(QPushButton):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_painting = False
        self._has_own_tip = True

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), MIN_WIDTH), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._is_painting = True
        super().paintEvent(event)
        self._is_painting = False

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """The size is that of the whole text, and only what is painted is cut."""
        super().initStyleOption(option)
        missing = self.sizeHint().width() - self.width() if self._is_painting else 0
        if missing > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self.text()) - missing
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        was_painting, self._is_painting = self._is_painting, False
        hint = super().sizeHint()
        self._is_painting = was_painting
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = self.sizeHint().width() > self.width()
        if is_cut and not self.toolTip():
            self._has_own_tip = False
            self.setToolTip(self.text())
        elif not is_cut and not self._has_own_tip:
            self.setToolTip("")
