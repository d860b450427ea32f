"""The mutation run: makes the mutants that it says, in a copy, and counts rightly which of them a test notices."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.mutants import table, trial
from tools.mutants.make import mutants
from tools.mutate import sample

ROOT = Path(__file__).parents[2]


def changes(source: str) -> set[tuple[str, str, str]]:
    """(operator, the whole changed source without line ends, where it is)."""
    return {(one.operator, one.applied(source).strip(), one.scope) for one in mutants(source)}


def texts(source: str) -> set[str]:
    return {text for _, text, _ in changes(source)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", {"x = (a <= b)"}), ("x = a == b != c", {"x = (a != b != c)", "x = (a == b == c)"}),
        ("x = a in b", {"x = (a not in b)"}), ("x = a is b", {"x = (a is not b)"}),
        ("x = a + b", {"x = (a - b)"}), ("x = a * b", {"x = (a / b)"}), ("x = a @ b", set()),
        ("x = a and b", {"x = (a or b)"}), ("x = not a", {"x = (a)"}), ("x = True", {"x = False"}),
        ("x = 3", {"x = 4", "x = 6", "x = 0"}), ("x = 0", {"x = 1"}), ("x = 1.5", {"x = 0.75", "x = 3.0"}),
        ("x = 0.0", set()),
        ("x = 'a'", {"x = ''"}), ("x = ''", set()), ("x = f'{a + 1}'", set()), ("x = b''", set()),
        ("x = a if b else c", {"x = a if True else c", "x = a if False else c"}),
        ("x = a[b:c]", {"x = a[(b) + 1:c]", "x = a[(b) - 1:c]", "x = a[b:(c) + 1]", "x = a[b:(c) - 1]"}),
        ("x = a[1:]", {"x = a[2:]", "x = a[0:]"}), ("f(a)", {"pass"}), ("x += a", {"pass"}), ("x = a", set()),
        ("if a: f()", {"if True: f()", "if False: f()", "if a: pass"}),
        ("while a: f()", {"while False: f()", "while a: pass"}),
        ("x = [a for a in b if c < d]", {"x = [a for a in b if (c <= d)]"}),
        ("f = lambda a=1: a", {"f = lambda a=2: a", "f = lambda a=0: a"}),
        ("x = 'é' + a < 3", {"x = ('é' - a) < 3", "x = '' + a < 3", "x = ('é' + a <= 3)", "x = 'é' + a < 4",
        "x = 'é' + a < 6",
                             "x = 'é' + a < 0"}),
    ],
)  # fmt: skip
def test_the_mutants_of_a_line(source: str, expected: set[str]) -> None:
    assert texts(source) == expected


def test_what_a_function_returns_and_its_defaults() -> None:
    assert texts("def f(a=1, *, b=True):\n    return a") == {
        "def f(a=2, *, b=True):\n    return a", "def f(a=0, *, b=True):\n    return a",
        "def f(a=1, *, b=False):\n    return a", "def f(a=1, *, b=True):\n    return None",
    }  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        '"""Text."""', 'def f():\n    """Text."""', "__all__ = ['a']", "import a", "x: 'a'",
        "def f(a: Literal['b']) -> 'c': ...",
        "if TYPE_CHECKING:\n    x = 1", "log.info('a', 1)", "@d(frozen=True)\nclass A: ...",
        "def f():\n    raise NotImplementedError('a')",
        "class A(Protocol):\n    x = 1\n    def f(self, a=1): ...", "X = Literal['a', 'b']", "x = cast('a', b)",
        "x = zip(a, b, strict=True)",
        "def f():\n    return None", "def f():\n    return",
    ],
)  # fmt: skip
def test_what_means_nothing_is_left_alone(source: str) -> None:
    assert texts(source) == set()


def test_a_mutant_says_where_it_is() -> None:
    source = "class A:\n    X = 1\n\n    def f(self):\n        if a:\n            g(\n              2\n            )\n"
    found = {(one.line, one.operator, one.scope, one.lines, one.is_in_function) for one in mutants(source)}
    assert (2, "number", "A.X", (2, 2), False) in found
    assert (5, "condition", "A.f", (5, 5), True) in found
    assert (6, "deletion", "A.f", (6, 8), True) in found and (7, "number", "A.f", (6, 8), True) in found


def test_what_is_remembered_concerns_every_test() -> None:
    """A test run records only the first one that goes through it."""
    source = "@functools.lru_cache(maxsize=9)\ndef f():\n    return 1\n\n\n@property\ndef g():\n    return 1\n"
    assert {(one.scope, one.is_in_function) for one in mutants(source)} == {("f", False), ("g", True)}


def test_every_mutant_of_our_own_code_is_python() -> None:
    source = (ROOT / "tools" / "mutants" / "make.py").read_text("utf-8")
    found = mutants(source)
    assert len(found) > 100 and len({one.applied(source) for one in found}) > 100 and source not in texts(source)


def test_the_same_seed_draws_the_same_evenly_over_files() -> None:
    by_module = {"a.py": mutants("x = 1 + 2 + 3 + 4"), "b.py": mutants("x = a < b"), "c.py": mutants("x = 5 * 6")}
    drawn = sample(by_module, tried=7, seed=3)
    assert drawn == sample(by_module, tried=7, seed=3) != sample(by_module, tried=7, seed=4)
    assert [module for module, _ in drawn].count("b.py") == 1 and [module for module, _ in drawn].count("a.py") == 3
    assert len(sample(by_module, tried=0, seed=3)) == sum(map(len, by_module.values()))


def test_the_longest_row_of_the_table_counts_and_every_exception_has_its_reason() -> None:
    assert table.tests_of("app/core/translate/check.py") == table.TESTS["app/core/translate/check.py"]
    assert table.tests_of("app/core/translate/base.py") == table.TESTS["app/core/translate"]
    assert table.tests_of("app/other.py") == ()
    assert all((ROOT / path).exists() for paths in table.TESTS.values() for path in paths)
    assert all(len(same.reason) > 20 and (ROOT / same.module).is_file() for same in table.SAME)


TOY = '''
"""A toy."""

LIMIT = 3


def is_long(text: str) -> bool:
    return len(text) > LIMIT


def unseen() -> int:
    return 7


def endless(n: int) -> int:
    while n > 0:
        n -= 1
    return n
'''
GOOD = """
from app.toy import endless, is_long

