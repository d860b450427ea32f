"""When Python's collector works in the window's process. A full collection of all that was loaded would keep the window
from drawing for 65 ms. Knows no widget."""

from __future__ import annotations

import gc

SETTLED_MS = 3000  # by then what the first answer needs is loaded too


def resume() -> None:
    """The window is there."""
    gc.enable()


def settle() -> None:
    """What is loaded by now stays for as long as the program runs: the collector need not look at it again."""
    gc.freeze()
