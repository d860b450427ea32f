"""The count of downloads: true, kept over restarts, and never in the way of one."""

from __future__ import annotations

import json
from pathlib import Path

from app.core.models.connections import ConnectionLog


def test_each_download_is_a_line_that_stays(tmp_path: Path) -> None:
    file = tmp_path / "connections.jsonl"
    assert ConnectionLog(file).count() == 0 and not file.exists()
    ConnectionLog(file).note("small-model", "hub")
    ConnectionLog(file).note("other-model", "wheel")
    assert ConnectionLog(file).count() == 2
    first = json.loads(file.read_text("utf-8").splitlines()[0])
    assert first["what"] == "small-model" and first["source"] == "hub" and first["when"] > 1e9
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "connections.jsonl").mkdir()
    log = ConnectionLog(tmp_path / "connections.jsonl")
    log.note("small-model", "hub")
    assert log.count() == 0 and ConnectionLog(None).count() == 0