def test_edges():
    assert is_long("abcd") is True and is_long("abc") is False and endless(3) == 0 and endless(-2) == -2
"""
BAD = """
from app.toy import endless, is_long

def test_nothing():
    is_long("abcd"), endless(2)
"""
STRICT = """
[tool.pytest.ini_options]
addopts = "--strict-config"
qt_api = "pyside6"
"""
RUN = """
import sys
from pathlib import Path
from tools import mutate
from tools.mutants import table, trial
trial.MOST_SECONDS = 3
table.TESTS["app"] = ("tests",)
sys.exit(mutate.main(["--tried", "0", "--verbose", "--jobs", sys.argv[2], "app/toy.py"], Path(sys.argv[1])))
"""


def toy(folder: Path, test: str) -> str:
    """What a run on a toy project prints, which has options of a plugin that is left out; the project itself is as it
    was."""
    files = {"app/__init__.py": "", "app/toy.py": TOY, "tests/test_toy.py": test, "pyproject.toml": STRICT}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", RUN, str(folder), "2"], cwd=folder, env=environment, text=True,
                          capture_output=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    left = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.*") if path.is_file()}
    assert left == files
    return done.stdout


@pytest.mark.parametrize(("said", "weight"), [("/autogroup-12 nice 10\n", "10"), ("", "0"), (None, "0")])
def test_a_session_that_is_not_weighed_weighs_nothing(
    said: str | None, weight: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "_WEIGHT", tmp_path / "autogroup")
    if said is not None:
        (tmp_path / "autogroup").write_text(said)
    assert trial._weight() == weight


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_good_test_kills_what_a_bad_one_lets_live(tmp_path: Path) -> None:
    good, bad = toy(tmp_path / "good", GOOD), toy(tmp_path / "bad", BAD)
    survived = [line for line in good.splitlines() if line.startswith("survived")]
    assert survived and all(":12: " in line and "no test goes through it" in line for line in survived), good
    assert "survived app/toy.py:8: comparison: len(text) > LIMIT -> (len(text) >= LIMIT)" in bad
    assert "killed app/toy.py:8: comparison: len(text) > LIMIT -> (len(text) >= LIMIT) (FAILED tests/" in good
    assert "killed app/toy.py:17: deletion: n -= 1 -> pass (too slow)" in bad  # never ends
    tried = sum(line.startswith(("survived", "killed")) for line in good.splitlines())
    assert f"\napp/toy.py: {tried - len(survived)} killed of {tried} tried\n" in good
    assert good.rstrip().endswith("failed controls: 0")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_tests_that_fail_by_themselves_measure_nothing(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="fail without any change"):
        toy(tmp_path, GOOD + "    assert False\n")
