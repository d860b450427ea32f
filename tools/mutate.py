"""Measures whether the tests notice mistakes: python3 dev.py mutate [--seed N] [--tried N] [--jobs 1|2]
[MODULE...]. Makes small changes in modules (files or folders; without any: the areas of tools/mutants/table.py), one
at a time and in a copy, runs the tests that go through the changed line, and names each change that none noticed."""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.mutants.make import Mutant, mutants
from tools.mutants.table import AREAS, is_same, tests_of
from tools.mutants.trial import Recorded, Tree, Trial, recorded

ROOT = Path(__file__).resolve().parents[1]
CONTROL = 40  # after so many mutants the same tests run on what is unchanged, and have to pass


@dataclass(frozen=True)
class Case:
    module: str
    mutant: Mutant
    tests: tuple[str, ...]
    seconds: float
    is_control: bool = False


@dataclass(frozen=True)
class Outcome:
    case: Case
    is_killed: bool
    reason: str


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(prog="dev.py mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="a file or a folder of the program")
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--tried", type=int, default=100, help="how many, evenly over the files; 0: all")
    parser.add_argument("--jobs", type=int, default=1, choices=(1, 2))
    parser.add_argument("--verbose", action="store_true", help="also say which test noticed")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # or the copies would stay
    if not hasattr(os, "fork"):
        sys.exit("This needs a system that can fork: Linux or macOS.")
    files = modules(root, asked.modules or list(AREAS))
    tests = list(dict.fromkeys(test for file in files for test in tests_of(file)))
    drawn = sample({file: made(root, file) for file in files}, tried=asked.tried, seed=asked.seed)
    trees = [Tree(root) for _ in range(asked.jobs)]
    try:
        began = time.monotonic()
        known = recorded(trees[0], tests, files)
        print(f"{len(known.lines)} tests recorded in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        cases = with_controls([case_of(module, mutant, known) for module, mutant in drawn])
        outcomes = []
        for outcome in run(cases, trees, root):
            outcomes.append(outcome)
            if asked.verbose or not outcome.is_killed or outcome.case.is_control:
                print(said(outcome, is_verbose=asked.verbose), flush=True)
    finally:
        for tree in trees:
            tree.remove()
    print(report(outcomes, asked.seed, time.monotonic() - began))
    return 0


def modules(root: Path, named: Sequence[str]) -> list[str]:
    """Paths of modules, relative to `root`. Ends the program where one is not there or has no tests."""
    found: list[str] = []
    for name in named:
        path = root / name
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        found += [file.relative_to(root).as_posix() for file in files if file.is_file()]
    unknown = [file for file in found if not tests_of(file)]
    if unknown or not found:
        sys.exit("No tests are known for: " + ", ".join(unknown or named))
    return found


def made(root: Path, module: str) -> list[Mutant]:
    found = mutants((root / module).read_text("utf-8"))
    return [mutant for mutant in found if not is_same(module, mutant)]


def sample(by_module: dict[str, list[Mutant]], *, tried: int, seed: int) -> list[tuple[str, Mutant]]:
    """`tried` mutants (0: all), one of each module in turn, as long as it has any; the same for the same seed."""
    piles = {}
    for module, found in by_module.items():
        piles[module] = list(found)
        random.Random(f"{seed} {module}").shuffle(piles[module])
    drawn: list[tuple[str, Mutant]] = []
    while any(piles.values()) and (not tried or len(drawn) < tried):
        drawn += [(module, pile.pop()) for module, pile in piles.items() if pile]
    return drawn[:tried] if tried else drawn


def case_of(module: str, mutant: Mutant, known: Recorded) -> Case:
    """With the tests that go through the mutant's statement, the quickest first; what is run when the module is loaded
    concerns every test that goes through the module."""
    concerned = {test: by[module] for test, by in known.lines.items() if by.get(module)}
    if mutant.is_in_function:
        first, last = mutant.lines
        concerned = {test: lines for test, lines in concerned.items() if any(first <= n <= last for n in lines)}
    elif not concerned:  # a module of constants
        paths = tests_of(module)
        concerned = {test: set() for test in known.lines if test.startswith(paths)}
    tests = sorted(concerned, key=lambda test: known.seconds[test])
    return Case(module, mutant, tuple(tests), sum(known.seconds[test] for test in tests))


def with_controls(cases: list[Case]) -> list[Case]:
    mixed = []
    for number, case in enumerate(cases, start=1):
        mixed.append(case)
        if number % CONTROL == 0 and case.tests:
            mixed.append(Case(case.module, case.mutant, case.tests, case.seconds, is_control=True))
    return mixed


def run(cases: Sequence[Case], trees: Sequence[Tree], root: Path) -> Iterator[Outcome]:
    waiting = list(reversed(cases))
    running: dict[Tree, tuple[Case, Trial]] = {}
    while waiting or running:
        for tree in trees:
            if tree not in running and waiting:
                case = waiting.pop()
                if case.tests:
                    running[tree] = (case, _started(case, tree, root))
                else:
                    yield Outcome(case, False, "no test goes through it")
        for tree, (case, trial) in list(running.items()):
            is_killed = trial.is_killed()
            if is_killed is not None:
                del running[tree]
                tree.write(case.module, (root / case.module).read_text("utf-8"))
                yield Outcome(case, is_killed, trial.reason)
        time.sleep(0.02)


def _started(case: Case, tree: Tree, root: Path) -> Trial:
    source = (root / case.module).read_text("utf-8")
    tree.write(case.module, source if case.is_control else case.mutant.applied(source))
    return Trial(tree, case.tests, case.seconds)


def said(outcome: Outcome, *, is_verbose: bool = False) -> str:
    case, mutant = outcome.case, outcome.case.mutant
    if case.is_control:
        return f"control of {case.module}: {'FAILED ' + outcome.reason if outcome.is_killed else 'passed'}"
    state = ("killed " if outcome.is_killed else "survived ") if is_verbose else ""
    why = f" ({outcome.reason})" if outcome.reason else ""
    return f"{state}{case.module}:{mutant.line}: {mutant.operator}: {mutant.before} -> {mutant.after}{why}"


def report(outcomes: Sequence[Outcome], seed: int, seconds: float) -> str:
    """Killed and tried by file and area."""
    real = [outcome for outcome in outcomes if not outcome.case.is_control]
    failed = sum(outcome.is_killed for outcome in outcomes if outcome.case.is_control)
    lines = []
    for module in dict.fromkeys(outcome.case.module for outcome in real):
        lines.append(_counted(module, [outcome for outcome in real if outcome.case.module == module]))
    for area in AREAS:
        inside = [o for o in real if o.case.module == area or o.case.module.startswith(area + "/")]
        lines += [_counted(f"area {area}", inside)] if inside else []
    lines.append(_counted("all", real) + f"; seed {seed}, {seconds:.0f} s, failed controls: {failed}")
    return "\n".join(lines)


def _counted(name: str, outcomes: Sequence[Outcome]) -> str:
    killed = sum(outcome.is_killed for outcome in outcomes)
    return f"{name}: {killed} killed of {len(outcomes)} tried"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
