"""What the menu of a file does, in the library and in what a search found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.library.base import FileRow, FileState, FolderRow, Hit, IndexLimits, IndexReport, Status
from app.core.library.retrieve.snippet import wanted_of
from app.core.task import Task
from app.core.translate.fake import FakeEngine
from app.gui.library.page import LibraryPage
from app.gui.search.hits import FoundHit
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker

DOCS, NOTE = Path("/docs"), Path("/home/note.txt")
LEASE, SHEET, LOCKED, LATE = DOCS / "lease [2].pdf", DOCS / "kitchen.jpg", DOCS / "locked.pdf", DOCS / "late.txt"
ROWS = (
    FileRow(LEASE, FileState.INDEXED, pages=9, chunks=30),
    FileRow(SHEET, FileState.INDEXED, chunks=2),
    FileRow(LOCKED, FileState.FAILED, "encrypted"),
    FileRow(LATE, FileState.WAITING),
    FileRow(NOTE, FileState.INDEXED, chunks=1),
)
STATUS = Status(5, 3, 0, 1, 1, 33, 9, folders=(FolderRow(DOCS, 4, 2, 0, 1, 1), FolderRow(NOTE, 1, 1, 0, 0, 0)))


@pytest.fixture
def calls(services: Services, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked of the library."""
    made: list[tuple[Any, ...]] = []
    monkeypatch.setattr(services.library, "status", lambda: STATUS)
    monkeypatch.setattr(services.library, "files", lambda within=None: ROWS)
    for name in ("retry", "remove", "reopen", "prioritise"):
        monkeypatch.setattr(services.library, name, lambda *args, name=name: made.append((name, *args)), raising=False)
    for name in ("add", "sync"):

        def work(*args: Any, name: str = name) -> IndexReport:
            made.append((name, *(arg for arg in args if not isinstance(arg, Task))))
            return IndexReport(STATUS, 0.1, ROWS)

        monkeypatch.setattr(services.library, name, work, raising=False)
    return made


@pytest.fixture
def page(qtbot: QtBot, calls: list[tuple[Any, ...]], window: MainWindow) -> LibraryPage:
    window.open_page("library")
    qtbot.waitUntil(lambda: window.page("library").filter.rowCount() == len(ROWS))
    calls.clear()
    return window.page("library")


def menu_of(page: LibraryPage, *paths: Path) -> QMenu:
    """The menu over the rows of these files."""
    view, flags = page.view, QItemSelectionModel.SelectionFlag
    view.clearSelection()
    for number in range(page.filter.rowCount()):
        index = page.filter.index(number, 0)
        if page.filter.file(index).path in paths:
            view.selectionModel().select(index, flags.Select | flags.Rows)
    page._on_menu(QPoint(5, 5))
    return page.findChildren(QMenu)[-1]


def entries(menu: QMenu) -> list[str]:
    """What can be chosen; the menu is closed."""
    found = [action.text() for action in menu.actions() if action.text() and action.isEnabled()]
    menu.close()
    return found


def choose(menu: QMenu, label: str) -> None:
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def test_each_file_is_offered_what_can_be_done_with_it(page: LibraryPage) -> None:
    usual = ["Read again", "Leave out", "Open", "Show in folder"]
    assert entries(menu_of(page, LEASE)) == ["Ask about this file", "Summarise", "Translate…", *usual]
    assert entries(menu_of(page, SHEET)) == ["Ask about this file", "Summarise", *usual]  # no translator opens it
    assert entries(menu_of(page, LOCKED))[:2] == ["Translate…", "Try again"]
    assert entries(menu_of(page, LATE))[:2] == ["Translate…", "Do this first"]
    both = entries(menu_of(page, LEASE, NOTE))
    assert both[0].startswith("Ask about these 2 file") and both[1] == "Translate…"


def test_without_a_selection_the_file_under_the_pointer_is_meant(page: LibraryPage) -> None:
    page.view.clearSelection()
    index = page.filter.index(0, 0)
    page._on_menu(page.view.visualRect(index).center())
    assert "Ask about this file" in [action.text() for action in page.findChildren(QMenu)[-1].actions()]
    page.findChildren(QMenu)[-1].close()


