"""Records every download that the person started, so that the window can show how often the program went online since
it was installed. The sources in this folder are the only code that opens a connection."""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path


class ConnectionLog:
    """`file` None records nothing. A line that cannot be written does not stop a download."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def note(self, what: str, source: str) -> None:
        """Call before the first request, so that a failed download counts as well."""
        line = json.dumps({"when": round(time.time()), "what": what, "source": source})
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            handle = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as stream:
                stream.write(line + "\n")

    def count(self) -> int:
        if self._file is None:
            return 0
        try:
            with self._file.open("rb") as stream:
                return sum(1 for line in stream if line.strip())
        except OSError:
            return 0
