"""Checks that no linter has: files of at most 400 lines, modules that say what they are for, no f-string in tr(), no
files of the program that import each other in a circle, no test that cannot fail."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping, Set
from pathlib import Path

from assertions import asserting_helpers
from assertions import problems as problems_of_tests

ROOT = Path(__file__).parents[1]
MAX_LINES = 400
TRANSLATORS = ("tr", "translate")


def main() -> int:
    problems = [problem for file in sources() for problem in check(file)]
    problems += ["files import each other: " + ", ".join(circle) for circle in circles(imports(ROOT / "app"))]
    problems += vain_tests(ROOT / "tests")
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    return 1 if problems else 0


def sources() -> list[Path]:
    files = [ROOT / "dev.py"]
    for folder in ("app", "packaging", "tests", "tools"):
        files += sorted((ROOT / folder).rglob("*.py"))
    return files


def check(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    tree = ast.parse(text)
    name = file.relative_to(ROOT)
    problems = []
    if len(text.splitlines()) > MAX_LINES:
        problems.append(f"{name}: more than {MAX_LINES} lines")
    if name.parts[0] == "app" and text.strip() and ast.get_docstring(tree) is None:
        problems.append(f"{name}: the module does not say what it is for")
    problems += [f"{name}:{line}: an f-string inside tr()" for line in formatted_translations(tree)]
    return problems


def vain_tests(folder: Path) -> list[str]:
    trees = {file: ast.parse(file.read_text("utf-8")) for file in sorted(folder.rglob("*.py"))}
    helpers = asserting_helpers(trees.values())
    found = [(file, problem) for file, tree in trees.items() for problem in problems_of_tests(tree, helpers)]
    return [f"{file.relative_to(folder.parent)}:{line}: {what}" for file, (line, what) in found]


def formatted_translations(tree: ast.AST) -> list[int]:
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in TRANSLATORS and any(isinstance(item, ast.JoinedStr) for item in node.args):
                lines.append(node.lineno)
    return lines


def imports(package: Path) -> dict[str, set[str]]:
    """For each module of a package the others that it imports, also inside functions and for annotations alone."""
    files = {_module_name(file, package): file for file in package.rglob("*.py")}
    return {name: _imported(file, files.keys()) - {name} for name, file in files.items()}


def _module_name(file: Path, package: Path) -> str:
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(file: Path, known: Set[str]) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & known or {node.module}
    return found & known


def circles(graph: Mapping[str, Set[str]]) -> list[list[str]]:
    """Groups of modules each of which imports, by others or itself, each other one."""
    reached = {module: _reachable(graph, module) for module in graph}
    found: set[frozenset[str]] = set()
    for module, others in reached.items():
        if module in others:
            found.add(frozenset(other for other in others if module in reached[other]))
    return sorted(sorted(circle) for circle in found)


def _reachable(graph: Mapping[str, Set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting += graph[module]
    return seen


if __name__ == "__main__":
    sys.exit(main())
