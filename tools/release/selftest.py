"""Runs the selftest of a frozen or installed program, with an empty home and nothing of this checkout around it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from tools.release.places import frozen, program, say

PASSED_ON = ("PATH", "SystemRoot", "TEMP", "TMP", "COMSPEC", "NUMBER_OF_PROCESSORS", "LANG")


def frozen_program(edition: str) -> None:
    run(program(frozen(edition)))


def run(executable: Path) -> None:
    """Ends the build where a check fails."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        done = subprocess.run([str(executable), "selftest", "--json"], capture_output=True, text=True, encoding="utf-8",
                              env=environment(Path(home)), cwd=home, timeout=900, check=False)  # fmt: skip
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"the selftest ended with {done.returncode}: {done.stdout}{done.stderr}") from None
    for check in report["checks"]:
        say(f"{'ok ' if check['ok'] else 'NOT'} {check['name']:<16} {check['detail']}")
    if not report["ok"] or done.returncode:
        raise SystemExit("the selftest failed")


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return {**kept, **places, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
