"""The reader beside the chat or the search: a passage on its page, or in its text if there are no pages to draw.
Connects the views to the controller; opens no file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.library.base import Passage
from app.core.library.passages.page_view import DrawnPages
from app.gui.base.theme import Theme
from app.gui.platform.desktop import open_file
from app.gui.reader.bar import FindBar, ReaderBar, draw_icons, tool_button
from app.gui.reader.controller import ReaderController
from app.gui.reader.page_view import PageView
from app.gui.reader.text_view import TextView
from app.gui.reader.translation import TranslationStrip
from app.gui.widgets.elided import ElidedButton, ElidedLabel

MIN_WIDTH = 380
TYPING_MS = 200

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_Key = tuple[int, Qt.KeyboardModifier]


class ReaderPane(QFrame):
    closed = Signal()
    only_this_file_requested = Signal(object)  # Path
    translate_requested = Signal(str)  # the text
    translation_ended = Signal()

    def __init__(self, controller: ReaderController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setMinimumWidth(MIN_WIDTH)
        self.controller = controller
        self._passage: Passage | None = None
        self._found: tuple[Any, ...] = ()
        self._current = -1
        self.name = ElidedLabel()
        self.name.setObjectName("title")
        self.page = QLabel()
        self.page.setObjectName("quiet")
        self.only = self._chip(self.tr("Ask only this file"), self._on_only)
        self.open = self._chip(self.tr("Open file"), self._on_open)
        self._icons: list[tuple[QToolButton, str]] = []
        self.shut = tool_button(self._icons, "close", self.tr("Close the reader (Esc)"), self.closed.emit)
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()
        self.bar = ReaderBar(theme)
        self.find_bar = FindBar(theme)
        self.notice = QLabel()
        self.notice.setObjectName("readerNotice")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice.hide()
        self.pages = PageView(theme)
        self.text = TextView(theme)
        self.translation = TranslationStrip(theme)
        self._stack = QStackedWidget()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._keys = self._key_table()
        self._arrange()
        self._connect()

    @property
    def view(self) -> PageView | TextView:
        """The view that is shown."""
        return self.text if self._stack.currentIndex() else self.pages

    def focus_first(self) -> None:
        """Give the focus to the text or page that is read."""
        self.view.setFocus()

    def _arrange(self) -> None:
        header = QFrame()
        header.setObjectName("header")
        header.setFixedHeight(50)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        for action in (self.page, self.only, self.open, self.shut):
            row.addWidget(action)
        text = QWidget()
        body = QVBoxLayout(text)
        body.setContentsMargins(16, 12, 16, 16)
        body.addWidget(self.text)
        self._stack.addWidget(self.pages)
        self._stack.addWidget(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (header, self.bar, self.find_bar, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.translation)
        self.bar.show_passage(1, 1)
        self.bar.show_pages(0)

    def _connect(self) -> None:
        controller, bar, pages = self.controller, self.bar, self.pages
        controller.opened.connect(self._on_opened)
        controller.text_shown.connect(self._on_text)
        controller.pages_shown.connect(self._on_pages)
        controller.noticed.connect(self._on_noticed)
        controller.marked.connect(pages.show_marks)
        controller.page_drawn.connect(pages.show_image)
        controller.page_failed.connect(pages.show_problem)
        controller.page_read.connect(pages.show_text)
        controller.found_changed.connect(self._on_found)
        pages.wanted.connect(controller.want)
        pages.page_changed.connect(bar.show_page)
        for view in (pages, self.text):
            view.zoom_changed.connect(bar.show_zoom)
        bar.step_requested.connect(controller.step)
        bar.page_requested.connect(self._on_page_requested)
        bar.zoom_requested.connect(lambda by: self.view.step_zoom(by))
        bar.fit_requested.connect(pages.fit)
        bar.find_requested.connect(self.find_bar.start)
        bar.translate_requested.connect(self._on_translate)
        self.translation.closed.connect(self._close_translation)
        self.find_bar.changed.connect(self._typing.start)
        self.find_bar.step_requested.connect(self._step_found)
        self.find_bar.closed.connect(self._close_find)
        self._typing.timeout.connect(lambda: controller.find(self.find_bar.field.text()))

    # -- from the controller

    def _on_opened(self, passage: Passage, number: int, count: int) -> None:
        self._passage = passage
        self.name.setText(passage.path.name)
        self.name.setToolTip(str(passage.path))
        self.bar.show_passage(number, count)
        self.open.setEnabled(passage.file != "missing")
        self.only.setEnabled(passage.file in ("same", "changed"))
        self._typing.stop()
        self.find_bar.hide()
        self.notice.hide()
        self._close_translation()
        self._found, self._current = (), -1

    def _on_text(self, passage: Passage) -> None:
        self._stack.setCurrentIndex(1)
        self.pages.clear()
        self.page.setText(self.tr("page {n}").format(n=passage.page) if passage.page else "")
        self.bar.show_pages(0)
        self.bar.show_zoom(self.text.zoom)
        self.text.show_passage(passage)

    def _on_pages(self, passage: Passage, pages: DrawnPages) -> None:
        self._stack.setCurrentIndex(0)
        self.text.clear_passage()
        self.page.setText("")
        self.bar.show_pages(len(pages.sizes))
        self.pages.show_pages(str(passage.path), pages, passage.page or 1)
        self.bar.show_page(self.pages.page)
        self.bar.show_zoom(self.pages.zoom)

    def _on_noticed(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _on_found(self, found: tuple[Any, ...], is_all: bool) -> None:
        """Matches arrive page by page: the first one at or below the page in sight is chosen, and stays chosen."""
        self._found = found
        is_new = self._current < 0 or not found
        if is_new:
            self._current = self._first_below(is_all=is_all)
        self.find_bar.show_count(self._current, len(found), is_all=is_all)
        self.view.show_found(found, self._current, is_moving=is_new)

    def _first_below(self, *, is_all: bool) -> int:
        here = self.pages.page if self.view is self.pages else 0
        below = (n for n, hit in enumerate(self._found) if not here or hit.page >= here)
        return next(below, 0 if is_all and self._found else -1)

    def _step_found(self, by: int) -> None:
        if self._typing.isActive():  # Enter searches without waiting for the pause
            self._typing.stop()
            self.controller.find(self.find_bar.field.text())
        elif self._found:
            self._current = (self._current + by) % len(self._found)
            self.find_bar.show_count(self._current, len(self._found), is_all=True)
            self.view.show_found(self._found, self._current)

    def _close_find(self) -> None:
        self.find_bar.hide()
        self._typing.stop()
        self.controller.find("")
        self.view.setFocus()

    # -- from the person

    def _on_page_requested(self, page: int) -> None:
        self.pages.go_to(page)
        self.pages.setFocus()

    def _on_open(self) -> None:
        if self._passage is not None:
            open_file(self._passage.path)

    def _on_only(self) -> None:
        if self._passage is not None:
            self.only_this_file_requested.emit(self._passage.path)

    def _on_translate(self) -> None:
        """Translate the selection, else the passage."""
        if self._passage is not None:
            passage = self._passage
            text = self.view.selected().strip() or passage.quote or passage.text[passage.mark_start : passage.mark_end]
            self.translate_requested.emit(text)

    def _close_translation(self) -> None:
        self.translation.hide()
        self.translation_ended.emit()

    def _on_escape(self) -> None:
        if self.find_bar.isVisible():
            self._close_find()
        elif self.translation.isVisible():
            self._close_translation()
        else:
            self.closed.emit()

    def _key_table(self) -> dict[_Key, Callable[[], object]]:
        key = Qt.Key
        table: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (key.Key_Escape, _NONE): self._on_escape,
            (key.Key_F, _CTRL): self.find_bar.start,
            (key.Key_T, _CTRL | _SHIFT): self._on_translate,
            (key.Key_F3, _NONE): lambda: self._step_found(1),
            (key.Key_F3, _SHIFT): lambda: self._step_found(-1),
            (key.Key_Plus, _CTRL): lambda: self.view.step_zoom(1),
            (key.Key_Plus, _CTRL | _SHIFT): lambda: self.view.step_zoom(1),
            (key.Key_Equal, _CTRL): lambda: self.view.step_zoom(1),
            (key.Key_Minus, _CTRL): lambda: self.view.step_zoom(-1),
            (key.Key_0, _CTRL): lambda: self.view.step_zoom(0),
            (key.Key_Down, _ALT): lambda: self.controller.step(1),
            (key.Key_Up, _ALT): lambda: self.controller.step(-1),
        }
        return {(code.value, modifiers): act for (code, modifiers), act in table.items()}

    def event(self, event: QEvent) -> bool:
        """While the reader has the focus, its shortcuts come before the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key_of(event) in self._keys:  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(self._key_of(event))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _key_of(event: QKeyEvent) -> _Key:
        return event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def _draw(self) -> None:
        draw_icons(self._icons, self._theme)

    def _chip(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = ElidedButton(text)
        button.setObjectName("chip")
        button.clicked.connect(lambda: act())
        return button
