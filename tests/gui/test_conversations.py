"""The list of conversations: groups, search in titles and messages, and everything that is done to one of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.records import ConversationTree
from app.core.chat.store import Conversation, MessageMatch
from app.core.chat.transfer.own import to_json
from app.gui.base.theme import Theme
from app.gui.bridges.conversations import AT_ONCE
from app.gui.chat.conversations.delegate import beginning_near
from app.gui.chat.conversations.list import ConversationList
from app.gui.chat.conversations.model import ROW_ROLE, ConversationModel, Heading
from app.gui.shell.main_window import MainWindow

DAY = 86_400.0


def noon() -> float:
    return datetime.now().replace(hour=12, minute=0, second=0, microsecond=0).timestamp()


def conversations() -> list[Conversation]:
    now = noon()
    return [
        Conversation(1, "Lease", now, now),
        Conversation(2, "Vertrag Übergabe", now, now - DAY, tags=("home", "Work")),
        Conversation(3, "Python dates", now, now - 4 * DAY, is_pinned=True),
        Conversation(4, "Offers", now, now - 6 * DAY, tags=("work",)),
        Conversation(5, "Old", now, datetime(2024, 3, 9, 12).timestamp()),
    ]


@pytest.fixture
def listed(qtbot: QtBot, theme: Theme) -> Iterator[ConversationList]:
    made = ConversationList(theme)
    qtbot.addWidget(made)
    made.resize(236, 600)
    made.show_conversations(conversations(), 1)
    made.show()
    return made


def rows(model: ConversationModel) -> list[str]:
    found = [model.data(model.index(number, 0), ROW_ROLE) for number in range(model.rowCount())]
    return [f"[{row.text}]" if isinstance(row, Heading) else row.title for row in found]


def choose(listed: ConversationList, conversation_id: int) -> None:
    listed.list.setFocus()
    listed.list.setCurrentIndex(listed.model.index(listed.model.row_of(conversation_id), 0))


def test_conversations_stand_by_day_and_the_pinned_first(listed: ConversationList) -> None:
    assert rows(listed.model) == [
        "[Pinned]", "Python dates", "[Today]", "Lease", "[Yesterday]", "Vertrag Übergabe", "[Last week]", "Offers",
        "[March 2024]", "Old",
    ]  # fmt: skip
    assert listed.chosen() == conversations()[0]
    assert not listed.model.flags(listed.model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("übergabe", ["Vertrag Übergabe"]),
        ("e AS", ["Lease"]),
        ("#work", ["Vertrag Übergabe", "Offers"]),
        ("#wo offers", ["Offers"]),
        ("#", ["Python dates", "Lease", "Vertrag Übergabe", "Offers", "Old"]),
        ("nothing of the kind", []),
    ],
)
def test_titles_and_tags_answer_at_once(listed: ConversationList, query: str, found: list[str]) -> None:
    listed.search.setText(query)
    assert [row for row in rows(listed.model) if not row.startswith("[")] == found
    assert listed.empty.isVisible() is (found == []) and listed.list.isVisible() is (found != [])


def test_messages_are_asked_for_after_the_last_key_and_listed_below(qtbot: QtBot, listed: ConversationList) -> None:
    with qtbot.waitSignal(listed.query_changed) as asked:
        for key in "rent":
            qtbot.keyClick(listed.search, key)
    assert asked.args == ["rent"]
    match = MessageMatch(5, 77, "Old", "… the rent is 1,340 euros", ((6, 10),), noon())
    listed.show_matches("ren", [match])  # an answer to what was asked before
    assert rows(listed.model) == []
    listed.show_matches("rent", [match])
    assert rows(listed.model) == ["[In messages]", "Old"]
    with qtbot.waitSignal(listed.message_opened) as opened:
        qtbot.keyClick(listed.search, Qt.Key.Key_Return)
    assert opened.args == [5, 77]
    listed.search.clear()
    assert len(rows(listed.model)) == 10


def test_the_keyboard_reaches_and_opens_everything(qtbot: QtBot, listed: ConversationList) -> None:
    listed.search.setFocus()
    qtbot.keyClick(listed.search, Qt.Key.Key_Down)
    assert listed.list.hasFocus() and listed.chosen() == conversations()[2]
    for _ in range(2):
        qtbot.keyClick(listed.list, Qt.Key.Key_Down)  # over the headings
    with qtbot.waitSignal(listed.opened) as opened:
        qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_a_title_is_changed_in_its_place(qtbot: QtBot, listed: ConversationList) -> None:
    choose(listed, 4)
    qtbot.keyClick(listed.list, Qt.Key.Key_F2)
    field = listed.list.findChild(QLineEdit, "renameField")
    assert field.text() == "Offers"
    field.setText("  Three   offers ")
    with qtbot.waitSignal(listed.rename_requested) as renamed:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert renamed.args == [4, "Three offers"]
    listed.rename()
    field = listed.list.findChildren(QLineEdit, "renameField")[-1]
    field.setText("")
    with qtbot.assertNotEmitted(listed.rename_requested, wait=50):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_keys_pin_copy_and_delete_the_chosen_one(qtbot: QtBot, listed: ConversationList) -> None:
    choose(listed, 3)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignals([listed.pin_requested, listed.duplicate_requested, listed.delete_requested]):
        qtbot.keyClick(listed.list, Qt.Key.Key_P, control)
        qtbot.keyClick(listed.list, Qt.Key.Key_D, control)
        qtbot.keyClick(listed.list, Qt.Key.Key_Delete)


def test_tags_are_typed_with_commas(qtbot: QtBot, listed: ConversationList) -> None:
    choose(listed, 2)
    listed.file_under()
    dialog = listed.findChild(QInputDialog)
    assert dialog.textValue() == "home, Work"
    dialog.setTextValue("home, #flat,  new ")
    with qtbot.waitSignal(listed.tags_requested) as asked:
        dialog.accept()
    assert asked.args == [2, ["home", "flat", "new"]]


def test_the_menu_does_what_it_says(qtbot: QtBot, listed: ConversationList) -> None:
    choose(listed, 4)
    menu = listed.make_menu(listed.chosen())
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Rename", "Pin", "Tags", "Duplicate", "Export", "Delete"]
    tags, export = (next(a.menu() for a in menu.actions() if a.text() == name) for name in ("Tags", "Export"))
    assert [(a.text(), a.isChecked()) for a in tags.actions()[:3]] == [("home", False), ("Work", False), ("work", True)]
    with qtbot.waitSignal(listed.tags_requested) as asked:
        tags.actions()[0].trigger()
    assert asked.args == [4, ["work", "home"]]
    for number, kind in enumerate(("markdown", "html", "pdf", "json")):
        with qtbot.waitSignal(listed.export_requested) as wanted:
            export.actions()[number].trigger()
        assert wanted.args == [4, kind]
    menu.deleteLater()


def test_the_list_stays_where_it_was_scrolled_to(listed: ConversationList) -> None:
    many = [Conversation(n, f"Conversation {n}", 0, noon() - n) for n in range(1, 500)]
    listed.show_conversations(many, 1)
    listed.list.verticalScrollBar().setValue(3000)
    listed.show_conversations(many, 1)
    assert listed.list.verticalScrollBar().value() == 3000
    listed.show_conversations(many, 400)
    assert listed.list.visualRect(listed.list.currentIndex()).intersects(listed.list.viewport().rect())


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_rows_are_painted_in_both_directions(
    qtbot: QtBot, listed: ConversationList, direction: Qt.LayoutDirection
) -> None:
    listed.setLayoutDirection(direction)
    listed.search.setText("e")
    listed.show_matches("e", [MessageMatch(5, 1, "Old", "عقد الإيجار " * 9, ((40, 47),), noon())])
    image = QImage(listed.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    listed.render(painter, QPoint())
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 236, 3) for y in range(90, 500, 3)}) > 10


def test_a_narrow_list_shows_what_was_found() -> None:
    text = "a long beginning that nobody needs to see before the needle stands here"
    at = text.index("needle")
    shown, ranges = beginning_near(text, [(at, at + 6)])
    assert shown.startswith("… ") and [shown[slice(*one)] for one in ranges] == ["needle"] and ranges[0][0] <= 16
    assert beginning_near("a needle", [(2, 8)]) == ("a needle", [(2, 8)])


def test_the_window_finds_a_message_and_jumps_to_it(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    chats = services.chats
    one = chats.create("Rent").id
    question = chats.add_user(one, "How high is the rent?")
    former = chats.begin_answer(one, "m")
    chats.finish(former, text="It is 1,340 euros. " + "More. " * 400 + "The albatross pays.", state="complete")
    other = chats.begin_answer(one, "m", parent=question.id)
    chats.finish(other, text="I do not know.", state="complete")
    window.chat.conversations.refresh()
    window.chat.conversations.focus_search()
    assert window.chat.conversations.list.search.hasFocus()
    qtbot.keyClicks(window.chat.conversations.list.search, "albatross")
    qtbot.waitUntil(lambda: rows(window.chat.conversations.list.model) == ["[In messages]", "Rent"])
    qtbot.keyClick(window.chat.conversations.list.search, Qt.Key.Key_Return)
    assert window.chat.controller.conversation == one
    assert "The albatross pays." in window.chat.view.transcript.toPlainText()
    assert [item.id for item in window.chat.view.transcript.items()] == [question.id, former]


def test_what_the_list_asks_for_is_done(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    chats, listed = services.chats, window.chat.conversations.list
    one = chats.create("Rent").id
    chats.add_user(one, "How high?")
    window.chat.conversations.refresh()
    listed.pin_requested.emit(one, True)
    listed.tags_requested.emit(one, ["home"])
    assert rows(listed.model) == ["[Pinned]", "Rent"] and listed.model.tags() == ["home"]
    listed.duplicate_requested.emit(one)
    qtbot.waitUntil(lambda: window.chat.controller.conversation not in (None, one))
    copy = window.chat.controller.conversation
    assert [message.text for message in chats.messages(copy)] == ["How high?"]
    assert rows(listed.model) == ["[Pinned]", "Rent", "[Today]", "Rent"]
    listed.delete_requested.emit(copy)
    assert window.chat.controller.conversation is None and len(chats.conversations()) == 1


def test_the_window_takes_off_the_disk_what_a_killed_one_deleted(
    qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = services.chats.create("gone").id
    services.chats._write("UPDATE conversations SET deleted = ? WHERE id = ?", (time.time() - 999, one))
    window.chat.conversations.tidy()
    qtbot.waitUntil(lambda: services.chats._rows("SELECT count(*) FROM conversations") == [(0,)])


def test_the_menu_of_the_whole_list_filters_by_tag(qtbot: QtBot, listed: ConversationList) -> None:
    listed.more.click()
    menu = next(menu for menu in listed.findChildren(QMenu) if menu.isVisible())
    assert [a.text() for a in menu.actions() if a.text()] == ["Import conversations…", "#home", "#Work", "#work"]
    menu.actions()[2].trigger()
    assert listed.search.text() == "#home"
    menu.close()


@pytest.mark.parametrize("kind", ["markdown", "html", "pdf", "json"])
def test_a_conversation_is_taken_out_into_a_file(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    one = services.chats.create("Rent: a/b?")
    services.chats.add_user(one.id, "How high is the **rent**?")
    suggested: list[str] = []

    def choose(parent: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(tmp_path / "out" / Path(name).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    (tmp_path / "out").mkdir()
    with qtbot.waitSignal(window.chat.conversations.transfers.exported) as exported:
        window.chat.conversations.list.export_requested.emit(one.id, kind)
    assert suggested == [f"Rent a b.{'md' if kind == 'markdown' else kind}"]
    content = exported.args[0].read_bytes()
    assert content.startswith({"markdown": b"# Rent", "html": b"<!DOCTYPE", "pdf": b"%PDF", "json": b"{"}[kind])
    assert list((tmp_path / "out").iterdir()) == exported.args
    assert window.notice.isVisible() and "Rent a b" in window.notice.text.text()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # how Qt says that the PDF cannot be written
def test_what_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path) -> None:
    one = services.chats.create("Rent")
    services.chats.add_user(one.id, "How high?")
    for kind in ("html", "pdf"):
        with qtbot.waitSignal(window.chat.conversations.transfers.failed) as failed:
            window.chat.conversations.transfers.take_out(one.id, kind, tmp_path / "none" / "x.pdf")
        assert "could not be written" in failed.args[0]


def test_conversations_are_taken_in_and_a_damaged_file_changes_nothing(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = services.chats.create("Rent")
    services.chats.add_user(one.id, "How high?")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(to_json([services.chats.tree(one.id)]), "utf-8")
    bad.write_text(good.read_text("utf-8")[:-20], "utf-8")
    chosen = [str(good), str(bad)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    with qtbot.waitSignal(window.chat.conversations.transfers.failed):
        window.chat.conversations.list.import_requested.emit()
    assert len(services.chats.conversations()) == 1 and "nothing of it was imported" in window.notice.text.text()
    chosen.pop()
    with qtbot.waitSignal(window.chat.conversations.transfers.imported):
        window.chat.conversations.list.import_requested.emit()
    assert len(services.chats.conversations()) == 2 and window.chat.controller.conversation != one.id
    assert "How high?" in window.chat.view.transcript.toPlainText()


def test_thousands_of_conversations_are_listed_from_a_thread(qtbot: QtBot, window: MainWindow) -> None:
    chats, listed = window.context.services.chats, window.chat.conversations.list
    now = noon()
    trees = [ConversationTree(f"Conversation {number}", now, now - number * 3600) for number in range(AT_ONCE + 300)]
    trees[-1] = replace(trees[-1], is_pinned=True)
    made = chats.add_trees(trees)
    window.chat.conversations.refresh()
    shown = listed.model.conversations
    assert len(shown) == AT_ONCE + 1 and shown[0].id == made[-1].id  # the pinned one is old and there at once
    qtbot.waitUntil(lambda: len(listed.model.conversations) == len(made))
    assert listed.model.conversations == chats.conversations()
    chats.rename(made[5].id, "Another title")
    window.chat.conversations.refresh()
    assert len(listed.model.conversations) == len(made)  # nothing vanishes while they are read again
    assert "Another title" in rows(listed.model)
    qtbot.waitUntil(lambda: listed.model.conversations == chats.conversations())
