"""The window killed with -9 while an answer is written, a question waits and another is typed: all of it is back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.core.chat.store import ChatStore

WINDOW = """
import sys, time
from pathlib import Path
from app.bootstrap import StartOptions, open_paths, open_services
from app.core.chat.base import AnswerText
from app.gui.application import create_window, make_application
from app.gui.theme import Theme

class Endless:
    def ask(self, question, task, **options):
        for number in range(10_000):
            task.check()
            yield AnswerText(f"word{number} ")
            time.sleep(0.02)

def main():
    options = StartOptions(base_dir=Path(sys.argv[1]), is_fake=True)
    services = open_services(options, open_paths(options), is_window=True)
    services.asker = Endless()
    app = make_application()
    window = create_window(services, Theme(app, "light"))
    window.show()
    window.chat.ask("What is written?", use_library=False)
    window.view.composer.set_text("What waits?")
    window.view.composer.edit.submitted.emit()
    window.view.composer.set_text("What is typ")
    print("typed", flush=True)
    app.exec()

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_what_was_on_the_screen_a_second_ago_is_back(tmp_path: Path) -> None:
    script = tmp_path / "window.py"
    script.write_text(WINDOW, "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(script), str(tmp_path / "base")]
    program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True)
    assert program.stdout is not None
    try:
        assert program.stdout.readline() == b"typed\n"
        time.sleep(3.0)
    finally:
        os.kill(program.pid, signal.SIGKILL)
        program.wait(10)
        program.stdout.close()
    (file,) = (tmp_path / "base").rglob("app.db")
    store = ChatStore(file)
    try:
        conversation = store.conversations()[0]
        question, answer = store.messages(conversation.id)
        assert question.text == "What is written?" and answer.state == "partial"
        assert len(answer.text.split()) > 20
        assert store.queued(conversation.id) == ["What waits?"]
        assert store.draft(conversation.id) == "What is typ"
    finally:
        store.close()
