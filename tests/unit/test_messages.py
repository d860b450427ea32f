"""Every code that the program raises has a sentence, on the command line and in the window."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.cli import messages as cli
from app.core.library.base import REASONS
from app.gui.base import messages as gui

APP = Path(__file__).parents[2] / "app"
ERRORS = {"AppError", "UserError", "MachineError", "DiskFull"}
# Raised by commands alone, so the window need not know them.
ONLY_COMMANDS = {"no_display", "nothing_named", "files_needed", "nothing_indexed", "none_indexed", "sqlite_too_old",
                 "nothing_to_export", "one_page_each"}  # fmt: skip


def raised_codes() -> set[str]:
    """Constant first arguments of our errors, wherever one is made."""
    codes = set()
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
                first = node.args[0]
                branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                codes |= {part.value for part in branches if isinstance(part, ast.Constant)}
    codes -= {"needs_ocr"}  # from child to parent: the file goes to the child that reads by OCR, and nobody sees it
    return codes - set(REASONS) | {"permission", "out_of_memory", "model_crashed", "library_crashed"}


def test_the_scan_finds_what_is_raised() -> None:
    assert {"path_missing", "disk_full", "nothing_indexed", "not_a_model"} <= raised_codes()


def test_every_code_has_a_sentence_in_both_places() -> None:
    codes = raised_codes()
    assert codes - set(cli.ERRORS) == set()
    assert codes - set(gui._errors()) - ONLY_COMMANDS == set()


@pytest.mark.parametrize("code", [*sorted(cli.ERRORS), "unheard_of"])
def test_a_sentence_needs_no_data(code: str) -> None:
    for text in (cli.sentence(code, {}), gui.code_text(code)):
        assert "{" not in text and len(text) > 5


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_words_and_a_remedy(code: str) -> None:
    assert code in cli.REASONS and cli.remedy(code).endswith(".")
    assert gui.reason_text(code) != code
