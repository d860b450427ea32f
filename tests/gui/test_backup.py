"""Backups from the window: saved to a file, and put in place by the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import Services, StartOptions, open_paths
from app.core.chat.store import ChatStore
from app.gui.shell.main_window import MainWindow


def test_a_backup_goes_out_and_comes_back(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.chats.create("kept")
    file = tmp_path / "b.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(window.dialogs, "confirm", lambda text: "replaced" in text)
    assert window.action_list.run("backup")
    qtbot.waitUntil(lambda: "Backed up to b.zip" in window.notice.text.text())
    services.chats.create("later")
    assert window.action_list.run("restore")
    qtbot.waitUntil(lambda: "starts again" in window.notice.text.text())
    assert len(services.chats.conversations()) == 2  # nothing changes under the open window
    services.chats.close()
    services.library.close()
    open_paths(StartOptions(base_dir=tmp_path / "base"))
    store = ChatStore(services.paths.app_db)
    assert [one.title for one in store.conversations()] == ["kept"]
    store.close()


def test_a_damaged_backup_is_said(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.zip").write_text("no backup")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "b.zip"), ""))
    monkeypatch.setattr(window.dialogs, "confirm", lambda text: True)
    window.backup.choose_restore()
    qtbot.waitUntil(lambda: "nothing was changed" in window.notice.text.text())
    assert not (services.paths.data / ".restore").exists()
