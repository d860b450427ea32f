"""The head that every page but the chat has: a title and its actions. Knows no page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

HEADER_HEIGHT = 50


def page_header(title: str, *actions: QWidget) -> QFrame:
    header = QFrame()
    header.setObjectName("header")
    header.setFixedHeight(HEADER_HEIGHT)
    row = QHBoxLayout(header)
    row.setContentsMargins(20, 0, 16, 0)
    row.setSpacing(8)
    label = QLabel(title)
    label.setObjectName("pageTitle")
    row.addWidget(label, 1)
    for action in actions:
        row.addWidget(action)
    return header
