"""Estimates whether a model fits this computer, before anything is downloaded."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from app.core.models.base import Fit, ModelEntry

# Weights, plus KV cache of the usual context and compute buffers; the rest of the computer wants memory as well.
OVERHEAD_SHARE = 0.15
OVERHEAD_BYTES = 400 * 1024**2  # a 1.5B took 0.4 GiB of these with a 4k context
TIGHT_SHARE = 0.6
QUICK_PARAMETERS = 2_100_000_000  # a 1.5B reads 57-93 tokens/s on 2 cores; twice as many are for the patient


def memory_needed(file_bytes: int) -> int:
    """Bytes of memory for a chat model whose file has `file_bytes`."""
    return int(file_bytes * (1 + OVERHEAD_SHARE)) + OVERHEAD_BYTES


def fit(file_bytes: int, total_memory: int | None = None) -> Fit:
    total = total_memory or _total_memory()
    needed = memory_needed(file_bytes)
    if needed > total * 0.85:
        return "no"
    return "tight" if needed > total * TIGHT_SHARE else "yes"


def available_memory() -> int:
    """Bytes that a process can allocate now without swapping."""
    import psutil  # here and below: a window names models before it needs this

    return int(psutil.virtual_memory().available)


@functools.cache
def _total_memory() -> int:
    import psutil

    return int(psutil.virtual_memory().total)


def suggested(entries: Sequence[ModelEntry]) -> list[ModelEntry]:
    """At most three chat models for a first run: the largest that is fast and fits well, then the smallest, then the
    largest that fits at all. Empty where none fits."""
    fitting = sorted(
        (entry for entry in entries if entry.kind == "chat" and entry.fits != "no"), key=lambda entry: entry.parameters
    )
    quick = [entry for entry in fitting if entry.fits == "yes" and entry.parameters <= QUICK_PARAMETERS]
    picked = [*quick[-1:], *fitting[:1], *fitting[-1:]]
    return list({entry.id: entry for entry in picked}.values())
