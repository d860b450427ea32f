"""Embeds in a thread of its own, so that a search need not wait for a batch. Knows no engine and no library."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from app.core.embed.base import Embedder, Vectors


class BackgroundEmbedder:
    """One batch after the other. The engines let go of Python's lock while they compute."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._thread: ThreadPoolExecutor | None = None

    def begin(self, texts: Sequence[str]) -> Future[Vectors]:
        """Shape (len(texts), dimension) when done."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="embed")
        return self._thread.submit(self._embedder.embed, list(texts))

    def close(self) -> None:
        """Waits for the batch that is being embedded."""
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None
