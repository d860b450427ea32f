"""Runs other programs of this computer (LibreOffice, Tesseract) as children that can be ended. Knows none of them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys


def run(command: list[str], *, seconds: float, data: bytes | None = None, extra: dict[str, str] | None = None) -> bytes:
    """What the program writes to its output, given `data`; b"" when it took longer or cannot be started. It is a group
    of its own, since a program may only start another one that works."""
    flags = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))  # Windows would open a terminal for each
    source = subprocess.DEVNULL if data is None else subprocess.PIPE
    try:
        process = subprocess.Popen(
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags,
            env=environment() | (extra or {}), start_new_session=os.name != "nt",
        )  # fmt: skip
    except OSError:
        return b""
    with process:
        try:
            return process.communicate(data, timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            return b""
        finally:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """The program and those that it started."""
    if process.poll() is not None:
        return
    if sys.platform != "win32":
        import signal

        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def environment() -> dict[str, str]:
    """Without the library path of a packaged program, which is not meant for others."""
    kept = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    before = os.environ.get("LD_LIBRARY_PATH_ORIG")
    return kept | ({"LD_LIBRARY_PATH": before} if before else {})
