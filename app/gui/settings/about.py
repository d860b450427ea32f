"""The settings group about the program: version, licences, and where newer versions are. Opens nothing unless a button
is pressed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app import __version__
from app.core.release import releases_page
from app.gui.platform.desktop import open_file
from app.gui.settings import rows


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)


def about_group(page: str | None = None, licences: Path | None = None) -> rows.Group:
    """`page` and `licences` default to those of this build."""
    page = releases_page() if page is None else page
    licences = licences or Path(sys.executable).parent / "LICENSES.txt"
    group = rows.Group(_tr("About"))
    if page:
        group.add(
            _tr("Alcove {version}").format(version=__version__),
            _tr(
                "The program never looks for updates by itself. The button opens the page of versions in your browser."
            ),
            rows.button(_tr("Look for updates"), lambda: QDesktopServices.openUrl(QUrl(page))),
        )
    else:
        group.add(
            _tr("Alcove {version}").format(version=__version__),
            _tr("The program never looks for updates by itself. Newer versions are where you have this one from."),
            QWidget(),
        )
    if licences.is_file():
        group.add(
            _tr("Licences"),
            _tr("Of the program and of everything in it."),
            rows.button(_tr("Show"), lambda: open_file(licences)),
        )
    return group
