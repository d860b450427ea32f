"""A setting as a row: name, plain explanation, control. Knows no setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.gui.base.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

CONTROL_WIDTH = 220


class Group(QFrame):
    """A titled card of rows."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(title)
        label.setObjectName("groupTitle")
        self._card = QFrame()
        self._card.setObjectName("card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label)
        layout.addWidget(self._card)

    def add(self, name: str, explanation: str, control: QWidget) -> QWidget:
        """Add a row. Returns the control, which gets the setting's name for screen readers."""
        if self._rows.count():
            line = QFrame()
            line.setObjectName("line")
            line.setFixedHeight(1)
            self._rows.addWidget(line)
        control.setAccessibleName(name)
        control.setAccessibleDescription(explanation)
        title, text = QLabel(name), QLabel(explanation)
        title.setWordWrap(True)
        text.setObjectName("quiet")
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        if explanation:
            words.addWidget(text)
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE_M, 0, SPACE_M)
        row.setSpacing(SPACE_L)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addLayout(row)
        return control


class _Combo(QComboBox):
    """The mouse wheel scrolls the page, never the setting."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Spin(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def choice(values: Sequence[tuple[object, str]], current: object, on_change: Callable[[object], object]) -> QComboBox:
    combo = _Combo()
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for value, label in values:
        combo.addItem(label, value)
    combo.setCurrentIndex(max(0, combo.findData(current)))
    combo.setMinimumWidth(CONTROL_WIDTH)
    combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    combo.currentIndexChanged.connect(lambda: on_change(combo.currentData()))
    return combo


def switch(is_on: bool, on_change: Callable[[bool], object]) -> QCheckBox:
    box = QCheckBox()
    box.setChecked(is_on)
    box.toggled.connect(on_change)
    return box


def number(value: int, least: int, most: int, step: int, on_change: Callable[[int], object]) -> QSpinBox:
    """`on_change` is called when the person has finished typing, not for every digit."""
    spin = _Spin()
    spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    spin.setRange(least, most)
    spin.setSingleStep(step)
    spin.setValue(value)
    spin.setKeyboardTracking(False)
    spin.setGroupSeparatorShown(True)
    spin.setMinimumWidth(CONTROL_WIDTH // 2)
    spin.lineEdit().setTextMargins(SPACE_S, 0, 0, 0)  # the style's own padding stops at the field inside
    spin.valueChanged.connect(on_change)
    return spin


def text(value: str, on_change: Callable[[str], object]) -> QLineEdit:
    field = QLineEdit(value)
    field.setMinimumWidth(CONTROL_WIDTH)
    field.editingFinished.connect(lambda: on_change(field.text().strip()))
    return field


def button(label: str, on_click: Callable[[], object]) -> QPushButton:
    made = QPushButton(label)
    made.clicked.connect(lambda: on_click())
    return made


def buttons(*wanted: tuple[str, Callable[[], object]]) -> QWidget:
    """Buttons side by side: label and what a click does."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    for label, on_click in wanted:
        row.addWidget(button(label, on_click))
    return around
