"""The settings page: what is changed there is kept and takes effect."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.core.settings.base import Settings
from app.gui.shell.main_window import MainWindow


def control(window: MainWindow, name: str) -> QWidget:
    window.open_page("settings")
    found = [child for child in window.page("settings").findChildren(QWidget) if child.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("Open where I left off", "reopens_last"), ("Keep in the tray", "keeps_in_tray"), ("Notify me", "notifies"),
        ("Less motion", "is_motion_reduced"), ("Quotes only", "quotes_only"),
    ],
)  # fmt: skip
def test_a_switch_is_kept(window: MainWindow, name: str, setting: str) -> None:
    box = control(window, name)
    assert isinstance(box, QCheckBox) and box.isChecked() == getattr(Settings(), setting)
    box.click()
    assert getattr(window.context.services.settings.get(), setting) is not getattr(Settings(), setting)
    box.click()


def test_the_size_of_text_changes_at_once(window: MainWindow) -> None:
    combo = control(window, "Size of text")
    assert isinstance(combo, QComboBox)
    before = QApplication.font().pixelSize()
    combo.setCurrentIndex(combo.findData("larger"))
    assert QApplication.font().pixelSize() > before and window.context.services.settings.get().text_size == "larger"
    combo.setCurrentIndex(combo.findData("normal"))


def test_numbers_stay_in_their_range(window: MainWindow) -> None:
    spin = control(window, "Evidence")
    assert isinstance(spin, QSpinBox)
    for value in (0, 999_999, 600):
        spin.setValue(value)
    assert window.context.services.settings.get().evidence_tokens == 600
    threads = control(window, "Threads")
    assert isinstance(threads, QSpinBox) and threads.text() == "One a core"
    threads.setValue(2)
    assert window.context.services.settings.get().threads == 2


def test_the_server_keeps_its_port(window: MainWindow) -> None:
    window.set_setting("chroma", {"host": "", "port": 9000, "is_ssl": True})
    field = control(window, "Vector server")
    assert isinstance(field, QLineEdit)
    field.setText(" vectors.local ")
    field.editingFinished.emit()
    chroma = window.context.services.settings.get().chroma
    assert (chroma.host, chroma.port, chroma.is_ssl) == ("vectors.local", 9000, True)


def test_a_context_size_of_ones_own_is_shown_and_kept(window: MainWindow) -> None:
    window.context.services.settings.update(context_tokens=5000)
    combo = control(window, "Context size")
    assert isinstance(combo, QComboBox) and combo.currentData() == 5000


def test_the_wheel_over_a_control_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    combo = control(window, "Theme")
    assert isinstance(combo, QComboBox)
    before = combo.currentData()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, event)
    assert combo.currentData() == before


def test_the_downloads_are_counted_at_the_foot_of_the_chat(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "0 connection" in window.chat.view.footer.text())
    for _ in range(2):
        window.context.services.connections.note("some-model", "hub")
    window.models.downloading_changed.emit(False)
    assert "2 connection" in window.chat.view.footer.text()
    window.open_page("settings")
    assert any("2 connection" in label.text() for label in window.page("settings").findChildren(QLabel))


def test_new_conversations_quote_where_that_is_wanted(window: MainWindow) -> None:
    assert not window.chat.view.composer.quotes.isChecked()
    window.set_setting("quotes_only", True)
    kept = window.context.services.chats.create("The lease")
    window.chat.controller.open(kept.id)
    window.new_conversation()
    assert window.chat.view.composer.quotes.isChecked() and window.chat.view.composer.is_quotes_only


def test_backups_are_asked_for_here(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.action_list, "run", lambda name, *_: asked.append(name))
    window.open_page("settings")
    for button in window.page("settings").findChildren(QPushButton):
        if button.text() in ("Back up…", "Restore…"):
            button.click()
    assert asked == ["backup", "restore"]
