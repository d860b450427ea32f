"""The Windows installer, by NSIS. Its script can be compiled on any system, with a stand-in for the program."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.release import icons, sign
from tools.release.places import PACKAGING, artifact, folder_bytes, frozen, run, version

SCRIPT = PACKAGING / "windows" / "alcove.nsi"


def build(edition: str) -> Path:
    source = frozen(edition)
    if not (source / "alcove.exe").is_file():
        raise SystemExit(f"{source} holds no program for Windows: freeze it on Windows first")
    sign.windows(*source.glob("*.exe"))
    target = compile_script(source, artifact(edition, "-setup.exe"))
    sign.windows(target)
    return target


def compile_script(source: Path, target: Path) -> Path:
    """An installer of everything in `source`."""
    tool = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    target.parent.mkdir(parents=True, exist_ok=True)
    values = {"VERSION": version(), "SOURCE": source, "TARGET": target, "ICON": icons.for_windows(),
              "KB": folder_bytes(source) // 1024}  # fmt: skip
    run(tool, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items()), SCRIPT)
    return target
