"""The reader as a person meets it: a cited page with its passage marked, search, zoom, selection, keys, and what it
says when a file has changed, is gone, or the process that draws it dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.library.base import PagePiece, Passage, PassageRef
from app.core.library.passages.locate import letters
from app.core.library.passages.page_view import PageImage
from app.gui.reader.page_cache import PageCache
from app.gui.reader.page_view import PageView
from app.gui.reader.pane import ReaderPane
from app.gui.shell.main_window import MainWindow
from app.workers.render import RenderClient
from tests.documents import LEASE, write_pdf

RENT = "The rent is 1,340 euros a month"
CTRL, ALT, SHIFT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Alt", "Shift"))
Show = Callable[..., ReaderPane]


def passage_of(path: Path, quote: str = RENT, page: int = 2, **changes: object) -> Passage:
    text = LEASE[page - 1]
    start = text.index(quote)
    pieces = (PagePiece(page, text, start, start + len(quote)),)
    given = {"pieces": pieces, "quote": quote} | changes
    return Passage(path, "Lease", page, "", text, start, start + len(quote), **given)  # type: ignore[arg-type]


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "lease.pdf", [*LEASE, *[f"Annex {n}. The walrus clause." for n in range(1, 9)]])


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Opens passages in the chat's reader, as `library.passage` would tell of them."""
    told: dict[int, Passage] = {}
    monkeypatch.setattr(services.library, "passage", lambda path, start, end, quote: told[start])

    def opened(*passages: Passage, index: int = 0) -> ReaderPane:
        told.update(enumerate(passages))
        window.chat.reader.show([PassageRef(p.path, n, n, p.quote) for n, p in enumerate(passages)], index)
        qtbot.waitUntil(lambda: window.chat.reader.pane.isVisible(), timeout=10_000)
        return window.chat.reader.pane

    return opened


def is_drawn(view: PageView, page: int) -> bool:
    return view._images.get(page) is not None


def wait_drawn(qtbot: QtBot, pane: ReaderPane, page: int) -> None:
    qtbot.waitUntil(lambda: pane.pages.isVisible() and is_drawn(pane.pages, page), timeout=20_000)


def test_the_page_opens_with_the_passage_marked(qtbot: QtBot, show: Show, lease: Path) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    qtbot.waitUntil(lambda: bool(pane.pages.marked_text()))
    assert letters(pane.pages.marked_text()).text == letters(RENT).text
    assert pane.bar.page.text() == "2" and pane.bar.pages.text() == "of 10" and not pane.notice.isVisible()
    picture = pane.pages.grab().toImage()
    points = (QPoint(x, y) for x in range(0, picture.width(), 2) for y in range(picture.height()))
    assert any(picture.pixelColor(point) == QColor("#fbe58a") for point in points)


def test_search_counts_and_goes_through_the_file(qtbot: QtBot, show: Show, lease: Path, window: MainWindow) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    pane.pages.setFocus()
    qtbot.keyClick(pane.pages, Qt.Key.Key_F, CTRL)
    assert pane.find_bar.isVisible() and pane.find_bar.field.hasFocus() and window.rail.current == "chat"
    qtbot.keyClicks(pane.find_bar.field, "WALRUS")
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "1 of 8", timeout=10_000)
    assert pane.pages.page == 3 or pane.pages.page == 2
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.find_bar.count.text() == "2 of 8"
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_F3, SHIFT)
    assert pane.find_bar.count.text() == "8 of 8"
    wait_drawn(qtbot, pane, 10)
    pane.find_bar.field.setText("hippopotamus")
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "Nothing found", timeout=10_000)
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible() and pane.isVisible()
    qtbot.keyClick(pane.pages, Qt.Key.Key_Escape)
    assert not pane.isVisible()


