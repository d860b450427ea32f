"""Pieces that several pages use: the head with title and actions, and emptying a layout. Knows no page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QWidget

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


def clear(layout: QLayout) -> None:
    """Remove every item of a layout and delete its widget."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
