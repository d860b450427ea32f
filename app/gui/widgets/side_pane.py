"""A page with a pane that opens beside it, or over it where the window is narrow; and a list with a page beside it.
Knows neither page nor pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from shiboken6 import isValid

BESIDE_WIDTH = 1100  # below it the pane opens over the page


class SplitPage(QSplitter):
    """`make_pane` is called when the pane is first opened. If the pane has a `focus_first`, it is called to give the
    pane the focus."""

    def __init__(
        self,
        page: QWidget,
        make_pane: Callable[[], QWidget],
        *,
        focus_pane: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._page = page
        self._make_pane = make_pane
        self._focus_pane = focus_pane
        self._pane: QWidget | None = None
        self._left: QWidget | None = None  # the focused widget when the pane opened
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(page)
        self.setStretchFactor(0, 1)

    @property
    def is_open(self) -> bool:
        return self._pane is not None and not self._pane.isHidden()

    def open(self, sizes: Sequence[int]) -> None:
        """`sizes` are the widths in px of page and pane as the person left them; any other list means three to two."""
        if not self.is_open:
            if self._pane is None:
                self._pane = self._make_pane()
                self.addWidget(self._pane)
            focused = QApplication.focusWidget()
            self._left = focused if focused is not None and self._page.isAncestorOf(focused) else None
            self._pane.show()
            self.fold()
            usual = [self.width() * 3 // 5, self.width() * 2 // 5]
            self.setSizes(list(sizes) if len(sizes) == 2 and all(sizes) else usual)

    def shut(self) -> None:
        if self._pane is None:
            return
        focused = QApplication.focusWidget()
        has_keyboard = focused is not None and self._pane.isAncestorOf(focused)
        self._pane.hide()
        self.fold()
        if has_keyboard and self._left is not None and isValid(self._left) and self._left.isVisible():
            self._left.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Hide the page where the pane covers it, and give the pane its focus: Qt would choose a widget at the foot of
        the window."""
        is_covered = self.is_open and self.window().width() < BESIDE_WIDTH
        focused = QApplication.focusWidget()
        if is_covered and focused is not None and self._page.isAncestorOf(focused):
            self._left = focused
            self._focus_pane()
        self._page.setVisible(not is_covered)


class Panes(QSplitter):
    """A list with a page beside it; the page takes the width that the window gains. `moved` is emitted while the person
    drags."""

    moved = Signal()

    def __init__(self, side: QWidget, page: QWidget, width: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(side)
        self.addWidget(page)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([width, 10 * width])
        self.splitterMoved.connect(lambda: self.moved.emit())