def test_zoom_by_keys_wheel_and_buttons(qtbot: QtBot, show: Show, lease: Path) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    view = pane.pages
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.zoom == 1.0 and pane.bar.zoom.text() == "100 %"
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.zoom == 1.0
    point = QPointF(50, 50)
    wheel = QWheelEvent(
        point, point, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom > 1.1
    pane.bar.page_fit.click()
    whole = view.zoom
    pane.bar.width_fit.click()
    assert whole < 1.0 and view.zoom != 1.0 and view.horizontalScrollBar().maximum() == 0


def test_the_page_field_and_the_keys_move(qtbot: QtBot, show: Show, lease: Path) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    pane.bar.page.setText("7")
    qtbot.keyClick(pane.bar.page, Qt.Key.Key_Return)
    assert pane.pages.page == 7 and pane.pages.hasFocus()
    wait_drawn(qtbot, pane, 7)
    qtbot.keyClick(pane.pages, Qt.Key.Key_End)
    assert pane.pages.page == 10 and pane.bar.page.text() == "10"
    qtbot.keyClick(pane.pages, Qt.Key.Key_PageUp)
    assert pane.pages.page < 10
    qtbot.keyClick(pane.pages, Qt.Key.Key_Home)
    assert pane.pages.page == 1 and pane.pages.verticalScrollBar().value() == 0


def test_text_is_selected_with_the_mouse_and_copied(qtbot: QtBot, show: Show, lease: Path) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    view = pane.pages
    qtbot.waitUntil(lambda: 2 in view._texts, timeout=10_000)
    text = view._texts[2]
    first, last = text.text.index("rent is"), text.text.index("euros") + len("euros") - 1

    def place(index: int, *, at_end: bool) -> QPoint:
        rect, box = view._layout.rect(2, view.viewport().width()), text.box(index)
        x = rect.left + (box.right - 0.5 if at_end else box.left + 0.5) * view._layout.scale
        y = rect.top + (box.top + box.bottom) / 2 * view._layout.scale
        return QPoint(round(x), round(y) - view.verticalScrollBar().value())

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(first, at_end=False))
    QApplication.sendEvent(view.viewport(), _move(place(last, at_end=True)))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place(last, at_end=True))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "rent is 1,340 euros"


def _move(point: QPoint) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    place, none = QPointF(point), Qt.MouseButton.NoButton
    held, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, place, place, none, held, keys)


def test_next_and_previous_passage(qtbot: QtBot, show: Show, lease: Path) -> None:
    pane = show(passage_of(lease), passage_of(lease, "31 August 2027", 1), index=0)
    wait_drawn(qtbot, pane, 2)
    assert pane.bar.passages.text() == "1 of 2" and not pane.bar.previous.isEnabled()
    pane.bar.next.click()
    qtbot.waitUntil(lambda: "31August2027" in pane.pages.marked_text().replace(" ", ""), timeout=10_000)
    assert pane.bar.passages.text() == "2 of 2" and not pane.bar.next.isEnabled()
    pane.pages.setFocus()
    qtbot.keyClick(pane.pages, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: pane.bar.passages.text() == "1 of 2")


def test_a_killed_child_leaves_a_page_that_says_so_and_is_tried_again(
    qtbot: QtBot, show: Show, lease: Path, services: Services, window: MainWindow
) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    qtbot.waitUntil(lambda: not window.context.runner.is_running("chat-draw"))
    renderer = services.renderer
    assert isinstance(renderer, RenderClient) and renderer.pid is not None
    former = renderer.pid
    os.kill(former, signal.SIGSTOP)  # so that it dies in the middle of drawing
    pane.pages.go_to(7)
    qtbot.wait(200)
    os.kill(former, signal.SIGKILL)
    problems = pane.pages._state.problems
    qtbot.waitUntil(lambda: bool(problems), timeout=10_000)
    (page,) = problems
    assert "ended unexpectedly" in problems[page]
    for other in set(pane.pages._seen()) - {page}:  # the others go on in a new child
        wait_drawn(qtbot, pane, other)
    assert renderer.pid not in (None, former)
    pane.pages.go_to(page)
    rect = pane.pages._layout.rect(page, pane.pages.viewport().width())
    middle = QPoint(round((rect.left + rect.right) / 2), 60)
    qtbot.mouseClick(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    wait_drawn(qtbot, pane, page)
    assert page not in problems


def test_a_file_that_changed_is_searched_for_the_passage(qtbot: QtBot, show: Show, lease: Path) -> None:
    write_pdf(lease, ["A cover."] * 5 + list(LEASE))
    pane = show(passage_of(lease, file="changed"))
    qtbot.waitUntil(lambda: "now stands on page 7" in pane.notice.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "1340euros" in letters(pane.pages.marked_text()).text, timeout=10_000)
    assert pane.pages.page in (6, 7)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"found": "moved"}, "now stands here"),
        ({"found": "gone", "pieces": ()}, "not in it any more. It said: “The rent is 1,340 euros a month”"),
        ({"file": "changed"}, "still here"),
    ],
)
def test_it_says_what_became_of_the_passage(
    qtbot: QtBot, show: Show, lease: Path, changes: dict[str, object], says: str
) -> None:
    pane = show(passage_of(lease, **changes))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: says in pane.notice.text(), timeout=10_000)
    wait_drawn(qtbot, pane, 2)


