"""The scan for tests that cannot fail: what it finds, and what it leaves alone."""

from __future__ import annotations

import ast

import pytest

from tools.assertions import asserting_helpers, problems


def found(source: str, *others: str) -> list[str]:
    trees = [ast.parse(text) for text in (source, *others)]
    return [what for _, what in problems(trees[0], asserting_helpers(trees))]


NOTHING = ["test_it asserts nothing"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("f()", NOTHING), ("helper()", NOTHING), ("checks()", []), ("indirectly()", []), ("a.checks()", []),
        ("assert f()", []),
        ("with pytest.raises(ValueError): f()", []), ("qtbot.waitUntil(f)", []), ("pytest.fail()", []),
        ("pass", NOTHING),
        ("for a in b:\n        assert a", []),
    ],
)  # fmt: skip
def test_a_test_asserts_something_itself_or_by_a_helper(body: str, expected: list[str]) -> None:
    helpers = "def checks():\n    assert f()\ndef indirectly():\n    checks()\ndef helper():\n    f()\n"
    assert found(f"def test_it():\n    {body}\n", helpers) == expected


@pytest.mark.parametrize(
    ("test", "is_vain"),
    [
        ("a in (True, False)", True), ("a in (True, None)", False), ("a or not a", True), ("not a or a", True),
        ("a or b", False),
        ("a == b or a != b", True), ("a < b or a >= b", True), ("a < b or a > b", False), ("a or True", True),
        ("True", True),
        ("a is None or a in (True, False)", True), ("a and a in (False, True)", True), ("a if b else True", True),
        ("a if b else c", False), ("a in b", False), ("0", False),
    ],
)  # fmt: skip
def test_an_assertion_that_holds_whatever_happens(test: str, is_vain: bool) -> None:
    assert (found(f"def test_it():\n    assert {test}\n") != []) is is_vain


def test_every_mistake_meets_a_bare_exception() -> None:
    assert found("def test_it():\n    with pytest.raises(Exception):\n        f()\n") != []
    assert found("def test_it():\n    with pytest.raises(Exception, match='x'):\n        f()\n") == []
