"""What a child that opens strange files may use, and that it prints nothing of them."""

from __future__ import annotations

import contextlib
import logging
import warnings


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
