"""The window's part of the selftest: shows the real window once, offscreen, and loads every translation."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence

from app.bootstrap import StartOptions, open_paths, open_services

SECONDS = 60.0  # a cold disk and a virus scanner; usually it takes one
MIN_COLOURS = 12  # an empty window has fewer


def steps(options: StartOptions) -> Sequence[tuple[str, Callable[[], str]]]:
    """`options` name a fresh data folder. QT_QPA_PLATFORM chooses another screen than the offscreen one."""
    return (("window", lambda: _window(options)), ("languages", _languages))


def _window(options: StartOptions) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    from app.gui.application import create_window, make_application
    from app.gui.base.language import install
    from app.gui.base.theme import Theme

    app = make_application()
    install(app, "en")
    with contextlib.closing(open_services(options, open_paths(options))) as services:
        window = create_window(services, Theme(app, "light"))
        window.show()
        try:
            colours = _painted(app, lambda: window.grab().toImage())
        finally:
            window.close()
            window.deleteLater()
            app.processEvents()
    if not QFontDatabase.families():
        raise LookupError("this computer has no fonts")
    return f"{QApplication.platformName()}, {colours} colours, {len(QFontDatabase.families())} fonts"


def _painted(app, grab) -> int:  # type: ignore[no-untyped-def]
    deadline, colours = time.monotonic() + SECONDS, 0
    while colours < MIN_COLOURS:
        if time.monotonic() > deadline:
            raise LookupError(f"the window shows {colours} colours only")
        app.processEvents()
        image = grab()
        colours = len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})
    return colours


def _languages() -> str:
    """Load the program's catalogue and Qt's own for each language."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    from app.core.resources import resource
    from app.core.window_languages import SOURCE
    from app.gui.base.language import LANGUAGES

    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for language in LANGUAGES:
        own, qt = QTranslator(), QTranslator()
        if not own.load(f"alcove_{language}", str(resource("i18n"))):
            raise LookupError(f"alcove_{language}.qm does not load")
        if language != SOURCE.code:
            if own.translate("SettingsPage", "Settings") in ("", None, "Settings"):
                raise LookupError(f"alcove_{language}.qm translates nothing")
            if not qt.load(f"qtbase_{language}", qt_folder):
                raise LookupError(f"qtbase_{language}.qm does not load")
    return ", ".join(LANGUAGES)
