"""Registers the program to start when the person signs in, by each system's own means, and unregisters it. No Qt."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.core.resources import program_root

NAME = "org.alcove.Alcove"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def own_command(base_dir: Path | None) -> list[str]:
    """The command that starts this program again with the same data folder."""
    script = Path(sys.executable).with_name("alcove.exe" if os.name == "nt" else "alcove")
    if getattr(sys, "frozen", False):
        command = [sys.executable]
    elif script.is_file():
        command = [str(script)]
    else:
        command = [sys.executable, "-m", "app"]
    return command + (["--base-dir", str(base_dir)] if base_dir is not None else [])


def set_autostart(is_on: bool, command: Sequence[str], *, platform: str = sys.platform) -> None:
    """Register or unregister. Raises OSError where the system's list cannot be written."""
    if platform == "win32":
        _set_run_key(is_on, command)
        return
    file = _mac_file() if platform == "darwin" else _linux_file()
    if is_on:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_agent(command) if platform == "darwin" else _entry(command))
    else:
        file.unlink(missing_ok=True)


def _linux_file() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / "alcove.desktop"


def _mac_file() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{NAME}.plist"


def _entry(command: Sequence[str]) -> bytes:
    """A Desktop Entry; its rules for quoting are those of the specification, section "The Exec key"."""
    quoted = " ".join(_exec_word(word) for word in command)
    lines = ["[Desktop Entry]", "Type=Application", "Name=Alcove", f"Exec={quoted}", "X-GNOME-Autostart-enabled=true"]
    if "-m" in command:
        lines.append(f"Path={program_root()}")
    return ("\n".join(lines) + "\n").encode()


def _exec_word(word: str) -> str:
    for bad in ("\\", '"', "`", "$"):
        word = word.replace(bad, "\\" + bad)
    return '"' + word.replace("%", "%%").replace("\\", "\\\\") + '"'


def _agent(command: Sequence[str]) -> bytes:
    import plistlib  # with its XML parser; nobody needs it to see the window

    agent: dict[str, object] = {"Label": NAME, "ProgramArguments": list(command), "RunAtLoad": True}
    if "-m" in command:
        agent["WorkingDirectory"] = str(program_root())
    return plistlib.dumps(agent)


def _set_run_key(is_on: bool, command: Sequence[str]) -> None:
    import winreg  # exists on Windows only

    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY, 0, winreg.KEY_SET_VALUE) as key:  # type: ignore[attr-defined]
        if is_on:
            line = " ".join(f'"{word}"' for word in command)
            winreg.SetValueEx(key, "Alcove", 0, winreg.REG_SZ, line)  # type: ignore[attr-defined]
        else:
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteValue(key, "Alcove")  # type: ignore[attr-defined]
