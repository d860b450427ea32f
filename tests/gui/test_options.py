"""The settings of a conversation: shown with what they cost, kept, and back to the default."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.chat.options import ConversationOptions
from app.core.chat.personas import Persona
from app.gui.chat.conversations.option_texts import explanations, labels
from app.gui.chat.conversations.options_dialog import OptionsDialog
from app.gui.shell.main_window import MainWindow
from tests.gui.fakes import ScriptedAsker
from tests.unit.models.gguf_files import write_gguf

DEFAULTS = ConversationOptions(temperature=0.0, top_p=0.95, repeat_penalty=1.05, max_tokens=320, context_tokens=4096)


@pytest.fixture
def dialog(qtbot: QtBot) -> OptionsDialog:
    made = OptionsDialog(DEFAULTS)
    qtbot.addWidget(made)
    made.show_presets([], None)
    made.show_models([("a", "Model A")], "Model B")
    made.show()
    return made


def test_every_setting_has_a_name_and_an_explanation(dialog: OptionsDialog) -> None:
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert set(labels()) == set(explanations())
    for name in labels():
        assert labels()[name] in shown and explanations()[name] in shown
    focusable = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    named = [w for w in focusable if w.accessibleName() or getattr(w, "text", lambda: "")()]
    inner = [w for w in focusable if w.objectName() in ("qt_spinbox_lineedit", "qt_scrollarea_viewport")]
    assert {type(w).__name__ for w in focusable if w not in named and w not in inner} <= {"QScrollArea"}


def test_what_is_shown_is_what_is_saved(qtbot: QtBot, dialog: OptionsDialog) -> None:
    chosen = ConversationOptions(
        model="a", system_prompt="Be brief.", temperature=0.7, top_p=0.9, repeat_penalty=1.1, max_tokens=64,
        context_tokens=8192, seed=0, uses_library=False, quotes_only=True,
    )  # fmt: skip
    dialog.show_options(chosen)
    assert dialog.options() == chosen
    dialog.reset()
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save.click()
    assert saved.args == [ConversationOptions(uses_library=False, quotes_only=True)]  # these are set at the question


def test_another_preset_says_what_is_asked_too(dialog: OptionsDialog) -> None:
    dialog.show_presets([Persona("writer", "Writer", ConversationOptions(uses_library=False))], None)
    dialog.show_options(ConversationOptions(uses_library=True))
    dialog.presets.setCurrentIndex(dialog.presets.findData("writer"))
    assert dialog.options() == ConversationOptions(persona="writer")


def test_the_default_says_its_value(dialog: OptionsDialog) -> None:
    assert dialog.numbers["max_tokens"].text() == "Default: 320" and dialog.numbers["seed"].text() == "Default"
    assert dialog.context.currentText() == "Default: 4,096"


def test_a_context_says_what_it_costs(dialog: OptionsDialog) -> None:
    assert not dialog.memory.isVisible()
    dialog.show_memory(per_token=100_000, model=1_100_000_000, free=3_000_000_000, longest=16_384)
    assert dialog.context.findData(16_384) >= 0 and dialog.context.findData(32_768) < 0
    assert "410 MB" in dialog.memory.text() and "not enough" not in dialog.memory.text()
    dialog.show_memory(per_token=100_000, model=2_900_000_000, free=3_000_000_000, longest=16_384)
    assert "not enough" in dialog.memory.text()


def test_the_wheel_changes_nothing_on_its_way(qtbot: QtBot, dialog: OptionsDialog) -> None:
    spin = dialog.numbers["max_tokens"]
    spin.setValue(128)
    place, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(spin, event)
    assert spin.value() == 128


def test_the_window_keeps_them_with_the_conversation(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path
) -> None:
    dialog = window.chat.conversations.choose_options()  # before there is a conversation
    dialog.numbers["temperature"].setValue(0.6)
    with qtbot.waitSignal(window.chat.conversations.options.changed):
        dialog.save.click()
    made = services.chats.create("t")
    assert services.chats.options(made.id).temperature == 0.6
    window.chat.controller.open(made.id)
    again = window.chat.conversations.choose_options()
    assert again.numbers["temperature"].value() == 0.6
    again.reject()


def test_presets_are_made_and_deleted(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    dialog = window.chat.conversations.choose_options()
    dialog.presets.setCurrentIndex(dialog.presets.findData("writer"))
    assert dialog.numbers["temperature"].text() == "Default: 0.7" and not dialog.remove_preset.isVisible()
    dialog.numbers["temperature"].setValue(0.9)
    dialog.save_preset.click()
    asking = dialog.findChild(QInputDialog)
    asking.setTextValue("Poet")
    asking.accept()
    made = services.personas.list()[-1]
    assert made.name == "Poet" and made.options.temperature == 0.9 and made.options.max_tokens == 1024
    assert dialog.presets.currentText() == "Poet" and dialog.numbers["temperature"].text() == "Default: 0.9"
    dialog.remove_preset.click()
    assert dialog.presets.findText("Poet") < 0 and services.personas.find(made.id) is None
    dialog.reject()


def test_the_head_of_the_model_is_read_beside_the_window(
    qtbot: QtBot, window: MainWindow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    more = {"llama__block_count": 30, "llama__attention__head_count": 9, "llama__attention__head_count_kv": 3,
            "llama__embedding_length": 576}  # fmt: skip
    file = write_gguf(tmp_path / "m.gguf", **more)
    entry = replace(services.models.default("chat"), path=file)
    monkeypatch.setattr(services.models, "default", lambda kind: entry)
    dialog = window.chat.conversations.choose_options()
    qtbot.waitUntil(dialog.memory.isVisible)
    assert dialog.context.findData(4096) < 0 and "94 MB" in dialog.memory.text()  # 23,040 bytes a token
    dialog.reject()


def test_the_options_go_with_the_question(
    qtbot: QtBot, window: MainWindow, services: Services, asker: ScriptedAsker
) -> None:
    window.chat.conversations.options.choose_preset(None, "writer")
    assert window.chat.view.options.text() == "Writer" and not window.chat.view.composer.uses_library
    window.chat.view.composer.edit.setPlainText("Write a poem")
    window.chat.view.composer.send.click()
    qtbot.waitUntil(lambda: len(asker.asked) == 1)
    qtbot.waitUntil(lambda: not window.chat.controller.is_busy)
    asked = asker.asked[0]
    assert asked.options.temperature == 0.7 and "revise" in asked.options.system_prompt
    assert asked.use_library is False
    window.new_conversation()
    assert window.chat.view.options.text() == "This conversation…" and window.chat.view.composer.uses_library
    window.chat.controller.open(services.chats.conversations()[0].id)
    assert window.chat.view.options.text() == "Writer" and not window.chat.view.composer.uses_library


def test_the_palette_does_all_that_the_list_does(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    one = services.chats.create("Rent").id
    services.chats.add_user(one, "How high?")
    names = {action.name for action in window.action_list}
    assert {"rename", "pin", "tags", "duplicate", "options", "import", "export-pdf", "export-json"} <= names
    assert not window.action_list.run("pin")  # nothing is open
    window.chat.conversations.refresh()
    window.chat.conversations.list.opened.emit(one)
    assert window.action_list.run("pin") and services.chats.conversation(one).is_pinned
    presets = {action.name: action for action in window.chat.conversations.presets()}
    presets["preset-coder"].run()
    assert services.chats.options(one) == ConversationOptions(persona="coder")
    presets["preset-none"].run()
    assert services.chats.options(one) == ConversationOptions()


def test_what_is_switched_at_the_question_stays_with_its_conversation(
    qtbot: QtBot, window: MainWindow, asker: ScriptedAsker, services: Services
) -> None:
    composer = window.chat.view.composer
    composer.scope.choose(is_on=False)
    composer.set_text("Tell a story.")
    composer.send.click()
    qtbot.waitUntil(lambda: bool(asker.asked) and not window.chat.controller.is_busy)
    story = window.chat.controller.conversation
    assert asker.asked[0].use_library is False and services.options(story).uses_library is False
    window.new_conversation()
    assert composer.uses_library
    window.chat.controller.open(story)
    assert not composer.uses_library  # so that going on asks the same
    composer.scope.choose()
    assert services.options(story).uses_library is True
