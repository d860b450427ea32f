"""Runs each engine once on a small input and reports the result: for the checkout, the frozen program and the installed
package. Uses folders of its own; knows no window (its checks are passed in)."""

from __future__ import annotations

import importlib
import importlib.metadata
import platform
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from app import __version__
from app.core.chat.base import AnswerDone, Asker, Question
from app.core.chat.store import ChatStore
from app.core.doctor import ENGINES, Check
from app.core.errors import AppError, Cancelled
from app.core.library.base import FileRow, IndexReport, Library, SearchRequest
from app.core.llm.base import ChatModel, ChatTurn, Finished, Sampling
from app.core.paths import Paths
from app.core.settings.store import SettingsStore
from app.core.task import Task

Step = tuple[str, Callable[[], str]]

# Every library with machine code, or with files of its own, that a bundle may have missed. huggingface_hub is not among
# them: it opens a socket when it is loaded.
LIBRARIES = (
    *ENGINES, "chromadb_rust_bindings", "cryptography", "lxml.etree", "docx", "openpyxl",
    "selectolax.lexbor", "docutils.core", "striprtf.striprtf", "PIL.Image", "watchdog.observers",
    "py3langid", "ctranslate2", "sentencepiece", "polib", "rapidfuzz",
    "markdown_it", "pygments.lexers", "ziamath", "ssl",
)  # fmt: skip
PACKAGES = (
    "llama-cpp-python", "onnxruntime", "tokenizers", "chromadb", "pypdfium2", "ctranslate2", "pyside6-essentials",
)  # fmt: skip
PICTURE_WORD = "heliotrope"
PICTURE_TEXT = f"The cellar is opened with the word {PICTURE_WORD}."


def run(steps: Iterable[Step]) -> list[Check]:
    return [_timed(name, step) for name, step in steps]


def program_steps(paths: Paths, tiny: ChatModel) -> Sequence[Step]:
    """Steps that need no library. `tiny` is a model with random weights; `paths` are those of a new profile."""
    return (
        ("versions", versions),
        ("engines", _engines),
        ("profile", lambda: _profile(paths)),
        ("model", lambda: one_token(tiny)),
    )


def library_steps(library: Library, asker: Asker, sample: Path, question: str, expected: str) -> Sequence[Step]:
    """Index, search and ask for real on `sample`, which gets a picture to be read; `expected` names the file that
    answers, a PDF."""
    reports: list[IndexReport] = []
    return (
        ("index", lambda: _index(library, sample, reports)),
        ("pdf", lambda: _row(reports, expected, lambda row: row.pages > 0)),
        ("picture", lambda: _row(reports, "picture.png", lambda row: row.ocr > 0)),
        ("search", lambda: _search(library, question, expected)),
        ("vectors", lambda: _vectors(library, question)),
        ("search pictures", lambda: _search(library, PICTURE_WORD, "picture.png")),
        ("ask", lambda: _ask(asker, question)),
    )


def draw_picture(file: Path) -> None:
    """A picture with a sentence, as a camera would bring it."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (1200, 200), "white")
    ImageDraw.Draw(picture).text((40, 70), PICTURE_TEXT, fill="black", font=ImageFont.load_default(40))
    picture.save(file)


def versions() -> str:
    known = [f"Alcove {__version__}", f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    known += [f"{name} {importlib.metadata.version(name)}" for name in PACKAGES]
    return ", ".join([*known, f"{sys.platform} {platform.machine()}"])


def one_token(model: ChatModel) -> str:
    for event in model.chat([ChatTurn("user", "Hi")], Sampling(max_tokens=1), Task()):
        if isinstance(event, Finished):
            return f"{event.tokens} token after {event.prompt_tokens}"
    raise LookupError("no token came")


def _timed(name: str, step: Callable[[], str]) -> Check:
    """Any failure becomes a result, so that the remaining checks still run."""
    started = time.perf_counter()
    try:
        detail = step()
    except AppError as error:
        return Check(name, False, str(error.data or ""), error.code, error.data)
    except (Exception, Cancelled) as error:  # noqa: BLE001
        detail = str(error) if isinstance(error, LookupError) else f"{type(error).__name__}: {error}"
        return Check(name, False, detail, "unexpected", {"detail": detail})
    return Check(name, True, f"{detail} ({time.perf_counter() - started:.1f} s)")


def _engines() -> str:
    for name in LIBRARIES:
        importlib.import_module(name)
    return f"{len(LIBRARIES)} load"


def _profile(paths: Paths) -> str:
    """Written, closed and read again."""
    chats = ChatStore(paths.app_db)
    conversation = chats.create("Selftest").id
    chats.add_user(conversation, "Is it there?")
    chats.close()
    SettingsStore(paths.settings_file).update(theme="dark")
    again = ChatStore(paths.app_db)
    try:
        texts = [message.text for message in again.messages(conversation)]
    finally:
        again.close()
    if texts != ["Is it there?"] or SettingsStore(paths.settings_file).get().theme != "dark":
        raise LookupError("what was written is not there")
    return "a conversation and a setting came back"


def _index(library: Library, sample: Path, reports: list[IndexReport]) -> str:
    report = library.add([sample], Task())
    reports.append(report)
    if report.status.indexed == 0 or report.status.indexed < report.status.total:
        states = ", ".join(f"{row.path.name}: {row.reason}" for row in report.items if row.reason)
        raise LookupError(f"{report.status.indexed} of {report.status.total} files were indexed; {states}")
    return f"{report.status.indexed} files, {report.status.chunks} passages"


def _row(reports: list[IndexReport], name: str, is_good: Callable[[FileRow], bool]) -> str:
    row = next((row for report in reports for row in report.items if row.path.name == name), None)
    if row is None or not is_good(row):
        raise LookupError(f"{name} was not read: {row}")
    return f"{name}: pages {row.pages}, by OCR {row.ocr}, passages {row.chunks}"


def _search(library: Library, question: str, expected: str) -> str:
    result = library.search(SearchRequest(question, limit=5))
    if expected not in {hit.path.name for hit in result.hits}:
        raise LookupError(f"{expected} was not found")
    return f"{len(result.hits)} passages in {result.ms:.0f} ms"


def _vectors(library: Library, question: str) -> str:
    hits = library.search(SearchRequest(question, limit=5, mode="vector")).hits
    if not hits or any(hit.vector is None for hit in hits):
        raise LookupError("the vector index finds nothing")
    return f"{len(hits)} passages by {library.status().embedder}"


def _ask(asker: Asker, question: str) -> str:
    for event in asker.ask(Question(question), Task()):
        if isinstance(event, AnswerDone):
            if not event.answer.citations:
                raise LookupError("the answer has no citation")
            return f"{event.answer.model}: {len(event.answer.citations)} citations"
    raise LookupError("no answer")
