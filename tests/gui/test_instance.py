"""One window for each data folder: later starts hand over, a dead one's socket is replaced, strangers are not heard."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.application import Application, pass_on
from app.gui.shell.address import Opening, address, may_be_open
from app.gui.shell.instance import Instance, parse
from app.gui.shell.launch import LaunchRequests
from app.gui.shell.main_window import MainWindow

ROOT = Path(__file__).parents[2]
SECOND = """
import sys; from pathlib import Path
from app.core.paths import standard_paths
from app.gui.application import pass_on
paths = standard_paths(Path(sys.argv[1]))
print(pass_on(paths, [Path(name) for name in sys.argv[3:]], sys.argv[2]))
"""


def second_start(base: Path, question: str, *files: str, cwd: Path = ROOT) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SECOND, str(base), question, *files]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=cwd)


def test_a_second_start_hands_over_its_files_and_its_question(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("The rent is 1,340 euros.")
    starts = LaunchRequests(window, window.context.services.paths.data, window)
    starts.listen()
    window.hide()
    second = second_start(tmp_path / "base", "What is the rent?", "note.txt", cwd=tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0].strip() == "True"
    assert window.isVisible()
    qtbot.waitUntil(lambda: window._files == 1, timeout=30_000)
    qtbot.waitUntil(lambda: "What is the rent?" in window.chat.view.transcript.toPlainText())


def test_a_file_that_is_gone_is_told_of_and_the_others_are_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("The rent is 1,340 euros.")
    starts = LaunchRequests(window, window.context.services.paths.data, window)
    starts.take([tmp_path / "gone.pdf", tmp_path / "note.txt"], "")
    qtbot.waitUntil(lambda: "gone.pdf is not there any more" in window.notice.text.text(), timeout=30_000)
    qtbot.waitUntil(lambda: window._files == 1, timeout=30_000)
    starts.take([tmp_path / "neither.pdf"], "")
    qtbot.waitUntil(lambda: "neither.pdf is not there any more" in window.notice.text.text(), timeout=30_000)


def test_the_socket_is_its_owners_only(window: MainWindow) -> None:
    starts = LaunchRequests(window, window.context.services.paths.data, window)
    starts.listen()
    place = Path(address(window.context.services.paths.data))
    assert place.stat().st_mode & 0o077 == 0 and place.parent.stat().st_mode & 0o077 == 0
    assert starts.instance is not None
    starts.instance.close()
    assert not place.exists()


def test_the_socket_of_a_killed_window_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from app.gui.shell.instance import Instance\n"
        "app = QCoreApplication([]); one = Instance(Path(sys.argv[1]))\n"
        "print(one.listen(), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.strip() == "True" and may_be_open(tmp_path)
    heard: list[Opening] = []
    instance = Instance(tmp_path)
    instance.opened.connect(heard.append)
    assert instance.listen()
    other = Instance(tmp_path)
    assert not other.listen()  # the first one answers, and stays
    instance.close()


def test_nobody_there_means_a_usual_start_without_the_network_module(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.core.paths import standard_paths\n"
        "from app.gui.application import pass_on\n"
        "print(pass_on(standard_paths(Path(sys.argv[1])), [], ''), 'PySide6.QtNetwork' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "False"]


def test_a_stale_socket_means_a_usual_start(tmp_path: Path) -> None:
    from app.core.paths import standard_paths

    paths = standard_paths(tmp_path).create()
    server = socket.socket(socket.AF_UNIX)
    server.bind(address(paths.data))
    server.close()  # the file stays, as after kill -9
    started = time.monotonic()
    assert pass_on(paths, [], "") is False and time.monotonic() - started < 3


@pytest.mark.parametrize(
    "said",
    [
        b"", b"[]", b"{}", b"\xff\xfe", b"[" * 5000, b'{"paths": "x", "question": ""}',
        b'{"paths": [1], "question": ""}', b'{"paths": [], "question": 3}', b'{"paths": ["relative"], "question": ""}',
    ],
)  # fmt: skip
def test_what_no_start_of_ours_would_say_is_not_heard(said: bytes) -> None:
    assert parse(said) is None


def test_a_flood_is_cut_off(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    heard: list[Opening] = []
    instance.opened.connect(heard.append)
    assert instance.listen()
    client = socket.socket(socket.AF_UNIX)
    client.connect(address(tmp_path))
    client.setblocking(False)
    sent = 0
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            sent += client.send(b"x" * 65536)
        except BlockingIOError:
            QApplication.processEvents()
        except OSError:
            break
        if sent > 3 * 1024**2:
            break
    client.close()
    QApplication.processEvents()
    assert sent < 3 * 1024**2 and not heard
    instance.close()


def test_a_long_folder_gets_a_short_private_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 60) / ("b" * 60)
    place = Path(address(deep))
    assert len(str(place)) <= 100 and place.parent.stat().st_mode & 0o077 == 0
    place.parent.rmdir()


def test_files_opened_with_the_program_on_a_mac_are_added(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The rent is 1,340 euros.")
    app = QApplication.instance()
    assert isinstance(app, Application)
    (tmp_path / "early.txt").write_text("The deposit is 2,680 euros.")
    QApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "early.txt"))))
    app.pass_files_to(LaunchRequests(window, window.context.services.paths.data, window))
    QApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "note.txt"))))
    qtbot.waitUntil(lambda: window._files == 2, timeout=30_000)
    app.early_files.clear()


def test_what_is_said_is_json_with_whole_paths() -> None:
    opening = parse(json.dumps({"paths": ["/a/b c.pdf"], "question": "Why?"}).encode())
    assert opening == Opening((Path("/a/b c.pdf"),), "Why?")
