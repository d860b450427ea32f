"""The rail at the left: a labelled icon for each page. Knows the names of pages, not the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from app.gui.base.icons import icon
from app.gui.base.theme import RAIL_PX, Theme, scaled

BUTTON_SIZE, ICON_SIZE, SIDE = 48, 22, 8


class RailEntry(Protocol):
    """A page as the rail shows it."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def icon(self) -> str: ...


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        """The last of `pages` stands at the bottom. Icons are drawn with the first choice."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("mirrored", self.isRightToLeft())  # the line is on the side of the pages
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 12, SIDE, 12)
        layout.setSpacing(6)
        self._icons = {page.name: page.icon for page in pages}
        for number, page in enumerate(pages):
            if number == len(pages) - 1:
                layout.addStretch(1)
            button = self._make(page.name, page.label)
            group.addButton(button)
            layout.addWidget(button)
        theme.changed.connect(self._draw)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> str:
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    @property
    def names(self) -> Sequence[str]:
        """Of the pages, in their order."""
        return list(self._buttons)

    def choose(self, name: str) -> None:
        self._buttons[name].setChecked(True)
        self._draw()

    def _make(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("railButton")
        button.setText(label)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        return button

    def _fit(self) -> None:
        """Make all buttons as wide as the longest label needs in this language and text size."""
        font = QFont(self.font())
        font.setPixelSize(scaled(RAIL_PX))
        font.setWeight(QFont.Weight.DemiBold)  # as the chosen page's label, which is wider
        metrics = QFontMetrics(font)
        widest = max(metrics.horizontalAdvance(button.text()) for button in self._buttons.values())
        width = max(BUTTON_SIZE, widest + 10)
        for button in self._buttons.values():
            button.setFixedSize(width, max(BUTTON_SIZE, ICON_SIZE + metrics.height() + 14))
        self.setFixedWidth(width + 2 * SIDE)

    def _draw(self) -> None:
        colours = self._theme.colours
        for name, button in self._buttons.items():
            button.setIcon(icon(self._icons[name], colours.accent if button.isChecked() else colours.quiet))
