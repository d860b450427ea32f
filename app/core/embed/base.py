"""What the library needs of an embedding model. Knows no runtime."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # the window's process only names this type, and numpy costs it 50 ms of its start
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]
else:
    Vectors = Any


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is the cosine similarity."""

    @property
    def id(self) -> str:
        """Name and version of the model; an index made with another id must not be written to."""
        ...

    @property
    def dimension(self) -> int: ...

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes that the model was trained on; empty means many."""
        ...

    def count_tokens(self, text: str) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Passages to vectors: shape (len(texts), dimension), float32, each of length 1."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """A question to one vector, shape (dimension,)."""
        ...

    def close(self) -> None: ...
