"""Listens to the window's event loop while a model speaks without pause and the library reads files: the gaps between
two ticks, by the clock and by what the window's own thread computed in them (others may be using the cores).
Usage: python3 dev.py bench heartbeat [SECONDS [MODELS]]; with a folder of installed models the answers are theirs."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import StartOptions, open_paths, open_services
from app.gui.application import make_application
from app.gui.base.theme import Theme
from app.gui.platform import gc_policy
from app.gui.shell.main_window import MainWindow
from tools.benches.sustained import Speaker

TICK_MS = 5
MAX_GAP_MS = 50.0
FILES = 3000
TEXT = "The rent of house {n} is {n} euros. It is due on the third working day of the month. " * 30


class Heart:
    """Gaps in milliseconds: by the clock, and the part in which this thread computed."""

    def __init__(self, app: QApplication) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._timer = QTimer(app)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(TICK_MS)

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(((now[0] - self._last[0]) * 1000, (now[1] - self._last[1]) * 1000))
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def main(arguments: list[str]) -> None:
    seconds = float(arguments[0]) if arguments else 60.0
    models = Path(arguments[1]) if len(arguments) > 1 else None
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "files"
        folder.mkdir()
        for number in range(FILES):
            (folder / f"{number}.txt").write_text(TEXT.format(n=number), "utf-8")
        options = StartOptions(base_dir=Path(base) / "data", models_dir=models, is_fake=models is None)
        services = open_services(options, open_paths(options))
        if models is None:
            services.asker = Speaker()
        app = make_application()
        window = MainWindow(services, Theme(app, "light"))
        window.resize(1200, 800)
        window.show()
        try:
            gaps, answers = listen(app, window, folder, seconds)
            status = services.library.status()
        finally:
            window.close()
            services.close()
    report(gaps, answers, status.indexed, seconds)


Gaps = list[tuple[float, float]]


def listen(app: QApplication, window: MainWindow, folder: Path, seconds: float) -> tuple[Gaps, int]:
    until = time.monotonic() + 3  # the start is measured elsewhere
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.002)
    gc_policy.settle()  # as the program does by then
    window.add_paths([folder])
    heart, answers = Heart(app), 0
    timer = QTimer(app)

    def speak() -> None:
        nonlocal answers
        if not window.chat.controller.is_busy:
            answers += 1
            window.chat.controller.ask(f"What is the rent of house {answers}?")

    timer.timeout.connect(speak)
    timer.start(50)
    QTimer.singleShot(round(seconds * 1000), app, app.quit)
    app.exec()
    timer.stop()
    heart.stop()
    return heart.gaps, answers


def report(gaps: Gaps, answers: int, indexed: int, seconds: float) -> None:
    for name, values in (("by the clock", [gap[0] for gap in gaps]), ("of its own", [gap[1] for gap in gaps])):
        values.sort()
        over = sum(value > MAX_GAP_MS for value in values)
        print(
            f"heartbeat {name}: {len(values)} ticks in {seconds:.0f} s, 99 % under "
            f"{values[int(len(values) * 0.99)]:.1f} ms, worst {values[-1]:.1f} ms, {over} over {MAX_GAP_MS:.0f} ms"
        )
    print(f"heartbeat: {answers} answers begun, {indexed} files searchable at the end")


if __name__ == "__main__":  # children are spawned from here
    main([])
