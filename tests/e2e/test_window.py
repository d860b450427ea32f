"""The main job in the real window with the real starter models, library child and model child."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services, StartOptions, open_paths, open_services
from app.gui.application import create_window
from app.gui.base.theme import Theme
from app.gui.chat.composer.scope import Scope
from app.gui.shell.main_window import MainWindow
from app.workers.model import ModelChild
from tests.documents import sample_folder

LONG = "Tell me a long story about a lighthouse. " * 3


@pytest.fixture
def services(tmp_path: Path, real_models: Path) -> Iterator[Services]:
    models = tmp_path / "models"  # a test may add a model; the folder of all tests stays as it is
    models.mkdir()
    for entry in real_models.iterdir():
        (models / entry.name).symlink_to(entry) if entry.is_dir() else shutil.copy(entry, models)
    options = StartOptions(base_dir=tmp_path / "base", models_dir=models)
    made = open_services(options, open_paths(options))
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, services: Services) -> Iterator[MainWindow]:
    made = create_window(services, Theme(qapp, "light"))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def ask(qtbot: QtBot, window: MainWindow, question: str) -> None:
    window.chat.view.composer.set_text(question)
    qtbot.keyClick(window.chat.view.composer.edit, Qt.Key.Key_Return)


def test_files_are_read_asked_about_and_cited(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.add_paths([sample_folder(tmp_path / "files")])
    qtbot.waitUntil(lambda: window._files == 3, timeout=60_000)
    ask(qtbot, window, "When does the tenancy end?")
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=60_000)
    answer = window.chat.view.transcript.items()[-1]
    assert answer.state == "complete" and "31 August 2027" in answer.text
    window.chat.controller.open_citation(answer.id, 1)
    pages = window.chat.reader.pane.pages
    qtbot.waitUntil(lambda: pages.isVisible() and bool(pages.marked_text()), timeout=10_000)
    assert "31 August 2027" in pages.marked_text()


def test_a_killed_model_costs_a_sentence_and_nothing_else(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    assert isinstance(services.loader, ModelChild)
    window.chat.controller.ask(LONG, Scope(use_library=False))
    qtbot.waitUntil(lambda: bool(window.chat.view.transcript.items()[-1].text), timeout=60_000)
    assert services.loader.pid is not None
    os.kill(services.loader.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=5_000)
    half = window.chat.view.transcript.items()[-1]
    assert half.state == "failed" and half.text
    shown = window.chat.view.transcript.toPlainText()
    assert "The model stopped unexpectedly." in shown and "Try again" in shown
    conversation = services.chats.conversations()[0].id
    assert services.chats.messages(conversation)[-1].text == half.text
    window.chat.controller.retry(half.id, Scope(use_library=False))
    qtbot.waitUntil(lambda: bool(window.chat.view.transcript.items()[-1].text), timeout=60_000)
    window.chat.controller.stop()
    window.chat.controller.ask("Say hello.", Scope(use_library=False))
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=60_000)
    assert window.chat.view.transcript.items()[-1].state == "complete"


@pytest.mark.parametrize(("size", "sentence"), [(0, "is not a GGUF model file"), (5_000_000, "is incomplete")])
def test_a_broken_model_file_is_named_and_the_next_question_works(
    qtbot: QtBot, window: MainWindow, real_models: Path, tmp_path: Path, size: int, sentence: str
) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(next(real_models.glob("*/*.gguf")).read_bytes()[:size] or b"not a model " * 100)
    window.add_paths([bad])
    assert sentence in window.notice.text.text()
    window.chat.controller.ask("Say hello.", Scope(use_library=False))
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=60_000)
    assert window.chat.view.transcript.items()[-1].state == "complete"


def test_a_model_that_breaks_after_it_was_chosen(
    qtbot: QtBot, window: MainWindow, services: Services, real_models: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(next(real_models.glob("*/*.gguf")).read_bytes())
    window.add_paths([mine])
    chosen = services.models.default("chat")
    assert chosen is not None and chosen.path == mine
    mine.write_bytes(b"not a model " * 100)
    window.chat.controller.ask("Say hello.", Scope(use_library=False))
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=60_000)
    assert window.chat.view.transcript.items()[-1].state == "complete"  # by the model that is left


def test_a_model_that_needs_more_memory_than_there_is(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("app.workers.model.OVERHEAD_BYTES", 10**15)
        window.chat.controller.ask("Say hello.", Scope(use_library=False))
        qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=60_000)
    assert "not enough free memory" in window.chat.view.transcript.toPlainText()
    window.chat.controller.retry(window.chat.view.transcript.items()[-1].id, Scope(use_library=False))
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy, timeout=60_000)
    assert window.chat.view.transcript.items()[-1].state == "complete"
