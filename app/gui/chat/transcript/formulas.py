"""Drawings of formulas: typeset on a thread, cached, in the theme's colour. Until a drawing is ready the source is
shown. Knows no message."""

from __future__ import annotations

import bisect
import functools
from collections import OrderedDict
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextImageFormat,
)

from app.core.task import Task
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.base.theme import READING_PX, scaled
from app.gui.chat.transcript.formats import SOURCE, Formats
from app.gui.chat.transcript.latex import Drawing, typeset

Key = tuple[str, bool]  # source, whether it is a block of its own
REMEMBERED = 500
SCALE = 2  # pixels of the picture for each of the window, so that it is sharp on dense screens
DESCENT_PX = range(4, 4000)


class Formulas(QObject):
    """Without a runner every formula stays as source."""

    ready = Signal(object)  # the Key of a formula that can be drawn now

    def __init__(self, runner: TaskRunner | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._known: OrderedDict[Key, Drawing | None] = OrderedDict()
        self._wanted: list[Key] = []

    def find(self, key: Key) -> Drawing | None:
        """The drawing if it is ready. Otherwise it is requested once, and `ready` is emitted later."""
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if self._runner is not None and key not in self._wanted:
            self._wanted.append(key)
            self._work()
        return None

    def is_waiting(self, key: Key) -> bool:
        return key in self._wanted

    def _work(self) -> None:
        assert self._runner is not None
        if not self._runner.is_running("formulas"):
            keys = list(self._wanted)
            callbacks = Callbacks(event=self._on_typeset, done=self._on_done)
            self._runner.run("formulas", partial(_typeset_all, keys), policy="refuse", callbacks=callbacks)

    def _on_typeset(self, event: tuple[Key, Drawing | None]) -> None:
        key, drawing = event
        self._known[key] = drawing
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        if key in self._wanted:
            self._wanted.remove(key)
        if drawing is not None:
            self.ready.emit(key)

    def _on_done(self, _: object) -> None:
        if self._wanted:
            self._work()


def _typeset_all(keys: list[Key], task: Task) -> Iterator[tuple[Key, Drawing | None]]:
    for source, is_display in keys:
        task.check()
        yield (source, is_display), typeset(source, READING_PX + 1, is_display=is_display)


def insert_drawing(cursor: QTextCursor, key: Key, drawing: Drawing, formats: Formats, style: QTextCharFormat) -> None:
    """Replace the selection by a drawing that stands on the baseline."""
    colour = style.foreground().color().name()
    name = f"formula:{hash((key, colour, scaled(100))):x}"
    scale = scaled(100) / 100
    size, below = _size_with_descent(drawing.depth * scale)
    width, height = round(drawing.width * scale), round((drawing.height - drawing.depth) * scale + below)
    image = _draw(drawing, colour, width, height, scale=scale)
    document = cursor.document()
    document.addResource(2, name, image)  # QTextDocument.ImageResource: the view need not load it
    picture = QTextImageFormat()
    picture.setName(name)
    picture.setWidth(width)
    picture.setHeight(height)
    picture.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    picture.setProperty(QTextFormat.Property.FontPixelSize, size)
    picture.setProperty(SOURCE, key[0])
    picture.setToolTip(style.toolTip())
    cursor.removeSelectedText()
    cursor.insertImage(picture)


@functools.lru_cache(maxsize=200)
def _draw(drawing: Drawing, colour: str, width: int, height: int, *, scale: float) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(width * SCALE, height * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    coloured = drawing.svg.replace('fill="black"', f'fill="{colour}"').replace("<svg ", f'<svg fill="{colour}" ', 1)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(coloured.encode()))
    renderer.render(painter, QRectF(0, 0, drawing.width * scale * SCALE, drawing.height * scale * SCALE))
    painter.end()
    image.setDevicePixelRatio(SCALE)
    return image


def _size_with_descent(depth: float) -> tuple[int, float]:
    """Qt lets a picture hang below the line by its font's descent: the smallest font with enough, and that."""
    at = bisect.bisect_left(DESCENT_PX, depth, key=_descent)
    size = DESCENT_PX[min(at, len(DESCENT_PX) - 1)]
    return size, float(_descent(size))


@functools.cache
def _descent(size: int) -> int:
    font = QFont()
    font.setPixelSize(size)
    return QFontMetrics(font).descent()
