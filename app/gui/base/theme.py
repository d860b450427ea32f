"""Colours, spacing and type of the window, and the style sheet made of them. Knows no page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.core.resources import resource

ThemeName = Literal["system", "light", "dark"]
TextSize = Literal["small", "normal", "large", "larger"]
TEXT_PX, SMALL_PX, LABEL_PX, RAIL_PX, READING_PX, TITLE_PX = 14, 12, 11, 10, 15, 20
TEXT_SIZES: dict[str, float] = {"small": 0.9, "normal": 1.0, "large": 1.15, "larger": 1.3}
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
RADIUS, CARD_RADIUS = 8, 12
STYLE, STYLED = "Fusion", "has_style"  # the property says that the application began with the style
READING_WIDTH = 700
_FONT_SIZE = re.compile(r"font-size: (\d+)px")


@dataclass(frozen=True)
class Colours:
    """Named after their use. `faint` is never used for text that has to be read."""

    background: str
    sidebar: str
    card: str
    line: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    mark: str
    attention: str
    attention_soft: str
    error: str
    good: str


LIGHT = Colours(
    "#fbfaf8", "#f3f1ed", "#ffffff", "#e4e0d9", "#23211e", "#6f6a62", "#9b958b", "#1f6f63", "#e3f0ed", "#ffffff",
    "#fdeeb5", "#9a5b00", "#fdf1dd", "#a8322a", "#2d7a3e",
)  # fmt: skip
DARK = Colours(
    "#191a1b", "#141516", "#202223", "#303334", "#e7e5e1", "#a3a09a", "#76736d", "#6cc5b5", "#1f3733", "#141516",
    "#5a4d14", "#e6b15a", "#3a2f1b", "#ef8a80", "#7fcf91",
)  # fmt: skip


class Theme(QObject):
    """The colours in use. `changed` is emitted after the system or the person switched them."""

    changed = Signal()

    def __init__(self, app: QApplication, chosen: ThemeName = "system", size: TextSize = "normal") -> None:
        super().__init__(app)
        self._app = app
        self._chosen: ThemeName = chosen
        self._size: TextSize = size
        self.colours = LIGHT
        if not app.property(STYLED):
            app.setStyle(STYLE)
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, chosen: ThemeName) -> None:
        self._chosen = chosen
        self._apply()

    def choose_size(self, size: TextSize) -> None:
        self._size = size
        self._apply()

    @staticmethod
    def colour(name: str) -> QColor:
        """A colour for painting; `name` is a field of `Colours`."""
        return QColor(name)

    def _apply(self) -> None:
        is_dark = self._chosen == "dark" or (
            self._chosen == "system" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self.colours = DARK if is_dark else LIGHT
        self._app.setPalette(_palette(self.colours))
        scale = TEXT_SIZES[self._size]
        font = QFont(self._app.font())
        font.setPixelSize(round(TEXT_PX * scale))
        self._app.setFont(font)
        self._app.setStyleSheet(style_sheet(self.colours, scale))
        self.changed.emit()


def scaled(px: int) -> int:
    """A font size in px, scaled by the chosen text size."""
    chosen = QApplication.font().pixelSize()
    return round(px * chosen / TEXT_PX) if chosen > 0 else px


def style_sheet(colours: Colours, scale: float = 1.0) -> str:
    """The template with every @name replaced by its colour, @icons by the folder of the icons, and sizes of type
    multiplied by `scale`."""
    template = resource("styles", "window.qss").read_text("utf-8").replace("@icons", resource("icons").as_posix())
    template = template.replace("@look", "dark" if colours is DARK else "light")
    for name in sorted(vars(colours), key=len, reverse=True):
        template = template.replace(f"@{name}", getattr(colours, name))
    return _FONT_SIZE.sub(lambda found: f"font-size: {round(int(found[1]) * scale)}px", template)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.background,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.card,
        QPalette.ColorRole.AlternateBase: colours.sidebar,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.card,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.ToolTipBase: colours.card,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Mid: colours.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette
