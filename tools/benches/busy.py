"""How long a model reads and writes beside another program that takes a whole core, with threads that sleep soon
(app/__init__.py) and with those that spin as long as OpenMP likes: python3 dev.py bench busy MODEL.gguf"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import SPINS

OPENMP_OWN = "300000"  # spins before a thread sleeps, where nothing is said (libgomp's manual, GOMP_SPINCOUNT)
ROUNDS = 3
WORDS = 24  # that are written each time
PROMPT = "The tenancy ends in August and the rent is due on the third day. " * 15 + "Tell a long story about it."
ENDLESS = "while True: pass"
ONE = "--one"  # this program as the model's own process: spins are read once, when OpenMP is loaded


def main(arguments: list[str]) -> None:
    if arguments[:1] == [ONE]:
        _one(Path(arguments[1]))
        return
    if not arguments:
        sys.exit("Usage: python3 dev.py bench busy MODEL.gguf")
    for name, is_busy in (("idle", False), ("beside a busy program", True)):
        with _busy_program(is_busy):
            mine, theirs = _asked(arguments[0], SPINS), _asked(arguments[0], OPENMP_OWN)
        print(f"busy: {name}: {_said(mine)}; spinning as OpenMP does {_said(theirs)}", flush=True)


def _said(seconds: tuple[float, float]) -> str:
    read, wrote = seconds
    return f"reads {read:.2f} s, a token {wrote * 1000:.0f} ms"


@contextmanager
def _busy_program(is_busy: bool) -> Iterator[None]:
    """In a session of its own, as a desktop starts its programs: Linux shares the cores between sessions."""
    if not is_busy:
        yield
        return
    with subprocess.Popen([sys.executable, "-c", ENDLESS], start_new_session=True) as other:
        try:
            yield
        finally:
            other.kill()


def _asked(model: str, spins: str) -> tuple[float, float]:
    """Seconds until the first token and for each that follows, medians."""
    command = [sys.executable, "-c", "import sys; from tools.benches.busy import main; main(sys.argv[1:])", ONE, model]
    environment = {**os.environ, "GOMP_SPINCOUNT": spins}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    read, wrote = done.stdout.split()[-2:]
    return float(read), float(wrote)


def _one(model: Path) -> None:
    from app.core.llm.base import ChatTurn, Sampling, TextDelta
    from app.core.llm.llama import LlamaModel
    from app.core.task import Task

    loaded = LlamaModel("bench", model, context=2048)
    reading, writing = [], []
    for number in range(ROUNDS):
        began, first = time.perf_counter(), 0.0
        for event in loaded.chat([ChatTurn("user", f"{number}. {PROMPT}")], Sampling(max_tokens=WORDS), Task()):
            if isinstance(event, TextDelta) and not first:
                first = time.perf_counter()
        reading.append(first - began)
        writing.append((time.perf_counter() - first) / (WORDS - 1))
    loaded.close()
    print(statistics.median(reading), statistics.median(writing))
