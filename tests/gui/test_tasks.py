"""Threads and Qt: policies, order, Stop, and the fault that kills a process after a few hundred signals."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, UserError
from app.core.task import Task
from app.gui.base.tasks import Callbacks, TaskRunner

ROOT = Path(__file__).parents[2]
HEAVY = ("llama_cpp", "onnxruntime", "chromadb", "torch", "tokenizers", "pypdfium2", "huggingface_hub")
# Each was once among what a window loads before it can be typed in.
LATER = (
    *HEAVY,
    *(f"app.core.chat.{name}" for name in ("base", "scope", "thinking", "whole_files", "attachments")),
    *(f"app.core.{name}" for name in ("library.base", "library.ingest.walk", "models.catalogue", "models.download")),
    *(f"app.gui.chat.transcript.{name}" for name in ("transcript", "formulas", "document", "code")),
    "app.gui.chat.conversations.delegate",
    *(f"app.gui.{name}" for name in ("library.page", "models.page", "search.page", "settings.page", "welcome.dialog")),
    *("app.workers.host", "app.workers.parse", "multiprocessing", "hashlib", "pygments", "markdown_it"),
    "PySide6.QtNetwork",
)


@pytest.fixture
def runner(qtbot: QtBot) -> TaskRunner:
    return TaskRunner()


def test_events_arrive_in_order_on_the_qt_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[int, bool]] = []
    done: list[object] = []
    me = threading.current_thread()
    callbacks = Callbacks(event=lambda n: seen.append((n, threading.current_thread() is me)), done=done.append)
    runner.run("count", lambda task: (n for n in range(500)), policy="refuse", callbacks=callbacks)
    qtbot.waitUntil(lambda: bool(done))
    assert seen == [(n, True) for n in range(500)] and done == [None]


def test_policies(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, ended = threading.Event(), []

    def wait(task: Task) -> str:
        while not gate.wait(0.01):
            task.check()
        return "done"

    callbacks = Callbacks(done=ended.append)
    assert runner.run("a", wait, policy="refuse", callbacks=callbacks)
    assert not runner.run("a", wait, policy="refuse", callbacks=callbacks)
    assert runner.run("a", lambda task: "queued", policy="queue", callbacks=callbacks)
    gate.set()
    qtbot.waitUntil(lambda: ended == ["done", "queued"])
    gate.clear()
    runner.run("b", wait, policy="replace", callbacks=callbacks)
    runner.run("b", lambda task: "newest", policy="replace", callbacks=callbacks)
    qtbot.waitUntil(lambda: ended[-1] == "newest")
    assert len(ended) == 3
    runner.shutdown()


def test_errors_and_cancels_are_told_apart(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[AppError] = []
    cancelled: list[bool] = []

    def fail(task: Task) -> None:
        raise UserError("path_missing", path="x")

    def bug(task: Task) -> None:
        raise KeyError("inside")

    def wait(task: Task) -> None:
        while True:
            task.check()

    for name, work in (("fail", fail), ("bug", bug)):
        runner.run(name, work, policy="refuse", callbacks=Callbacks(error=errors.append))
    runner.run("wait", wait, policy="refuse", callbacks=Callbacks(cancelled=lambda: cancelled.append(True)))
    runner.stop("wait")
    qtbot.waitUntil(lambda: len(errors) == 2 and bool(cancelled))
    assert {error.code for error in errors} == {"path_missing", "unexpected"}
    caplog.clear()


class Emitter(QObject):
    told = Signal(bool)
    named = Signal(str, object)


def test_twenty_thousand_emits_and_void_calls_survive(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python below 3.12 loses a reference to True or None at each of these and dies."""
    emitter, label, seen = Emitter(), QLabel(), []
    qtbot.addWidget(label)
    emitter.told.connect(seen.append)
    emitter.named.connect(lambda name, value: label.setText(name))
    for number in range(20_000):
        emitter.told.emit(True)
        emitter.named.emit(str(number), None)
        label.setEnabled(True)
        label.update()
    assert len(seen) == 20_000 and label.text() == "19999"


def test_the_window_imports_no_engine() -> None:
    code = f"import sys, app.gui.application; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_empty_window_is_ready_without_what_answers_and_draws_messages(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from app.bootstrap import StartOptions, open_paths, open_services
from app.gui.application import create_window, make_application
options = StartOptions(base_dir=Path(sys.argv[1]), models_dir=Path(sys.argv[1]))
services = open_services(options, open_paths(options))
app = make_application()
style = app.style().name()  # of the application itself: the style sheet's, which has no name, covers it later
window = create_window(services)
window.show()
app.processEvents()
print([name for name in {LATER!r} if name in sys.modules], style)
window.close()
services.close()
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[] fusion"
    ours = [name for name in LATER if name.startswith("app.")]
    assert all(map(find_spec, ours))  # a module that was renamed would never be found
