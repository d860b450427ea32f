"""When Python's garbage collector runs in the window's process. A full collection of everything that was loaded would
block the window for 65 ms. Knows no widget."""

from __future__ import annotations

import gc

SETTLED_MS = 3000  # by then the modules of the first answer are loaded too


def resume() -> None:
    """Turn the collector on again, once the window is shown."""
    gc.enable()


def settle() -> None:
    """Exclude what is loaded by now from later collections: it stays for as long as the program runs."""
    gc.freeze()
