"""Writes small GGUF files, whole and broken."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def pair(key: str, value: Any) -> bytes:
    if isinstance(value, str):
        return text(key) + struct.pack("<I", 8) + text(value)
    if isinstance(value, list):
        return text(key) + struct.pack("<IIQ", 9, 8, len(value)) + b"".join(text(item) for item in value)
    return text(key) + struct.pack("<II", 4, value)


def gguf(weights: int = 4096, *, architecture: str = "llama", **more: Any) -> bytes:
    """One F16 tensor of `weights` numbers; `more` are further keys, with `__` for a dot."""
    keys = {
        "general.architecture": architecture,
        "general.name": "Tiny",
        "general.file_type": 1,
        f"{architecture}.context_length": 2048,
        "tokenizer.ggml.tokens": ["<s>", "</s>", "é"],
        **{key.replace("__", "."): value for key, value in more.items()},
    }
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(keys)) + b"".join(pair(*item) for item in keys.items())
    head += text("output.weight") + struct.pack("<IQIQ", 1, weights, 1, 0)
    return head + b"\0" * (-len(head) % 32) + b"\0" * (weights * 2)


def write_gguf(path: Path, weights: int = 4096, **more: Any) -> Path:
    path.write_bytes(gguf(weights, **more))
    return path
