"""Memory of the window's process: at its start, with what an answer needs loaded, and with an answer in the chat. The
models and the library are processes of their own. Usage: python3 dev.py bench memory"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication

from app.bootstrap import StartOptions, open_paths, open_services
from app.gui.application import create_window, make_application
from app.gui.base.theme import Theme

MAX_MB = 170.0
QUESTION = "How high is the rent, and how much is the deposit?"


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), models_dir=Path(os.environ["ALCOVE_TEST_MODELS"]))
        services = open_services(options, open_paths(options))
        app = make_application()
        window = create_window(services, Theme(app, "light"))
        window.resize(1280, 820)
        window.show()
        wait(app, 0.3)
        said("at the start")
        wait(app, 5)
        said("with what answers need")
        window.add_sample()
        until = time.monotonic() + 60
        while window._files < 5 and time.monotonic() < until:
            wait(app, 0.2)
        window.chat.controller.ask(QUESTION)
        until = time.monotonic() + 120
        while window.chat.controller.is_busy and time.monotonic() < until:
            wait(app, 0.1)
        complete = window.chat.view.transcript.items()[-1].state == "complete"
        megabytes = said("with an open chat")
        window.close()
        services.close()
    if not complete or megabytes > MAX_MB:
        sys.exit("The question was not answered." if not complete else f"More than {MAX_MB:.0f} MB.")


def said(when: str) -> float:
    memory = psutil.Process().memory_full_info()
    print(f"memory: {memory.rss / 1e6:.0f} MB {when}, {memory.uss / 1e6:.0f} MB of it shared with nobody")
    return float(memory.rss / 1e6)


def wait(app: QApplication, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":  # children are spawned from here
    main([])
