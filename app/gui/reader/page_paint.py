"""Paints one page: paper, picture, marks, search matches, selection, or why it could not be drawn. Knows only what it
is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.core.library.passages.page_view import Box, Marks, PageText
from app.gui.base.theme import Colours
from app.gui.reader.page_cache import Drawn
from app.gui.reader.selection import Selection

PAPER, INK = "#ffffff", "#6f6a62"
DIMMED = "#efeeea"  # multiplied in the dark theme: pages keep their colours and the paper does not glare
MARK, FOUND, CURRENT, SELECTED = "#fbe58a", "#cfe9e3", "#f7bd6e", "#b5d9d2"  # multiplied, so that text stays black
PAD = 1.0  # px around a marked line


@dataclass
class PageState:
    """What is painted over the pages."""

    marks: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    found: dict[int, list[Box]] = field(default_factory=dict)
    current: Marks | None = None
    selection: Selection | None = None
    problems: dict[int, str] = field(default_factory=dict)

    def clear(self) -> None:
        """For another passage of the same file: problems of pages are kept."""
        self.marks, self.found, self.current, self.selection = {}, {}, None, None

    def show_found(self, found: Sequence[Marks], current: int) -> None:
        self.found = {}
        self.current = found[current] if 0 <= current < len(found) else None
        for hit in found:
            if hit is not self.current:
                self.found.setdefault(hit.page, []).extend(hit.boxes)


class PagePainter:
    """`origin` is the document's position at the widget's corner, `scale` px per point."""

    def __init__(self, widget: QWidget, colours: Colours, origin: QPoint, scale: float) -> None:
        self._painter = QPainter(widget)
        self._colours = colours
        self._origin = origin
        self._scale = scale
        self._is_dark = QColor(colours.sidebar).lightness() < 128
        self._painter.fillRect(widget.rect(), QColor(colours.sidebar))

    def end(self) -> None:
        self._painter.end()

    def paint(self, page: int, rect: Box, drawn: Drawn | None, state: PageState, text: PageText | None) -> None:
        target = QRectF(
            rect.left - self._origin.x(), rect.top - self._origin.y(), rect.right - rect.left, rect.bottom - rect.top
        )
        self._painter.fillRect(target, QColor(PAPER))
        if drawn is not None:
            self._draw(target, drawn)
        elif page in state.problems:
            self._say(target, state.problems[page] + "\n\n" + _tr("Click to try again."))
        else:
            self._say(target, _tr("Page {n}").format(n=page))
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        if self._is_dark:
            self._painter.fillRect(target, QColor(DIMMED))
        self._fill(target, state.marks.get(page, ()), MARK)
        self._fill(target, state.found.get(page, ()), FOUND)
        if state.current is not None and state.current.page == page:
            self._fill(target, state.current.boxes, CURRENT)
        if state.selection is not None and text is not None:
            self._fill(target, text.boxes_of([state.selection.range_on(page, len(text.text))]), SELECTED)
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._painter.setPen(QPen(QColor(self._colours.line), 1))
        self._painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw(self, target: QRectF, drawn: Drawn) -> None:
        """An image of another size is drawn scaled until the right one is ready."""
        self._painter.drawImage(target, drawn.image, QRectF(drawn.image.rect()))

    def _say(self, target: QRectF, text: str) -> None:
        view = QRectF(self._painter.viewport())
        self._painter.setPen(QColor(INK))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self._painter.drawText(target.intersected(view).adjusted(24, 24, -24, -24), int(flags), text)

    def _fill(self, target: QRectF, boxes: Iterable[Box], colour: str) -> None:
        for box in boxes:
            self._painter.fillRect(
                QRectF(
                    target.left() + box.left * self._scale - PAD,
                    target.top() + box.top * self._scale,
                    (box.right - box.left) * self._scale + 2 * PAD,
                    (box.bottom - box.top) * self._scale,
                ),
                QColor(colour),
            )


def _tr(text: str) -> str:
    return QCoreApplication.translate("reader", text)
