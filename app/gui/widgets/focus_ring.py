"""A ring around the focused widget, shown once the person moves the focus by keyboard. Knows no widget in particular.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from app.gui.base.theme import RADIUS, Theme

GAP, WIDTH = 2, 2
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QObject):
    """Follows the focus inside `window`. Text fields get no ring: they have a border and a caret of their own."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _: QWidget | None, new: QWidget | None) -> None:
        if self._target is not None and shiboken6.isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
        if new is not None and self._wants_ring(new):
            self._target = new
            new.installEventFilter(self)
            self._place()

    def _wants_ring(self, widget: QWidget) -> bool:
        is_by_key = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        is_by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        is_here = widget.window() is self._window and widget is not self._window
        is_field = isinstance(widget, (QLineEdit, QPlainTextEdit))
        return is_here and is_by_key and not is_by_mouse and not is_field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._target and event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            if self._ring is not None and shiboken6.isValid(self._ring):
                self._ring.hide()
            return
        if self._ring is None or not shiboken6.isValid(self._ring):
            self._ring = _Ring()
        ring, parent = self._ring, _moves_with(target)
        if ring.parentWidget() is not parent:
            ring.setParent(parent)
        grown = GAP + WIDTH
        ring.colour = self._theme.colours.accent
        place = QRect(target.mapTo(parent, QPoint(0, 0)), target.size())
        ring.setGeometry(place.adjusted(-grown, -grown, grown, grown) & parent.rect())
        ring.show()
        ring.raise_()




def _moves_with(target: QWidget) -> QWidget:
    """The widget that the ring becomes a child of: the contents of the scroll area around the target, else the
    window's. A splitter or a stack would take the ring for one of its panes."""
    place = target.parentWidget() or target
    while not place.isWindow():
        around = place.parentWidget()
        if around is not None and isinstance(around.parentWidget(), QScrollArea):
            return place
        place = around or place
    return place


class _Ring(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.colour = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colour), WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS + GAP, RADIUS + GAP)