@pytest.mark.parametrize("file", ["missing", "removed"])
def test_a_file_that_is_gone_shows_what_was_read(qtbot: QtBot, show: Show, tmp_path: Path, file: str) -> None:
    path = tmp_path / "gone.pdf"
    pane = show(Passage(path, "gone", None, "", RENT, 0, len(RENT), found="gone", file=file, quote=RENT))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: pane.text.isVisible() and pane.text.toPlainText() == RENT)
    assert pane.notice.isVisible() and pane.open.isEnabled() == (file == "removed")
    assert pane.text.document().find(RENT).charFormat().background().color().name() == pane.bar._theme.colours.mark


@pytest.mark.parametrize(("data", "says"), [(b"", "Empty file"), (b"no PDF", "The file is damaged")])
def test_a_file_that_cannot_be_drawn_shows_its_text(
    qtbot: QtBot, show: Show, tmp_path: Path, data: bytes, says: str
) -> None:
    (tmp_path / "bad.pdf").write_bytes(data)
    pane = show(passage_of(tmp_path / "bad.pdf"))
    qtbot.waitUntil(lambda: pane.text.isVisible() and says in pane.notice.text(), timeout=20_000)
    assert RENT in pane.text.toPlainText()


def test_a_long_text_has_search_and_zoom(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("x")
    text = "".join(f"Line {n} \U0001f600 of the long text.\n" for n in range(4000))
    start = text.index("Line 2000")
    pane = show(Passage(tmp_path / "long.txt", "long", None, "", text, start, start + 9, quote="Line 2000"))
    qtbot.waitUntil(lambda: pane.text.isVisible() and len(pane.text.toPlainText()) == len(text), timeout=30_000)
    assert pane.text.document().find("Line 2000").charFormat().background().color().name() == "#fdeeb5"
    cursor = pane.text.cursorForPosition(QPoint(30, pane.text.viewport().height() // 3 + 5))
    assert "Line 2000" in cursor.block().text() or "Line 1999" in cursor.block().text()
    pane.text.setFocus()
    qtbot.keyClick(pane.text, Qt.Key.Key_F, CTRL)
    pane.find_bar.field.setText("line 399")
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "1 of 11", timeout=10_000)
    (first, *_) = pane.text.extraSelections()
    assert first.cursor.selectedText() == "Line 399"  # type: ignore[attr-defined]
    pane.bar.larger.click()
    assert pane.bar.zoom.text() == "110 %"


def test_only_this_file_and_names_for_screen_readers(
    qtbot: QtBot, show: Show, lease: Path, window: MainWindow
) -> None:
    pane = show(passage_of(lease))
    wait_drawn(qtbot, pane, 2)
    for widget in [*pane.findChildren(QAbstractButton), *pane.findChildren(QLineEdit)]:
        if widget.parent() is not pane.find_bar.field:
            assert widget.accessibleName() or widget.text(), widget  # type: ignore[union-attr]
    assert pane.pages.accessibleDescription() == "Page 2 of 10"
    pane.only.click()
    assert window.chat.view.composer.within == (lease,)


def test_nothing_is_started_before_it_may_be_needed(window: MainWindow, services: Services) -> None:
    renderer = services.renderer
    assert isinstance(renderer, RenderClient) and renderer.pid is None
    window.chat.reader.warm([])
    assert renderer.pid is None


def test_drawn_pages_are_bounded_by_bytes_and_let_go_where_nobody_looks() -> None:
    images = PageCache(budget=4000)
    for page in range(1, 6):
        images.put(page, 1.0, PageImage(20, 20, bytes(1600)), keep=(page,))
    assert images.bytes == 3200 and images.get(5) and images.get(4) and not images.get(3)
    images.put(6, 1.0, PageImage(20, 20, bytes(1600)), keep=(4, 5, 6))
    assert images.bytes == 4800  # what is in sight stays, whatever it needs
    images.trim((6,))
    assert images.bytes == 1600 and images.get(6)
