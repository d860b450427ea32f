"""Runs tests on a copy of the checkout, each time in a fork of one warm process that has loaded pytest and the heavy
libraries, but nothing of ours. Never writes into the checkout. For systems that can fork."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.mutants.plugin import FewExamples, LinesOfTests

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("app", "tests", "resources", "tools", "i18n", "pyproject.toml")
OURS = ("app", "tests", "tools", "conftest")
# They start threads of their own, which no fork takes along.
NOT_WARM = ("PySide6", "shiboken6", "onnxruntime", "ctranslate2", "chromadb", "torch", "pytestqt", "llama_cpp")
QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning", "-W", "ignore::pytest.PytestConfigWarning")  # it is warm
# Without the project's own options: a strict configuration refuses those of pytest-qt, which is not loaded.
OPTIONS = ("-x", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:pytest-qt", *QUIET)
PASSED, FAILED, NO_SUCH_TEST, NO_TESTS = 0, 1, 4, 5
MOST_SECONDS = 60  # of the processor's time
WAITS = 10  # as many times as long a test may take by the clock: other programs may be busy
_WEIGHT = Path("/proc/self/autogroup")  # of Linux: "/autogroup-12 nice 10"


@dataclass(frozen=True)
class Recorded:
    """By test: the lines of each file it goes through, and its seconds."""

    lines: dict[str, dict[str, set[int]]]
    seconds: dict[str, float]


class Tree:
    """A copy of the checkout, with at most one change in it."""

    def __init__(self, root: Path) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="mutants-")).resolve()
        self._moment = 1_000_000_000
        for name in COPIED:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, self.path / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            elif source.is_file():
                shutil.copy(source, self.path / name)

    def write(self, module: str, text: str) -> None:
        """Each time with another moment of change, so that no compiled file of an earlier text is taken for this."""
        file = self.path / module
        file.write_text(text, "utf-8")
        self._moment += 10
        os.utime(file, (self._moment, self._moment))

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def recorded(tree: Tree, tests: Sequence[str], files: list[str]) -> Recorded:
    """Runs all tests once on what is unchanged. Raises RuntimeError where one fails."""
    result = tree.path / "recorded.json"
    pid = _fork(tree, tests, record=(files, result))
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) != PASSED:
        raise RuntimeError("The tests fail without any change:\n" + (tree.path / "output.txt").read_text("utf-8"))
    found = json.loads(result.read_text("utf-8"))
    _warm(found["modules"])
    lines = {test: {file: set(numbers) for file, numbers in by.items()} for test, by in found["lines"].items()}
    return Recorded(lines, found["seconds"])


class Trial:
    """Tests that run now, in a child of their own."""

    def __init__(self, tree: Tree, tests: Sequence[str], seconds: float) -> None:
        self._tree = tree
        self._tests = tests
        self._most = int(min(MOST_SECONDS, 20 + 5 * seconds))
        self._pid = _fork(tree, tests, most=self._most)
        self._until = time.monotonic() + WAITS * self._most
        self.reason = ""

    def is_killed(self) -> bool | None:
        """None while it runs. Whether a test noticed; too long counts as noticed."""
        pid, status = os.waitpid(self._pid, os.WNOHANG)
        if pid == 0:
            if time.monotonic() < self._until:
                return None
            with suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self.reason = "too slow"
            return True
        code = os.waitstatus_to_exitcode(status)
        files = list(dict.fromkeys(test.split("::")[0] for test in self._tests))
        if code == NO_SUCH_TEST and list(self._tests) != files:  # names of cases are made of what was changed
            self._tests, self._pid = files, _fork(self._tree, files, most=self._most)
            return None
        self.reason = "too slow" if code == -signal.SIGXCPU else self._failed()
        return code not in (PASSED, NO_TESTS)

    def _failed(self) -> str:
        lines = (self._tree.path / "output.txt").read_text("utf-8", errors="replace").splitlines()
        return next((line for line in lines if line.startswith(("FAILED", "ERROR"))), "")


def _fork(
    tree: Tree, tests: Sequence[str], record: tuple[list[str], Path] | None = None, most: int | None = None
) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        if most is not None:
            import resource  # not on every system

            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
        code = _child(tree.path, tests, record)
    except BaseException:  # noqa: BLE001 - whatever a mutant raises, SystemExit too, ends its test
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _child(tree: Path, tests: Sequence[str], record: tuple[list[str], Path] | None) -> int:
    weight = _weight()
    os.setsid()
    with suppress(OSError):
        _WEIGHT.write_text(weight)
    output = os.open(tree / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ["PYTHONPATH"] = str(tree)
    os.environ.pop("ALCOVE_TEST_MODELS", None)
    checkout = {ROOT, ROOT / "tools", Path.cwd()}
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    sys.path[:] = [str(tree), *(path for path in sys.path if Path(path).resolve() not in checkout)]
    os.chdir(tree)
    importlib.invalidate_caches()
    lines = LinesOfTests(tree, record[0]) if record else None
    present = [test for test in tests if (tree / test.split("::")[0]).exists()]
    code = pytest.main([*OPTIONS, *present], plugins=[FewExamples(), *([lines] if lines else [])])
    if record and lines:
        by = {test: {file: sorted(found) for file, found in by.items()} for test, by in lines.lines.items()}
        record[1].write_text(json.dumps({"lines": by, "seconds": lines.seconds, "modules": sorted(sys.modules)}))
    return int(code)


def _weight() -> str:
    """How nice this session is to others, where the system weighs sessions: a new one would begin at 0."""
    with suppress(OSError):
        if said := _WEIGHT.read_text().split():  # nothing stands there where sessions are not weighed
            return said[-1]
    return "0"


def _warm(modules: Sequence[str]) -> None:
    for name in modules:
        if name.split(".")[0] not in (*OURS, *NOT_WARM) and not name.startswith("_"):
            with suppress(Exception):
                importlib.import_module(name)
