"""What the window's package does to Python when it is loaded, so that the window is there sooner and never pauses."""

from __future__ import annotations

import subprocess
import sys

AFTER_LOADING = """
import app.gui.shell.main_window, gc, linecache
from PySide6.QtWidgets import *
assert QTextBrowser and QLabel  # names that Qt makes when they are first used
print(gc.isenabled(), [name for name in linecache.cache if "main_window" in name])
from app.gui.platform import gc_policy
gc_policy.resume(); gc_policy.settle()
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
"""


def test_modules_are_imported_without_being_read_twice_and_the_collector_waits() -> None:
    done = subprocess.run([sys.executable, "-c", AFTER_LOADING], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False []", "True True"]
