"""The text of a file that has no drawn pages, with the passage marked. Loads no picture and opens no link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.core.library.base import Passage
from app.gui.base.theme import READING_PX, Theme, scaled
from app.gui.reader.layout import clamped, next_step

SETTLE_MS = 80
FEW_CHARS = 12_000  # characters laid out at once around the mark; the rest follows in pieces
PIECE_CHARS = 8_000
MOST_PAINTED = 300  # search matches around the current one
Ranges = Sequence[tuple[int, int]]


class TextView(QTextBrowser):
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passage: Passage | None = None
        self._zoom = 1.0
        self._left = self._right = 0  # the range of the passage's text that is in the document
        self._is_wide = False
        self._found: Ranges = ()
        self._current = -1
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Passage"))
        self._growth = QTimer(self)
        self._growth.setInterval(0)
        self._growth.timeout.connect(self._grow)
        self._zooming = QTimer(self)
        self._zooming.setSingleShot(True)
        self._zooming.setInterval(SETTLE_MS)
        self._zooming.timeout.connect(self._write)
        theme.changed.connect(self._write)

    @property
    def zoom(self) -> float:
        return self._zoom

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def show_passage(self, passage: Passage) -> None:
        self._passage, self._found, self._current = passage, (), -1
        self._is_wide = max(passage.text, default="") > "\uffff"
        self._write()

    def clear_passage(self) -> None:
        self._passage = None
        self._growth.stop()
        self.document().clear()

    def selected(self) -> str:
        """The selected text; "" where nothing is selected."""
        return self.textCursor().selection().toPlainText()

    def show_found(self, found: Ranges, current: int, *, is_moving: bool = True) -> None:
        self._found, self._current = found, current
        self._paint_found()
        if is_moving and 0 <= current < len(found):
            self._reach(found[current])

    def set_zoom(self, zoom: float) -> None:
        self._zoom = clamped(zoom)
        self.zoom_changed.emit(self._zoom)
        self._zooming.start()

    def step_zoom(self, by: int) -> None:
        self.set_zoom(next_step(self._zoom, by) if by else 1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # keys of the pane
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * 1.15 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def _write(self) -> None:
        if self._passage is None:
            return
        passage = self._passage
        self.document().clear()
        self.document().setDocumentMargin(20)
        spare = max(0, FEW_CHARS - (passage.mark_end - passage.mark_start)) // 2
        self._left = self._right = _line_start(passage.text, max(0, passage.mark_start - spare))
        self._put(self._left, min(len(passage.text), passage.mark_end + spare), at_end=True)
        self._paint_found()
        self._growth.start()
        QTimer.singleShot(0, self, self._scroll_to_mark)  # the layout needs the view's size

    def _put(self, start: int, end: int, *, at_end: bool) -> None:
        """Insert the text from `start` to `end` of the passage at the document's end or beginning."""
        assert self._passage is not None
        passage, cursor = self._passage, QTextCursor(self.document())
        plain, marked = self._formats()
        block = QTextBlockFormat()
        block.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if at_end:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        first, last = max(start, min(end, passage.mark_start)), max(start, min(end, passage.mark_end))
        cursor.beginEditBlock()
        for left, right, style in ((start, first, plain), (first, last, marked), (last, end, plain)):
            if right > left:
                cursor.insertText(passage.text[left:right].replace("\r\n", " \n"), style)
        cursor.endEditBlock()
        self._left, self._right = min(self._left, start), max(self._right, end)

    def _formats(self) -> tuple[QTextCharFormat, QTextCharFormat]:
        colours = self._theme.colours
        plain, marked = QTextCharFormat(), QTextCharFormat()
        for style in (plain, marked):
            style.setForeground(QColor(colours.text))
            style.setProperty(QTextCharFormat.Property.FontPixelSize, max(6, round(scaled(READING_PX) * self._zoom)))
        marked.setBackground(QColor(colours.mark))
        return plain, marked

    def _grow(self) -> None:
        """Insert one more piece of the missing text; the visible text keeps its position."""
        passage = self._passage
        if passage is None or (self._left <= 0 and self._right >= len(passage.text)):
            self._growth.stop()
            return
        if self._right < len(passage.text):
            self._put(self._right, min(len(passage.text), self._right + PIECE_CHARS), at_end=True)
        else:
            bar, before = self.verticalScrollBar(), self.document().size().height()
            value = bar.value()
            start = _line_start(passage.text, max(0, self._left - PIECE_CHARS))
            self._put(start, self._left, at_end=False)
            bar.setValue(value + round(self.document().size().height() - before))
        self._paint_found()

    def _reach(self, wanted: tuple[int, int]) -> None:
        """Scroll to a range of the passage's text, inserting it if necessary."""
        while not self._left <= wanted[0] < self._right and self._growth.isActive():
            self._grow()
        self._scroll_to(wanted[0], is_lazy=True)

    def _scroll_to_mark(self) -> None:
        if self._passage is not None:
            self._scroll_to(self._passage.mark_start)

    def _scroll_to(self, place: int, *, is_lazy: bool = False) -> None:
        cursor = self._cursor(place, place)
        self.setTextCursor(cursor)
        bar, top, height = self.verticalScrollBar(), self.cursorRect(cursor).top(), self.viewport().height()
        if not (is_lazy and 0 <= top <= height - 40):
            bar.setValue(bar.value() + top - height // 3)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(0, min(self._units(start), last)))
        cursor.setPosition(max(0, min(self._units(end), last)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _units(self, place: int) -> int:
        """Qt counts characters beyond U+FFFF twice."""
        if not self._is_wide or self._passage is None:
            return place - self._left
        return len(self._passage.text[self._left : place].encode("utf-16-le", "surrogatepass")) // 2

    def _paint_found(self) -> None:
        colours, painted = self._theme.colours, []
        first = max(0, self._current - MOST_PAINTED // 2)
        for number, (start, end) in enumerate(self._found[first : first + MOST_PAINTED], first):
            if self._left <= start and end <= self._right:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = self._cursor(start, end)
                is_current = number == self._current
                style = selection.format
                style.setBackground(QColor(colours.attention if is_current else colours.accent_soft))
                style.setForeground(QColor(colours.on_accent if is_current else colours.text))
                painted.append(selection)
        self.setExtraSelections(painted)


def _line_start(text: str, place: int) -> int:
    """The beginning of the line, if it is near."""
    found = text.rfind("\n", max(0, place - 2_000), place)
    return found + 1 if found >= 0 else place
