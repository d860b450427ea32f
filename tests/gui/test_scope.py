"""What a question is put to: one control, its menu, and the choice of folders and files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.errors import MachineError
from app.core.library.base import FileRow, FileState, FolderRow, Status
from app.gui.base.theme import Theme
from app.gui.chat.composer.file_tree import Checked, Choice, Node, build, narrowed
from app.gui.chat.composer.scope_button import ScopeButton
from app.gui.chat.composer.scope_picker import ScopePicker
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker

FLAT, WORK, NOTE = Path("/home/a/Flat"), Path("/home/a/Work"), Path("/home/a/note.txt")
FILES = [FLAT / "lease.pdf", FLAT / "mail" / "one.eml", FLAT / "mail" / "two.eml", WORK / "plan.docx", NOTE]
ROOTS = [WORK, FLAT, NOTE]


@pytest.fixture
def scope(qtbot: QtBot) -> ScopeButton:
    made = ScopeButton()
    qtbot.addWidget(made)
    made.show()
    return made


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def marked(scope: ScopeButton) -> str:
    """The entry of the menu that holds now."""
    menu = scope.open_menu()
    (found,) = [action.text() for action in menu.actions() if action.isChecked()]
    menu.close()
    return found


def test_it_says_what_is_asked(scope: ScopeButton) -> None:
    assert scope.text() == "All my files ▾" and scope.accessibleName() == "What is asked: All my files"
    scope.set_within([FLAT / "lease.pdf"])
    assert scope.text() == "lease.pdf ▾" and scope.uses_library
    scope.set_within(FILES[:3])
    assert scope.text().startswith("3 file") and "one.eml" in scope.toolTip()
    scope.set_within([FLAT, NOTE])
    assert scope.text() == "2 folders and files ▾"
    scope.choose(is_on=False)
    assert scope.text() == "Without my files ▾" and not scope.uses_library and scope.property("isOn") is False


def test_the_menu_has_every_choice_and_marks_what_holds(qtbot: QtBot, scope: ScopeButton) -> None:
    scope.show_files(5)
    menu = scope.open_menu()
    assert labels(menu) == ["All my files · 5", "Choose folders or files…", "Without my files"]
    with qtbot.waitSignal(scope.chosen) as chosen:
        menu.actions()[2].trigger()
    menu.close()
    assert chosen.args == [False] and marked(scope) == "Without my files"
    scope.set_within([NOTE])
    assert marked(scope) == "Choose folders or files…"
    with qtbot.waitSignal(scope.files_requested):
        menu = scope.open_menu()
        menu.actions()[1].trigger()
        menu.close()
    scope.choose()
    assert marked(scope) == "All my files · 5"


def test_what_is_attached_is_asked_at_first_and_found_again(scope: ScopeButton) -> None:
    scope.show_attached([NOTE])
    assert scope.within == (NOTE,) and marked(scope) == "What is attached here"
    scope.choose()
    scope.show_attached([NOTE])  # it was read a little further
    assert scope.within == () and marked(scope) == "All my files"
    menu = scope.open_menu()
    menu.actions()[1].trigger()
    menu.close()
    assert scope.within == (NOTE,)
    scope.show_attached([])
    assert scope.within == () and len(scope.open_menu().actions()) == 3


def test_it_opens_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    scope = window.chat.view.composer.scope
    scope.setFocus()
    qtbot.waitUntil(scope.hasFocus)
    qtbot.keyClick(scope, Qt.Key.Key_Space)
    menu = scope.findChild(QMenu)
    assert menu is not None and menu.isVisible() and menu.activeAction().text().startswith("All my files")
    qtbot.keyClick(menu, Qt.Key.Key_Up)  # from the first entry round to the last
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert scope.text() == "Without my files ▾"


def test_two_controls_of_the_chat_never_have_one_name(window: MainWindow) -> None:
    buttons = [found for found in window.chat.findChildren(QPushButton) if found.isVisible() and found.text()]
    names = [button.text() for button in [*buttons, *window.rail.findChildren(QPushButton)]]
    assert len(names) == len(set(names)) > 4 and "Settings" not in names


# -- the tree of files


def node(tops: list[Node], path: Path) -> Node:
    return next(found for top in tops for found in every(top) if found.path == path)


def every(top: Node) -> list[Node]:
    return [top, *(found for child in top.children for found in every(child))]


def test_files_stand_in_their_folders() -> None:
    tops = build(ROOTS, [*FILES, Path("/elsewhere/x.txt")])
    assert [(top.name, top.files) for top in tops] == [("Flat", 3), ("Work", 1), ("note.txt", 1)]
    assert [child.name for child in tops[0].children] == ["mail", "lease.pdf"]  # folders first
    assert build(ROOTS, []) == []


def test_a_filter_keeps_what_is_called_so_and_its_folders() -> None:
    tops = build(ROOTS, FILES)
    assert [[found.name for found in every(top)] for top in narrowed(tops, "TWO")] == [["Flat", "mail", "two.eml"]]
    assert narrowed(tops, "mail")[0].files == 2 and narrowed(tops, "zzz") == []
    assert [top.name for top in narrowed(tops, "work")] == ["Work"]


def test_a_folder_stands_for_all_in_it_and_the_rest_stays_when_one_leaves() -> None:
    tops = build(ROOTS, FILES)
    choice = Choice([FLAT / "lease.pdf"])
    assert choice.state(FLAT) is Checked.PARTLY and choice.state(WORK) is Checked.NO
    choice.toggle(node(tops, FLAT))
    assert choice.paths == (FLAT,) and choice.count(tops) == 3
    assert choice.state(FLAT / "mail" / "one.eml") is Checked.YES
    choice.toggle(node(tops, FLAT / "mail" / "one.eml"))
    assert choice.paths == (FLAT / "lease.pdf", FLAT / "mail" / "two.eml")
    choice.toggle(node(tops, FLAT / "lease.pdf"))
    choice.toggle(node(tops, FLAT / "mail" / "two.eml"))
    assert choice.paths == () and choice.count(tops) == 0


# -- the dialog


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme) -> ScopePicker:
    made = ScopePicker(theme, ROOTS, FILES, within=())
    qtbot.addWidget(made)
    made.show()
    return made


def at(picker: ScopePicker, *rows: int) -> QModelIndex:
    index = QModelIndex()
    for row in rows:
        index = picker.model.index(row, 0, index)
    return index


def test_boxes_are_ticked_by_mouse_and_keyboard(qtbot: QtBot, picker: ScopePicker) -> None:
    assert not picker.pick.isEnabled() and picker.count.text() == "Nothing chosen"
    picker.tree.setCurrentIndex(at(picker, 1))
    qtbot.keyClick(picker.tree, Qt.Key.Key_Space)
    assert picker.count.text().startswith("1 file") and picker.model.choice.paths == (WORK,)
    picker.tree.setCurrentIndex(at(picker, 0))
    qtbot.keyClick(picker.tree, Qt.Key.Key_Right)  # opens the folder
    assert picker.tree.isExpanded(at(picker, 0))
    picker.tree.setCurrentIndex(at(picker, 0, 1))
    qtbot.keyClick(picker.tree, Qt.Key.Key_Space)
    assert at(picker, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.PartiallyChecked
    with qtbot.waitSignal(picker.picked) as picked:
        picker.pick.click()
    assert picked.args == [[FLAT / "lease.pdf", WORK]]


def test_of_a_folder_that_is_shown_in_part_the_rest_is_left_as_it_was(qtbot: QtBot, picker: ScopePicker) -> None:
    picker.filter.setText("two")
    qtbot.waitUntil(lambda: picker.tree.isExpanded(at(picker, 0, 0)))
    assert at(picker, 0).data() == "Flat · 1"
    for expected in ((FLAT / "mail" / "two.eml",), ()):
        picker.model.setData(at(picker, 0), None, Qt.ItemDataRole.CheckStateRole)
        assert picker.model.choice.paths == expected
    picker.filter.setText("nothing of that name")
    assert picker.nothing.isVisible()


def test_all_of_them_is_no_restriction(qtbot: QtBot, picker: ScopePicker) -> None:
    for row in range(3):
        picker.model.setData(at(picker, row), None, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(picker.picked) as picked:
        picker.pick.click()
    assert picked.args == [[]]


def test_what_is_asked_now_is_ticked_and_its_folders_are_open(qtbot: QtBot, theme: Theme) -> None:
    picker = ScopePicker(theme, ROOTS, FILES, within=[FLAT / "mail" / "one.eml"])
    qtbot.addWidget(picker)
    assert picker.tree.isExpanded(at(picker, 0, 0)) and picker.count.text().startswith("1 file")


# -- in the window


def test_files_of_the_library_are_chosen_and_stay_with_the_conversation(
    qtbot: QtBot, window: MainWindow, services: Services, asker: ScriptedAsker, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (*(FileRow(path, FileState.INDEXED) for path in FILES), FileRow(FLAT / "locked.pdf", FileState.FAILED))
    status = Status(6, 5, 0, 1, 0, 9, 9, folders=tuple(FolderRow(path, 1, 1, 0, 0, 0) for path in ROOTS))
    monkeypatch.setattr(services.library, "status", lambda: status)
    monkeypatch.setattr(services.library, "files", lambda within=None: rows)
    window.action_list.run("choose-files")
    qtbot.waitUntil(lambda: window.chat.scope.picker is not None)
    picker = window.chat.scope.picker
    assert picker is not None and picker.model.everything[0].files == 3  # what cannot be asked is not offered
    picker.model.setData(at(picker, 0), None, Qt.ItemDataRole.CheckStateRole)
    picker.pick.click()
    composer = window.chat.view.composer
    assert composer.within == (FLAT,) and composer.scope.text() == "Flat ▾" and window.chat.scope.picker is None
    composer.set_text("How high is the rent?")
    composer.send.click()
    qtbot.waitUntil(lambda: bool(asker.asked) and not window.chat.controller.is_busy)
    assert asker.asked[0].within == (FLAT,)


def test_the_conversation_goes_on_with_its_files(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services
) -> None:
    from app.core.chat.base import AnswerDone
    from tests.gui.fakes import ANSWER

    asker.scripts.append([AnswerDone(replace(ANSWER, within=(FLAT,)))])
    composer = window.chat.view.composer
    composer.scope.choose([FLAT])
    composer.set_text("How high is the rent?")
    composer.send.click()
    qtbot.waitUntil(lambda: bool(asker.asked) and not window.chat.controller.is_busy)
    first = window.chat.controller.conversation
    window.new_conversation()
    assert composer.scope.text() == "All my files ▾"
    window.chat.controller.open(first)
    assert composer.within == (FLAT,)


def test_a_library_that_does_not_answer_is_said(
    qtbot: QtBot, window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Status:
        raise MachineError("library_crashed")

    monkeypatch.setattr(services.library, "status", fail)
    window.chat.view.composer.scope.files_requested.emit()
    qtbot.waitUntil(lambda: "library stopped" in window.notice.text.text())
    assert window.chat.scope.picker is None and QApplication.activeModalWidget() is None
