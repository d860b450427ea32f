"""What stands on the command line: a command, or files to open the window with."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import build_parser, run, split_files
from app.core.errors import AppError, UserError


def test_files_open_the_window_and_commands_stay_commands(tmp_path: Path) -> None:
    _, names = build_parser()
    assert {"ask", "search", "index"} <= names
    note = tmp_path / "a note.txt"
    note.write_text("x")
    options = ["--base-dir", str(tmp_path), "--fake-models"]
    assert split_files([*options, str(note), "other.pdf"], names) == (options, [note, Path("other.pdf").absolute()])
    assert split_files([note.as_uri()], names) == ([], [note])
    gone = tmp_path / "gone.pdf"
    assert split_files([str(gone)], names) == split_files([gone.as_uri()], names) == ([], [gone])
    for words in (["ask", str(note)], [*options, "search", "rent"], ["serach", "rent"], [], ["--fake-models"]):
        assert split_files(words, names) == (words, [])


def test_a_folder_called_like_a_command_needs_its_path(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "ask").mkdir()
    monkeypatch.chdir(tmp_path)
    _, names = build_parser()
    assert split_files(["ask"], names) == (["ask"], [])
    assert split_files(["./ask"], names) == ([], [tmp_path / "ask"])


def test_a_window_that_cannot_open_is_told_of_and_a_command_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []

    def refuse(*_: object) -> int:
        raise UserError("database_newer", path="app.db")

    def tell(error: AppError) -> None:
        told.append(error.code)

    base = ["--base-dir", str(tmp_path), "--fake-models"]
    assert run(base, refuse, show_failure=tell) == 1
    assert told == ["database_newer"] and "newer version" in capsys.readouterr().err
    assert run([*base, "chats", "show", "9"], refuse, show_failure=tell) == 1
    assert told == ["database_newer"]
