"""Source and translation side by side: the segment under the cursor is marked in both, segments with warnings are
underlined. Knows no engine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.core.translate.base import Segment
from app.gui.base.language_names import direction
from app.gui.base.theme import Theme


class Pane(QPlainTextEdit):
    """A text pane. `place_chosen` is emitted when the cursor moves, `edit_requested` for Return or F2 in a read-only
    pane."""

    place_chosen = Signal(int)
    edit_requested = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("translatePane")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._theme = theme
        self._pair: tuple[int, int] | None = None
        self._doubts: list[tuple[int, int]] = []
        self.cursorPositionChanged.connect(self._on_moved)
        theme.changed.connect(self._mark)

    def show_text(self, text: str) -> None:
        """Replace the text and remove the marks; the scroll position stays."""
        place = self.verticalScrollBar().value()
        self._pair, self._doubts = None, []
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self._mark()

    def mark_pair(self, span: tuple[int, int] | None) -> None:
        self._pair = span
        self._mark()

    def mark_doubts(self, spans: Sequence[tuple[int, int]]) -> None:
        self._doubts = list(spans)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_moved(self) -> None:
        self.place_chosen.emit(self.textCursor().position())

    def _mark(self) -> None:
        colours = self._theme.colours
        pair, doubt = QTextCharFormat(), QTextCharFormat()
        pair.setBackground(QColor(colours.mark))
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        doubt.setUnderlineColor(QColor(colours.attention))
        marks = [(span, doubt) for span in self._doubts]
        if self._pair is not None:
            marks.insert(0, (self._pair, pair))
        self.setExtraSelections([self._selection(span, look) for span, look in marks])

    def _selection(self, span: tuple[int, int], look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        last = max(0, self.document().characterCount() - 1)
        cursor.setPosition(min(utf16(self.toPlainText(), span[0]), last))
        cursor.setPosition(min(utf16(self.toPlainText(), span[1]), last), QTextCursor.MoveMode.KeepAnchor)
        found.cursor, found.format = cursor, look
        return found


def run(edit: QPlainTextEdit, code: str) -> None:
    """Set the direction of a pane's text to that of this language."""
    is_turned = direction(code) == Qt.LayoutDirection.RightToLeft
    option = edit.document().defaultTextOption()
    directions, sides = Qt.LayoutDirection, Qt.AlignmentFlag
    option.setTextDirection(directions.RightToLeft if is_turned else directions.LayoutDirectionAuto)
    option.setAlignment(sides.AlignRight if is_turned else sides.AlignLeft)
    edit.document().setDefaultTextOption(option)


def utf16(text: str, offset: int) -> int:
    """A string index as Qt counts: characters beyond the first 65,536 count twice."""
    return offset + sum(char > "\uffff" for char in text[:offset])


def from_utf16(text: str, offset: int) -> int:
    seen = 0
    for index, char in enumerate(text):
        if seen >= offset:
            return index
        seen += 2 if char > "\uffff" else 1
    return len(text)


def segment_at(segments: Sequence[Segment], place: int) -> int | None:
    """The number of the segment whose source contains, or ends at, this index."""
    return next((number for number, item in enumerate(segments) if item.start <= place <= item.end), None)
