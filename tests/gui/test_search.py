"""The search page as a person meets it: typing, filters, keys, and asking about what was found."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.errors import UserError
from app.core.library.base import (
    NO_FILTERS,
    FileRow,
    FileState,
    FolderRow,
    Hit,
    Passage,
    SearchFilters,
    SearchRequest,
    SearchResult,
    Status,
)
from app.core.library.retrieve.snippet import make_snippet, wanted_of
from app.gui.base.theme import Theme
from app.gui.search.empty import with_code_apart
from app.gui.search.filters import LANGUAGES
from app.gui.search.page import SearchPage
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker

LEASE, MAIL = Path("/docs/Contracts/lease.pdf"), Path("/docs/mail.txt")
HITS = (
    Hit(1, 1, 0.9, LEASE, 2, "Rent", "The rent is 1,340 euros.", 10, 34, keyword=1.0),
    Hit(2, 2, 0.5, MAIL, None, "", "We pay the rent by the third.", 0, 29, keyword=0.5),
    Hit(3, 3, 0.4, LEASE, 3, "Pets", "Dogs raise the rent.", 50, 70, keyword=0.3),
    Hit(4, 4, 0.1, MAIL, None, "", "Nothing near at all.", 90, 99, vector=0.1),
)
STATUS = Status(2, 2, 0, 0, 0, 3, 1000, folders=(FolderRow(Path("/docs"), 2, 2, 0, 0, 0),))
ROWS = tuple(FileRow(path, FileState.INDEXED) for path in (LEASE, MAIL))


class ScriptedSearch:
    """What `library.search` answers, by query; "slow" waits, "broken" and "none" fail or find nothing."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, SearchFilters]] = []
        self.orders: list[str] = []

    def search(self, request: SearchRequest) -> SearchResult:
        query = request.query
        self.asked.append((query, request.filters))
        self.orders.append(request.order)
        if query.startswith("slow"):
            time.sleep(0.4)
        if query == "broken":
            raise UserError("library_crashed")
        if query == "new":
            raise UserError("library_empty")
        hits = () if query == "none" else tuple(replace(hit, heading=query) for hit in HITS)
        return SearchResult(query, 4.0, hits)

    def passage(self, path: Path, start: int, end: int, quote: str) -> Passage:
        return Passage(path, "", 2, "", "Before. The rent. After.", 8, 17)


@pytest.fixture
def search(services: Services, monkeypatch: pytest.MonkeyPatch) -> ScriptedSearch:
    made = ScriptedSearch()
    monkeypatch.setattr(services.library, "search", made.search)
    monkeypatch.setattr(services.library, "passage", made.passage)
    monkeypatch.setattr(services.library, "status", lambda: STATUS)
    monkeypatch.setattr(services.library, "files", lambda within=None: ROWS)
    return made


@pytest.fixture
def page(qtbot: QtBot, search: ScriptedSearch, window: MainWindow) -> Iterator[SearchPage]:
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.current == "search" and window.page("search").isVisible()
    qtbot.waitUntil(lambda: bool(window.page("search").filters._folders))
    return window.page("search")


def type_query(qtbot: QtBot, page: SearchPage, query: str) -> None:
    page.field.clear()
    qtbot.keyClicks(page.field, query)
    qtbot.waitUntil(lambda: page._found is not None and page._found.query == query)


def test_typing_searches_once_and_marks_the_words(qtbot: QtBot, page: SearchPage, search: ScriptedSearch) -> None:
    type_query(qtbot, page, "rent")
    assert [query for query, _ in search.asked] == ["rent"]
    assert page.list.hits.rowCount() == 3  # what is neither near nor shares a word is left out
    assert page.count.text() == "3 passages in 2 files · 4 ms"
    page.grab()
    layouts = page.list.itemDelegate()._layouts.values()  # type: ignore[attr-defined]
    assert any(layout.formats() for layout in layouts)


def test_an_old_answer_never_overwrites_a_newer_one(qtbot: QtBot, page: SearchPage, search: ScriptedSearch) -> None:
    page.field.setText("slow one")
    qtbot.waitUntil(lambda: len(search.asked) == 1)
    type_query(qtbot, page, "quick")
    qtbot.wait(600)
    assert page._found is not None and page._found.query == "quick"
    page.field.setText("slow two")
    qtbot.waitUntil(lambda: len(search.asked) == 3)
    page.field.clear()
    qtbot.wait(600)
    assert page._found is None and page.empty.title.text() == "Search your files"


