"""Seconds until a window can be typed in, ours against a bare one, alternating; processes are started anew."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 15

BARE = """
import time; began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication([]); window = QMainWindow(); edit = QPlainTextEdit(); window.setCentralWidget(edit)
window.show(); edit.setFocus(); app.processEvents(); print(time.perf_counter() - began)
"""
# The real parts: none of them may start anything heavy before the window can be typed in.
OURS = """
import time; began = time.perf_counter()
if __name__ == "__main__":
    import sys; from pathlib import Path
    from app.bootstrap import StartOptions, open_paths, open_services
    from app.gui.application import create_window, make_application
    options = StartOptions(base_dir=Path(sys.argv[1]), models_dir=Path(sys.argv[2]))
    services = open_services(options, open_paths(options))
    app = make_application(); window = create_window(services)
    window.show(); app.processEvents(); print(time.perf_counter() - began, flush=True)
    window.close(); services.close()
"""


def main(arguments: list[str]) -> None:
    bare, ours = [], []
    models = os.environ["ALCOVE_TEST_MODELS"]
    with tempfile.TemporaryDirectory() as base:
        _seconds(OURS, base, models)  # compiles the modules, which an installed program has behind it
        for _ in range(RUNS):
            bare.append(_seconds(BARE))
            ours.append(_seconds(OURS, base, models))
    first, second = statistics.median(bare), statistics.median(ours)
    print(f"startup: bare window {first:.3f} s, ours {second:.3f} s, ratio {second / first:.2f} (median of {RUNS})")


def _seconds(code: str, *arguments: str) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(code)
        script.flush()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, script.name, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    return float(done.stdout.split()[0])
