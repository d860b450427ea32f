"""Paints the rows of the list of conversations and provides the field for renaming. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.chat.store import Conversation, MessageMatch
from app.gui.base.theme import LABEL_PX, RADIUS, SMALL_PX, TEXT_PX, Theme
from app.gui.chat.conversations.model import ROW_HEIGHT, ROW_ROLE, TAG_MARK, Heading

MATCH_HEIGHT = 52
PAD = 10
BEFORE = 14  # characters of a message shown before a match


class ConversationDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._theme = theme
        self._text, self._small = _font(TEXT_PX), _font(SMALL_PX)
        self._label, self._name = _font(LABEL_PX, is_bold=True), _font(SMALL_PX, is_bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, MATCH_HEIGHT if isinstance(index.data(ROW_ROLE), MessageMatch) else ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        inner = option.rect.adjusted(PAD, 0, -PAD, 0)
        if isinstance(row, Heading):
            self._write(painter, inner.adjusted(0, 8, 0, 0), row.text, self._label, self._theme.colours.quiet)
        else:
            self._paint_ground(painter, option.rect, option.state)
            if isinstance(row, Conversation):
                self._paint_conversation(painter, inner, row)
            elif isinstance(row, MessageMatch):
                self._paint_match(painter, inner, row)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("renameField")
        field.setAccessibleName(self.tr("Title of the conversation"))
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 1, 0, -1))

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """The Escape that ends renaming must not reach the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(editor, event)

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        frame = QRectF(place).adjusted(0.5, 1.5, -0.5, -1.5)
        if state & QStyle.StateFlag.State_Selected:
            has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(colours.accent if has_focus else colours.line), 1))
            painter.setBrush(QColor(colours.card))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _paint_conversation(self, painter: QPainter, inner: QRect, row: Conversation) -> None:
        """The title, and at the end of the line its tags."""
        tags = TAG_MARK + row.tags[0] if row.tags else ""
        if len(row.tags) > 1:
            tags += f" +{len(row.tags) - 1}"
        tags = QFontMetrics(self._small).elidedText(tags, Qt.TextElideMode.ElideRight, inner.width() // 3)
        room = inner.width()
        if tags:
            room -= QFontMetrics(self._small).horizontalAdvance(tags) + 8
            self._write(painter, inner, tags, self._small, self._theme.colours.quiet, is_at_end=True)
        title = QRect(inner)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            title.setLeft(inner.right() - room + 1)
        else:
            title.setWidth(room)
        self._write(painter, title, row.title, self._text, self._theme.colours.text)

    def _paint_match(self, painter: QPainter, inner: QRect, row: MessageMatch) -> None:
        top = inner.adjusted(0, 6, 0, 0)
        top.setHeight(QFontMetrics(self._name).height())
        self._write(painter, top, row.title, self._name, self._theme.colours.text)
        text, ranges = beginning_near(row.snippet, row.ranges)
        text = QFontMetrics(self._small).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        layout = QTextLayout(text, self._small)
        option = layout.textOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._marked(start, end - start) for start, end in ranges if end < len(text)])
        layout.beginLayout()
        layout.createLine().setLineWidth(inner.width())
        layout.endLayout()
        painter.setClipRect(inner)
        painter.setPen(QColor(self._theme.colours.quiet))
        layout.draw(painter, QPointF(inner.left(), top.bottom() + 3))

    def _marked(self, start: int, length: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setBackground(QColor(self._theme.colours.mark))
        style.setForeground(QColor(self._theme.colours.text))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, style
        return found

    def _write(
        self, painter: QPainter, place: QRect, text: str, font: QFont, colour: str, *, is_at_end: bool = False
    ) -> None:
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_at_end != is_mirrored else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        direction = painter.layoutDirection()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a title keeps its own direction
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
        painter.setLayoutDirection(direction)


def beginning_near(text: str, ranges: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text from a word shortly before the first match on, so that a narrow list shows the match; and the match
    ranges in it."""
    if not ranges or ranges[0][0] <= BEFORE:
        return text, list(ranges)
    first = ranges[0][0]
    space = text.find(" ", first - BEFORE, first)
    start = space + 1 if space >= 0 else first - BEFORE
    moved = [(begin - start + 2, end - start + 2) for begin, end in ranges if begin >= start]
    return "… " + text[start:], moved


def _font(pixels: int, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font
