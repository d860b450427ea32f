"""The sheet of every shortcut, made from the list of actions. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.base.actions import ActionList, shown_keys


class ShortcutSheet(QDialog):
    def __init__(self, actions: ActionList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(560, 560)
        inner = QWidget()
        inner.setObjectName("page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        for group, rows in _groups(actions).items():
            title = QLabel(group)
            title.setObjectName("label")
            title.setContentsMargins(0, 12, 0, 0)
            column.addWidget(title)
            column.addLayout(self._table(rows))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        foot = QFrame()
        foot.setObjectName("strip")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.addWidget(buttons)
        layout.addWidget(foot)

    def _table(self, rows: list[tuple[str, str]]) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(8)
        table.setColumnStretch(0, 1)
        for number, (label, keys) in enumerate(rows):
            name, key = QLabel(label), QLabel(keys)
            name.setWordWrap(True)
            key.setObjectName("key")
            table.addWidget(name, number, 0)
            table.addWidget(key, number, 1, Qt.AlignmentFlag.AlignRight)
        return table


def _groups(actions: ActionList) -> dict[str, list[tuple[str, str]]]:
    """Label and keys by group, in the order in which the groups were first named."""
    found: dict[str, list[tuple[str, str]]] = {}
    general = QCoreApplication.translate("ShortcutSheet", "General")
    for action in actions:
        if action.shortcut:
            found.setdefault(action.group or general, []).append((action.label, action.shown_shortcut))
    for hint in actions.hints:
        found.setdefault(hint.group, []).append((hint.label, shown_keys(hint.keys)))
    return found
