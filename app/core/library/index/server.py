"""Where a shared vector index is kept when it is not in the library's own folder. Loads nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VectorServer:
    """A Chroma server. Vectors and chunk ids go there; text, names and questions never do."""

    host: str
    port: int = 8000
    is_ssl: bool = False
