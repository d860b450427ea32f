"""The *hub* source, the only importer of huggingface_hub: files of a model repository, resumed and checked by hash."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

from app.core.errors import AppError, Cancelled, MachineError
from app.core.models.catalogue import ModelFile
from app.core.models.download import check_hash, disk_errors
from app.core.task import Task

POLL_S = 0.1


class HubSource:
    """`endpoint` None means the public hub, or what HF_ENDPOINT names."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def fetch(self, file: ModelFile, target: Path, partial: Path, task: Task, *, done: int, total: int) -> None:
        """Write `file` to `target`. Raises MachineError download_failed, hash_mismatch, disk_full; Cancelled."""
        folder = partial / "hub"
        folder.mkdir(parents=True, exist_ok=True)
        worker = _Download(self._endpoint, file, folder, Task())
        worker.start()
        while worker.is_alive():
            try:
                have = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
                task.report("download", min(done + have, total), total, detail=file.name)
            except (Cancelled, OSError) as error:
                if isinstance(error, Cancelled):
                    worker.stop.cancel()
                    worker.join(5)
                    raise
            time.sleep(POLL_S)
        if worker.error is not None:
            raise worker.error
        check_hash(folder / file.name, file.sha256, task)
        with disk_errors(partial):
            (folder / file.name).replace(target)


class _Download(threading.Thread):
    """The library blocks while it downloads; Stop is delivered through its progress bar."""

    def __init__(self, endpoint: str | None, file: ModelFile, folder: Path, stop: Task) -> None:
        super().__init__(name="hub-download", daemon=True)
        self._endpoint = endpoint
        self._file = file
        self._folder = folder
        self.stop = stop
        self.error: AppError | Cancelled | None = None

    def run(self) -> None:
        from huggingface_hub import hf_hub_download
        from tqdm.auto import tqdm

        stop = self.stop

        class StoppableBar(tqdm):  # type: ignore[type-arg]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                kwargs.pop("name", None)
                super().__init__(*args, **{**kwargs, "disable": True})

            def update(self, n: float | None = 1) -> bool | None:
                stop.check()
                return None

        try:
            with disk_errors(self._folder):
                hf_hub_download(
                    self._file.repo,
                    self._file.name,
                    revision=self._file.revision,
                    local_dir=self._folder,
                    endpoint=self._endpoint,
                    tqdm_class=StoppableBar,
                )
        except (AppError, Cancelled) as error:
            self.error = error
        except Exception as error:  # the library raises a dozen kinds for a network that fails
            self.error = MachineError("download_failed", detail=f"{type(error).__name__}")
