"""Sentence embeddings on onnxruntime: the only importer of onnxruntime and tokenizers. Knows no library."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from app.core.embed.base import Vectors
from app.core.errors import UserError

MAX_TOKENS = 256  # what all-MiniLM-L6-v2 was trained with; more costs time and gains nothing
BATCH = 4  # 377 MB; 16 takes 690 MB and a fifth longer (docs/benchmarks.md)
MODEL_FILES = ("model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")


class OnnxEmbedder:
    """A sentence-transformers model exported to ONNX: mean pooling over the attention mask, then length 1.

    `folder` holds model.onnx (or onnx/model.onnx), tokenizer.json and optionally alcove.json with "id", "languages",
    "query_prefix" and "passage_prefix" (E5 wants "query: " and "passage: "). Raises UserError not_a_model.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            model = next(folder / name for name in MODEL_FILES if (folder / name).is_file())
            self._about = _read_about(folder)
            self._tokenizer = _load_tokenizer(folder / "tokenizer.json")
            self._session = _load_session(model)
            self._id = str(self._about.get("id") or f"{folder.name}-{_fingerprint(model)}")
            self._inputs = [item.name for item in self._session.get_inputs()]
            self._dimension = int(self._encode(["a"]).shape[1])
        except Exception as error:  # both libraries raise bare and private exception classes
            raise UserError("not_a_model", path=str(folder), detail=f"{type(error).__name__}: {error}"[:500]) from error

    @property
    def id(self) -> str:
        return self._id

    @property
    def dimension(self) -> int:
        return self._dimension

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self._about.get("languages", ("en",)))

    def count_tokens(self, text: str) -> int:
        """Without the two special tokens, and not cut at the model's limit."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return len(encoding.ids) + sum(len(rest.ids) for rest in encoding.overflowing)

    def embed(self, texts: Sequence[str]) -> Vectors:
        result = np.zeros((len(texts), self._dimension), dtype=np.float32)
        prefix = str(self._about.get("passage_prefix", ""))
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # similar lengths together, for little padding
        for begin in range(0, len(order), BATCH):
            rows = order[begin : begin + BATCH]
            result[rows] = self._encode([prefix + texts[i] for i in rows])
        return result

    def embed_query(self, text: str) -> Vectors:
        row: Vectors = self._encode([str(self._about.get("query_prefix", "")) + text])[0]
        return row

    def close(self) -> None:
        self._session = None

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        longest = min(MAX_TOKENS, max(len(e.ids) for e in encodings))
        ids = np.zeros((len(texts), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            count = min(longest, len(encoding.ids))
            ids[row, :count] = encoding.ids[:count]
            mask[row, :count] = 1
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = self._session.run(None, {name: feeds[name] for name in self._inputs})[0]
        return _pool(states, mask)


def _pool(states: Any, mask: Any) -> Vectors:
    weights = mask[:, :, None].astype(np.float32)
    means = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
    unit: Vectors = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)).astype(np.float32)
    return unit


def _load_tokenizer(path: Path) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _load_session(path: Path) -> Any:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # texts differ in length: a plan for each is memory and no time
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _read_about(folder: Path) -> dict[str, Any]:
    file = folder / "alcove.json"
    about: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return about


def _fingerprint(model: Path) -> str:
    """Size and first bytes distinguish two exports of a model without reading 20-90 MB at each start."""
    with model.open("rb") as stream:
        head = stream.read(1 << 16)
    return hashlib.sha256(str(model.stat().st_size).encode() + head).hexdigest()[:8]
