"""The window and the desktop around it: autostart, tray, notifications, the position of the window, the last page."""

from __future__ import annotations

import plistlib
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.gui.application import create_window
from app.gui.base.theme import Theme
from app.gui.platform.autostart import own_command, set_autostart
from app.gui.shell.main_window import MainWindow
from app.gui.shell.session import Session, brought_back


def test_autostart_is_one_file_on_linux_and_goes_again(own_home: Path) -> None:
    command = ["/opt/my programs/alcove", "--base-dir", '/data/a "b" $HOME 100%']
    set_autostart(True, command, platform="linux")
    file = own_home / "xdg_config_home" / "autostart" / "alcove.desktop"
    line = next(line for line in file.read_text().splitlines() if line.startswith("Exec="))
    # Undo the two levels of the specification: of strings, then of the Exec key.
    words = re.findall(r'"((?:\\.|[^"\\])*)"', line[5:].replace("\\\\", "\\"))
    assert [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words] == command
    set_autostart(False, command, platform="linux")
    set_autostart(False, command, platform="linux")
    assert not file.exists()


def test_autostart_is_an_agent_on_a_mac(own_home: Path) -> None:
    set_autostart(True, ["/Applications/Alcove.app/Contents/MacOS/alcove"], platform="darwin")
    file = own_home / "Library" / "LaunchAgents" / "org.alcove.Alcove.plist"
    agent = plistlib.loads(file.read_bytes())
    assert agent["RunAtLoad"] and agent["ProgramArguments"] == ["/Applications/Alcove.app/Contents/MacOS/alcove"]
    set_autostart(False, [], platform="darwin")
    assert not file.exists()


def test_a_checkout_is_started_where_its_package_is_found(own_home: Path) -> None:
    """`python -m app` finds nothing from elsewhere."""
    command = [sys.executable, "-m", "app"]
    set_autostart(True, command, platform="linux")
    entry = (own_home / "xdg_config_home" / "autostart" / "alcove.desktop").read_text().splitlines()
    folders = [Path(line[5:]) for line in entry if line.startswith("Path=")]
    set_autostart(True, command, platform="darwin")
    agent = plistlib.loads((own_home / "Library" / "LaunchAgents" / "org.alcove.Alcove.plist").read_bytes())
    for folder in (*folders, Path(agent["WorkingDirectory"])):
        assert (folder / "app" / "__main__.py").is_file(), folder
    assert len(folders) == 1


def test_the_switch_writes_and_removes_it(window: MainWindow, own_home: Path) -> None:
    file = own_home / "xdg_config_home" / "autostart" / "alcove.desktop"
    window.set_setting("starts_with_system", True)
    assert not file.exists()  # a window that was not started as the program changes nothing of the system
    window.preferences.autostart_command = own_command(own_home)
    window.set_setting("starts_with_system", True)
    assert str(own_home) in file.read_text()
    window.set_setting("starts_with_system", False)
    assert not file.exists()
    file.parent.rmdir()
    file.parent.write_text("not a folder")
    window.set_setting("starts_with_system", True)
    assert "could not be changed" in window.notice.text.text()


def test_closing_ends_the_program_where_there_is_no_tray(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    window.set_setting("keeps_in_tray", True)
    assert not window.tray.keeps_window and window.close()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged", extend=True)
def test_closing_keeps_it_in_the_tray_where_that_is_wanted(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda self: True)
    window.set_setting("keeps_in_tray", True)
    window.close()
    assert not window.isVisible()
    window.bring_up()
    assert window.isVisible()
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda self: False)
    window.set_setting("keeps_in_tray", False)


def test_only_the_end_of_long_work_elsewhere_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    now = [100.0]
    monkeypatch.setattr(window.tray, "notify", said.append)
    monkeypatch.setattr("app.gui.platform.tray.time.monotonic", lambda: now[0])
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    window.tray.begin("index")
    now[0] += 3
    assert not window.tray.end("index", "short")
    window.tray.begin("index")
    now[0] += 30
    assert window.tray.end("index", "long") and said == ["long"]
    assert not window.tray.end("index", "never began")
    window.set_setting("notifies", False)
    window.tray.begin("index")
    now[0] += 30
    assert not window.tray.end("index", "not wanted")
    window.set_setting("notifies", True)
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window.tray.begin("index")
    now[0] += 30
    assert not window.tray.end("index", "seen anyway") and said == ["long"]


SCREENS = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)]


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        (QRect(100, 100, 1200, 800), True),
        (QRect(2000, 10, 1200, 800), True),  # on the second screen
        (QRect(5000, 100, 1200, 800), False),  # on a screen that is gone
        (QRect(100, -2000, 1200, 800), False),
        (QRect(-1190, 100, 1200, 800), False),  # ten pixels of it are seen
    ],
)
def test_a_window_comes_back_where_it_can_be_reached(place: QRect, stays: bool) -> None:
    found = brought_back(place, SCREENS)
    assert (found == place) is stays
    assert any(screen.contains(found.center()) or screen.intersects(found) for screen in SCREENS)
    assert brought_back(QRect(9000, 0, 9000, 9000), SCREENS).size() == SCREENS[0].size()


def test_the_last_page_and_conversation_come_back(
    qtbot: QtBot, window: MainWindow, services: Services, theme: Theme
) -> None:
    kept = services.chats.create("The lease")
    services.chats.add_user(kept.id, "When does it end?")
    qtbot.wait(50)
    window.chat.controller.open(kept.id)
    window.rail.chosen.emit("library")
    qtbot.waitUntil(lambda: services.settings.get().last_page == "library")  # before anything is closed
    assert services.settings.get().last_conversation == kept.id
    other = create_window(services, theme)
    qtbot.addWidget(other)
    other.show()
    qtbot.waitUntil(lambda: other.chat.controller.conversation == kept.id and other.rail.current == "library")
    services.chats.delete(kept.id)
    services.settings.update(last_page="no such page")
    other.close()
    services.settings.update(last_page="no such page", last_conversation=kept.id)
    third = create_window(services, theme)
    qtbot.addWidget(third)
    third.show()
    qtbot.wait(50)
    assert third.chat.controller.conversation is None and third.rail.current == "chat"
    third.close()


def test_the_system_places_the_window_of_the_first_start(window: MainWindow) -> None:
    window.context.services.settings.update(window_geometry="")
    Session(window, window.rail, window.parts).restore_shape()
    assert not window.testAttribute(Qt.WidgetAttribute.WA_Moved)  # else its title bar may be off the screen
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() < room.width() and window.height() < room.height()
