"""What a child may use of the machine, and that one which opens strange files prints nothing of them."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings

BEHIND = 5  # nice: on busy cores the window gets three times the share of a child that reads or writes at length


def limit_memory(size: int) -> None:
    """POSIX only; on Windows the time limit and the size limit of a file have to do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def silence() -> None:
    """What libraries log and warn of quotes the file, and would be printed on the terminal of a command."""
    warnings.simplefilter("ignore")
    if logging.lastResort is not None:
        logging.lastResort.addFilter(logging.Filter("app"))


def step_back() -> None:
    """What a child computes for minutes must not keep the window from drawing. On idle cores it is as fast as before;
    its own children step back with it."""
    with contextlib.suppress(Exception):  # a system that does not allow it
        if sys.platform == "win32":
            import psutil

            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(BEHIND)
