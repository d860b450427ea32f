"""The group "About" of the settings, which looks for updates only when its button is pressed, and the message of a
start that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app import __version__
from app.core import release
from app.core.errors import UserError
from app.gui import application
from app.gui.settings.about import about_group
from app.gui.shell.main_window import MainWindow


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    return urls


def test_the_page_of_versions_opens_only_when_the_button_is_pressed(qtbot: QtBot, opened: list[QUrl]) -> None:
    group = about_group("https://example.org/releases")
    qtbot.addWidget(group)
    assert any(label.text() == f"Alcove {__version__}" for label in group.findChildren(QLabel))
    (button,) = group.findChildren(QPushButton)
    assert opened == [] and button.text() == "Look for updates"
    button.click()
    assert opened == [QUrl("https://example.org/releases")]


def test_a_copy_that_was_published_nowhere_has_no_button(window: MainWindow, opened: list[QUrl]) -> None:
    assert release.releases_page() == ""
    window.open_page("settings")
    texts = [label.text() for label in window.page("settings").findChildren(QLabel)]
    assert any(text.startswith("The program never looks for updates by itself. Newer versions") for text in texts)
    assert not [one for one in window.page("settings").findChildren(QPushButton) if one.text() == "Look for updates"]
    assert opened == []


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ('{"page": "https://example.org/r"}', "https://example.org/r"),
        ('{"page": "file:///etc/passwd"}', ""),
        ('{"page": 3}', ""),
        ("[]", ""),
        ("no JSON", ""),
    ],
)
def test_only_an_address_of_the_web_is_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, page: str
) -> None:
    (tmp_path / "release.json").write_text(text, "utf-8")
    monkeypatch.setattr(release, "resource", lambda name: tmp_path / name)
    assert release.releases_page() == page


def test_the_licences_are_shown_where_they_are(qtbot: QtBot, tmp_path: Path, opened: list[QUrl]) -> None:
    file = tmp_path / "LICENSES.txt"
    file.touch()
    group = about_group("", file)
    qtbot.addWidget(group)
    group.findChildren(QPushButton)[0].click()
    assert opened == [QUrl.fromLocalFile(str(file))]


def test_a_start_that_fails_says_so_in_a_window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "_is_seen", lambda: True)
    monkeypatch.setattr(application, "install", lambda *_: None)  # the language of the other tests stays
    seen: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.accept()

    QTimer.singleShot(100, close)
    assert application.show_failure(UserError("database_newer", path="/home/app.db"))
    assert seen == ["/home/app.db was made by a newer version of the program. Update the program."]


def test_where_nobody_sees_a_window_there_is_none(qapp: QApplication) -> None:
    assert not application.show_failure(UserError("database_newer", path="x"))  # the tests run offscreen
