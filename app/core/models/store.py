"""The model store: the catalogue combined with the files on disk. Files decide what is installed; the registry only
stores files added in place and the person's choice."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.core.errors import UserError
from app.core.models.base import ModelEntry
from app.core.models.connections import ConnectionLog
from app.core.models.packaged import packaged_embedders
from app.core.resources import resource
from app.core.settings.store import write_json
from app.core.task import Task

if TYPE_CHECKING:
    from app.core.models.base import ModelKind
    from app.core.models.catalogue import CatalogueEntry, ModelFile
    from app.core.models.inspect import GgufHead

REGISTRY = "registry.json"
DONE = ".complete"  # written last: a folder without it is an incomplete download
# GGUF files that are not models to chat with: projectors of images, encoders.
NOT_CHAT = ("", "clip", "bert", "nomic-bert", "jina-bert-v2", "t5encoder")


class Source(Protocol):
    def fetch(self, file: ModelFile, target: Path, partial: Path, task: Task, *, done: int, total: int) -> None: ...


class ModelStore:
    """The `Models` of the program, in `folder`."""

    def __init__(
        self,
        folder: Path,
        *,
        catalogue: Path | None = None,
        sources: dict[str, Source] | None = None,
        connections: ConnectionLog | None = None,
        shipped: Path | None = None,
    ) -> None:
        """`shipped` is a folder of models that came with the program; it is never written to."""
        self._folder = folder
        self._shipped = shipped
        self._connections = connections or ConnectionLog(None)
        self._catalogue_file = catalogue or resource("catalogue.json")
        self._given_sources = sources
        self._lock = threading.RLock()

    @functools.cached_property
    def _catalogue(self) -> dict[str, CatalogueEntry]:
        from app.core.models.catalogue import read_catalogue  # with the first list, not with the window

        return {entry.id: entry for entry in read_catalogue(self._catalogue_file)}

    @functools.cached_property
    def _sources(self) -> dict[str, Source]:
        from app.core.models.hub import HubSource
        from app.core.models.wheel import WheelSource

        return self._given_sources or {"wheel": WheelSource(), "hub": HubSource()}

    def list(self) -> Sequence[ModelEntry]:
        known = [entry.entry(self._installed(entry)) for entry in self._catalogue.values()] + packaged_embedders()
        return known + [_local(model_id, Path(path)) for model_id, path in self._registry()["local"].items()]

    def find(self, model_id: str) -> ModelEntry:
        for entry in self.list():
            if entry.id == model_id:
                return entry
        raise UserError("unknown_model", model=model_id)

    def get(self, model_id: str, task: Task) -> ModelEntry:
        entry = self.find(model_id)
        if entry.is_installed or model_id not in self._catalogue:
            return entry
        from app.core.models.download import disk_errors, folder_bytes, require_room  # with hashlib

        wanted = self._catalogue[model_id]
        partial = self._folder / ".partial" / model_id
        with disk_errors(self._folder):
            partial.mkdir(parents=True, exist_ok=True)
            require_room(partial, wanted.room_bytes - folder_bytes(partial))
            self._connections.note(model_id, wanted.source)
            self._fetch_all(wanted, partial, task)
        shutil.rmtree(partial, ignore_errors=True)
        return self.find(model_id)

    def add(self, file: Path) -> ModelEntry:
        from app.core.models.inspect import inspect_gguf

        if inspect_gguf(file).architecture in NOT_CHAT:
            raise UserError("not_a_model", path=str(file))
        with self._lock:
            registry = self._registry()
            for model_id, path in registry["local"].items():
                if Path(path) == file:
                    return self.find(model_id)
            model_id = self._free_id(file.stem.lower().replace(" ", "-"))
            registry["local"][model_id] = str(file)
            self._save(registry)
        return self.find(model_id)

    def remove(self, model_id: str) -> ModelEntry:
        """Raises UserError model_shipped for one that is part of the program."""
        entry = self.find(model_id)
        if self._shipped is not None and entry.path is not None and entry.path.is_relative_to(self._shipped):
            raise UserError("model_shipped", model=entry.name)
        with self._lock:
            registry = self._registry()
            registry["chosen"] = {kind: chosen for kind, chosen in registry["chosen"].items() if chosen != model_id}
            if registry["local"].pop(model_id, None) is None:
                shutil.rmtree(self._folder / model_id, ignore_errors=True)
                shutil.rmtree(self._folder / ".partial" / model_id, ignore_errors=True)
            self._save(registry)
        return entry

    def default(self, kind: ModelKind) -> ModelEntry | None:
        installed = {entry.id: entry for entry in self.list() if entry.kind == kind and entry.is_installed}
        chosen = installed.get(self._registry()["chosen"].get(kind, ""))
        fitting = [entry for entry in installed.values() if entry.fits != "no"] or list(installed.values())
        return chosen or max(fitting, key=lambda entry: entry.parameters, default=None)

    def choose(self, model_id: str) -> ModelEntry:
        entry = self.find(model_id)
        if not entry.is_installed:
            raise UserError("no_model", model=model_id)
        with self._lock:
            registry = self._registry()
            registry["chosen"][entry.kind] = model_id
            self._save(registry)
        return entry

    def _fetch_all(self, wanted: CatalogueEntry, partial: Path, task: Task) -> None:
        folder = self._folder / wanted.id
        folder.mkdir(parents=True, exist_ok=True)
        done, total = 0, wanted.download_bytes
        for file in wanted.files:
            target = folder / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not (target.is_file() and target.stat().st_size == file.bytes):
                self._sources[wanted.source].fetch(file, target, partial, task, done=done, total=total)
            done += file.download_bytes
        if wanted.kind == "embedder":
            write_json(folder / "alcove.json", _about_embedder(wanted))
        (folder / DONE).touch()
        task.report("download", total, total, detail=wanted.id)

    def _installed(self, entry: CatalogueEntry) -> Path | None:
        for parent in (self._folder, self._shipped):
            folder = parent / entry.id if parent is not None else None
            if folder is not None and _is_whole(folder, entry):
                return folder if entry.kind == "embedder" else folder / entry.files[0].name
        return None

    def _free_id(self, wanted: str) -> str:
        taken = {entry.id for entry in self.list()}
        number, free = 2, wanted
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        return free

    def _registry(self) -> dict[str, Any]:
        try:
            data = json.loads((self._folder / REGISTRY).read_text("utf-8"))
            return {"local": dict(data["local"]), "chosen": dict(data["chosen"])}
        except (OSError, ValueError, KeyError, TypeError):
            return {"local": {}, "chosen": {}}

    def _save(self, registry: dict[str, Any]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_json(self._folder / REGISTRY, registry)


def _is_whole(folder: Path, entry: CatalogueEntry) -> bool:
    return (folder / DONE).is_file() and all((folder / file.name).is_file() for file in entry.files)


@functools.lru_cache(maxsize=256)
def _head(path: Path, size: int, changed_ns: int) -> GgufHead:
    """Cached, since the list is requested often: a file is read again only when it changed."""
    from app.core.models.inspect import inspect_gguf

    return inspect_gguf(path)


def _about_embedder(entry: CatalogueEntry) -> dict[str, Any]:
    """What the model's own files do not say; read by the embedder."""
    prefixes = {"query_prefix": entry.query_prefix, "passage_prefix": entry.passage_prefix}
    return {"id": f"{entry.id}-{entry.quant}", "languages": entry.languages, **prefixes}


def _local(model_id: str, path: Path) -> ModelEntry:
    """A file added in place; if it is missing or broken it stays listed as not installed."""
    from app.core.models.device import fit, memory_needed

    try:
        state = path.stat()
        head, size = _head(path, state.st_size, state.st_mtime_ns), state.st_size
    except (UserError, OSError):
        return ModelEntry(model_id, path.stem, "chat", "unknown", 0, "unknown", 0, "file")
    return ModelEntry(
        id=model_id,
        name=head.name or path.stem,
        kind="chat",
        family=head.architecture,
        parameters=head.parameters,
        quant=head.quant,
        bytes=size,
        source="file",
        path=path,
        fits=fit(size),
        memory_bytes=memory_needed(size),
    )
