"""The same again and again: open a conversation, stream an answer with everything in it, leave. Counts widgets, threads
and file handles, and fits a line through the memory of the process. Usage: python3 dev.py bench sustained [CYCLES]"""

from __future__ import annotations

import gc
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import Services, StartOptions, open_paths, open_services
from app.core.chat.base import Answer, AnswerDone, AnswerText, AskEvent, Question
from app.core.task import Task
from app.gui.application import make_application
from app.gui.base.theme import Theme
from app.gui.chat.composer.scope import Scope
from app.gui.shell.main_window import MainWindow
from tools.benches.transcript import MIXED

WARM = 50  # cycles before memory is looked at: caches fill
MAX_SLOPE_KB = 50.0
ANSWER = MIXED * 2 + "$$\n\\frac{1}{2}\n$$\n"


class Speaker:
    """An asker that says ANSWER, eight characters at a time."""

    def ask(self, question: Question, task: Task) -> Iterator[AskEvent]:
        for at in range(0, len(ANSWER), 8):
            task.check()
            yield AnswerText(ANSWER[at : at + 8])
            time.sleep(0.001)
        yield AnswerDone(Answer(ANSWER, True, used_library=False))


def main(arguments: list[str]) -> None:
    cycles = int(arguments[0]) if arguments else 200
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), is_fake=True)
        services = open_services(options, open_paths(options))
        services.asker = Speaker()
        app = make_application()
        window = MainWindow(services, Theme(app, "light"))
        window.resize(1200, 800)
        window.show()
        try:
            run(app, window, services, cycles)
        finally:
            window.close()
            services.close()


def run(app: QApplication, window: MainWindow, services: Services, cycles: int) -> None:
    conversations = []
    for number in range(5):
        made = services.chats.create(f"Conversation {number}")
        for turn in range(20):
            services.chats.add_user(made.id, f"Question {turn}")
            message = services.chats.begin_answer(made.id, "fake")
            services.chats.finish(message, text=MIXED, state="complete")
        conversations.append(made.id)
    me, samples = psutil.Process(), []
    for cycle in range(cycles):
        one(app, window, services, conversations[cycle % len(conversations)])
        samples.append(figures(app, me))
        if cycle in (WARM, cycles - 1):
            print(f"sustained: cycle {cycle + 1}: " + ", ".join(f"{n} {name}" for name, n in samples[-1].items()))
    calm = samples[min(WARM, cycles // 2) :]
    slope = float(np.polyfit(range(len(calm)), [sample["kB"] for sample in calm], 1)[0])
    grown = [name for name in ("widgets", "threads", "files") if calm[-1][name] > calm[0][name]]
    print(f"sustained: {cycles} cycles, {slope:.1f} kB a cycle; grown: {', '.join(grown) or 'nothing'}")
    if grown or slope > MAX_SLOPE_KB:
        sys.exit("The window grows.")


def one(app: QApplication, window: MainWindow, services: Services, conversation: int) -> None:
    """The stored conversation stays as long as it is: each answer is a version of the first question's branch."""
    window.chat.controller.open(conversation)
    app.processEvents()
    last = window.chat.controller.last("assistant")
    assert last is not None
    window.chat.controller.retry(last.id, Scope(use_library=False))
    until = time.monotonic() + 20
    while window.chat.controller.is_busy and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.001)
    window.chat.controller.start_new()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


def figures(app: QApplication, me: psutil.Process) -> dict[str, int]:
    gc.collect()
    handles = me.num_handles() if sys.platform == "win32" else me.num_fds()
    kilobytes = me.memory_info().rss // 1024
    return {"widgets": len(app.allWidgets()), "threads": threading.active_count(), "files": handles, "kB": kilobytes}
