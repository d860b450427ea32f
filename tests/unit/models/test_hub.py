"""The hub source against a stand-in server: resume, hashes, faults and Stop."""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import Cancelled, MachineError
from app.core.models import transfer
from app.core.models.catalogue import ModelFile
from app.core.models.hub import HubSource
from app.core.task import Progress, Task
from tests.unit.models.hub_server import COMMIT, HubServer, serve

DATA = random.Random(1).randbytes(3_000_000)
NAME = "tiny.gguf"


@pytest.fixture
def server() -> Iterator[HubServer]:
    with serve({NAME: DATA}) as running:
        yield running


def fetch(
    server: HubServer, folder: Path, task: Task | None = None, *, sha256: str | None = None, name: str = NAME
) -> Path:
    file = ModelFile(name=name, bytes=len(DATA), sha256=sha256, repo="someone/tiny-GGUF")
    target = folder / name
    HubSource(server.url).fetch(file, target, folder, task or Task(), done=0, total=len(DATA))
    return target


def test_a_file_arrives_whole_and_without_a_login(
    server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    assert fetch(server, tmp_path).read_bytes() == DATA
    assert set(server.authorizations) == {""}
    assert f"/resolve/{COMMIT}/" in server.requests[-1][1]


def test_a_cut_connection_goes_on_where_it_was_cut(server: HubServer, tmp_path: Path) -> None:
    server.cuts = [1_000_000, 500_000]
    assert fetch(server, tmp_path).read_bytes() == DATA
    assert server.ranges == ["", "bytes=1000000-", "bytes=1500000-"]


def test_a_second_call_goes_on_after_the_first_gave_up(
    server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "ATTEMPTS", 1)
    server.cuts = [2_000_000]
    with pytest.raises(MachineError) as failure:
        fetch(server, tmp_path)
    assert failure.value.code == "download_failed"
    assert fetch(server, tmp_path).read_bytes() == DATA
    assert server.ranges[-1] == "bytes=2000000-"


def test_a_server_without_ranges_starts_again(server: HubServer, tmp_path: Path) -> None:
    server.cuts, server.ignores_ranges = [1_000_000], True
    assert fetch(server, tmp_path).read_bytes() == DATA


def test_another_version_is_not_continued(server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "ATTEMPTS", 1)
    server.cuts = [2_000_000]
    with pytest.raises(MachineError):
        fetch(server, tmp_path)
    server.files[NAME] = newer = DATA[::-1]
    server.etags[NAME] = hashlib.sha256(newer).hexdigest()
    assert fetch(server, tmp_path).read_bytes() == newer


@pytest.mark.parametrize("pinned", ["0" * 64, None])
def test_a_wrong_hash_is_refused_and_the_bytes_deleted(server: HubServer, tmp_path: Path, pinned: str | None) -> None:
    if pinned is None:
        server.etags[NAME] = "f" * 64  # the hub's own hash
    with pytest.raises(MachineError) as failure:
        fetch(server, tmp_path, sha256=pinned)
    assert failure.value.code == "hash_mismatch"
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_an_unknown_file_is_an_error_with_a_code(server: HubServer, tmp_path: Path) -> None:
    with pytest.raises(MachineError) as failure:
        fetch(server, tmp_path, name="missing.gguf")
    assert (failure.value.code, failure.value.data["detail"]) == ("download_failed", "the server answered 404")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with serve({}) as gone:
        pass
    with pytest.raises(MachineError) as failure:
        fetch(gone, tmp_path)
    assert failure.value.code == "download_failed"


def test_stop_ends_it_and_what_arrived_is_kept(server: HubServer, tmp_path: Path) -> None:
    server.delay_s = 0.02
    task = Task()
    seen = threading.Event()

    def on_progress(progress: Progress) -> None:
        if progress.done > 600_000:
            seen.set()
            task.cancel()

    task._on_progress = on_progress
    with pytest.raises(Cancelled):
        fetch(server, tmp_path, task)
    assert seen.is_set()
    server.delay_s = 0.0
    assert fetch(server, tmp_path).read_bytes() == DATA
    assert server.ranges[-1].startswith("bytes=")
