"""The window's tests run offscreen, with fake parts behind the same Protocols, and leave no widget behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import FakeLoader, Services, StartOptions, open_paths, open_services
from app.gui.application import create_window
from app.gui.main_window import MainWindow
from app.gui.theme import Theme
from tests.gui.fakes import ScriptedAsker


@pytest.fixture(autouse=True)
def no_widgets_left(qapp: QApplication) -> Iterator[None]:
    before = set(qapp.topLevelWidgets())
    yield
    for _ in range(3):
        qapp.sendPostedEvents(None, 52)  # DeferredDelete
        qapp.processEvents()
    left = [widget for widget in qapp.topLevelWidgets() if widget not in before and widget.isVisible()]
    assert not left, left


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def asker() -> ScriptedAsker:
    return ScriptedAsker()


@pytest.fixture
def services(tmp_path: Path, asker: ScriptedAsker) -> Iterator[Services]:
    """Fake models, a real library in this process, an asker that says what the test scripts."""
    options = StartOptions(base_dir=tmp_path / "base", is_fake=True)
    made = open_services(options, open_paths(options), is_window=True)
    made.asker = asker
    assert isinstance(made.loader, FakeLoader)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, services: Services, theme: Theme) -> Iterator[MainWindow]:
    made = create_window(services, theme)
    made.resize(1300, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
