"""The character and block formats of the transcript, made once for each theme. Knows colours and no message."""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from app.gui.base.theme import READING_PX, Colours, scaled

SURFACE = QTextFormat.Property.UserProperty + 1  # of a block or table: "kind:number", painted by surfaces.py
SOURCE = QTextFormat.Property.UserProperty + 2  # of a formula's picture: the LaTeX that it shows
CHIP = QTextFormat.Property.UserProperty + 3  # of a citation chip's characters: True
NATURAL = QTextFormat.Property.UserProperty + 4  # of a question's table: its width in a wide window, in px
CODE_PX = READING_PX - 2
_LINE_TYPE = QTextBlockFormat.LineHeightTypes
LINE_PERCENT = 140


class Formats:
    """Returns shared formats: copy one before changing it."""

    def __init__(self, colours: Colours) -> None:
        self.colours = colours
        self._characters: dict[tuple[Any, ...], QTextCharFormat] = {}
        self.anchor = _fixed_block(1)
        self.anchor_characters = self.characters("text", 1)

    def characters(
        self,
        colour: str = "text",
        size: int = READING_PX,
        *,
        is_bold: bool = False,
        is_italic: bool = False,
        is_struck: bool = False,
        is_code: bool = False,
        link: str = "",
        tip: str = "",
        is_doubted: bool = False,
        is_marked: bool = False,
    ) -> QTextCharFormat:
        """`colour` is a field of `Colours`, `size` is in px."""
        key = (colour, size, is_bold, is_italic, is_struck, is_code, link, tip, is_doubted, is_marked)
        if (known := self._characters.get(key)) is not None:
            return known
        style = QTextCharFormat()
        style.setForeground(QColor(getattr(self.colours, colour)))
        style.setProperty(QTextFormat.Property.FontPixelSize, scaled(size) if size > 1 else size)
        style.setFontWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        style.setFontItalic(is_italic)
        style.setFontStrikeOut(is_struck)
        if is_code:
            style.setFontFamilies([fixed_family()])
        if link:
            style.setAnchor(True)
            style.setAnchorHref(link)
        style.setFontUnderline(False)
        if is_marked:
            style.setBackground(QColor(self.colours.mark))
        if is_doubted:
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            style.setUnderlineColor(QColor(self.colours.attention))
        if tip:
            style.setToolTip(tip)
        if len(self._characters) < 500:  # links and tool tips make unlimited keys
            self._characters[key] = style
        return style

    def chip(self, link: str, tip: str) -> QTextCharFormat:
        """The round background of a chip is painted by surfaces.py."""
        style = QTextCharFormat(self.characters("accent", READING_PX - 4, is_bold=True, link=link, tip=tip))
        style.setProperty(CHIP, True)
        return style


def is_mirrored() -> bool:
    """Whether the window runs from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


@functools.cache
def fixed_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def block(
    *, top: float = 0, bottom: float = 8, left: float = 0, right: float = 0, indent: int = 0, surface: str = "",
    line_percent: int = LINE_PERCENT,
) -> QTextBlockFormat:  # fmt: skip
    """Margins in pixels; `surface` names what is painted behind the block."""
    style = QTextBlockFormat()
    style.setTopMargin(top)
    style.setBottomMargin(bottom)
    style.setLeftMargin(left)
    style.setRightMargin(right)
    style.setIndent(indent)
    style.setLineHeight(line_percent, _LINE_TYPE.ProportionalHeight.value)
    if surface:
        style.setProperty(SURFACE, surface)
    return style


def _fixed_block(height: float) -> QTextBlockFormat:
    style = QTextBlockFormat()
    style.setLineHeight(height, _LINE_TYPE.FixedHeight.value)
    return style
