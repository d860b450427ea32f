"""The library's own process: two programs over one folder, kills at any moment, and another search model for real."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

from app.core.library.base import SearchRequest
from app.core.task import Task
from app.workers.library import LibraryClient, LibraryOptions
from tests.documents import sample_folder
from tests.e2e.program import Program
from tools.benches import killed


def test_a_second_program_over_the_same_folder_says_so(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path / "files")
    program = Program(tmp_path / "base")
    program("index", "add", folder)
    library = next((tmp_path / "base").rglob("library.db")).parent
    first = LibraryClient(lambda: LibraryOptions(library, None))
    try:
        assert first.status().indexed == 3
        second = program("index", "status")
        assert second.code == 1 and "open in another window or command" in second.err
        assert "Traceback" not in second.err and first.search(SearchRequest("tenancy")).hits
    finally:
        first.close()
    assert program("index", "status").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_moment_it_ends_as_if_undisturbed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALCOVE_TEST_MODELS", raising=False)
    choose = random.Random(7)
    files = killed.write_files(tmp_path / "files", 80, choose)
    wanted = killed.undisturbed(tmp_path / "calm", files)
    assert len(wanted["rows"]) == 80 and wanted["waiting"] == (0,) and wanted["sound"] == [("ok",)]
    killed.killed(tmp_path / "killed", files, 8, choose)
    assert killed.contents(tmp_path / "killed") == wanted


def test_another_search_model_takes_over_with_the_stored_text(real_models: Path, tmp_path: Path) -> None:
    """The starter model under another name: the same vectors, made again, while the former ones answer."""
    files = tmp_path / "files"
    killed.write_files(files, 8, random.Random(3))
    (files / "letter.txt").write_text("The heating of the flat is out of order since Monday.")
    former, other = real_models / "all-minilm-l6-v2", tmp_path / "other"
    shutil.copytree(former, other)
    (other / "alcove.json").write_text('{"id": "another-model"}')
    models = [former]
    library = LibraryClient(lambda: LibraryOptions(tmp_path / "library", models[0]))
    try:
        assert library.add([files], Task()).status.embedder != "another-model"
        shutil.rmtree(files)  # nothing is read again: the text is stored
        models[0] = other
        library.reopen()
        library._call("sweep")
        seen: set[str] = set()
        while (status := library.status()).embedder != "another-model":
            hit = library.search(SearchRequest("radiators broken", mode="vector")).hits[0]
            assert hit.path.name == "letter.txt" and hit.vector is not None
            seen.add(status.embedder)
        assert seen and library.status().pending == 0
        assert library.search(SearchRequest("radiators broken", mode="vector")).hits[0].path.name == "letter.txt"
    finally:
        library.close()
