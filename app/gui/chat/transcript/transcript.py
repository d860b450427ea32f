"""The widget that shows a conversation as one text document. Only its end is laid out at first, earlier messages as the
reader scrolls up; while an answer streams only the changed part is written. Loads no resource."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, QMimeData, QPoint, QRectF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

from app.gui.base.theme import READING_WIDTH, Theme
from app.gui.chat.transcript import surfaces
from app.gui.chat.transcript.anchors import follow
from app.gui.chat.transcript.formats import Formats
from app.gui.chat.transcript.formulas import Formulas, Key
from app.gui.chat.transcript.items import MessageItem, MessageList
from app.gui.chat.transcript.shown import Shown

if TYPE_CHECKING:
    from app.gui.chat.transcript.document import TranscriptDocument
    from app.gui.chat.transcript.foreign_quotes import ForeignQuotes

MARGIN = 24  # pixels around the text
STICK_PX = 24  # px: this near to the end, the view follows the answer
PAGE = 4  # messages that are laid out at once: about 16 ms for long ones
STEP = 3  # messages added at a time before or after those
EDGE_PX = 900  # px: this near to the edge of the laid-out part, more is laid out
MAX_LAID_OUT = 120  # messages laid out at most; more short ones than the tallest screen and both edges hold


class Transcript(QTextBrowser):
    """Shows `MessageItem`s. Clicks become signals; nothing else happens here."""

    citation_clicked = Signal(int, int)  # message id, citation number
    passage_clicked = Signal(int, int)  # message id, rank
    retry_clicked = Signal(int)
    continue_clicked = Signal(int)
    copy_clicked = Signal(int)
    copy_plain_clicked = Signal(int)
    code_copied = Signal(str)
    quote_requested = Signal(int, str)  # message id, the selected text or ""
    edit_clicked = Signal(int)
    offer_clicked = Signal(int)
    translate_clicked = Signal(int)
    route_clicked = Signal(int, str)  # message id, the kind of answer that is wanted instead, or "models"
    version_clicked = Signal(int, int)  # message id, number of the version from 1
    table_requested = Signal(object, str, object)  # MessageItem, "copy" or "csv", its TableView
    link_clicked = Signal(str)
    following_changed = Signal(bool)  # whether the end is in sight

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, formulas: Formulas | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items = MessageList()
        self._first = 0  # index of the first message that is laid out
        self.shown = Shown()
        self._chosen = ""
        self._is_following = True
        self._is_writing = False
        self._formulas = formulas
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Conversation"))
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(24)
        self.anchorClicked.connect(self._on_anchor)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)
        if formulas is not None:
            formulas.ready.connect(self._on_formula)

    @cached_property
    def _messages(self) -> TranscriptDocument:
        """The document is loaded with the first message, not with the window."""
        from app.gui.chat.transcript.document import TranscriptDocument

        made = TranscriptDocument(self.document(), self._formulas)
        made.begin(Formats(self._theme.colours), self.shown)
        made.fit(self._column)
        return made

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Never loads anything, neither from the network nor from the disk."""
        return None

    def set_items(self, items: Sequence[MessageItem]) -> None:
        self._items = items.copy() if isinstance(items, MessageList) else MessageList(items)
        self.shown.clear()
        self._chosen = ""
        if not items and "_messages" not in vars(self):
            return  # the program starts with an empty conversation
        self._write_end()
        self.scroll_to_end()

    def add_item(self, item: MessageItem) -> None:
        has_room = self._has_end and self._messages.count < MAX_LAID_OUT
        self._items.append(item)
        if has_room:
            self._writing(lambda: self._messages.append([item]))
        else:
            self._write_end()
        self.scroll_to_end()

    def replace_tail(self, item: MessageItem) -> None:
        """Write the changed part of the last message. The scroll position stays unless the end is in sight."""
        if not self._items:
            return
        bar = self.verticalScrollBar()
        place, is_following = bar.value(), self._is_following
        self._items[-1] = item
        if not self._has_end:
            return
        if item.state == "running" and item.answer is None:
            self._writing(lambda: self._messages.grow(item))
        else:
            self._writing(lambda: self._messages.settle(item))
        bar.setValue(bar.maximum() if is_following else place)
        self.viewport().update()

    def replace_item(self, item: MessageItem) -> None:
        """Rewrite a message, wherever it is."""
        index = self._items.place_of(item.id)
        if index is None:
            return
        self._items[index] = item
        if self._first <= index < self._last:
            place = self.verticalScrollBar().value()
            self._writing(lambda: self._messages.rewrite(index - self._first, item))
            self.verticalScrollBar().setValue(place)
            self.viewport().update()

    def show_foreign(self, message_id: int, foreign: ForeignQuotes) -> None:
        """Show below an answer the quotes that are in another language than its question."""
        self.shown.foreign[message_id] = foreign
        self.rewrite(message_id)

    @property
    def first_shown(self) -> int:
        """Index of the first message that is laid out."""
        return self._first

    @property
    def last_shown(self) -> int:
        """Index behind the last message that is laid out."""
        return self._last

    def items(self) -> MessageList:
        return self._items.copy()

    def show_message(self, message_id: int) -> None:
        """Scroll to a message."""
        index = self._items.place_of(message_id)
        if index is None:
            return
        if not self._first <= index < self._last:
            self._write(index, index + PAGE)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._top_of(index) - 12)
        QTimer.singleShot(0, self, self._load_more)

    @property
    def chosen_source(self) -> str:
        return self._chosen

    def choose_source(self, address: str) -> None:
        """Outline the card and mark the chips of the passage that the reader shows."""
        self._chosen = address
        self.viewport().update()

    @Slot()
    def scroll_to_end(self) -> None:
        if not self._has_end:
            self._write_end()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._follow(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reading column stays centred with or without a scroll bar, and at most READING_WIDTH wide."""
        side = max(0, (self.width() - READING_WIDTH - 2 * MARGIN) // 2)
        bar = self.verticalScrollBar()
        near_bar = max(0, side - bar.width()) if bar.isVisible() else side
        margins = QMargins(side, 0, near_bar, 0)
        if self.isRightToLeft():
            margins = QMargins(near_bar, 0, side, 0)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)
        # After the margins: a hidden transcript would lay its text out for the former size.
        super().resizeEvent(QResizeEvent(self.viewport().size(), event.oldSize()))
        if "_messages" in vars(self):
            self._writing(lambda: self._messages.fit(self._column))
        if self._is_following:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    @property
    def _column(self) -> float:
        return float(self.viewport().width() - 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-left, -top)
        area = QRectF(event.rect()).translated(left, top)
        surfaces.paint(painter, self.document(), area, self._theme.colours, self._chosen)
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        had_selection = self.textCursor().hasSelection()
        super().mouseReleaseEvent(event)
        if not had_selection and (cursor := self.textCursor()).hasSelection():
            cursor.clearSelection()  # a link was clicked: the focus rectangle is for the keyboard only
            self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as plain text, with the source of its formulas."""
        data = QMimeData()
        from app.gui.chat.transcript.clipboard import selected_text

        data.setText(selected_text(self.textCursor()))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.make_menu(event.pos() if event.reason() == QContextMenuEvent.Reason.Mouse else None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def make_menu(self, place: Any = None) -> QMenu:
        """The context menu of the message at a position, by default the one with the cursor."""
        cursor = self.cursorForPosition(place) if place is not None else self.textCursor()
        index = self._messages.index_at(cursor.position())
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy selection"), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        if 0 <= index < self._messages.count:
            item = self._items[self._first + index]
            from app.gui.chat.transcript.clipboard import selected_text

            selected = selected_text(self.textCursor())
            menu.addAction(self.tr("Copy message"), lambda: self.copy_clicked.emit(item.id))
            menu.addAction(self.tr("Copy message without markup"), lambda: self.copy_plain_clicked.emit(item.id))
            menu.addAction(self.tr("Quote in reply"), lambda: self.quote_requested.emit(item.id, selected))
            if item.role == "user":
                menu.addAction(self.tr("Edit and ask again"), lambda: self.edit_clicked.emit(item.id))
            else:
                menu.addAction(self.tr("Try again"), lambda: self.retry_clicked.emit(item.id))
        menu.addSeparator()
        menu.addAction(self.tr("Select all"), self.selectAll)
        return menu

    @property
    def _last(self) -> int:
        return self._first + (self._messages.count if "_messages" in vars(self) else 0)

    @property
    def _has_end(self) -> bool:
        return self._last >= len(self._items)

    def _top_of(self, index: int) -> int:
        """The top of a message that is laid out, in px of the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._messages.place(index - self._first))
        return self.cursorRect(cursor).top()

    def _write_end(self) -> None:
        self._write(max(0, len(self._items) - PAGE), len(self._items))
        QTimer.singleShot(0, self, self._load_more)  # if that does not fill the viewport

    def _write(self, first: int, last: int) -> None:
        """Replace everything that is laid out by these messages."""
        self._first = first

        def write() -> None:
            self._messages.begin(Formats(self._theme.colours), self.shown)
            self._messages.append(self._items[first:last])

        self._writing(write)

    def _append(self, items: Sequence[MessageItem]) -> None:
        """Append to what is laid out; the earliest messages are dropped where there are too many."""
        self._messages.append(items)
        if (over := self._messages.count - MAX_LAID_OUT) > 0:
            self._messages.keep(over, MAX_LAID_OUT)
            self._first += over

    def _prepend(self, items: Sequence[MessageItem]) -> None:
        self._messages.prepend(items)
        self._first -= len(items)
        self._messages.keep(0, MAX_LAID_OUT)

    def _writing(self, work: Any) -> None:
        """Scroll bars move while text is written; that must not count as the reader scrolling."""
        self._is_writing = True
        try:
            work()
            # Qt lays out long documents in steps; asking for the last block completes the layout now.
            self.document().documentLayout().blockBoundingRect(self.document().lastBlock())
        finally:
            self._is_writing = False

    @Slot()
    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if self._is_writing:
            return
        self._follow(self._has_end and bar.maximum() - bar.value() <= STICK_PX)
        if self._is_near_top or self._is_near_bottom:
            QTimer.singleShot(0, self, self._load_more)

    @property
    def _is_near_top(self) -> bool:
        return bool(self._first) and self.verticalScrollBar().value() < EDGE_PX

    @property
    def _is_near_bottom(self) -> bool:
        bar = self.verticalScrollBar()
        return not self._has_end and bar.maximum() - bar.value() < EDGE_PX

    @Slot()
    def _load_more(self) -> None:
        """Lay out a few messages beyond the nearer edge; the visible part stays in place."""
        if not (self._is_near_top or self._is_near_bottom):
            return
        seen = self._first + max(0, self._messages.index_at(self.cursorForPosition(QPoint(0, 0)).position()))
        before = self._top_of(seen)
        if self._is_near_bottom:  # first, or there would be nothing to scroll to
            later = self._items[self._last : self._last + STEP]
            self._writing(lambda: self._append(later))
        else:
            earlier = self._items[max(0, self._first - STEP) : self._first]
            self._writing(lambda: self._prepend(earlier))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._top_of(seen) - before)
        if self._is_near_top or self._is_near_bottom:
            QTimer.singleShot(0, self, self._load_more)

    def _follow(self, is_following: bool) -> None:
        if is_following != self._is_following:
            self._is_following = is_following
            self.following_changed.emit(is_following)

    @Slot()
    def _on_theme_changed(self) -> None:
        if "_messages" not in vars(self):
            return
        place = self.verticalScrollBar().value()
        self._write(self._first, self._last)
        self.verticalScrollBar().setValue(place)

    @Slot(object)
    def _on_formula(self, key: Key) -> None:
        bar = self.verticalScrollBar()
        place, is_following = bar.value(), self._is_following
        self._writing(lambda: self._messages.show_formula(key))
        bar.setValue(bar.maximum() if is_following else place)

    def rewrite(self, message_id: int) -> None:
        """Write a message anew, after what is shown of it has changed."""
        index = self._items.place_of(message_id)
        if index is not None:
            self.replace_item(self._items[index])

    @Slot(QUrl)
    def _on_anchor(self, url: QUrl) -> None:
        follow(self, url.toString())
