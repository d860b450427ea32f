"""Paints a hit: file, page and date; the words around the matches, marked; folder and heading. Knows no library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.library.retrieve.snippet import Snippet, make_snippet
from app.gui.base.theme import RADIUS, SMALL_PX, TEXT_PX, Theme, scaled
from app.gui.search.hits import HIT_ROLE, FoundHit, HitModel, Index

LINES = 3
PAD, GAP = 14, 4
LEADING = 1.4


class HitDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, model: HitModel, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._theme = theme
        self._layouts: dict[tuple[int, int], QTextLayout] = {}
        self._make_fonts()
        theme.changed.connect(self._make_fonts)
        model.modelReset.connect(self._layouts.clear)
        theme.changed.connect(self._layouts.clear)

    def _make_fonts(self) -> None:
        self._name, self._text, self._small = _font(TEXT_PX, is_bold=True), _font(TEXT_PX), _font(SMALL_PX)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        height = self._layout(index, width - 2 * PAD).boundingRect().height()
        lines = QFontMetrics(self._name).height() + QFontMetrics(self._small).height()
        return QSize(width, round(2 * PAD - 4 + lines + height + 3 * GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: FoundHit = index.data(HIT_ROLE)
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, option.state)
        inner = place.adjusted(PAD, PAD - 2, -PAD, -(PAD - 2))
        y = self._paint_head(painter, inner, found) + GAP
        layout = self._layout(index, inner.width())
        painter.setPen(QColor(self._theme.colours.text))
        layout.draw(painter, QPointF(inner.left(), y))
        y += round(layout.boundingRect().height()) + 2 * GAP
        self._paint_foot(painter, QRect(inner.left(), y, inner.width(), inner.bottom() - y + 1), found)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        if state & QStyle.StateFlag.State_Selected:
            has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(colours.accent if has_focus else colours.line), 1))
            painter.setBrush(QColor(colours.card))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -1.5), RADIUS, RADIUS)
        else:
            painter.fillRect(place.left() + PAD, place.bottom(), place.width() - 2 * PAD, 1, QColor(colours.line))
            if state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.sidebar))
                painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -1.5), RADIUS, RADIUS)

    def _paint_head(self, painter: QPainter, inner: QRect, found: FoundHit) -> int:
        """Returns the y below the head line."""
        colours, names, small = self._theme.colours, QFontMetrics(self._name), QFontMetrics(self._small)
        page = self.tr("page {n}").format(n=found.hit.page) if found.hit.page else ""
        date = _date(found.modified)
        room = inner.width() - small.horizontalAdvance(page + date) - 24
        name = names.elidedText(found.hit.path.name, Qt.TextElideMode.ElideMiddle, room)
        baseline = inner.top() + names.ascent()
        painter.setFont(self._name)
        painter.setPen(QColor(colours.text))
        painter.drawText(inner.left(), baseline, name)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(inner.left() + names.horizontalAdvance(name) + 10, baseline, page)
        painter.drawText(inner.right() - small.horizontalAdvance(date), baseline, date)
        return inner.top() + names.height()

    def _paint_foot(self, painter: QPainter, place: QRect, found: FoundHit) -> None:
        metrics = QFontMetrics(self._small)
        where = short_folder(found.hit.path.parent)
        text = f"{where}  ·  {found.hit.heading}" if found.hit.heading else where
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.colours.quiet))
        shown = metrics.elidedText(" ".join(text.split("\n")), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.left(), place.top() + metrics.ascent(), shown)

    def _layout(self, index: Index, width: int) -> QTextLayout:
        key = (index.row(), width)
        if key not in self._layouts:
            found: FoundHit = index.data(HIT_ROLE)
            chars = max(60, int(LINES * width / QFontMetrics(self._text).averageCharWidth() * 0.92))
            snippet = make_snippet(found.hit.text, self._model.wanted, chars)
            self._layouts[key] = self._laid_out(snippet, width)
        return self._layouts[key]

    def _laid_out(self, snippet: Snippet, width: int) -> QTextLayout:
        layout = QTextLayout(snippet.text, self._text)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._marked(start, length) for start, length in snippet.marks])
        leading = round(QFontMetrics(self._text).height() * (LEADING - 1) / 2)
        layout.beginLayout()
        y, end = 0.0, 0
        for _ in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + leading))
            y += line.height() + leading
            end = line.textStart() + line.textLength()
        layout.endLayout()
        if end < len(snippet.text) and end > 4:
            cut = snippet.text[: end - 3].rstrip() + " …"
            return self._laid_out(Snippet(cut, tuple(m for m in snippet.marks if sum(m) < len(cut) - 1)), width)
        return layout

    def _marked(self, start: int, length: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setBackground(QColor(self._theme.colours.mark))
        style.setFontWeight(QFont.Weight.DemiBold)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, style
        return found


def short_folder(folder: Path) -> str:
    """A folder with the home folder as ~; of a long path only the end."""
    try:
        text = f"~/{folder.relative_to(Path.home())}" if folder != Path.home() else "~"
    except (ValueError, RuntimeError):
        text = str(folder)
    return text if len(text) <= 48 else "…" + text[-47:]


def _font(pixels: int, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(scaled(pixels))
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font


def _date(moment: float) -> str:
    if not moment:
        return ""
    when = date.fromtimestamp(moment)
    return QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat)
