"""The window, and the only importer of PySide6. Loading it takes out a part of PySide's import hook, and keeps Python's
collector still until the window is there."""

from __future__ import annotations

import builtins
import gc

import PySide6.QtCore

assert PySide6.QtCore


def import_plainly() -> None:
    """PySide reads the source of every module that is imported after it, to see whether `from __feature__ import` may
    concern it, and keeps the lines. Nothing here asks for features: without it the window is there 6 % sooner and
    smaller. What stands below that hook (names of Qt that are made when first used) stays."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


import_plainly()
gc.disable()  # 3 % of the start; `gc_policy.resume` takes it up again
