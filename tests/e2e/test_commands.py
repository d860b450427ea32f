"""The command-line contract with fake models: fields, exit codes, bad input. The program runs in its own process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents import LEASE, encrypt, sample_folder, write_pdf
from tests.e2e.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "base")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample_folder(tmp_path / "files")


def test_index_search_ask_and_restart(program: Program, folder: Path) -> None:
    added = program("index", "add", folder, "--json").json
    assert set(added) == {"files", "chunks", "seconds", "items"}
    assert added["files"] == {"total": 3, "indexed": 3, "skipped": 0, "failed": 0}
    assert {tuple(item) for item in added["items"]} == {("path", "state", "reason", "pages", "chunks", "ocr")}

    found = program("search", "When does the tenancy end?", "--json").json
    assert set(found) == {"query", "ms", "hits"}
    best = found["hits"][0]
    assert set(best) == {"rank", "score", "path", "page", "heading", "text", "start", "end", "scores"}
    assert set(best["scores"]) == {"keyword", "vector"}
    assert best["path"].endswith("lease.pdf") and best["page"] == 1

    answer = program("ask", "When does the tenancy end?", "--json").json
    assert set(answer) == {"answer", "found", "sentences", "citations", "timings", "model"}
    assert answer["found"] and "31 August 2027" in answer["answer"]
    assert set(answer["sentences"][0]) == {"text", "supported", "citations"}
    assert set(answer["citations"][0]) == {"n", "path", "page", "quote", "start", "end"}
    assert set(answer["timings"]) == {
        "search_ms",
        "first_token_ms",
        "total_ms",
        "prompt_tokens",
        "reused_tokens",
        "tokens_per_s",
    }


def test_batches_print_an_object_a_line(program: Program, folder: Path, tmp_path: Path) -> None:
    program("index", "add", folder)
    batch = tmp_path / "questions.txt"
    batch.write_text("What is the rent?\n\nWho keeps the spare key?\n", "utf-8")
    assert [line["query"] for line in program("search", "--batch", batch).lines] == [
        "What is the rent?",
        "Who keeps the spare key?",
    ]
    answers = program("ask", "--batch", batch).lines
    assert "1,340" in answers[0]["answer"] and "porter" in answers[1]["answer"]


def test_a_batch_of_conversations_answers_the_last_turn_of_each(program: Program, folder: Path, tmp_path: Path) -> None:
    program("index", "add", folder)
    batch = tmp_path / "rows.jsonl"
    rows = (
        {"id": "a", "turns": ["Hello!", "What is the rent?"], "in": ["lease.pdf"]},
        {"id": "b", "turns": ["How many files are there?"]},
    )
    batch.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    first, second = program("ask", "--batch", batch).lines
    assert (first["id"], first["route"], second["id"], second["route"]) == ("a", "fact", "b", "library")
    assert "1,340" in first["answer"]
    assert {Path(citation["path"]).name for citation in first["citations"]} == {"lease.pdf"}
    assert first["total_s"] >= first["first_s"] > 0
    assert "lease.pdf" in second["answer"]


def test_ask_indexes_a_new_folder_first(program: Program, folder: Path) -> None:
    result = program("ask", "How much deposit does the tenant pay?", "--in", folder)
    assert result.code == 0 and "2,680" in result.out and "lease.pdf, page 2" in result.out


def test_removing_a_folder_removes_its_text_from_the_disk(program: Program, folder: Path, tmp_path: Path) -> None:
    program("index", "add", folder)
    assert _stored(tmp_path / "base", b"Kestrel")
    assert program("index", "remove", folder).code == 0
    assert program("index", "status", "--json").json["files"]["total"] == 0
    assert not _stored(tmp_path / "base", b"Kestrel")


def _stored(base: Path, needle: bytes) -> list[Path]:
    return [path for path in base.rglob("*") if path.is_file() and needle in path.read_bytes()]


def test_models_doctor_and_selftest_print_their_contract(program: Program) -> None:
    listed = program("models", "list", "--json").json["models"]
    fields = {"id", "path", "family", "params", "quant", "bytes", "fits", "source", "installed"}
    assert all(set(item) == fields for item in listed)
    doctor = program("doctor", "--json").json
    assert {tuple(check) for check in doctor["checks"]} == {("name", "ok", "detail", "remedy")}
    selftest = program("selftest", "--json")
    assert selftest.json["ok"], selftest.out


def bad_inputs(tmp_path: Path) -> dict[str, tuple[str | Path, ...]]:
    lease = write_pdf(tmp_path / "lease.pdf", LEASE)
    encrypt(lease, tmp_path / "locked.pdf")
    write_pdf(tmp_path / "scan.pdf", ["", ""])
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "half.pdf").write_bytes(lease.read_bytes()[: len(lease.read_bytes()) // 2])
    (tmp_path / "text.gguf").write_text("this is not a model", "utf-8")
    return {
        "a missing path": ("index", "add", tmp_path / "nowhere"),
        "an encrypted PDF": ("index", "add", tmp_path / "locked.pdf"),
        "a PDF without text": ("index", "add", tmp_path / "scan.pdf"),
        "an empty file": ("index", "add", tmp_path / "empty.pdf"),
        "a missing batch file": ("search", "--batch", tmp_path / "nowhere"),
        "no library": ("ask", "When does it end?"),
        "nothing to search": ("search", "rent"),
        "an unknown model": ("ask", "When?", "--model", "nobody"),
        "an unknown model to get": ("models", "get", "nobody"),
        "an empty question": ("ask", "  "),
        "removing what is not there": ("index", "remove", tmp_path / "nowhere"),
    }


BAD_INPUTS = (
    "a missing path",
    "an encrypted PDF",
    "a PDF without text",
    "an empty file",
    "a missing batch file",
    "no library",
    "nothing to search",
    "an unknown model",
    "an unknown model to get",
    "an empty question",
    "removing what is not there",
)


@pytest.mark.parametrize("name", BAD_INPUTS)
def test_bad_input_gets_one_sentence_and_exit_1(program: Program, tmp_path: Path, name: str) -> None:
    result = program(*bad_inputs(tmp_path)[name])
    assert result.code == 1, result.err
    errors = [line for line in result.err.splitlines() if line and not line.startswith("Reading files")]
    assert len(errors) == 1 and errors[0].endswith((".", "PATH", "list", "add PATH")), result.err
    assert "Traceback" not in result.err


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions of the Unix kind")
def test_a_folder_without_permission(tmp_path: Path, folder: Path) -> None:
    program = Program(tmp_path / "base", prefix=_without_root_powers())
    assert program("index", "add", folder).code == 0
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text("secret", "utf-8")
    (folder / "locked.txt").write_text("secret", "utf-8")
    closed.chmod(0o000)
    (folder / "locked.txt").chmod(0o000)
    try:
        result = program("index", "add", closed)
        assert result.code == 1 and "may not be read" in result.err and len(result.err.splitlines()) == 1
        rows = {Path(row["path"]).name: row for row in program("index", "sync", "--json").json["items"]}
        assert rows["locked.txt"]["reason"] == "permission" and rows["lease.pdf"]["state"] == "indexed"
    finally:
        closed.chmod(0o700)
    assert program("search", "When does the tenancy end?", "--json").json["hits"]


def _without_root_powers() -> tuple[str, ...]:
    """Root reads everything; without two of its capabilities it is a person like others."""
    if os.geteuid() != 0:
        return ()
    powers = "-dac_override,-dac_read_search"
    prefix = ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")
    if shutil.which("setpriv") is None or subprocess.run([*prefix, "true"], check=False).returncode:
        pytest.skip("root may read everything, and setpriv cannot change that here")
    return prefix


def test_usage_errors_exit_2(program: Program) -> None:
    assert program("search", "x", "--mode", "magic").code == 2
    assert program("nonsense").code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root for a small tmpfs")
def test_a_full_disk_loses_nothing(tmp_path: Path, folder: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], check=False, capture_output=True)
    if mount.returncode:
        pytest.skip("no tmpfs may be mounted here")
    try:
        program = Program(disk / "base")
        assert program("index", "add", folder).code == 0
        (disk / "filler").write_bytes(b"x" * (_free(disk) - 40_000))
        more = tmp_path / "more"
        more.mkdir()
        for number in range(40):
            text = " ".join(f"Word{number}x{index} is unusual." for index in range(3000))
            (more / f"{number}.txt").write_text(text, "utf-8")
        result = program("index", "add", more)
        assert result.code == 1 and "The disk is full." in result.err and "Traceback" not in result.err
        (disk / "filler").unlink()
        found = program("search", "When does the tenancy end?", "--json")
        assert found.json["hits"][0]["path"].endswith("lease.pdf")
    finally:
        subprocess.run(["umount", disk], check=True)


def _free(folder: Path) -> int:
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize
