"""A long document whose translation is killed: the next run goes on, asks for no finished segment again and needs
little memory; Stop is quick."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from docx import Document

from app.core.errors import Cancelled
from app.core.task import Task
from app.core.translate.base import Context
from app.core.translate.documents.service import DocumentDone, DocumentTranslator
from app.core.translate.fake import FakeEngine
from app.core.translate.service import TranslationRequest, TranslationService

PARAGRAPHS = 3000  # of about 30 words: 300 pages
ENGLISH = (
    "Paragraph {n} says that the old walrus ate {n} clams behind the harbour, which the people of the village saw from "
    "the wall and wrote down in the book that lies beside the lamp."
)
GERMAN = (
    "Absatz {n} sagt, dass das alte Walross hinter dem Hafen {n} Muscheln gefressen hat, was die Leute des Dorfes von "
    "der Mauer sahen und in das Buch schrieben, das neben der Lampe liegt."
)
KILLED_AFTER = 500
MEMORY_MB = 250  # above what the interpreter with its imports takes
STOP_S = 1.2


class _NotingEngine(FakeEngine):
    """Translates into a known sentence, and appends each source to a file at once, since the process may be killed
    next."""

    def __init__(self, notes: Path, *, pause: float = 0.0) -> None:
        super().__init__()
        self._notes, self._pause = notes, pause

    def translate(
        self, texts: Sequence[str], source: str, target: str, task: Task, *, context: Context | None = None
    ) -> Iterator[str]:
        with self._notes.open("a", encoding="utf-8") as notes:
            for text in texts:
                task.check()
                time.sleep(self._pause)
                notes.write(text + "\n")
                notes.flush()
                yield GERMAN.format(n=text.split()[1])


@pytest.fixture(scope="module")
def long_document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = Document()
    for number in range(PARAGRAPHS):
        document.add_paragraph(ENGLISH.format(n=number))
    path = tmp_path_factory.mktemp("long") / "long.docx"
    document.save(str(path))
    return path


def _translate(path: Path, folder: Path, notes: Path, said: object) -> None:
    """Runs in a child process."""
    before = _peak_mb()
    translator = DocumentTranslator(TranslationService(lambda: [_NotingEngine(notes)]), folder / "translate.db")
    done = [event for event in translator.translate(path, folder / "out.docx", TranslationRequest("de", "en"), Task())
            if isinstance(event, DocumentDone)]  # fmt: skip
    translator.close()
    said.put((done[0].segments, len(done[0].marked), _peak_mb() - before))  # type: ignore[attr-defined]


def _peak_mb() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1024)


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.exists() else []


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and the peak of memory are asked of a POSIX system")
def test_a_killed_translation_goes_on_and_asks_for_nothing_twice(long_document: Path, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    said = spawn.Queue()
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    child = spawn.Process(target=_translate, args=(long_document, tmp_path, first, said))
    child.start()
    until = time.monotonic() + 60
    while len(_lines(first)) < KILLED_AFTER and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(10)
    asked = _lines(first)
    assert KILLED_AFTER <= len(asked) < PARAGRAPHS and not (tmp_path / "out.docx").exists()

    child = spawn.Process(target=_translate, args=(long_document, tmp_path, second, said))
    child.start()
    segments, marked, peak = said.get(timeout=60)
    child.join(10)
    again = _lines(second)
    assert (segments, marked) == (PARAGRAPHS, 0)
    # The one that was being said at the kill may be asked for again.
    assert len(set(asked) & set(again)) <= 1 and len(set(asked) | set(again)) == PARAGRAPHS
    assert peak < MEMORY_MB, f"{peak:.0f} MB"
    lines = [paragraph.text for paragraph in Document(str(tmp_path / "out.docx")).paragraphs]
    assert lines == [GERMAN.format(n=number) for number in range(PARAGRAPHS)]
    print(f"peak: {peak:.0f} MB above the imports; {len(asked)} segments before the kill, {len(again)} after")


def test_stop_in_a_long_document_is_quick(long_document: Path, tmp_path: Path) -> None:
    engine = _NotingEngine(tmp_path / "notes.txt", pause=0.01)
    translator = DocumentTranslator(TranslationService(lambda: [engine]), tmp_path / "translate.db")
    task = Task()
    stopped: list[float] = []

    def stop() -> None:
        stopped.append(time.monotonic())
        task.cancel()

    timer = threading.Timer(1.0, stop)
    timer.start()
    with pytest.raises(Cancelled):
        for _ in translator.translate(long_document, tmp_path / "out.docx", TranslationRequest("de", "en"), task):
            pass
    timer.join()
    translator.close()
    assert time.monotonic() - stopped[0] < STOP_S and not (tmp_path / "out.docx").exists()
