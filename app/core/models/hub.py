"""The *hub* source, the only importer of huggingface_hub: files of a model repository, resumed and checked by hash."""

from __future__ import annotations

import re
from pathlib import Path

from app.core.models.catalogue import ModelFile
from app.core.models.download import check_hash, disk_errors, folder_bytes
from app.core.models.transfer import TIMEOUT_S, in_thread, read_all
from app.core.task import Task

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
        download = _Download(self._endpoint, file, folder)
        in_thread(
            download.read,
            folder,
            lambda: task.report("download", min(done + folder_bytes(folder), total), total, detail=file.name),
        )
        check_hash(download.file, file.sha256 or download.hub_hash, task)
        with disk_errors(partial):
            download.file.replace(target)


class _Download:
    """Appends to `file`. WORKAROUND(huggingface/huggingface_hub#4228): hf_hub_download discards the bytes of an
    interrupted download, so only its addresses, metadata and session are used. `hub_hash` is the sha256 that the hub
    states, None for small files."""

    def __init__(self, endpoint: str | None, wanted: ModelFile, folder: Path) -> None:
        self._endpoint = endpoint
        self._wanted = wanted
        self._folder = folder
        self.file = folder
        self.hub_hash: str | None = None

    def read(self, stop: Task) -> None:
        from huggingface_hub import get_hf_file_metadata, get_session, hf_hub_url

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
        read_all(get_session(), url, self.file, known.size or self._wanted.bytes, stop)
