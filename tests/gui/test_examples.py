"""The empty chat offers questions about the files that are there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.base import Question
from app.core.chat.examples import Example
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.routes.router import route_of
from app.core.library.base import FileRow, FileState, FolderRow, Status
from app.core.resources import resource
from app.core.window_languages import WINDOW_LANGUAGES
from app.gui.chat.example_texts import example_text
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker

DOCS = Path("/docs")
STATUS = Status(2, 2, 0, 0, 0, 9, 9, folders=(FolderRow(DOCS, 2, 2, 0, 0, 0),), revision=1)


class Files:
    """A library whose files a test changes."""

    def __init__(self) -> None:
        self.rows: tuple[FileRow, ...] = ()
        self.revision = 1

    def show(self, *names: str) -> None:
        self.rows = tuple(FileRow(DOCS / name, FileState.INDEXED, chunks=2) for name in names)
        self.revision += 1

    def status(self) -> Status:
        return replace(STATUS, indexed=len(self.rows), revision=self.revision)


@pytest.fixture
def files(services: Services, monkeypatch: pytest.MonkeyPatch) -> Files:
    made = Files()
    monkeypatch.setattr(services.library, "status", made.status)
    monkeypatch.setattr(services.library, "files", lambda within=None: made.rows)
    return made


def offered(window: MainWindow) -> list[str]:
    buttons = window.chat.view.empty.examples.findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible()]


def test_they_follow_the_library_and_a_click_asks(
    qtbot: QtBot, files: Files, window: MainWindow, asker: ScriptedAsker
) -> None:
    window.library.refresh()
    qtbot.wait(50)
    assert offered(window) == []  # the library is empty
    files.show("Lease flat 3.pdf")
    qtbot.waitUntil(lambda: offered(window) == ["When does “Lease flat 3” end?", "What is in my files?"])
    files.show("Budget 2026.xlsx")
    qtbot.waitUntil(lambda: offered(window) == ["Which amounts are in “Budget 2026”?", "What is in my files?"])
    next(button for button in window.chat.view.empty.examples.findChildren(QPushButton) if button.isVisible()).click()
    qtbot.waitUntil(lambda: asker.questions == ["Which amounts are in “Budget 2026”?"])
    assert not window.chat.view.empty.isVisible()


def test_they_stand_only_where_all_files_are_asked(qtbot: QtBot, files: Files, window: MainWindow) -> None:
    files.show("Lease.pdf")
    qtbot.waitUntil(lambda: len(offered(window)) == 2)
    scope = window.chat.view.composer.scope
    scope.choose([DOCS / "Lease.pdf"])
    assert offered(window) == []
    scope.choose()
    assert len(offered(window)) == 2
    scope.choose(is_on=False)
    assert offered(window) == []
    scope.choose()
    window.chat.view.empty.show_state(has_models=False, files=1)
    assert offered(window) == []


@pytest.mark.parametrize("language", [language.code for language in WINDOW_LANGUAGES])
def test_the_program_understands_what_it_offers(qapp: QApplication, language: str) -> None:
    """Each in the language of the window: about the files themselves, a summary, or what changed."""
    translator = QTranslator()
    translator.load(f"alcove_{language}", str(resource("i18n")))
    qapp.installTranslator(translator)
    try:
        texts = {kind: example_text(Example(kind, "Kestrel 2023", "Kestrel 2024")) for kind in
                 ("newest", "contents", "summary", "amount", "end", "says", "changed")}  # fmt: skip
    finally:
        qapp.removeTranslator(translator)
    routes = {kind: route_of(Question(text)) for kind, text in texts.items()}
    assert [routes[kind].topic for kind in ("newest", "contents")] == ["newest", "contents"]
    assert routes["summary"].kind == "summary" and {routes[kind].kind for kind in ("amount", "end")} == {"fact"}
    assert {answer_language(text) for kind, text in texts.items() if kind != "summary"} == {language}
