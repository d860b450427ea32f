"""Gives the clear button of a field the program's own icon; the style's is a black disc. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from app.gui.base.icons import icon
from app.gui.base.theme import Theme

_ACTION = "_q_qlineeditclearaction"  # what Qt calls it
ICON_PX = 16


class ClearButton(QObject):
    """Belongs to its field."""

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._theme = theme
        field.setClearButtonEnabled(True)
        theme.changed.connect(self._draw)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        action = self._field.findChild(QAction, _ACTION)
        if isinstance(action, QAction):
            action.setIcon(icon("close", self._theme.colours.quiet, ICON_PX))
