"""Logging: JSON lines that can be read back, and a log that cannot be written stops nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.logs import configure
from app.core.paths import Paths, standard_paths


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    root.handlers = []
    yield standard_paths(tmp_path).create()
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level = before, level


def test_each_record_is_one_json_object(paths: Paths, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    configure(paths, log)
    logging.getLogger("other").info("two\nlines %s", "\udce9")
    try:
        raise ValueError("wrong")
    except ValueError:
        logging.getLogger("other").exception("failed")
    first, second = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert (first["level"], first["logger"], first["message"]) == ("INFO", "other", "two\nlines \udce9")
    assert "ValueError: wrong" in second["exception"]
    assert "failed" in (paths.logs / "alcove.log").read_text("utf-8")


def test_debug_is_off_unless_asked_for(paths: Paths) -> None:
    configure(paths)
    assert not logging.getLogger("other").isEnabledFor(logging.DEBUG)
    configure(paths, is_debug=True)
    assert logging.getLogger("other").isEnabledFor(logging.DEBUG)
    assert len(logging.getLogger().handlers) == 1


def test_a_log_that_cannot_be_written_stops_nothing(paths: Paths, tmp_path: Path) -> None:
    configure(paths, tmp_path / "gone" / "log.jsonl")
    logging.getLogger("other").info("still here")
    assert not (tmp_path / "gone").exists() and logging.getLogger().handlers
    assert "still here" in (paths.logs / "alcove.log").read_text("utf-8")
