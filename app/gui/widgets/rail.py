"""The rail at the left: one labelled icon a page. Knows names of pages, not the pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from app.gui.icons import icon
from app.gui.theme import Theme

RAIL_WIDTH = 64


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`pages` are (icon name, label); the last one stands at the bottom."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(6)
        for number, (name, label) in enumerate(pages):
            if number == len(pages) - 1:
                layout.addStretch(1)
            button = self._make(name, label)
            group.addButton(button)
            layout.addWidget(button)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def current(self) -> str:
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, name: str) -> None:
        self._buttons[name].setChecked(True)
        self._draw()

    def _make(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("railButton")
        button.setText(label)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFixedSize(48, 48)
        button.setIconSize(QSize(22, 22))
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        return button

    def _draw(self) -> None:
        colours = self._theme.colours
        for name, button in self._buttons.items():
            button.setIcon(icon(name, colours.accent if button.isChecked() else colours.quiet))
