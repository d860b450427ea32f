"""The list of commands that opens when a question begins with a slash. Shows what it is given; runs nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.gui.base.actions import Action

MAX_SHOWN = 8
ROW_PX = 34


class SlashList(QFrame):
    """Shown above `anchor`. The field keeps the focus and passes its keys to `takes_key`."""

    chosen = Signal(object)  # an Action

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self.setObjectName("card")
        self._anchor = anchor
        self.source: Callable[[], Sequence[Action]] = lambda: ()
        self.list = QListWidget()
        self.list.setObjectName("slash")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._choose())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        self.hide()

    def show_for(self, text: str) -> None:
        """Open if the text is a slash and the beginning of a command, close for any other text."""
        is_command = text.startswith("/") and "\n" not in text and len(text) < 60
        found = matching(self.source(), text[1:]) if is_command else []
        self.list.clear()
        for action in found:
            keys = f"    {action.shown_shortcut}" if action.shown_shortcut else ""
            item = QListWidgetItem(f"/{action.name}    {action.label}{keys}")
            item.setData(Qt.ItemDataRole.UserRole, action)
            self.list.addItem(item)
        if not found:
            self.hide()
            return
        self.list.setCurrentRow(0)
        self._place(len(found))

    def takes_key(self, event: QKeyEvent) -> bool:
        """Handle a key. False if it is not for the list."""
        if not self.isVisible():
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _choose(self) -> None:
        item = self.list.currentItem()
        self.hide()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _place(self, count: int) -> None:
        window = self._anchor.window()
        if self.parentWidget() is not window:  # the composer was put into a window after this was made
            self.setParent(window)
        height = min(count, MAX_SHOWN) * ROW_PX + 14
        corner = self._anchor.mapTo(window, QPoint(0, 0))
        self.setGeometry(corner.x(), max(8, corner.y() - height - 6), min(self._anchor.width(), 520), height)
        self.show()
        self.raise_()


def matching(actions: Sequence[Action], typed: str) -> list[Action]:
    """Actions whose name begins with what was typed, then those that contain three letters or more of it."""
    wanted = typed.strip().lower()
    first = [action for action in actions if action.name.lower().startswith(wanted)]
    if len(wanted) < 3:
        return first
    return first + [each for each in actions if each not in first and wanted in f"{each.name} {each.label}".lower()]
