"""Files whose names would forge the output of a command, or are no text at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests import bombs
from tests.e2e.program import Program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed there")
FORGED = ("a.pdf\n3 of 3 files are searchable.pdf", "b\u202efdp.exe", "c\x1b[2J\u2028d\x85.pdf")


def test_no_name_forges_a_line(tmp_path: Path) -> None:
    folder, program = tmp_path / "files", Program(tmp_path / "base")
    folder.mkdir()
    for name in FORGED:
        (folder / name).write_bytes(b"no PDF")
    (folder / "good\n9. forged.txt").write_text("The walrus eats clams.\x1b[2J\u2028Moss.")
    (folder / os.fsdecode(b"caf\xe9.pdf")).write_bytes(b"no PDF")
    added = program("index", "add", folder)
    assert added.code == 0, added.err
    lines = added.out.splitlines()
    assert len(lines) == 5 and lines[-1].startswith("1 of 5 files are searchable") and "\x1b" not in added.out
    assert [entry.startswith(f"  {folder}/") for entry in lines[:-1]] == [True] * 4
    assert "a.pdf\\n3 of 3 files" in added.out and "b\\u202efdp.exe" in added.out and "caf\\xe9.pdf" in added.out
    rows = program("index", "status", "--json").lines
    assert len(rows) == 1 and {Path(item["path"]).name for item in rows[0]["items"]} >= set(FORGED)
    found = program("search", "walrus")
    assert found.out.startswith("1. good\\n9. forged.txt · ") and len(found.out.splitlines()) == 3
    assert "\x1b" not in found.out and "clams.[2J Moss." in found.out


def test_no_file_writes_on_the_terminal(tmp_path: Path) -> None:
    """Libraries quote a strange file in their warnings; words without spaces make pypdf read this one as well."""
    text = b"BT /F 9 Tf 50 50 Td (" + b"walruswalrus" * 10 + b") Tj ET"
    strange = bombs.stream(text, "/All#0aDone. 1 /All#0aDone. 2")
    (tmp_path / "a.pdf").write_bytes(bombs.page_pdf(strange))
    added = Program(tmp_path / "base")("index", "add", tmp_path / "a.pdf")
    assert added.code == 0 and all(entry.startswith("Reading files") for entry in added.err.splitlines()), added.err


def test_a_name_that_no_system_allows(tmp_path: Path) -> None:
    """Not an error of the program's, and one line whatever the name."""
    name = f"{'n' * 300}\n\x1b[2J"
    for command in (("index", "add", name), ("ask", "When?", "--in", name)):
        result = Program(tmp_path / "base")(*command)
        assert result.code == 1 and len(result.err.splitlines()) == 1, result.err
        assert result.err.startswith("There is no file or folder at ") and "\x1b" not in result.err
