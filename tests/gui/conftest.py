"""The window's tests run offscreen, with fake parts behind the same Protocols, and leave no widget behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services, StartOptions, open_paths, open_services
from app.core.llm.fake import FakeLoader
from app.core.translate.fake import FakeEngine
from app.gui.application import create_window
from app.gui.base.theme import Theme
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker

if TYPE_CHECKING:
    from app.gui.translate.page import TranslatePage

gc.enable()  # loading the window's package keeps the collector still until a window is there


@pytest.fixture(autouse=True)
def nothing_of_qt_left(qapp: QApplication) -> Iterator[None]:
    """Widgets and running timers end with the test that made them."""
    before = {id(widget) for widget in qapp.topLevelWidgets()}
    yield
    for _ in range(3):
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.processEvents()
    gc.collect()
    widgets = [widget for widget in qapp.topLevelWidgets() if id(widget) not in before]
    timers = [found for found in gc.get_objects() if isinstance(found, QTimer)]
    # The test tools' own timers have no parent; the program's all have one.
    running = [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive() and timer.parent()]
    assert not widgets and not running, (widgets, [(timer.parent(), timer.interval()) for timer in running])


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
    made = open_services(options, open_paths(options))
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


@pytest.fixture
def engine(services: Services, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    found = FakeEngine()
    monkeypatch.setattr(services.translation, "engines", lambda: [found])
    return found


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, engine: FakeEngine) -> TranslatePage:
    qtbot.wait(50)  # the window has opened the page of last time
    window.open_page("translate")
    found = window.page("translate")
    found.choices.set_languages("en", "de")
    return found
