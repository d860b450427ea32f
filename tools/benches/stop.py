"""Stop in the real window while a real model reads a long prompt: how long until one may type, until the model is
free, and whether the next question works. Usage: python3 dev.py bench stop MODEL.gguf"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, StartOptions, open_paths, open_services
from app.core.chat.base import Asker, AskEvent, ModelReading, Question
from app.core.task import Task
from app.gui.application import create_window, make_application
from app.gui.chat.composer.scope import Scope
from app.gui.shell.main_window import MainWindow

ROUNDS = 5
PROMPT = "The tenancy ends in August and the rent is due on the third day. " * 75  # a little over 1,000 tokens
SHORT = "Say yes."


class Recorder:
    """The real asker; remembers how far the model has read."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self.read: ModelReading | None = None

    def ask(self, question: Question, task: Task) -> Iterator[AskEvent]:
        self.read = None
        for event in self._asker.ask(question, task):
            if isinstance(event, ModelReading):
                self.read = event
            yield event


class Heartbeat:
    """The longest time between two turns of the event loop, in seconds."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self.reset()
        self._timer.start(5)

    def reset(self) -> None:
        self._last, self.worst = time.perf_counter(), 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, now - self._last), now


def main(arguments: list[str]) -> None:
    path = Path(arguments[0]).expanduser() if arguments else None
    if path is None or not path.is_file():
        sys.exit("usage: python3 dev.py bench stop MODEL.gguf")
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), models_dir=Path(base) / "models")
        services = open_services(options, open_paths(options))
        services.models.choose(services.models.add(path).id)
        app = make_application()
        recorder = services.asker = Recorder(services.asker)
        window = create_window(services)
        window.show()
        try:
            measure(app, window, services, recorder)
        finally:
            window.close()
            services.close()


def measure(app: QApplication, window: MainWindow, services: Services, recorder: Recorder) -> None:
    heartbeat = Heartbeat()
    usable, gaps, following, prompt = [], [], [], 0
    for number in range(ROUNDS):
        window.chat.controller.start_new()
        window.chat.controller.ask(f"{number} {PROMPT}", Scope(use_library=False))
        until(app, lambda: recorder.read is not None and recorder.read.done > 60)
        assert recorder.read is not None and recorder.read.done < recorder.read.total, "it was read before Stop"
        prompt = recorder.read.total
        heartbeat.reset()
        began = time.perf_counter()
        window.chat.controller.stop()
        until(app, lambda: not window.chat.controller.is_busy and window.chat.view.composer.edit.isEnabled())
        usable.append(time.perf_counter() - began)
        window.chat.controller.ask(SHORT, Scope(use_library=False))
        until(app, lambda: not window.chat.controller.is_busy)
        assert window.chat.view.transcript.items()[-1].state == "complete", window.chat.view.transcript.items()[-1]
        following.append(time.perf_counter() - began)
        gaps.append(heartbeat.worst)
    print(
        f"stop: prompt of {prompt} tokens; window usable after {max(usable):.3f} s at worst, no turn of its loop over "
        f"{max(gaps):.3f} s; the next question answered {statistics.median(following):.2f} s after Stop (median of "
        f"{ROUNDS}, worst {max(following):.2f} s)"
    )


def until(app: QApplication, condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        app.processEvents()
        time.sleep(0.002)
