"""The reader: whether what it marks is the passage (100 passages of real PDFs), how soon a page is there, and whether
scrolling through 500 pages ever blocks the window."""

from __future__ import annotations

import contextlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import StartOptions, open_paths, open_services
from app.core.library.base import PagePiece, Passage, PassageRef
from app.core.library.extract.pdf import extract_pdf
from app.core.library.ingest.chunk import chunk_document
from app.core.library.passages.locate import letters
from app.core.library.passages.pages import page_starts
from app.core.library.passages.passage import pieces
from app.core.task import Task
from app.gui.application import make_application
from app.gui.base.theme import Theme
from app.gui.shell.main_window import MainWindow
from app.workers.render import RenderClient
from tools.benches.retrieval import collect

PASSAGES = 100
PAGES = 30
SCROLLED = 500
BEAT_MS = 5


@dataclass(frozen=True)
class Sample:
    path: Path
    text: str
    pieces: tuple[PagePiece, ...]


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = sorted(collect(Path(folder) / "pdfs").iterdir())
        highlight(samples(files))
        window(files, Path(folder))


def samples(files: list[Path]) -> list[Sample]:
    """Half of them whole passages of the index, half one to three sentences of one, from all files alike."""
    chance, found = random.Random(7), []
    for number in range(PASSAGES):
        path = files[number % len(files)]
        document, starts = _read(path)
        chunk = chance.choice(chunk_document(document, lambda text: len(text) // 4))
        start, end = chunk.start, chunk.end
        if number % 2:
            ends = [start, *(start + n + 1 for n, c in enumerate(chunk.text) if c in ".!?" and n > 40), end]
            first = chance.randrange(len(ends) - 1)
            start, end = ends[first], ends[min(len(ends) - 1, first + chance.randint(1, 3))]
        found.append(Sample(path, document.text[start:end], pieces(document.text, starts, start, end)))
    return found


_known: dict[Path, tuple] = {}  # type: ignore[type-arg]


def _read(path: Path) -> tuple:  # type: ignore[type-arg]
    if path not in _known:
        document = extract_pdf(path)
        _known[path] = document, page_starts(document)
    return _known[path]


def highlight(found: list[Sample]) -> None:
    """Compares the letters and digits that stand under the boxes with those of the passage, character for character
    in the order of the page."""
    renderer, task = RenderClient(), Task()
    same, times = 0, []
    for sample in found:
        read = ""
        for piece in sample.pieces:
            began = time.perf_counter()
            marks = renderer.mark(sample.path, piece, False, task)
            times.append((time.perf_counter() - began) * 1000)
            read += renderer.text(sample.path, piece.page, task).within(marks.boxes)
        got, wanted = letters(read).text, letters(sample.text).text
        if got == wanted or sorted(got) == sorted(wanted):  # columns may stand in another order on the page
            same += 1
        else:
            pages = [piece.page for piece in sample.pieces]
            print(f"  other: {sample.path.name} {pages} {len(wanted)} letters, {len(got)} marked: {wanted[:50]}")
    renderer.close()
    print(
        f"reader: {same} of {len(found)} passages marked exactly; marking median {statistics.median(times):.0f} ms, "
        f"worst {max(times):.0f} ms"
    )


def window(files: list[Path], folder: Path) -> None:
    options = StartOptions(base_dir=folder / "base", is_fake=True)
    services = open_services(options, open_paths(options))
    app = make_application()
    made = MainWindow(services, Theme(app, "light"))
    made.resize(1440, 900)
    made.show()
    thickest = _thick(files, folder)
    document, starts = _read(thickest)
    services.library.passage = lambda path, start, end, quote: _passage(thickest, document.text, starts, start)  # type: ignore[method-assign]
    try:
        first_paint(app, made, thickest, starts)
        scrolling(app, made)
    finally:
        made.close()
        services.close()


def _thick(files: list[Path], folder: Path) -> Path:
    """R's whole reference manual where it is installed, else all files as one."""
    known = [Path(place) / "fullrefman.pdf" for place in ("/usr/share/R/doc/manual", "/usr/share/doc/r-doc-pdf/manual")]
    for path in known:
        if path.exists():
            return path
    from pypdf import PdfWriter

    writer = PdfWriter()
    for file in files:
        writer.append(file)
    writer.write(folder / "all.pdf")
    return folder / "all.pdf"


def _passage(path: Path, text: str, starts: list, start: int) -> Passage:  # type: ignore[type-arg]
    end = start + 300
    page = next(page for place, page in reversed(starts) if place <= start)
    return Passage(path, "", page, "", text[:1000], 0, 300, pieces=pieces(text, starts, start, end))


def first_paint(app: QApplication, made: MainWindow, path: Path, starts: list) -> None:  # type: ignore[type-arg]
    """From the request in the window to the page that is painted with its mark, each time another page of the file."""
    view, times = made.chat.reader.pane.pages, []
    marked: list[object] = []
    made.chat.reader.controller.marked.connect(marked.append)
    chance = random.Random(3)
    for number, (start, page) in enumerate(chance.sample(starts, PAGES + 1)):
        marked.clear()
        clock = QElapsedTimer()
        clock.start()
        made.chat.reader.show([PassageRef(path, start, start + 300, "")])
        _until(app, lambda page=page: bool(marked) and view._images.get(page) is not None)  # type: ignore[misc]
        view.viewport().repaint()
        if number:  # the first starts the child
            times.append(clock.nsecsElapsed() / 1e6)
        _until(app, lambda: not made.context.runner.is_running("chat-draw"))
    print(f"reader: first paint median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms of {len(times)}")


def scrolling(app: QApplication, made: MainWindow) -> None:
    """By the wheel's steps, as quick as a hand turns it, then in leaps; a timer says how long the loop was away."""
    view, bar = made.chat.reader.pane.pages, made.chat.reader.pane.pages.verticalScrollBar()
    view.go_to(1)
    count = len(view._layout.sizes)
    with _heartbeat() as gaps:
        last = view._layout.tops[min(count, SCROLLED) - 1]
        while bar.value() < min(last, bar.maximum() - 1):
            bar.setValue(bar.value() + 240)
            _pause(app, 0.008)
        for page in range(1, count, max(1, count // 60)):
            view.go_to(page)
            _pause(app, 0.05)
        view.step_zoom(1)
        _pause(app, 0.5)
    print(
        f"reader: {min(count, SCROLLED)} of {count} pages scrolled through, longest turn of the event loop "
        f"{max(gaps):.0f} ms, 99 % under {statistics.quantiles(gaps, n=100)[98]:.0f} ms; "
        f"{view._images.bytes / 2**20:.0f} MB of pages kept"
    )


@contextlib.contextmanager
def _heartbeat() -> Iterator[list[float]]:
    """Milliseconds between two beats, less the beat itself."""
    gaps: list[float] = []
    timer, clock = QTimer(), QElapsedTimer()

    def beat() -> None:
        gaps.append(max(0.0, clock.nsecsElapsed() / 1e6 - BEAT_MS))
        clock.start()

    timer.setInterval(BEAT_MS)
    timer.timeout.connect(beat)
    clock.start()
    timer.start()
    yield gaps
    timer.stop()


def _pause(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        app.processEvents()
        time.sleep(min(0.001, left))


def _until(app: QApplication, condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.perf_counter() + seconds
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError
        app.processEvents()
        time.sleep(0.0005)
