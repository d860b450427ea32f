"""The command palette: type a few letters, choose with the arrows, Enter does it. Knows actions, not what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.base.actions import Action, matching
from app.gui.base.motion import fade_in
from app.gui.base.theme import Theme

WIDTH, ROW_HEIGHT, ROWS = 560, 38, 9
_ACTION = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """Closes itself before it runs the chosen action. Deleted when closed."""

    def __init__(self, actions: Sequence[Action], theme: Theme, parent: QWidget, text: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Commands"))
        self._actions = list(actions)
        self.field = QLineEdit()
        self.field.setObjectName("searchField")
        self.field.setPlaceholderText(self.tr("What would you like to do? A command, a conversation, a model…"))
        self.field.setAccessibleName(self.tr("Command"))
        self.field.textChanged.connect(self._show_matches)
        self.field.returnPressed.connect(self._run_current)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands that match"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.itemClicked.connect(lambda _: self._run_current())
        self.none = QLabel(self.tr("Nothing is called that."))
        self.none.setObjectName("quiet")
        self.none.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self.field, self.list, self.none):
            layout.addWidget(widget)
        self.field.setText(text)
        self._show_matches(text)

    def open_over(self, window: QWidget) -> None:
        width = min(WIDTH, window.width() - 48)
        self.resize(width, 2 * 12 + 8 + self.field.sizeHint().height() + ROWS * ROW_HEIGHT)
        left = window.mapToGlobal(window.rect().center()).x() - width // 2
        self.move(left, window.mapToGlobal(window.rect().topLeft()).y() + min(96, window.height() // 8))
        self.show()
        fade_in(self)
        self.field.setFocus()

    def shown(self) -> list[Action]:
        return [self.list.item(row).data(_ACTION) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the focus stays in the field."""
        is_move = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES
        if not is_move:
            return super().eventFilter(watched, event)
        steps = {_MOVES[0]: -1, _MOVES[1]: 1, _MOVES[2]: -ROWS, _MOVES[3]: ROWS}
        row = self.list.currentRow() + steps[Qt.Key(event.key())]  # type: ignore[attr-defined]
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        return True

    def _show_matches(self, text: str) -> None:
        self.list.clear()
        for action in matching(self._actions, text):
            item = QListWidgetItem(action.label)
            item.setData(_ACTION, action)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, action.shown_shortcut)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(self.list.count() == 0)

    def _run_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            action: Action = item.data(_ACTION)
            self.close()
            action.run()


class _Row(QStyledItemDelegate):
    """Label at the start, group and shortcut at the end."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        action: Action = index.data(_ACTION)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(colours.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 8, 8)
        inner = option.rect.adjusted(12, 0, -12, 0)
        tail = action.shown_shortcut or action.group
        metrics = painter.fontMetrics()
        tail_width = metrics.horizontalAdvance(tail)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        start, end = inner.adjusted(0, 0, -tail_width - 16, 0), inner
        if is_mirrored:
            start = inner.adjusted(tail_width + 16, 0, 0, 0)
        painter.setPen(self._theme.colour(colours.text))
        text = metrics.elidedText(action.label, Qt.TextElideMode.ElideRight, start.width())
        self._draw(painter, start, text, is_mirrored)
        painter.setPen(self._theme.colour(colours.quiet))
        self._draw(painter, end, tail, not is_mirrored)
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, place: QRect, text: str, is_right: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        absolute = Qt.AlignmentFlag.AlignAbsolute  # the painter's direction would turn the side round once more
        painter.drawText(place, int(side | absolute | Qt.AlignmentFlag.AlignVCenter), text)
