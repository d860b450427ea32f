"""Says whether a model fits this computer, before anything is downloaded."""

from __future__ import annotations

import psutil

from app.core.models.base import Fit

# Weights, plus KV cache of a 4k context and compute buffers; the rest of the computer wants memory as well.
OVERHEAD_SHARE = 0.15
OVERHEAD_BYTES = 400 * 1024**2
TIGHT_SHARE = 0.6


def memory_needed(file_bytes: int) -> int:
    """Bytes of memory for a chat model whose file has `file_bytes`."""
    return int(file_bytes * (1 + OVERHEAD_SHARE)) + OVERHEAD_BYTES


def fit(file_bytes: int, total_memory: int | None = None) -> Fit:
    total = total_memory or psutil.virtual_memory().total
    needed = memory_needed(file_bytes)
    if needed > total * 0.85:
        return "no"
    return "tight" if needed > total * TIGHT_SHARE else "yes"
