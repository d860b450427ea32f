"""Remembers the vectors of short texts: the same examples and sentences are compared with every question."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.core.embed.base import Embedder

MOST_TEXTS = 1024  # 384 floats each, 1.5 MB
MOST_CHARS = 200  # longer ones are passages, which seldom come again


class RememberedTexts:
    """The last `MOST_TEXTS` short texts with their vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, npt.NDArray[np.float32]] = OrderedDict()

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """As `Embedder.embed`: a row for each text."""
        strange = [text for text in dict.fromkeys(texts) if text not in self._kept]
        new = dict(zip(strange, self._embedder.embed(strange), strict=True)) if strange else {}
        found = []
        for text in texts:
            vector = new[text] if text in new else self._kept[text]
            if len(text) <= MOST_CHARS:
                self._kept[text] = vector
                self._kept.move_to_end(text)
            found.append(vector)
        while len(self._kept) > MOST_TEXTS:
            self._kept.popitem(last=False)
        return np.stack(found)
