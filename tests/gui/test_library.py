"""The library page as a person meets it: what the ledger says, trying again, order, rules, removing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.library.base import FileRow, FileState, FolderRow, IndexLimits, IndexReport, Status
from app.core.task import Task
from app.gui.library.page import LibraryPage
from app.gui.shell.main_window import MainWindow
from app.gui.shell.pages import edit_rules

DOCS = Path("/docs")
ROWS = (
    FileRow(DOCS / "a.pdf", FileState.INDEXED, pages=9, chunks=30, ocr=2, indexed_at=1e9),
    FileRow(DOCS / "b.pdf", FileState.INDEXED, pages=12, chunks=10, indexed_at=2e9),
    FileRow(DOCS / "locked.pdf", FileState.FAILED, "encrypted"),
    FileRow(DOCS / "x.exe", FileState.SKIPPED, "unsupported"),
    FileRow(Path("/other/late.txt"), FileState.WAITING),
)
STATUS = Status(
    5, 2, 1, 1, 1, 40, 8_000_000, is_busy=True, eta_seconds=240,
    folders=(FolderRow(DOCS, 4, 2, 1, 1, 0), FolderRow(Path("/other"), 1, 0, 0, 0, 1)),
)  # fmt: skip


@pytest.fixture
def calls(services: Services, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked of the library."""
    made: list[tuple[Any, ...]] = []
    monkeypatch.setattr(services.library, "status", lambda: STATUS)
    monkeypatch.setattr(services.library, "files", lambda within=None: ROWS)
    for name in ("retry", "prioritise", "pause", "remove", "reopen"):
        monkeypatch.setattr(services.library, name, lambda *args, name=name: made.append((name, *args)), raising=False)

    def sync(task: Task) -> IndexReport:
        made.append(("sync",))
        return IndexReport(STATUS, 0.1, ROWS)

    monkeypatch.setattr(services.library, "sync", sync, raising=False)
    return made


@pytest.fixture
def page(qtbot: QtBot, calls: list[tuple[Any, ...]], window: MainWindow) -> LibraryPage:
    window.open_page("library")
    qtbot.waitUntil(lambda: window.page("library").filter.rowCount() == 5)
    return window.page("library")


def cell(page: LibraryPage, name: str, column: int) -> QPoint:
    for row in range(page.filter.rowCount()):
        if page.filter.file(page.filter.index(row, 0)).path.name == name:
            return page.view.visualRect(page.filter.index(row, column)).center()
    raise AssertionError(name)


def test_files_are_read_only_while_somebody_looks_at_them(
    qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, reads, revision = [0], [0], [7]
    rows = list(ROWS)

    def status() -> Status:
        looks[0] += 1
        return replace(STATUS, is_busy=False, revision=revision[0])

    def files(within: Path | None = None) -> tuple[FileRow, ...]:
        reads[0] += 1
        return tuple(rows)

    def poll() -> int:
        """How often the files were read for it."""
        before, begun = reads[0], looks[0]
        window.library.refresh()
        qtbot.waitUntil(lambda: looks[0] > begun, timeout=5000)
        qtbot.waitUntil(lambda: not window.context.runner.is_running("library-status"), timeout=5000)
        return reads[0] - before

    monkeypatch.setattr(services.library, "status", status)
    monkeypatch.setattr(services.library, "files", files)
    window.open_page("models")
    assert poll() == 0
    window.open_page("search")
    qtbot.waitUntil(lambda: reads[0] > 0, timeout=5000)
    window.open_page("library")  # has not seen what the other page was shown
    qtbot.waitUntil(lambda: window.page("library").filter.rowCount() == 5, timeout=5000)
    assert poll() == 0  # nothing has changed
    rows.pop()
    revision[0] += 1
    qtbot.waitUntil(lambda: window.page("library").filter.rowCount() == 4, timeout=5000)
    window.open_page("models")
    rows.pop()
    revision[0] += 1
    assert poll() == 0
    window.open_page("library")
    qtbot.waitUntil(lambda: window.page("library").filter.rowCount() == 3, timeout=5000)


def test_the_page_says_how_far_it_is(page: LibraryPage) -> None:
    assert page.progress.text() == "4 of 5 · about 4 minutes left · 8 MB on disk"
    assert page.retry_failed.isVisible() and page.retry_failed.text() == "Try 1 again"
    assert [chip.text() for chip in page.chips] == ["All 5", "Ready 2", "Working 1", "Needs you 2"]
    texts = {page.filter.index(row, 1).data() for row in range(5)}
    assert {"Ready", "Waiting", "Locked with a password"} < texts


def test_numbers_are_sorted_as_numbers(page: LibraryPage) -> None:
    page.view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [page.filter.index(row, 2).data() for row in range(2)] == ["12", "9"]


def test_one_file_or_all_failed_ones_are_tried_again(
    qtbot: QtBot, page: LibraryPage, calls: list[tuple[Any, ...]]
) -> None:
    for name in ("a.pdf", "locked.pdf"):
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=cell(page, name, 5))
    qtbot.waitUntil(lambda: ("retry", [DOCS / "locked.pdf"]) in calls)
    calls.clear()
    page.retry_failed.click()
    qtbot.waitUntil(lambda: calls == [("retry", [DOCS / "locked.pdf"])])


