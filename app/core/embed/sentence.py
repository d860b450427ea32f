"""Any model folder of sentence-transformers, for models without an ONNX file: the only importer of
sentence_transformers, which is an extra. Knows no library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.core.embed.base import Vectors
from app.core.errors import MachineError, UserError

MODEL_FILES = ("modules.json", "config_sentence_transformers.json")


class SentenceEmbedder:
    """Uses the prompts "query" and "passage" (or "document") where the model has them.
    Raises MachineError engine_missing without the extra, UserError not_a_model."""

    def __init__(self, folder: Path) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MachineError("engine_missing", engine="sentence-transformers") from error
        try:
            self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # torch, safetensors and transformers raise kinds of their own
            raise UserError("not_a_model", path=str(folder), detail=f"{type(error).__name__}: {error}"[:500]) from error
        weights = sorted(file for pattern in ("*.safetensors", "*.bin") for file in folder.rglob(pattern))
        sizes = ",".join(str(file.stat().st_size) for file in weights)
        self._id = f"{folder.name}-{hashlib.sha256(sizes.encode()).hexdigest()[:8]}"
        prompts = self._model.prompts or {}
        self._query = "query" if "query" in prompts else None
        self._passage = next((name for name in ("passage", "document") if name in prompts), None)

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimension(self) -> int:
        return int(self._model.get_sentence_embedding_dimension())

    @property
    def languages(self) -> frozenset[str]:
        return frozenset()  # the folder does not say

    def count_tokens(self, text: str) -> int:
        return len(self._model.tokenizer(text, add_special_tokens=False, truncation=False)["input_ids"])

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._encode(list(texts), self._passage)

    def embed_query(self, text: str) -> Vectors:
        row: Vectors = self._encode([text], self._query)[0]
        return row

    def close(self) -> None:
        self._model = None

    def _encode(self, texts: list[str], prompt: str | None) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors: Vectors = self._model.encode(
            texts, prompt_name=prompt, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        ).astype(np.float32)
        return vectors
