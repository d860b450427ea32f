"""The Translate page as a person meets it: typing, pairs, remedies, documents, packages."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.translate.documents.service import DocumentProgress, suggested_output
from app.core.translate.fake import FakeEngine, turned
from app.gui.shell.main_window import MainWindow
from app.gui.translate.controller import DocumentItem
from app.gui.translate.document_card import DocumentCard
from app.gui.translate.documents_tab import DocumentsTab
from app.gui.translate.page import TranslatePage
from app.gui.translate.panes import from_utf16, utf16
from tests.ct2_model import write_argosmodel
from tests.gui.translating import type_text


def test_a_text_is_translated_while_it_is_typed(qtbot: QtBot, page: TranslatePage) -> None:
    qtbot.keyClicks(page.text.source, "The house is old. It is green.")
    qtbot.waitUntil(lambda: page.text.target.toPlainText() == turned("The house is old. It is green."), timeout=5000)
    assert "2 sentence" in page.text.status.text()
    page.text.copy.click()
    assert QGuiApplication.clipboard().text() == turned("The house is old. It is green.")
    page.text.source.clear()
    assert page.text.target.toPlainText() == ""


def test_the_pair_under_the_cursor_is_marked_in_both(qtbot: QtBot, page: TranslatePage) -> None:
    type_text(qtbot, page, "The house is old. 😀 It is green.")
    cursor = page.text.source.textCursor()
    cursor.setPosition(25)
    page.text.source.setTextCursor(cursor)
    one, other = page.text.source.extraSelections(), page.text.target.extraSelections()
    assert "green" in one[0].cursor.selectedText() and turned("green") in other[0].cursor.selectedText()


def test_a_wrong_number_is_shown_with_its_remedy(qtbot: QtBot, page: TranslatePage, engine: FakeEngine) -> None:
    text = "It costs 563.00 euros today."
    engine.replies[text] = "Es kostet heute 536,00 Euro."
    type_text(qtbot, page, text)
    assert "1 to check" in page.text.status.text() and page.text.doubts.isVisible()
    labels = [label.text() for label in page.text.doubts.findChildren(QLabel)]
    assert any("563.00" in label for label in labels)
    use = next(button for button in page.text.doubts.findChildren(QPushButton) if button.text().startswith("Use"))
    use.click()
    assert page.text.target.toPlainText() == "Es kostet heute 563,00 Euro."
    assert "to check" not in page.text.status.text() and not page.text.doubts.isVisible()


def test_swapping_turns_text_and_languages_round(qtbot: QtBot, page: TranslatePage) -> None:
    type_text(qtbot, page, "The house is old.")
    page.choices.swap.click()
    assert (page.choices.source_code, page.choices.target_code) == ("de", "en")
    assert page.text.text == turned("The house is old.")
    qtbot.waitUntil(lambda: page.text.target.toPlainText() == "The house is old.", timeout=5000)


def test_the_language_that_was_found_is_said(qtbot: QtBot, page: TranslatePage) -> None:
    page.choices.set_languages("", "en")
    type_text(qtbot, page, "Der Vertrag endet am Ende des Monats und wird nicht verlängert.")
    assert page.choices.source.itemText(0) == "German · found"


def test_the_choice_is_remembered(page: TranslatePage, services: Services) -> None:
    page.choices.target.setCurrentIndex(page.choices.target.findData("fr"))
    assert services.settings.get().translate_target == "fr"


def test_a_glossary_is_used_and_named(qtbot: QtBot, page: TranslatePage, tmp_path: Path) -> None:
    file = tmp_path / "Office.csv"
    file.write_text("deposit,Kaution\n")
    page._use_glossary(file)
    qtbot.waitUntil(lambda: "Office" in page.choices.glossary.text())
    type_text(qtbot, page, "The deposit is due.")
    assert any("Kaution" in label.text() for label in page.text.doubts.findChildren(QLabel))
    page.choices.glossary_cleared.emit()
    qtbot.waitUntil(lambda: page.choices.glossary.text() == "Glossary…")


def test_dropped_documents_are_translated_beside_themselves(
    qtbot: QtBot, window: MainWindow, page: TranslatePage, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("# Some heading\n\nSome words.\n")
    window.add_paths([letter])
    out = tmp_path / "letter.de.md"
    qtbot.waitUntil(out.exists, timeout=8000)
    assert out.read_text() == "# emoS gnidaeh\n\nemoS sdrow.\n"
    qtbot.waitUntil(lambda: any("Ready" in label.text() for label in page.documents.findChildren(QLabel)), timeout=4000)


def test_a_file_dropped_twice_is_translated_once(qtbot: QtBot, page: TranslatePage, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Some words.")
    page.add_paths([letter, letter])
    assert len(page.documents.findChildren(DocumentCard)) == 1
    qtbot.waitUntil((tmp_path / "letter.de.txt").exists, timeout=8000)
    qtbot.waitUntil(lambda: "Ready" in page.documents.findChildren(DocumentCard)[0].state.text(), timeout=4000)
    page.add_paths([letter])
    qtbot.waitUntil((tmp_path / "letter.de-2.txt").exists, timeout=8000)


def test_two_files_of_one_name_in_two_forms_get_two_names(tmp_path: Path) -> None:
    taken = {tmp_path / "letter.de.docx"}
    assert suggested_output(tmp_path / "letter.pdf", "de", taken=taken).name == "letter.de-2.docx"


def test_a_document_keeps_its_card_and_the_focus_while_it_goes_on(qtbot: QtBot) -> None:
    tab = DocumentsTab()
    qtbot.addWidget(tab)
    tab.show()
    stopped = DocumentItem(Path("one.txt"), Path("one.de.txt"), "de", state="stopped")
    tab.show_items([stopped, DocumentItem(Path("two.txt"), Path("two.de.txt"), "de")])
    again = tab.findChildren(DocumentCard)[0].again
    again.setFocus()
    running = DocumentItem(
        Path("two.txt"), Path("two.de.txt"), "de", state="running", progress=DocumentProgress(3, 9, 0, 0)
    )
    tab.show_items([stopped, running])
    first, second = tab.findChildren(DocumentCard)
    assert first.again is again and not again.isHidden() and second.bar.value() == 3 and second.again.isHidden()
    asked: list[int] = []
    tab.retry_requested.connect(asked.append)
    again.click()
    assert asked == [0]
    tab.show_items([running])
    assert first.bar.value() == 3 and not first.bar.isHidden() and again.isHidden()


def test_a_broken_document_says_why_and_the_next_goes_on(qtbot: QtBot, page: TranslatePage, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.docx", tmp_path / "good.txt"
    bad.write_bytes(b"nothing")
    good.write_text("Some words.")
    page.add_paths([bad, good])
    qtbot.waitUntil((tmp_path / "good.de.txt").exists, timeout=8000)
    texts = [label.text() for label in page.documents.findChildren(QLabel)]
    assert any("damaged" in text for text in texts), texts


def test_a_dropped_package_can_be_used(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = write_argosmodel(tmp_path / "en_de.argosmodel", {"the": "das", "house": "Haus"})
    window.add_paths([file])
    assert window.rail.current == "translate"
    qtbot.waitUntil(lambda: "can be translated now" in window.notice.text.text(), timeout=8000)
    assert (window.context.services.paths.packages / "en_de" / "model" / "model.bin").is_file()
    with zipfile.ZipFile(file) as archive:
        assert any("stanza" in name for name in archive.namelist())


def test_offsets_beyond_the_first_plane() -> None:
    text = "a😀b"
    assert [utf16(text, n) for n in range(4)] == [0, 1, 3, 4]
    assert [from_utf16(text, n) for n in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_escape_and_tab_work_by_keyboard(qtbot: QtBot, page: TranslatePage) -> None:
    page.focus_field()
    qtbot.keyClick(page.text.source, Qt.Key.Key_Tab)
    assert not page.text.source.hasFocus()
