"""The *hub* source, the only importer of huggingface_hub: files of a model repository, resumed and checked by hash."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path
from typing import Any

from app.core.errors import AppError, Cancelled, MachineError
from app.core.models.catalogue import ModelFile
from app.core.models.download import check_hash, disk_errors, folder_bytes
from app.core.task import Task

POLL_S = 0.1
TIMEOUT_S = 10.0
STOP_GRACE_S = 2.0  # a thread that waits for the network longer than this is left to end alone; it writes no more
ATTEMPTS = 5  # in a row without a single byte
_SHA256 = re.compile(r"[0-9a-f]{64}")


class HubSource:
    """`endpoint` None means the public hub, or what HF_ENDPOINT names. No login of the user is ever sent."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def fetch(self, file: ModelFile, target: Path, partial: Path, task: Task, *, done: int, total: int) -> None:
        """Write `file` to `target`. Raises MachineError download_failed, hash_mismatch, disk_full; Cancelled."""
        folder = partial / "hub"
        with disk_errors(partial):
            folder.mkdir(parents=True, exist_ok=True)
        worker = _Download(self._endpoint, file, folder)
        worker.start()
        try:
            while worker.is_alive():
                task.report("download", min(done + folder_bytes(folder), total), total, detail=file.name)
                worker.join(POLL_S)
        except BaseException:
            worker.stop.cancel()
            worker.join(STOP_GRACE_S)
            raise
        if worker.error is not None:
            raise worker.error
        check_hash(worker.file, file.sha256 or worker.hub_hash, task)
        with disk_errors(partial):
            worker.file.replace(target)


class _Download(threading.Thread):
    """Reads into `file`, after what is there already. WORKAROUND(huggingface/huggingface_hub#4228): hf_hub_download
    throws the bytes of a cut download away, so only its addresses, its metadata and its session are used. `hub_hash`
    is the sha256 that the hub itself states, None for a small file that it keeps otherwise."""

    def __init__(self, endpoint: str | None, wanted: ModelFile, folder: Path) -> None:
        super().__init__(name="hub-download", daemon=True)
        self._endpoint = endpoint
        self._wanted = wanted
        self._folder = folder
        self.file = folder
        self.stop = Task()
        self.error: AppError | Cancelled | None = None
        self.hub_hash: str | None = None

    def run(self) -> None:
        try:
            with disk_errors(self._folder):
                self._download()
        except (AppError, Cancelled) as error:
            self.error = error
        except Exception as error:  # the library raises a dozen kinds for a network that fails
            self.error = MachineError("download_failed", detail=_reason(error))

    def _download(self) -> None:
        from huggingface_hub import get_hf_file_metadata, hf_hub_url

        repo, name = self._wanted.repo, self._wanted.name
        url = hf_hub_url(repo, name, revision=self._wanted.revision, endpoint=self._endpoint)
        known = get_hf_file_metadata(url, token=False, timeout=TIMEOUT_S, endpoint=self._endpoint)
        etag = known.etag or "unknown"
        self.hub_hash = etag if _SHA256.fullmatch(etag) else None
        # Named after its content: the beginning of another version is never continued.
        self.file = self._folder / f"{name}.{re.sub(r'[^0-9a-zA-Z]', '', etag)[:16]}.part"
        self.file.touch()
        if known.commit_hash:
            url = hf_hub_url(repo, name, revision=known.commit_hash, endpoint=self._endpoint)
        self._read_all(url, known.size or self._wanted.bytes)

    def _read_all(self, url: str, size: int) -> None:
        failures = 0
        while (have := self.file.stat().st_size) < size:
            try:
                self._read_from(url, have)
            except Exception as error:
                self.stop.check()
                failures = failures + 1 if self.file.stat().st_size == have else 1
                if failures >= ATTEMPTS or _status(error) or isinstance(error, OSError):
                    raise
                time.sleep(failures * 0.2)

    def _read_from(self, url: str, have: int) -> None:
        from huggingface_hub import get_session

        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        with get_session().stream("GET", url, headers=headers, timeout=TIMEOUT_S, follow_redirects=True) as response:
            response.raise_for_status()
            is_continued = have and response.status_code == 206
            with self.file.open("ab" if is_continued else "wb") as stream:
                for block in response.iter_bytes():
                    self.stop.check()
                    stream.write(block)


def _status(error: Exception) -> Any:
    return getattr(getattr(error, "response", None), "status_code", None)


def _reason(error: Exception) -> str:
    return f"the server answered {_status(error)}" if _status(error) else type(error).__name__
