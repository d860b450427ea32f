"""Runs the program itself, as a person would from a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# The frozen or installed program instead of the checkout's, for the same tests.
PROGRAM = [named] if (named := os.environ.get("ALCOVE_PROGRAM")) else [sys.executable, "-m", "app"]


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Program:
    """The program with a data folder of its own; `models` None means the fake ones."""

    def __init__(self, base: Path, models: Path | None = None, prefix: tuple[str, ...] = ()) -> None:
        self._base = base
        self._options = ["--fake-models"] if models is None else ["--models-dir", str(models)]
        self._prefix = prefix

    def command(self, *arguments: str | Path) -> list[str]:
        program = [*PROGRAM, "--base-dir", str(self._base), *self._options]
        return [*self._prefix, *program, *map(str, arguments)]

    def __call__(self, *arguments: str | Path, timeout: float = 240) -> Result:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            timeout=timeout,
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)
