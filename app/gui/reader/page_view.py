"""Pages below each other, with marks, search matches and selection. Paints what it is given and emits what it needs;
opens no file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.core.library.passages.page_view import Box, DrawnPages, Marks, PageImage, PageText
from app.gui.base.theme import Theme
from app.gui.reader.layout import Fit, PageLayout, clamped, fitting_zoom, next_step
from app.gui.reader.page_cache import PageCache
from app.gui.reader.page_paint import PagePainter, PageState
from app.gui.reader.render_queue import Wanted
from app.gui.reader.selection import Place, Selection, index_at, selected_text, word_at

SETTLE_MS = 60  # after the last turn of the wheel: then pages are drawn in their new size
LINE_PX = 48
TEXTS = 60  # pages whose characters are cached


class PageView(QAbstractScrollArea):
    wanted = Signal(object)  # Wanted
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._images = PageCache()
        self._layout = PageLayout((), 1.0)
        self._version = ""
        self._state = PageState()
        self._texts: dict[int, PageText] = {}
        self._unreadable: set[int] = set()
        self._fit: Fit = "width"
        self._zoom = 1.0
        self._page = 0
        self._is_placing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(LINE_PX)
        self.horizontalScrollBar().setSingleStep(LINE_PX)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._on_scrolled())
        self.setAccessibleName(self.tr("Pages"))

    # -- what is shown

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def page(self) -> int:
        """The page in the upper third of the view."""
        return self._page

    def show_pages(self, key: str, pages: DrawnPages, page: int) -> None:
        """`key` identifies the file: the drawn pages of the file that is shown already are kept."""
        version = f"{key}-{pages.version}"
        if version != self._version:
            self._version = version
            self._images.clear()
            self._texts.clear()
            self._unreadable.clear()
            self._state = PageState()
        self._state.clear()
        self._layout = PageLayout(pages.sizes, self._zoom)
        self._refit()
        self.go_to(page)
        self._timer.start(0)

    def clear(self) -> None:
        self._version = ""
        self._images.clear()
        self._texts.clear()
        self._layout = PageLayout((), 1.0)
        self._timer.stop()

    def show_image(self, page: int, scale: float, image: PageImage) -> None:
        self._state.problems.pop(page, None)
        self._images.put(page, scale, image, keep=self._seen())
        self.viewport().update()

    def show_problem(self, page: int, text: str) -> None:
        self._state.problems[page] = text
        self.viewport().update()

    def show_text(self, page: int, text: PageText) -> None:
        """The characters of a page, for selecting with the mouse."""
        if text.text:
            self._texts[page] = text
            self._unreadable.discard(page)
        elif page not in self._texts:
            self._unreadable.add(page)
        while len(self._texts) > TEXTS:
            self._texts.pop(next(iter(self._texts)))

    def show_marks(self, marks: Sequence[Marks]) -> None:
        self._state.marks = {mark.page: mark.boxes for mark in marks if mark.boxes}
        if self._state.marks:
            first = min(self._state.marks)
            self.show_box(first, self._state.marks[first][0])
        self.viewport().update()

    def marked_text(self) -> str:
        """The text under the marks, on pages whose characters are known: for screen readers and tests."""
        texts = [self._texts[page].within(boxes) for page, boxes in self._state.marks.items() if page in self._texts]
        return "\n".join(texts)

    def show_found(self, found: Sequence[Marks], current: int, *, is_moving: bool = True) -> None:
        """`current` is the index of the match to scroll to, -1 for none."""
        self._state.show_found(found, current)
        if is_moving and 0 <= current < len(found) and found[current].boxes:
            self.show_box(found[current].page, found[current].boxes[0], is_lazy=True)
        self.viewport().update()

    def show_box(self, page: int, box: Box, *, is_lazy: bool = False) -> None:
        """Scroll so that the box is in the upper third. A `lazy` call does not scroll while the box is visible."""
        if not 0 < page <= len(self._layout.sizes):
            return
        rect, scale = self._layout.rect(page, self.viewport().width()), self._layout.scale
        bar = self.verticalScrollBar()
        top, left = rect.top + box.top * scale, rect.left + box.left * scale
        if not (is_lazy and bar.value() <= top <= bar.value() + self.viewport().height() - 40):
            bar.setValue(round(top - self.viewport().height() / 3))
        across = self.horizontalScrollBar()
        if not across.value() <= left <= across.value() + self.viewport().width() * 0.8:
            across.setValue(round(left - 40))

    def go_to(self, page: int) -> None:
        if self._layout.sizes:
            page = max(1, min(page, len(self._layout.sizes)))
            self.verticalScrollBar().setValue(round(self._layout.tops[page - 1]) - 8)
            self._on_scrolled()

    # -- zoom

    def set_zoom(self, zoom: float, *, anchor: QPointF | None = None) -> None:
        """`anchor` is the point of the view that keeps its position; without one the upper edge does."""
        self._fit = ""
        self._scale_to(clamped(zoom), anchor or QPointF(self.viewport().width() / 2, 0))

    def step_zoom(self, by: int) -> None:
        """Zoom in (1), out (-1) or to the natural size (0)."""
        self.set_zoom(next_step(self._zoom, by) if by else 1.0)

    def fit(self, fit: Fit) -> None:
        self._fit = fit
        self._refit()

    def _refit(self) -> None:
        if self._fit and self._layout.sizes:
            room = self.viewport()
            height = room.height()
            zoom = fitting_zoom(self._layout.sizes, max(1, self._page), room.width(), height, self._fit)
            self._scale_to(zoom, QPointF(room.width() / 2, 0))
        else:
            self._set_bars()

    def _scale_to(self, zoom: float, anchor: QPointF) -> None:
        up, across = self.verticalScrollBar(), self.horizontalScrollBar()
        place = self._layout.place(up.value() + anchor.y()) if self._layout.sizes else (1, 0.0)
        share = (across.value() + anchor.x()) / max(self._layout.width, self.viewport().width(), 1.0)
        self._zoom = zoom
        self._layout = PageLayout(self._layout.sizes, zoom)
        self._is_placing = True
        self._set_bars()
        if self._layout.sizes:
            up.setValue(round(self._layout.height_of(place) - anchor.y()))
            across.setValue(round(share * self._layout.width - anchor.x()))
        self._is_placing = False
        self.zoom_changed.emit(zoom)
        self._on_scrolled(SETTLE_MS)

    def _set_bars(self) -> None:
        room, layout = self.viewport(), self._layout
        up, across = self.verticalScrollBar(), self.horizontalScrollBar()
        up.setRange(0, max(0, round(layout.height) - room.height()))
        up.setPageStep(max(1, room.height() - LINE_PX))
        # Margins may be cut off: a page that fits needs no scroll bar.
        across.setRange(0, max(0, round(layout.width) - room.width()))
        across.setPageStep(room.width())

    # -- what the view needs

    def _on_scrolled(self, delay: int = 0) -> None:
        if self._is_placing:
            return
        if self._layout.sizes:
            page = self._layout.page_at(self.verticalScrollBar().value() + self.viewport().height() / 3)
            if page != self._page:
                self._page = page
                self.setAccessibleDescription(self.tr("Page {n} of {count}").format(n=page, count=self._count))
                self.page_changed.emit(page)
        self.viewport().update()
        if not (self._timer.isActive() and delay == 0):
            self._timer.start(delay)

    @property
    def _count(self) -> int:
        return len(self._layout.sizes)

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _ask(self) -> None:
        seen, scale = self._seen(), self._layout.scale * self.devicePixelRatioF()
        if not seen or not self.isVisible():
            return
        missing = [page for page in seen if page not in self._state.problems and not self._images.has(page, scale)]
        around = (seen[-1] + 1, seen[0] - 1, seen[-1] + 2)
        near = [page for page in around if 0 < page <= self._count and page not in self._state.problems]
        self.wanted.emit(
            Wanted(
                scale,
                tuple(missing),
                tuple(page for page in near if not self._images.has(page, scale)),
                tuple(page for page in seen if page not in self._texts and page not in self._unreadable),
            )
        )

    # -- keyboard and mouse

    def selected(self) -> str:
        """The selected text; "" where nothing is selected."""
        return selected_text(self._state.selection, self._texts) if self._state.selection else ""

    def copy(self) -> None:
        if text := self.selected():
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Selects the page in sight only: the text of the other pages may not be known."""
        if self._page in self._texts:
            end = len(self._texts[self._page].text)
            self._select(Selection(Place(self._page, 0), Place(self._page, end)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # keys of the pane
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / 120
            self.set_zoom(self._zoom * 1.15**turns, anchor=event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        page = self._page_at(event.position())
        if page in self._state.problems:
            self.retry(page)
            return
        place = self._place_at(event.position())
        self._select(Selection(place, place) if place else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None:
            start, end = word_at(self._texts[place.page], place.index)
            self._select(Selection(Place(place.page, start), Place(place.page, end)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._state.selection is not None:
            place = self._place_at(event.position())
            if place is not None:
                self._select(Selection(self._state.selection.start, place))
        page = self._page_at(event.position())
        is_text = page in self._texts
        hand = Qt.CursorShape.PointingHandCursor if page in self._state.problems else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if is_text else hand)

    def retry(self, page: int) -> None:
        self._state.problems.pop(page, None)
        self.viewport().update()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()
        self._on_scrolled(SETTLE_MS if self._page else 0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._images.trim(self._seen())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_scrolled(SETTLE_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        origin = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter = PagePainter(self.viewport(), self._theme.colours, origin, self._layout.scale)
        for page in self._seen():
            rect = self._layout.rect(page, self.viewport().width())
            painter.paint(page, rect, self._images.get(page), self._state, self._texts.get(page))
        painter.end()

    def _select(self, selection: Selection | None) -> None:
        self._state.selection = selection
        self.viewport().update()

    def _page_at(self, point: QPointF) -> int:
        return self._layout.page_at(self.verticalScrollBar().value() + point.y()) if self._count else 0

    def _place_at(self, point: QPointF) -> Place | None:
        """None on a page whose characters are not known."""
        page = self._page_at(point)
        text = self._texts.get(page)
        if text is None:
            return None
        rect, scale = self._layout.rect(page, self.viewport().width()), self._layout.scale
        x = (point.x() + self.horizontalScrollBar().value() - rect.left) / scale
        y = (point.y() + self.verticalScrollBar().value() - rect.top) / scale
        return Place(page, index_at(text, x, y))
