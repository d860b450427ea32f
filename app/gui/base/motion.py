"""Whether things may move, and the one movement there is: a short fade. Knows no page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

FADE_MS = 120
WITHOUT_OPACITY = ("wayland", "offscreen")  # names of Qt platforms


def is_motion_reduced() -> bool:
    """Whether the person or the desktop asks for less motion."""
    app = QApplication.instance()
    return bool(app and app.property("is_motion_reduced")) or system_reduces_motion()


def choose_motion(*, is_reduced: bool) -> None:
    """Set it for the whole application. Less motion includes a caret that does not blink."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setProperty("is_motion_reduced", is_reduced)
        app.setCursorFlashTime(0 if is_motion_reduced() else 1000)


def system_reduces_motion() -> bool:
    if sys.platform == "win32":
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    if sys.platform == "darwin":
        from PySide6.QtCore import QSettings

        return bool(QSettings("apple.com", "universalaccess").value("reduceMotion", False, type=bool))
    return _desktop_reduces_motion(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"))


def _desktop_reduces_motion(config: Path) -> bool:
    """What GTK and KDE have in their settings files; both are small."""
    places = (
        ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations"),
        ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations"),
        ("kdeglobals", "KDE", "AnimationDurationFactor"),
    )
    return any(_value(config / name, section, key).lower() in ("0", "0.0", "false") for name, section, key in places)


def _value(file: Path, section: str, key: str) -> str:
    """A value of an INI file, "" where it is missing. Read line by line: loading configparser would add 5 ms to the
    start."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    is_here = False
    for line in map(str.strip, lines):
        if line.startswith("["):
            is_here = line == f"[{section}]"
        name, _, value = line.partition("=")
        if is_here and name.strip() == key:
            return value.strip()
    return ""


def fade_in(widget: QWidget) -> None:
    """Fade in a top-level widget that was just shown. Not on Wayland, which has no window opacity and warns each time.
    """
    if not is_motion_reduced() and QGuiApplication.platformName() not in WITHOUT_OPACITY:
        from PySide6.QtCore import QPropertyAnimation

        animation = QPropertyAnimation(widget, b"windowOpacity", widget)
        animation.setDuration(FADE_MS)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        animation.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
