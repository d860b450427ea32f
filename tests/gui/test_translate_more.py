"""The Translate page beyond a text: correcting, projects, the history, a conversation, right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.translate.fake import FakeEngine, turned
from app.core.translate.languages import NAMES
from app.core.translate.memory import read_tmx, write_tmx
from app.gui.base.language_names import languages
from app.gui.shell.main_window import MainWindow
from app.gui.translate.page import TALK, TranslatePage
from tests.gui.translating import mark, type_text


def correct(qtbot: QtBot, page: TranslatePage, place: int, text: str) -> None:
    """By keyboard: Return in the translation, Return in the field."""
    mark(page, place)
    page.text.target.setFocus()
    qtbot.keyClick(page.text.target, Qt.Key.Key_Return)
    assert page.text.correction.isVisible()
    page.text.correction.field.setPlainText(text)
    qtbot.keyClick(page.text.correction.field, Qt.Key.Key_Return)


def test_a_corrected_sentence_is_remembered_and_used_again(
    qtbot: QtBot, page: TranslatePage, services: Services
) -> None:
    type_text(qtbot, page, "The house is old. It is green.")
    correct(qtbot, page, 3, "Das Haus ist alt.")
    assert page.text.target.toPlainText() == f"Das Haus ist alt. {turned('It is green.')}"
    assert page.text.target.hasFocus() and not page.text.correction.isVisible()
    memory = services.translation.projects.memory("")
    qtbot.waitUntil(lambda: memory.exact("The house is old.", "en", "de") == "Das Haus ist alt.", timeout=5000)
    page.text.source.clear()
    type_text(qtbot, page, "Look! The house is old.")
    assert page.text.target.toPlainText().endswith("Das Haus ist alt.")
    assert "1 from the memory" in page.text.status.text()


def test_a_correction_is_checked_too(qtbot: QtBot, page: TranslatePage) -> None:
    type_text(qtbot, page, "It costs 563.00 euros today.")
    correct(qtbot, page, 3, "Es kostet heute 536,00 Euro.")
    assert "1 to check" in page.text.status.text() and page.text.doubts.isVisible()


def test_what_is_like_it_is_shown(qtbot: QtBot, page: TranslatePage, services: Services) -> None:
    memory = services.translation.projects.memory("")
    memory.put([("The rent is due on Monday.", "Die Miete ist am Montag fällig.")], "en", "de")
    type_text(qtbot, page, "The rent is due on Friday.")
    mark(page, 3)
    page.text.correct.click()

    def uses() -> list[QPushButton]:
        found = page.text.correction.findChildren(QPushButton)
        return [button for button in found if button.accessibleName().startswith("Use Die Miete")]

    qtbot.waitUntil(lambda: len(uses()) == 1, timeout=5000)
    uses()[0].click()
    assert page.text.correction.field.toPlainText() == "Die Miete ist am Montag fällig."
    qtbot.keyClick(page.text.correction.field, Qt.Key.Key_Escape)
    assert not page.text.correction.isVisible() and page.text.target.toPlainText() == turned(page.text.text)


def test_a_project_is_made_chosen_and_removed(
    qtbot: QtBot, page: TranslatePage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = page._dialogs.project(lambda name: page.controllers.project.create(name, source="en", target="de"))
    dialog.setTextValue("Lease 2027")
    dialog.accept()
    qtbot.waitUntil(lambda: page.choices.project.text() == "Project: Lease 2027", timeout=5000)
    assert services.settings.get().translate_project == "Lease 2027"
    type_text(qtbot, page, "The house is old.")
    correct(qtbot, page, 3, "Das Haus ist alt.")
    qtbot.waitUntil(lambda: services.translation.projects.find("Lease 2027").pairs == 1, timeout=5000)
    assert services.translation.projects.memory("").exact("The house is old.", "en", "de") is None
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    page.choices.project_removed.emit()
    qtbot.waitUntil(lambda: page.choices.project.text() == "Project: General", timeout=5000)
    assert [project.name for project in services.translation.projects.list()] == [""]


def test_the_glossary_of_a_project_comes_back_with_it(
    qtbot: QtBot, page: TranslatePage, services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "Office.csv"
    file.write_text("deposit,Kaution\n")
    page._use_glossary(file)
    qtbot.waitUntil(lambda: "Office" in page.choices.glossary.text(), timeout=5000)
    services.translation.projects.create("Other")
    page.choices.project_chosen.emit("Other")
    qtbot.waitUntil(lambda: page.choices.glossary.text() == "Glossary…", timeout=5000)
    page.choices.project_chosen.emit("")
    qtbot.waitUntil(lambda: "Office" in page.choices.glossary.text(), timeout=5000)


def test_tmx_comes_in_and_goes_out(
    qtbot: QtBot, window: MainWindow, page: TranslatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "in.tmx", tmp_path / "out.tmx"
    write_tmx(one, [("en", "de", "rent", "Miete")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(one), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(other), ""))
    page.choices.import_requested.emit()
    qtbot.waitUntil(lambda: "added to the memory" in window.notice.text.text(), timeout=5000)
    page.choices.export_requested.emit()
    qtbot.waitUntil(lambda: "written" in window.notice.text.text(), timeout=5000)
    assert list(read_tmx(other, "en", "de")) == [("rent", "Miete")]
    one.write_text("no tmx")
    page.choices.import_requested.emit()
    qtbot.waitUntil(lambda: "cannot be read" in window.notice.text.text(), timeout=5000)


def test_the_history_is_searched_used_and_deleted(qtbot: QtBot, page: TranslatePage, services: Services) -> None:
    type_text(qtbot, page, "The house is old.")
    page.text.copy.click()
    page.text.source.setPlainText("Cats sleep all day.")
    qtbot.waitUntil(lambda: page.text.target.toPlainText() == turned("Cats sleep all day."), timeout=5000)
    dialog = page.open_history()
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=5000)
    dialog.field.setText("house")
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=5000)
    dialog.use.click()
    assert page.text.text == "The house is old." and page.text.target.toPlainText() == turned("The house is old.")
    dialog = page.open_history()
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=5000)
    dialog.delete.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=5000)
    dialog.clear.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 0 and dialog.empty.isVisible(), timeout=5000)
    assert services.translation.translations.list() == ()
    dialog.close()


def test_the_history_can_be_switched_off(
    qtbot: QtBot, window: MainWindow, page: TranslatePage, services: Services
) -> None:
    window.open_page("settings")
    switch = next(
        box for box in window.page("settings").findChildren(QCheckBox) if box.accessibleName() == "Keep translations"
    )
    switch.click()
    assert not services.settings.get().keeps_translations
    window.open_page("translate")
    type_text(qtbot, page, "The house is old.")
    page.text.copy.click()
    dialog = page.open_history()
    assert not dialog.on.isChecked()
    qtbot.wait(200)
    assert services.translation.translations.list() == ()
    dialog.on.click()
    assert services.settings.get().keeps_translations
    dialog.close()


def test_two_people_talk_by_keyboard_alone(qtbot: QtBot, window: MainWindow, page: TranslatePage) -> None:
    window.activateWindow()
    page.open_tab(TALK)
    one, other = page.interpreter.people
    other.language.setCurrentIndex(other.language.findData("ar"))
    assert one.field.hasFocus()
    qtbot.keyClicks(one.field, "Good day! When does it end?")
    qtbot.keyClick(one.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.interpreter._cards) == 1, timeout=5000)
    card = page.interpreter._cards[0]
    qtbot.waitUntil(lambda: card.translated.text() == turned("Good day! When does it end?"), timeout=5000)
    assert card.text.text() == "Good day! When does it end?" and one.field.toPlainText() == ""
    assert card.text.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert card.translated.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert other.field.hasFocus()
    assert other.field.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
    other.field.setPlainText("ينتهي غدا")  # Qt types only Latin letters
    qtbot.keyClick(other.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.interpreter._cards) == 2, timeout=5000)
    page.interpreter.tidy.click()
    assert page.interpreter._cards == [] and not page.interpreter.tidy.isVisible()


def test_what_cannot_be_translated_says_why_and_can_be_tried_again(
    qtbot: QtBot, page: TranslatePage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_tab(TALK)
    monkeypatch.setattr(services.translation, "engines", lambda: [])
    page.interpreter.people[0].field.setPlainText("Good day!")
    page.interpreter.people[0].send.click()
    qtbot.waitUntil(lambda: page.interpreter._cards[0].again.isVisible(), timeout=5000)
    assert "Nothing installed translates from English to German" in page.interpreter._cards[0].doubts.text()
    monkeypatch.setattr(services.translation, "engines", lambda: [FakeEngine()])
    page.interpreter._cards[0].again.click()
    qtbot.waitUntil(lambda: page.interpreter._cards[0].translated.text() == turned("Good day!"), timeout=5000)
    assert not page.interpreter._cards[0].again.isVisible()


def test_arabic_stands_at_the_right(qtbot: QtBot, page: TranslatePage) -> None:
    page.choices.set_languages("en", "ar")
    turned_round = page.text.target.document().defaultTextOption()
    assert turned_round.textDirection() == Qt.LayoutDirection.RightToLeft
    assert turned_round.alignment() == Qt.AlignmentFlag.AlignRight
    page.choices.set_languages("ar", "en")
    assert page.text.source.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft


def test_every_language_has_a_name() -> None:
    assert {code for code, _ in languages()} == set(NAMES)


@pytest.mark.parametrize("size", [(640, 480), (900, 600)])
def test_the_texts_have_room_in_a_small_window(
    qtbot: QtBot, window: MainWindow, page: TranslatePage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    type_text(qtbot, page, "The house is old.")
    panes = (page.text.source, page.text.target)
    assert all(pane.height() > 90 and pane.width() > 240 for pane in panes), [pane.size() for pane in panes]
    inside = [page.choices.source, page.choices.target, page.choices.project, page.choices.engine, page.text.copy]
    assert all(page.rect().contains(widget.mapTo(page, widget.rect().bottomRight())) for widget in inside)
    mark(page, 3)
    page.text.correct.click()
    correction = page.text.correction
    qtbot.waitUntil(lambda: correction.height() >= correction.minimumSizeHint().height())


def test_why_a_text_is_not_translated_is_said_once(
    qtbot: QtBot, window: MainWindow, page: TranslatePage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window.notice, "say", said.append)
    monkeypatch.setattr(services.translation, "engines", lambda: [])
    page.text.source.setPlainText("Good day!")
    reason = "Nothing installed translates from English to German"
    qtbot.waitUntil(lambda: reason in page.text.status.text(), timeout=5000)
    assert said == [] and not page.text.stop.isVisible()