def test_everything_goes_by_keyboard(
    qtbot: QtBot, page: SearchPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    page.file_requested.disconnect()
    page.file_requested.connect(opened.append)
    type_query(qtbot, page, "rent")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.hasFocus() and page.list.currentIndex().row() == 0
    assert page.list.selectionModel().isSelected(page.list.currentIndex())  # what Enter opens is outlined
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current().path == MAIL  # type: ignore[union-attr]
    qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"We pay the rent by the third.\n\nmail.txt · rent\n{MAIL}"
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [MAIL]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.has_reader)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Slash)
    assert page.field.hasFocus() and page.field.text() == "rent"
    qtbot.keyClick(page.field, Qt.Key.Key_End)
    qtbot.keyClick(page.field, Qt.Key.Key_Slash)
    assert page.field.text() == "rent/"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not page.has_reader
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.field.hasFocus()


def test_enter_waits_for_the_answer_and_opens_its_first_hit(qtbot: QtBot, page: SearchPage) -> None:
    qtbot.keyClicks(page.field, "rent")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.has_reader)
    assert page.list.current().chunk_id == 1  # type: ignore[union-attr]


def test_the_reader_follows_the_chosen_hit_and_folds_in_a_narrow_window(
    qtbot: QtBot, page: SearchPage, window: MainWindow
) -> None:
    type_query(qtbot, page, "rent")
    place = page.list.visualRect(page.list.hits.index(0, 0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    qtbot.waitUntil(lambda: page.has_reader)
    assert page.isVisible() and page.list.hasFocus()
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not page.isVisible())
    beside = window.page("search").parentWidget()
    assert beside.isAncestorOf(QApplication.focusWidget())  # not what happens to come next in the window
    page.reader_closed.emit()
    assert page.isVisible() and page.list.hasFocus()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('auch in:"My folder"', 'auch \u2066in:"My\u00a0folder"\u2069'),
        ('وأيضًا -"two words"', 'وأيضًا \u2066-"two\u00a0words"\u2069'),
        ("also type:docx,txt", "also \u2066type:docx,txt\u2069"),
        ("exactly these words, one after the other", "exactly these words, one after the other"),
    ],
)
def test_operators_keep_their_direction_and_stay_on_one_line(text: str, shown: str) -> None:
    assert with_code_apart(text) == shown


def test_filters_narrow_and_can_be_cleared(qtbot: QtBot, page: SearchPage, search: ScriptedSearch) -> None:
    type_query(qtbot, page, "rent")
    page.filters.type.choose("pdf")
    page.filters.folder.choose("/docs")
    page.filters.language.choose("de")
    qtbot.waitUntil(lambda: len(search.asked) == 2)
    expected = SearchFilters(types=("pdf",), folders=("/docs",), languages=("de",))
    assert search.asked[-1] == ("rent", expected) and page.filters.clear.isVisible()
    page.filters.date.choose(7)
    qtbot.waitUntil(lambda: len(search.asked) == 3)
    assert 0 < time.time() - (search.asked[-1][1].modified_after or 0) < 8 * 86400
    page.field.setText("none")
    qtbot.waitUntil(lambda: page.empty.clear.isVisible())
    page.empty.clear.click()
    qtbot.waitUntil(lambda: search.asked[-1] == ("none", NO_FILTERS))
    assert not page.filters.clear.isVisible()


def test_languages_are_offered_by_their_own_names_without_a_country() -> None:
    names = {
        "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano", "nl": "Nederlands",
        "pl": "Polski", "pt": "Português", "sv": "Svenska", "ru": "Русский", "el": "Ελληνικά", "ar": "العربية",
        "he": "עברית", "hi": "हिन्दी", "th": "ไทย", "ko": "한국어", "ja": "日本語", "zh": "中文",
    }  # fmt: skip
    assert names.items() <= LANGUAGES.items()


def test_hits_are_sorted_without_a_new_search(qtbot: QtBot, page: SearchPage, search: ScriptedSearch) -> None:
    type_query(qtbot, page, "rent")
    page.filters.order_chip.choose("name")
    assert [page.list.hits.hit(page.list.hits.index(row, 0)).chunk_id for row in range(3)] == [1, 3, 2]
    assert len(search.asked) == 1


def test_the_newest_are_asked_of_the_library(qtbot: QtBot, page: SearchPage, search: ScriptedSearch) -> None:
    type_query(qtbot, page, "rent")
    page.filters.order_chip.choose("newest")
    qtbot.waitUntil(lambda: page._found is not None and page._found.order == "newest")
    page.filters.order_chip.choose("name")
    qtbot.waitUntil(lambda: page._found is not None and page._found.order == "relevance")
    page.filters.order_chip.choose("newest")
    page.filters.order_chip.choose("best")  # before the answer
    qtbot.wait(400)
    assert page._found is not None and page._found.order == "relevance"
    page.filters.order_chip.choose("newest")
    type_query(qtbot, page, "deposit")
    assert search.orders[:3] == ["relevance", "newest", "relevance"] and search.orders[-1] == "newest"


