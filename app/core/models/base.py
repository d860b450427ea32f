"""What the rest of the program knows of a model file: where it comes from, what it needs, whether it is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from app.core.task import Task

ModelKind = Literal["chat", "embedder"]
SourceKind = Literal["wheel", "hub", "file"]
Fit = Literal["yes", "tight", "no"]


@dataclass(frozen=True)
class ModelEntry:
    """A model that is in the catalogue or was added by the person. `path` is None until it is here;
    a chat model's path is its GGUF file, an embedder's its folder. `bytes` is the size on disk, and
    `download_bytes` what getting it costs: a package may hold more than the model. 0 where there is nothing to get."""

    id: str
    name: str
    kind: ModelKind
    family: str
    parameters: int
    quant: str
    bytes: int
    source: SourceKind
    licence: str = ""
    languages: tuple[str, ...] = ()
    is_starter: bool = False
    download_bytes: int = 0
    path: Path | None = None
    fits: Fit = "yes"
    memory_bytes: int = 0

    @property
    def is_installed(self) -> bool:
        return self.path is not None

    @property
    def cost_bytes(self) -> int:
        """For a list: the bytes on disk, or those still to be downloaded."""
        return self.bytes if self.is_installed else self.download_bytes or self.bytes


class Models(Protocol):
    """The model store: catalogue and installed files."""

    def list(self) -> Sequence[ModelEntry]: ...

    def find(self, model_id: str) -> ModelEntry:
        """Raises UserError: unknown_model."""
        ...

    def get(self, model_id: str, task: Task) -> ModelEntry:
        """Download a model, check its hash, and install it. A second call resumes. Progress stage "download", in bytes.
        Raises UserError: unknown_model; MachineError: disk_full, download_failed, hash_mismatch."""
        ...

    def add(self, file: Path) -> ModelEntry:
        """Register a GGUF file where it is. Raises UserError: path_missing, not_a_model, truncated_model."""
        ...

    def remove(self, model_id: str) -> ModelEntry:
        """Delete a downloaded model, or forget one that was added in place."""
        ...

    def default(self, kind: ModelKind) -> ModelEntry | None:
        """The chosen or best installed model of a kind; None where none is installed."""
        ...

    def choose(self, model_id: str) -> ModelEntry:
        """Make an installed model the default of its kind."""
        ...
