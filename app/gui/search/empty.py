"""The search page without hits: what to do, and the operators. Knows no library."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

HINTS_WIDTH = 560
_NO_BREAK = "\u00a0"
# -"two words", in:"My folder", type:docx,txt
_CODE = re.compile(r'-?(?:[a-z]+:)?"[^"]+"|\b[a-z]+:[^\s;,]+(?:,[a-z]+)*')


class EmptySearch(QWidget):
    add_folder_requested = Signal()
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _label("emptyTitle")
        self.text = _label("quiet")
        self.text.setWordWrap(True)
        self.add = QPushButton(self.tr("Add a folder…"))
        self.add.setObjectName("primary")
        self.add.clicked.connect(self.add_folder_requested)
        self.clear = QPushButton(self.tr("Clear the filters"))
        self.clear.clicked.connect(self.clear_requested)
        self.hints = self._make_hints()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        for widget in (self.add, self.clear):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()  # a widget with an alignment would not get the height of wrapped text
        row.addStretch(1)
        row.addWidget(self.hints, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.show_start()

    def show_start(self) -> None:
        self._say(self.tr("Search your files"), self.tr("Passages appear while you type. Words, or a whole question."))

    def show_no_library(self) -> None:
        text = self.tr("Add a folder, or drop files anywhere on this window. They are read on this computer only.")
        self._say(self.tr("Nothing to search yet"), text, is_new=True)

    def show_nothing_found(self, *, is_narrowed: bool) -> None:
        text = (
            self.tr("The filters above may leave it out.")
            if is_narrowed
            else self.tr("Try fewer or other words, or leave an operator out.")
        )
        self._say(self.tr("Nothing found"), text, is_narrowed=is_narrowed)

    def show_problem(self, text: str) -> None:
        self._say(self.tr("The search did not work"), text)
        self.hints.hide()

    def _say(self, title: str, text: str, *, is_new: bool = False, is_narrowed: bool = False) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.add.setVisible(is_new)
        self.clear.setVisible(is_narrowed)
        self.hints.setVisible(not is_new)

    def _make_hints(self) -> QFrame:
        hints = QFrame()
        hints.setObjectName("card")
        grid = QGridLayout(hints)
        grid.setContentsMargins(20, 14, 24, 14)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        hints.setMaximumWidth(HINTS_WIDTH)
        for row, (operator, meaning) in enumerate(
            (
                (self.tr('"net rent"'), self.tr("exactly these words, one after the other")),
                (self.tr("-draft"), self.tr('without this word; also -"two words"')),
                (self.tr("type:pdf"), self.tr("only this type of file; also type:docx,txt")),
                (self.tr("in:contracts"), self.tr('only inside folders of this name; also in:"My folder"')),
                (self.tr("after:2024  before:2025-06"), self.tr("by when the file was changed")),
            )
        ):
            key, text = QLabel(operator), QLabel(with_code_apart(meaning))
            key.setObjectName("operator")
            text.setObjectName("quiet")
            text.setWordWrap(True)
            for label in (key, text):
                label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(key, row, 0)
            grid.addWidget(text, row, 1)
        return hints


def with_code_apart(text: str) -> str:
    """Isolate code samples so that they keep their left-to-right direction in a right-to-left text (Unicode isolates),
    and keep their words on one line."""
    return _CODE.sub(lambda found: f"\u2066{found[0].replace(' ', _NO_BREAK)}\u2069", text)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