def test_states_say_what_to_do(qtbot: QtBot, page: SearchPage) -> None:
    page.field.setText("none")
    qtbot.waitUntil(lambda: page.empty.title.text() == "Nothing found")
    assert page.empty.hints.isVisible() and not page.empty.clear.isVisible()
    page.field.setText("broken")
    qtbot.waitUntil(lambda: "try again" in page.empty.text.text())
    page.field.setText("new")
    qtbot.waitUntil(lambda: page.empty.add.isVisible())


def test_asking_about_hits_asks_only_their_files(
    qtbot: QtBot, page: SearchPage, window: MainWindow, asker: ScriptedAsker
) -> None:
    type_query(qtbot, page, "How high is the rent?")
    page.ask.click()
    composer = window.chat.view.composer
    assert window.rail.current == "chat" and composer.within == (LEASE, MAIL)
    assert composer.scope.text().startswith("2 file") and str(LEASE) in composer.scope.toolTip()
    assert composer.edit.toPlainText() == "How high is the rent?"
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.chat.view.transcript.items()[-1].state == "complete")
    assert asker.asked[-1].within == (LEASE, MAIL)
    composer.scope.choose()
    assert composer.within == () and composer.scope.text() == "All my files ▾"
    composer.set_within((LEASE,))
    window.new_conversation()
    assert composer.within == ()


def test_marked_words_keep_their_colour_in_the_dark(qtbot: QtBot, page: SearchPage, theme: Theme) -> None:
    type_query(qtbot, page, "rent")
    theme.choose("dark")
    page.grab()
    layout = next(iter(page.list.itemDelegate()._layouts.values()))  # type: ignore[attr-defined]
    assert layout.formats()[0].format.background().color().name() == theme.colours.mark  # type: ignore[attr-defined]
    theme.choose("light")


@given(st.text(max_size=400), st.text(max_size=20), st.integers(40, 300))
def test_snippets_of_anything(text: str, query: str, chars: int) -> None:
    snippet = make_snippet(text, wanted_of(query), chars)
    assert len(snippet.text) <= chars + 6
    end = 0
    for start, length in snippet.marks:
        assert end <= start and length > 0 and start + length <= len(snippet.text)
        end = start + length


def test_a_snippet_shows_where_the_words_stand() -> None:
    text = "Other things first. " * 30 + "At last the deposits are\n returned. " + "And more. " * 30
    snippet = make_snippet(text, wanted_of("deposit returned"), 120)
    marked = [snippet.text[start : start + length] for start, length in snippet.marks]
    assert marked == ["deposits", "returned"] and snippet.text.startswith("… ") and snippet.text.endswith(" …")
    snippet = make_snippet("The Net  Rent. Rent.", wanted_of('"net rent"'), 120)
    assert [snippet.text[s : s + n] for s, n in snippet.marks] == ["Net Rent", "Rent"]


def test_operators_reach_the_real_library(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "lease.txt").write_text("The net rent is 1,340 euros.")
    (docs / "notes.md").write_text("The rent is net of the fees.")
    window.add_paths([docs])
    qtbot.waitUntil(lambda: window._files == 2, timeout=30_000)
    window.open_page("search")
    page = window.page("search")
    lease, notes = {"lease.txt"}, {"notes.md"}
    queries = (("rent", lease | notes), ('"net rent"', lease), ("rent type:md", notes), ("type:txt", lease))
    for query, names in queries:
        page.field.setText(query)
        qtbot.waitUntil(lambda query=query: page._found is not None and page._found.query == query)
        assert {path.name for path in page.list.hits.paths()} == names
    page.list.open_requested.emit(page.list.hits.hit(page.list.hits.index(0, 0)))
    qtbot.waitUntil(lambda: page.has_reader)


def test_filters_reach_the_real_library(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "Old").mkdir(parents=True)
    (docs / "Old" / "lease.txt").write_text("The net rent is 1,340 euros.")
    (docs / "notes.md").write_text("The rent is net of the fees.")
    window.add_paths([docs, docs / "Old"])
    qtbot.waitUntil(lambda: window._files == 2, timeout=30_000)
    window.open_page("search")
    page = window.page("search")
    page.field.setText("rent")
    qtbot.waitUntil(lambda: page.list.hits.rowCount() == 2)
    qtbot.waitUntil(lambda: len(page.filters._folders) == 2 and len(page.filters._types) == 2)
    page.filters.type.choose("md")
    qtbot.waitUntil(lambda: [path.name for path in page.list.hits.paths()] == ["notes.md"])
    page.filters.reset()
    page.filters.folder.choose(str(docs / "Old"))
    qtbot.waitUntil(lambda: [path.name for path in page.list.hits.paths()] == ["lease.txt"])
    page.filters.date.choose(1)
    page.filters.language.choose("de")
    qtbot.waitUntil(lambda: page.empty.clear.isVisible())
