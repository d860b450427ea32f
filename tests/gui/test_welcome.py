"""The first run: three screens, each can be skipped, nothing is asked twice or when it is there already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.core.models.device import suggested
from app.core.models.fake import CHAT
from app.gui.shell.main_window import MainWindow
from app.gui.shell.welcome import welcome
from app.gui.welcome.dialog import WelcomeDialog


@pytest.fixture
def documents(own_home: Path) -> Path:
    folder = own_home / "Documents"
    folder.mkdir()
    (folder / "note.txt").write_text("The rent is 1,340 euros.")
    return folder


@pytest.fixture
def no_models(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Nothing is installed; returns what is asked to be got."""
    got: list[str] = []
    small = replace(CHAT, id="small", name="Small", path=None)
    large = replace(CHAT, id="large", name="Large", path=None)
    monkeypatch.setattr(window.models, "is_ready", lambda: False)
    monkeypatch.setattr(window.models, "entries", lambda: [small, replace(large, parameters=8_000_000_000)])
    monkeypatch.setattr(window.models, "get_with_search", got.append)
    return got


def opened(window: MainWindow) -> WelcomeDialog:
    dialog = welcome(window.parts, window)
    assert dialog is not None
    return dialog


def test_by_keyboard_to_the_first_answer(
    qtbot: QtBot, window: MainWindow, documents: Path, no_models: list[str]
) -> None:
    dialog = opened(window)
    assert dialog.pages.count() == 3
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == 1
    focus = dialog.focusWidget()
    assert isinstance(focus, QRadioButton) and focus.text() == "Small (suggested)"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert no_models == ["small"]
    focus = dialog.focusWidget()
    assert isinstance(focus, QRadioButton) and focus.text() == "Documents"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.context.services.settings.get().is_welcomed
    qtbot.waitUntil(lambda: window._files == 1, timeout=30_000)
    assert welcome(window.parts, window) is None


def test_each_screen_can_be_skipped_and_one_can_go_back(
    window: MainWindow, documents: Path, no_models: list[str]
) -> None:
    dialog = opened(window)
    assert dialog.back.isHidden()
    dialog.go_on.click()
    dialog.skip.click()
    assert dialog.pages.currentIndex() == 2
    dialog.back.click()
    dialog.skip.click()
    dialog.skip.click()
    assert window.context.services.settings.get().is_welcomed and no_models == [] and window._files == 0


def test_what_is_there_is_not_asked_for(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.pages.count() == 2  # the models are installed; and no Documents folder to suggest
    dialog.go_on.click()
    assert [button.text() for button in dialog.starts.buttons()] == ["Another folder…", "Sample files"]
    dialog.reject()
    assert window.context.services.settings.get().is_welcomed


def test_the_first_screen_may_end_it_all(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.skip.click()
    assert window.context.services.settings.get().is_welcomed


def test_a_quick_model_comes_first_and_what_does_not_fit_not_at_all() -> None:
    tiny = replace(CHAT, id="tiny", parameters=100)
    quick = replace(CHAT, id="quick", parameters=1_700_000_000)
    slow = replace(CHAT, id="slow", parameters=4_000_000_000, fits="tight")
    huge = replace(CHAT, id="huge", parameters=70_000_000_000, fits="no")
    assert [entry.id for entry in suggested([huge, slow, quick, tiny])] == ["quick", "tiny", "slow"]
    assert [entry.id for entry in suggested([slow])] == ["slow"] and suggested([huge]) == []
