"""In CI the offline proof is made or fails; elsewhere it may be skipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux")


@pytest.mark.parametrize(("ci", "code", "word"), [("true", 1, "ERROR"), ("", 0, "SKIPPED")])
@pytest.mark.parametrize("lacks", ["strace", "permission", "models"])
def test_a_proof_that_cannot_be_made(lacks: str, ci: str, code: int, word: str, tmp_path: Path) -> None:
    for name, status in (("strace", 0), ("unshare", int(lacks == "permission"))):
        if name != lacks:
            (tmp_path / name).write_text(f"#!/bin/sh\nexit {status}\n")
            (tmp_path / name).chmod(0o755)
    models = "" if lacks == "models" else "x"
    environment = {**os.environ, "CI": ci, "PATH": str(tmp_path), "ALCOVE_TEST_MODELS": models}
    command = [sys.executable, "-m", "pytest", "-rEs", "-q", "-p", "no:cacheprovider", "-k", "whole_run",
               "tests/e2e/test_offline.py"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code and word in done.stdout, done.stdout
    wanted = {"strace": "needs strace", "permission": "user namespaces", "models": "starter models"}
    assert wanted[lacks] in done.stdout
