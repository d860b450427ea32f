"""The window killed with -9 in the middle of something: what was on the screen a second ago is back at the next
start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")

# The first start does what its state says, says so, and lives until it is killed. The second one tells what it shows.
WINDOW = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from app.bootstrap import StartOptions, open_paths, open_services
from app.core.chat.base import AnswerText
from app.gui.application import create_window, make_application
from app.gui.base.theme import Theme
from app.gui.chat.composer.scope import Scope

class Endless:
    def ask(self, question, task):
        for number in range(10_000 if question.text.startswith("What") else 3):
            task.check()
            yield AnswerText(f"word{number} ")
            time.sleep(0.02)

def wait(app, condition):
    while not condition():
        app.processEvents()
        time.sleep(0.01)

def streaming(app, window):
    window.chat.controller.ask("What is written?", Scope(use_library=False))
    window.chat.view.composer.set_text("What waits?")
    window.chat.view.composer.edit.submitted.emit()
    window.chat.view.composer.set_text("What is typ")

def editing(app, window):
    window.chat.controller.ask("Short?", Scope(use_library=False))
    wait(app, lambda: not window.chat.controller.is_busy)
    window.chat.view.composer.set_text("A draft")
    wait(app, lambda: window.context.services.chats.draft(window.chat.controller.conversation) == "A draft")
    window.chat.view._edit_last()
    window.chat.view.composer.edit.insertPlainText(" Or long")

def dialog(app, window):
    window.chat.controller.ask("What is written?", Scope(use_library=False))
    window.chat.conversations.choose_options()

def attached(app, window):
    window.chat.attachments.attach([Path(sys.argv[3])])
    window.chat.view.composer.edit.text_pasted.emit("A long text. " * 300)
    window.chat.view.composer.set_text("About this")

def elsewhere(app, window):
    window.chat.controller.ask("Short?", Scope(use_library=False))
    wait(app, lambda: not window.chat.controller.is_busy)
    window.open_page("library")
    window.resize(1000, 700)
    window.chat.setSizes([300, 700])
    window.chat.moved.emit()
    wait(app, lambda: window.context.services.settings.get().list_width == 300)
    window.resize(760, 620)  # as large as the screen of the tests allows; the list is folded then

def shown(app, window):
    wait(app, lambda: window._is_started)
    until = time.monotonic() + 1
    wait(app, lambda: time.monotonic() > until)
    composer = window.chat.view.composer
    items = window.chat.view.transcript.items()
    print(json.dumps({
        "texts": [item.text for item in items], "states": [item.state for item in items],
        "queue": window.chat.controller.queued, "typed": composer.edit.toPlainText(), "editing": composer._editing,
        "before": composer._before_edit, "attached": [str(path) for path in window.chat.attachments.controller.paths],
        "pasted": [path.read_text() for path in composer._pasted],
        "page": window.rail.current, "size": [window.width(), window.height()],
        "list": window.context.services.settings.get().list_width,
    }), flush=True)
    window.close()
    sys.exit(0)

def main():
    options = StartOptions(base_dir=Path(sys.argv[1]), is_fake=True)
    services = open_services(options, open_paths(options))
    services.asker = Endless()
    app = make_application()
    window = create_window(services, Theme(app, "light"))
    window.show()
    wait(app, lambda: window._is_started)
    globals()[sys.argv[2]](app, window)
    print("done", flush=True)
    app.exec()

if __name__ == "__main__":
    main()
"""
SECONDS_SEEN = 2.5


def killed(tmp_path: Path, state: str) -> dict[str, Any]:
    """What the next start shows."""
    script = tmp_path / "window.py"
    script.write_text(WINDOW, "utf-8")
    (tmp_path / "note.txt").write_text("A note about the rent.", "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(script), str(tmp_path / "base")]
    arguments = [state, str(tmp_path / "note.txt")]
    program = subprocess.Popen(
        command + arguments, env=environment, stdout=subprocess.PIPE, start_new_session=True
    )
    assert program.stdout is not None
    try:
        assert program.stdout.readline() == b"done\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(SECONDS_SEEN)
    finally:
        os.kill(program.pid, signal.SIGKILL)
        program.wait(10)
        program.stdout.close()
    done = subprocess.run([*command, "shown"], env=environment, capture_output=True, check=True, timeout=60)
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def test_an_answer_that_was_written_a_question_that_waited_and_one_that_was_typed(tmp_path: Path) -> None:
    seen = killed(tmp_path, "streaming")
    assert seen["texts"][0] == "What is written?" and len(seen["texts"][1].split()) > 20
    assert seen["states"] == ["complete", "partial"]
    assert seen["queue"] == ["What waits?"] and seen["typed"] == "What is typ"


def test_a_question_that_was_edited(tmp_path: Path) -> None:
    seen = killed(tmp_path, "editing")
    assert seen["typed"] == "Short? Or long" and seen["editing"] == 1 and seen["before"] == "A draft"
    assert seen["texts"] == ["Short?", "word0 word1 word2 "]


def test_an_open_dialog(tmp_path: Path) -> None:
    seen = killed(tmp_path, "dialog")
    assert seen["states"] == ["complete", "partial"] and len(seen["texts"][1].split()) > 20


def test_what_was_attached_to_a_conversation_that_had_not_begun(tmp_path: Path) -> None:
    seen = killed(tmp_path, "attached")
    assert seen["attached"] == [str(tmp_path / "note.txt")] and seen["typed"] == "About this"
    assert seen["pasted"] == ["A long text. " * 300]


def test_another_page_and_the_shape_of_the_window(tmp_path: Path) -> None:
    seen = killed(tmp_path, "elsewhere")
    assert seen["page"] == "library" and seen["size"] == [760, 620] and seen["list"] == 300
    assert seen["texts"] == ["Short?", "word0 word1 word2 "]
