"""Limits for child processes: memory, output, priority."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings

BEHIND = 5  # nice value: on busy cores the window gets three times the CPU share of such a child


def limit_memory(size: int) -> None:
    """POSIX only; on Windows the limits of time and file size have to do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def silence() -> None:
    """Logs and warnings of libraries quote the file and would be printed on the terminal of a command."""
    warnings.simplefilter("ignore")
    if logging.lastResort is not None:
        logging.lastResort.addFilter(logging.Filter("app"))


def step_back() -> None:
    """Lower the priority, so that long computations do not keep the window from drawing. On idle cores nothing is
    slower; children inherit it."""
    with contextlib.suppress(Exception):  # some systems do not allow it
        if sys.platform == "win32":
            import psutil

            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(BEHIND)
