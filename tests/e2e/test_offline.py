"""A whole run without a network, watched with strace: not one internet socket may be made. A control that does connect
must be caught by the same check."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import sample_folder
from tests.e2e.program import Program

SOCKET = re.compile(r"socket\(AF_INET6?\b.*")
STRACE = ("strace", "-f", "-qq", "-e", "trace=socket", "-o")


def _prefix(trace: Path) -> tuple[str, ...]:
    """A network namespace of its own, and every socket call of every child written to `trace`."""
    return ("unshare", "-rn", *STRACE, str(trace))


def _can_watch() -> bool:
    if not (shutil.which("strace") and shutil.which("unshare")):
        return False
    probe = ["unshare", "-rn", "strace", "-qq", "-e", "trace=socket", "true"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _can_watch(), reason="needs strace and user namespaces")


def sockets(trace: Path) -> list[str]:
    return SOCKET.findall(trace.read_text("utf-8", "replace"))


def test_a_whole_run_opens_no_internet_socket(real_models: Path, tmp_path: Path) -> None:
    folder = sample_folder(tmp_path / "files")
    commands = (
        ("index", "add", str(folder)),
        ("search", "the spare key"),
        ("ask", "When does the tenancy end?"),
        ("ask", "Say hello.", "--no-library"),
        ("index", "sync"),
    )
    for number, arguments in enumerate(commands):
        trace = tmp_path / f"trace{number}"
        result = Program(tmp_path / "base", real_models, _prefix(trace))(*arguments)
        assert result.code == 0, result.err
        assert sockets(trace) == [], arguments


def test_the_check_catches_a_program_that_connects(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass"
    subprocess.run([*_prefix(trace), sys.executable, "-c", code], check=True)
    assert sockets(trace)