def test_asking_sets_the_scope(page: LibraryPage, window: MainWindow) -> None:
    choose(menu_of(page, LEASE), "Ask about this file")
    composer = window.chat.view.composer
    assert window.rail.current == "chat" and composer.within == (LEASE,) and composer.edit.toPlainText() == ""
    assert composer.scope.text() == "lease [2].pdf ▾"


def test_a_summary_is_asked_at_once(
    qtbot: QtBot, page: LibraryPage, window: MainWindow, asker: ScriptedAsker
) -> None:
    choose(menu_of(page, LEASE), "Summarise")
    qtbot.waitUntil(lambda: bool(asker.asked) and not window.chat.controller.is_busy)
    assert (asker.asked[0].text, asker.asked[0].within) == ("Summarise “lease [2]”", (LEASE,))


def test_a_translation_is_begun_on_its_page(
    qtbot: QtBot, page: LibraryPage, window: MainWindow, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[list[Path]] = []
    monkeypatch.setattr(window.page("translate"), "add_paths", taken.append)
    choose(menu_of(page, LEASE), "Translate…")
    assert window.rail.current == "translate" and taken == [[LEASE]]


def test_a_file_is_read_again(qtbot: QtBot, page: LibraryPage, calls: list[tuple[Any, ...]]) -> None:
    choose(menu_of(page, LEASE), "Read again")
    qtbot.waitUntil(lambda: ("retry", [LEASE]) in calls)


def test_a_file_is_left_out_by_its_name_and_back(
    qtbot: QtBot, page: LibraryPage, window: MainWindow, services: Services, calls: list[tuple[Any, ...]]
) -> None:
    choose(menu_of(page, LEASE), "Leave out")
    qtbot.waitUntil(lambda: calls == [("reopen",), ("sync",)])
    assert services.settings.get().library.exclude == [*IndexLimits().exclude, "lease [[]2].pdf"]
    qtbot.waitUntil(lambda: not window.context.runner.is_running("index"))
    assert "Files called “lease [2].pdf” are left out." in window.notice.text.text()  # and still is
    window.notice.action.click()
    qtbot.waitUntil(lambda: len(calls) == 4)
    assert services.settings.get().library.exclude == []


def test_what_was_added_by_itself_is_taken_out_and_added_again(
    qtbot: QtBot, page: LibraryPage, window: MainWindow, services: Services, calls: list[tuple[Any, ...]]
) -> None:
    choose(menu_of(page, NOTE), "Leave out")
    qtbot.waitUntil(lambda: calls == [("remove", NOTE)])
    assert services.settings.get().library.exclude == []
    window.notice.action.click()
    qtbot.waitUntil(lambda: calls[1:2] == [("add", [NOTE])])


def test_only_what_this_left_out_comes_back(
    qtbot: QtBot, page: LibraryPage, window: MainWindow, services: Services, calls: list[tuple[Any, ...]]
) -> None:
    window.set_setting("library", {"exclude": ["Archive", "late.txt"], "max_file_mb": 50})
    choose(menu_of(page, LATE, LEASE), "Leave out")
    assert services.settings.get().library.exclude == ["Archive", "late.txt", "lease [[]2].pdf"]
    window.set_setting("library", {"exclude": ["late.txt", "lease [[]2].pdf", "*.bak"], "max_file_mb": 60})
    window.notice.action.click()
    kept = services.settings.get().library
    assert (kept.exclude, kept.max_file_mb) == (["late.txt", "*.bak"], 60)
    qtbot.waitUntil(lambda: not window.context.runner.is_running("index"))


def test_a_found_passage_leads_to_its_file(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open_page("search")
    found = window.page("search").list
    hit = Hit(1, 1, 0.9, LEASE, 2, "", "The rent is due.", 0, 16)
    found.hits.show_hits([FoundHit(hit)], wanted_of("rent"), "relevance")
    monkeypatch.setattr(found, "indexAt", lambda place: found.hits.index(0, 0))
    found._on_menu(QPoint(5, 5))
    menu = found.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()][-3:] == ["Ask about this file", "Summarise", "Translate…"]
    choose(menu, "Ask about this file")
    assert window.chat.view.composer.within == (LEASE,)