def test_a_folder_is_done_first(qtbot: QtBot, page: LibraryPage, calls: list[tuple[Any, ...]]) -> None:
    card = page.cards._cards[Path("/other")]
    card._on_menu(card.more)
    menu = card.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: ("prioritise", Path("/other")) in calls)


def test_removing_says_what_goes(
    qtbot: QtBot, page: LibraryPage, window: MainWindow, calls: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.dialogs, "confirm", lambda text: bool(asked.append(text)) or True)
    page.remove_requested.emit(DOCS)
    qtbot.waitUntil(lambda: ("remove", DOCS) in calls)
    assert "its 4 files" in asked[0] and "40 passages, about 8 MB" in asked[0]


def test_rules_are_shown_changed_and_kept(
    qtbot: QtBot, window: MainWindow, services: Services, calls: list[tuple[Any, ...]]
) -> None:
    dialog = edit_rules(window.parts, window)
    usual = "\n".join(IndexLimits().exclude)
    assert dialog.patterns.toPlainText() == usual and dialog.largest.text() == "200"
    dialog.save.click()
    assert not any(call == ("reopen",) for call in calls)  # nothing was changed
    dialog = edit_rules(window.parts, window)
    dialog.patterns.setPlainText("  *.bak \n\n*.bak\nArchive")
    dialog.largest.setText("0")
    assert not dialog.save.isEnabled()
    dialog.largest.setText("50")
    dialog.save.click()
    qtbot.waitUntil(lambda: ("sync",) in calls)
    assert ("reopen",) in calls
    kept = services.settings.get().library
    assert (kept.exclude, kept.max_file_mb) == (["*.bak", "Archive"], 50)
    dialog = edit_rules(window.parts, window)
    dialog.usual.click()
    assert dialog.patterns.toPlainText() == usual
    dialog.save.click()
    assert services.settings.get().library.exclude == []


def test_the_usual_names_of_an_older_version_are_the_usual_ones(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    """They held names with a dot, which are left out anyway."""
    older = ["node_modules", ".git", ".svn", ".hg", "__pycache__", ".venv", ".cache", "*.tmp", "~$*", ".~lock*"]
    window.set_setting("library", {"exclude": older, "max_file_mb": 200})
    dialog = edit_rules(window.parts, window)
    assert dialog.patterns.toPlainText() == "\n".join(older)
    dialog.save.click()
    assert services.settings.get().library.exclude == []


def test_new_rules_are_obeyed_by_the_real_library(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "first.txt").write_text("The rent is due.")
    window.add_paths([docs])
    qtbot.waitUntil(lambda: window._files == 1, timeout=120_000)
    failures: list[str] = []
    window.library.failed.connect(failures.append)
    window.set_setting("library", {"exclude": ["*.bak.txt"], "max_file_mb": 200})
    window.library.read_by_new_rules()
    for name in ("keep.txt", "drop.bak.txt"):
        (docs / name).write_text("The deposit is due.")
    qtbot.waitUntil(lambda: window._files == 2, timeout=120_000)
    assert {row.path.name for row in services.library.files()} == {"first.txt", "keep.txt"} and not failures
