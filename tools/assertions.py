"""Finds tests that cannot fail: without an assertion, or with one that holds whatever happens. Reads sources alone."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

# What fails by itself where it does not happen. `property`-like tests that only have to raise nothing say so by
# calling one of our own helpers or by asserting what came back.
FAILS = ("raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals", "waitExposed")
OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


def asserting_helpers(trees: Iterable[ast.AST]) -> set[str]:
    """Names of the functions of all test files, tests left out, that assert something or call one that does."""
    functions = [function for tree in trees for function in _functions(tree) if not _is_test(function)]
    found: set[str] = set()
    while more := {one.name for one in functions if one.name not in found and _asserts(one, found)}:
        found |= more
    return found


def problems(tree: ast.AST, helpers: set[str]) -> list[tuple[int, str]]:
    """(line, what is wrong) of one test file."""
    found = [
        (function.lineno, f"{function.name} asserts nothing")
        for function in _functions(tree)
        if _is_test(function) and not _asserts(function, helpers)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and _always_holds(node.test):
            found.append((node.lineno, "an assertion that cannot fail"))
        elif isinstance(node, ast.Call) and _catches_all(node):
            found.append((node.lineno, "pytest.raises(Exception) is met by every mistake"))
    return sorted(found)


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _is_test(function: Function) -> bool:
    return function.name.startswith("test_") and not any(_name(one) == "fixture" for one in function.decorator_list)


def _asserts(function: Function, helpers: set[str]) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call) and ((name := _name(node.func)) in FAILS or name in helpers):
            return True
    return False


def _always_holds(test: ast.expr) -> bool:
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.BoolOp):
        if isinstance(test.op, ast.And):
            return any(map(_always_holds, test.values))
        sides = [ast.dump(side) for side in test.values]
        return any(map(_always_holds, test.values)) or any(ast.dump(_opposite(side)) in sides for side in test.values)
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In):
        options = getattr(test.comparators[0], "elts", [])
        return {getattr(option, "value", None) for option in options} == {True, False}
    return isinstance(test, ast.IfExp) and (_always_holds(test.body) or _always_holds(test.orelse))


def _opposite(test: ast.expr) -> ast.expr:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in OPPOSITES:
        return ast.Compare(test.left, [OPPOSITES[type(test.ops[0])]()], test.comparators)
    return ast.UnaryOp(ast.Not(), test)


def _catches_all(call: ast.Call) -> bool:
    is_raises = _name(call.func) == "raises" and bool(call.args)
    return is_raises and _name(call.args[0]) in ("Exception", "BaseException") and not call.keywords


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    return getattr(node, "id", "") or getattr(node, "attr", "")
