"""Draws the program's own icons in a colour of the theme, mirrored where the window is and the icon has a direction."""

from __future__ import annotations

import functools
import math

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from app.core.resources import resource

DIRECTED = frozenset({"back", "forward", "list", "again", "library"})


def icon(name: str, colour: str, size: int = 22) -> QIcon:
    """An icon of `size` px, sharp at the usual scale and at that of the densest screen."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("#000", colour).encode()))
    result = QIcon()
    for scale in sorted({1, math.ceil(_densest())}):
        pixmap = QPixmap(QSize(size, size) * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        if name in DIRECTED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result


@functools.cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def _densest() -> float:
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)
