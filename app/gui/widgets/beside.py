"""A page with a pane that opens beside it, or over it where the window is narrow. Knows neither page nor pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

BESIDE_WIDTH = 1100  # below it the pane opens over the page


class Beside(QSplitter):
    def __init__(self, page: QWidget, pane: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._page = page
        self._pane = pane
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(page)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)
        pane.hide()

    @property
    def is_open(self) -> bool:
        return not self._pane.isHidden()

    def open(self, sizes: Sequence[int]) -> None:
        """`sizes` are the widths in px of page and pane as the person left them; any other list means three to two."""
        if not self.is_open:
            self._pane.show()
            self.fold()
            usual = [self.width() * 3 // 5, self.width() * 2 // 5]
            self.setSizes(list(sizes) if len(sizes) == 2 and all(sizes) else usual)

    def shut(self) -> None:
        self._pane.hide()
        self.fold()

    def fold(self) -> None:
        self._page.setVisible(not (self.is_open and self.window().width() < BESIDE_WIDTH))
