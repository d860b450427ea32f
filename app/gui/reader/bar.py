"""The reader's controls: previous and next passage, page, zoom, search. Know no document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.gui.base.icons import icon
from app.gui.base.theme import Theme

ICON_PX = 16


class ReaderBar(QFrame):
    step_requested = Signal(int)  # to the next (1) or the previous (-1) passage
    page_requested = Signal(int)
    zoom_requested = Signal(int)  # in (1), out (-1), natural size (0)
    fit_requested = Signal(str)
    find_requested = Signal()
    translate_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self._theme = theme
        self._count = 0
        self._icons: list[tuple[QToolButton, str]] = []
        self.previous = self._button("previous", self.tr("Previous passage (Alt+Up)"), self._stepper(-1))
        self.passages = QLabel()
        self.passages.setObjectName("quiet")
        self.next = self._button("next", self.tr("Next passage (Alt+Down)"), self._stepper(1))
        self.page = QLineEdit()
        self.page.setObjectName("pageField")
        self.page.setFixedWidth(40)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setToolTip(self.tr("Page"))
        self.page.returnPressed.connect(self._on_page)
        self.pages = QLabel()
        self.pages.setObjectName("quiet")
        self.smaller = self._button("minus", self.tr("Smaller (Ctrl+-)"), lambda: self.zoom_requested.emit(-1))
        self.zoom = self._button("", self.tr("Natural size (Ctrl+0)"), lambda: self.zoom_requested.emit(0))
        self.larger = self._button("plus", self.tr("Larger (Ctrl++)"), lambda: self.zoom_requested.emit(1))
        self.width_fit = self._button("fit-width", self.tr("Fit width"), lambda: self.fit_requested.emit("width"))
        self.page_fit = self._button("fit-page", self.tr("Fit page"), lambda: self.fit_requested.emit("page"))
        self.search = self._button("search", self.tr("Search in this file (Ctrl+F)"), self.find_requested.emit)
        says = self.tr("Translate the passage, or what is selected (Ctrl+Shift+T)")
        self.translate = self._button("translate", says, self.translate_requested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(2)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.previous, self.passages, self.next),
            (self.page, self.pages),
            (self.smaller, self.zoom, self.larger, self.width_fit, self.page_fit, self.search, self.translate),
        )
        for group in groups:
            if row.count():
                row.addStretch(1)
            for widget in group:
                row.addWidget(widget)
        theme.changed.connect(self._draw)
        self._draw()

    def show_passage(self, number: int, count: int) -> None:
        for widget in (self.previous, self.passages, self.next):
            widget.setVisible(count > 1)
        self.passages.setText(self.tr("{n} of {count}").format(n=number, count=count))
        self.passages.setToolTip(self.tr("Passage {n} of {count}").format(n=number, count=count))
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < count)

    def show_pages(self, count: int) -> None:
        """Show the page numbers; `count` 0 for a text without pages."""
        self._count = count
        for widget in (self.page, self.pages, self.width_fit, self.page_fit):
            widget.setVisible(count > 0)
        self.page.setValidator(QIntValidator(1, max(1, count), self))
        self.pages.setText(self.tr("of {count}").format(count=count))

    def show_page(self, page: int) -> None:
        if not self.page.hasFocus() or not self.page.isModified():
            self.page.setText(str(page))

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(self.tr("{n} %").format(n=round(100 * zoom)))

    def _on_page(self) -> None:
        self.page.setModified(False)
        self.page_requested.emit(int(self.page.text()))

    def _stepper(self, by: int) -> Callable[[], None]:
        return lambda: self.step_requested.emit(by)

    def _button(self, name: str, says: str, act: Callable[[], object]) -> QToolButton:
        return tool_button(self._icons, name, says, act)

    def _draw(self) -> None:
        draw_icons(self._icons, self._theme)


class FindBar(QFrame):
    """Enter and F3 go to the next match, with Shift to the previous one; Escape closes."""

    changed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self._theme = theme
        self._icons: list[tuple[QToolButton, str]] = []
        self.field = QLineEdit()
        self.field.setObjectName("findField")
        self.field.setPlaceholderText(self.tr("Search in this file"))
        self.field.setAccessibleName(self.tr("Search in this file"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.changed)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        step = self.step_requested
        back = tool_button(self._icons, "previous", self.tr("Previous (Shift+F3)"), lambda: step.emit(-1))
        on = tool_button(self._icons, "next", self.tr("Next (F3)"), lambda: step.emit(1))
        close = tool_button(self._icons, "close", self.tr("Close the search (Esc)"), self.closed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.count, back, on, close):
            row.addWidget(widget)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def start(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, current: int, count: int, *, is_all: bool) -> None:
        """`current` counts from 0; -1 for none."""
        if not self.field.text().strip():
            self.count.setText("")
        elif count == 0:
            self.count.setText(self.tr("Nothing found") if is_all else self.tr("Searching…"))
        else:
            text = self.tr("{n} of {count}") if is_all else self.tr("{n} of {count}…")
            self.count.setText(text.format(n=current + 1, count=count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        draw_icons(self._icons, self._theme)


def tool_button(
    icons: list[tuple[QToolButton, str]], name: str, says: str, act: Callable[[], object]
) -> QToolButton:
    button = QToolButton()
    button.setObjectName("tool")
    button.setToolTip(says)
    button.setAccessibleName(says)
    button.setIconSize(QSize(ICON_PX, ICON_PX))
    button.clicked.connect(lambda: act())
    if name:
        icons.append((button, name))
    return button


def draw_icons(icons: list[tuple[QToolButton, str]], theme: Theme) -> None:
    for button, name in icons:
        button.setIcon(icon(name, theme.colours.quiet, ICON_PX))
