"""Everything below the window works where Qt is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.documents import sample_folder

ROOT = Path(__file__).parents[2]
PROGRAM = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoQt())

if __name__ == "__main__":
    for package in ("app.core", "app.workers", "app.cli"):
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
            importlib.import_module(module.name)
    import app.bootstrap
    from app.__main__ import main
    sys.exit(main())
"""


def run(script: Path, base: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), "--base-dir", str(base), "--fake-models", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)


def test_every_module_and_the_main_job(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    done = run(script, tmp_path / "base", "index", "add", str(sample_folder(tmp_path / "files")))
    assert done.returncode == 0, done.stderr
    done = run(script, tmp_path / "base", "ask", "When does the tenancy end?")
    assert done.returncode == 0 and "31 August 2027" in done.stdout, done.stderr
