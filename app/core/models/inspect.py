"""Reads the head of a GGUF file: enough to know what it is and whether it is complete, without loading it. Layout after
the GGUF specification, version 2 and 3 (little-endian)."""

from __future__ import annotations

import math
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.errors import UserError

MAGIC = b"GGUF"
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
MAX_TEXT = 16 * 1024**2  # bytes; the longest chat templates have some 20,000
MAX_COUNT = 1_000_000  # more keys, tensors or list items than any model has: a damaged count
# Bytes a block and weights a block, by ggml type (ggml.c, type_traits).
_BLOCKS = {
    0: (4, 1), 1: (2, 1), 2: (18, 32), 3: (20, 32), 6: (22, 32), 7: (24, 32), 8: (34, 32), 9: (36, 32),
    10: (84, 256), 11: (110, 256), 12: (144, 256), 13: (176, 256), 14: (210, 256), 15: (292, 256),
    16: (66, 256), 17: (74, 256), 18: (98, 256), 19: (50, 256), 20: (18, 32), 21: (110, 256), 22: (82, 256),
    23: (136, 256), 24: (1, 1), 25: (2, 1), 26: (4, 1), 27: (8, 1), 28: (8, 1), 29: (56, 256), 30: (2, 1),
    34: (54, 256), 35: (66, 256), 39: (17, 32),
}  # fmt: skip
_QUANTS = {0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K", 11: "Q3_K_S",
           12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M", 18: "Q6_K",
           32: "BF16"}  # fmt: skip


@dataclass(frozen=True)
class GgufHead:
    """`parameters` counts weights, `context` tokens; `bytes_needed` is the smallest size the whole file can have.
    `cache_bytes` is what a token of context costs in memory, 0 where the head does not tell."""

    architecture: str
    name: str
    parameters: int
    quant: str
    context: int
    has_chat_template: bool
    bytes_needed: int
    cache_bytes: int = 0


class _Truncated(Exception):
    pass


class _Reader:
    """Bounds-checked little-endian reading."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._data = data
        self.at = 0

    def scalar(self, kind: str) -> Any:
        return struct.unpack(f"<{kind}", self.take(struct.calcsize(f"<{kind}")))[0]

    def take(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self._data):
            raise _Truncated
        piece = self._data[self.at : self.at + count]
        self.at += count
        return bytes(piece)

    def count(self) -> int:
        value = int(self.scalar("Q"))
        if value > MAX_COUNT:
            raise ValueError("impossible count")
        return value

    def text(self) -> str:
        length = int(self.scalar("Q"))
        if length > MAX_TEXT:
            raise ValueError("impossible length")
        return self.take(length).decode("utf-8", "replace")

    def _skip_texts(self, count: int) -> None:
        """Vocabularies have hundreds of thousands of strings that are not needed here."""
        at, end, read = self.at, len(self._data), struct.Struct("<Q").unpack_from
        for _ in range(count):
            if at + 8 > end:
                raise _Truncated
            at += 8 + read(self._data, at)[0]
        if at > end:
            raise _Truncated
        self.at = at

    def value(self, kind: int, depth: int = 0) -> Any:
        if kind == _STRING:
            return self.text()
        if kind == _ARRAY and depth < 4:
            inner, length = int(self.scalar("I")), self.count()
            if inner in _SCALARS:
                self.take(struct.calcsize(f"<{_SCALARS[inner]}") * length)
            elif inner == _STRING:
                self._skip_texts(length)
            else:
                for _ in range(length):
                    self.value(inner, depth + 1)
            return None
        if kind not in _SCALARS:
            raise ValueError(f"unknown value type {kind}")
        return self.scalar(_SCALARS[kind])


def inspect_gguf(path: Path) -> GgufHead:
    """Raises UserError path_missing, permission, not_a_model, truncated_model."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            if stream.read(4) != MAGIC:
                raise UserError("not_a_model", path=str(path))
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                head = _read_head(_Reader(data))
    except FileNotFoundError:
        raise UserError("path_missing", path=str(path)) from None
    except PermissionError:
        raise UserError("permission", path=str(path)) from None
    except _Truncated:
        raise UserError("truncated_model", path=str(path), expected="more", actual=size) from None
    except (ValueError, OverflowError, OSError, struct.error):
        raise UserError("not_a_model", path=str(path)) from None
    if head.bytes_needed > size:
        raise UserError("truncated_model", path=str(path), expected=head.bytes_needed, actual=size)
    return head


def _read_head(reader: _Reader) -> GgufHead:
    reader.take(4)
    version = reader.scalar("I")
    if version not in (2, 3):
        raise ValueError("unknown version")
    tensors, keys = reader.count(), reader.count()
    metadata: dict[str, Any] = {}
    for _ in range(keys):
        key = reader.text()
        metadata[key] = reader.value(int(reader.scalar("I")))
    weights, data_bytes = _read_tensors(reader, tensors)
    alignment = metadata.get("general.alignment")
    alignment = alignment if isinstance(alignment, int) and 0 < alignment <= 65_536 else 32
    start = math.ceil(reader.at / alignment) * alignment
    architecture = str(metadata.get("general.architecture", ""))
    context = metadata.get(f"{architecture}.context_length", 0)
    return GgufHead(
        architecture=architecture,
        name=str(metadata.get("general.name", "")),
        parameters=weights,
        quant=_QUANTS.get(metadata.get("general.file_type", -1), "unknown"),
        context=context if isinstance(context, int) else 0,
        has_chat_template="tokenizer.chat_template" in metadata,
        bytes_needed=start + data_bytes,
        cache_bytes=_cache_bytes(metadata, architecture),
    )


def _cache_bytes(metadata: dict[str, Any], architecture: str) -> int:
    """Keys and values of every layer for one token, 16 bits each, as llama.cpp lays out its cache (llama-kv-cache.cpp:
    in each layer K is n_embd_k_gqa and V n_embd_v_gqa wide). Too much for models that look back over a window only."""

    def number(key: str, default: int = 0) -> int:
        value = metadata.get(f"{architecture}.{key}")
        return value if isinstance(value, int) and 0 < value < MAX_COUNT else default

    layers, heads = number("block_count"), number("attention.head_count")
    if not layers or not heads:
        return 0
    width = number("embedding_length") // heads
    key, value = number("attention.key_length", width), number("attention.value_length", width)
    return 2 * layers * number("attention.head_count_kv", heads) * (key + value)


def _read_tensors(reader: _Reader, count: int) -> tuple[int, int]:
    """Number of weights, and the end of the last tensor's data in bytes from the start of the data."""
    weights = end = 0
    for _ in range(count):
        reader.text()
        dimensions = int(reader.scalar("I"))
        if dimensions > 8:
            raise ValueError("impossible tensor")
        shape = [int(reader.scalar("Q")) for _ in range(dimensions)]
        kind, offset = int(reader.scalar("I")), int(reader.scalar("Q"))
        items = math.prod(shape)
        weights += items
        block_bytes, block_items = _BLOCKS.get(kind, (0, 1))
        end = max(end, offset + items // block_items * block_bytes)
    return weights, end
