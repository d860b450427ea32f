"""A label and a button that end in an ellipsis where their text does not fit. The button then says all in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionButton, QWidget

PADDING = 28  # of the widest style of button, both sides


class ElidedLabel(QLabel):
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        alignment = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(self.rect(), int(alignment), text)


class ElidedButton(QPushButton):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._has_own_tip = True

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 56), hint.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.text = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            self.text(), Qt.TextElideMode.ElideRight, max(20, self.width() - PADDING)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = super().sizeHint().width() > self.width() + 1
        if is_cut and not self.toolTip():
            self._has_own_tip = False
            self.setToolTip(self.text())
        elif not is_cut and not self._has_own_tip:
            self.setToolTip("")
