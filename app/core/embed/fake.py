"""An embedder without a model: hashed bags of words, so that tests and --fake-models retrieve sensibly."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from app.core.embed.base import Vectors

FAKE_PREFIX = "fake-"
_WORD = re.compile(r"\w+")


class FakeEmbedder:
    """Deterministic on every machine. Texts that share words are near."""

    def __init__(
        self, dimension: int = 64, *, id: str = FAKE_PREFIX + "1", languages: frozenset[str] = frozenset()
    ) -> None:
        self._dimension = dimension
        self._id = id
        self._languages = languages
        self.texts_embedded = 0

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimension(self) -> int:
        return self._dimension

    @property
    def languages(self) -> frozenset[str]:
        return self._languages

    def count_tokens(self, text: str) -> int:
        return len(_WORD.findall(text))

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts_embedded += len(texts)
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        return np.stack([self._vector(text) for text in texts])

    def embed_query(self, text: str) -> Vectors:
        return self._vector(text)

    def close(self) -> None: ...

    def _vector(self, text: str) -> Vectors:
        vector = np.full(self._dimension, 1e-3, dtype=np.float32)  # never the zero vector
        for word in _WORD.findall(text.casefold()):
            code = zlib.crc32(word.encode())
            vector[code % self._dimension] += 1.0 if code & 0x10000 else -1.0
        unit: Vectors = vector / np.linalg.norm(vector)
        return unit
