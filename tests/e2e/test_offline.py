"""A whole run without a network, watched with strace: not one internet socket may be made. A control that does connect
must be caught by the same check. Where CI is set in the environment, a proof that cannot be made is a failure."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MODELS
from tests.documents import sample_folder
from tests.e2e.program import Program

SOCKET = re.compile(r"socket\(AF_INET6?\b.*")
# A filter in the kernel stops the traced program for calls of socket alone, not for every call.
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o")


def _prefix(trace: Path) -> tuple[str, ...]:
    """A network namespace of its own, and every socket call of every child written to `trace`."""
    return ("unshare", "-rn", *STRACE, str(trace))


def _what_is_missing() -> str:
    """What keeps this computer from making the proof; "" where nothing does."""
    if missing := [name for name in ("strace", "unshare") if shutil.which(name) is None]:
        return "needs " + " and ".join(missing)
    probe = ["unshare", "-rn", "strace", "-qq", "-e", "trace=socket", "true"]
    if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        return "needs user namespaces and the permission to trace in them"
    return "" if MODELS else "needs the starter models; `python3 dev.py test` fetches them"


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux")


@pytest.fixture(scope="session", autouse=True)  # before the models are looked for, which would skip
def can_be_proved() -> None:
    """What is skipped is green: without strace a CI would go on saying that nothing leaves the computer."""
    if missing := _what_is_missing():
        is_ci = os.environ.get("CI", "").lower() in ("1", "true")
        (pytest.fail if is_ci else pytest.skip)(missing)


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
