"""Sets up logging: a small rotating file, and on request one JSON object a line. Never writes a question, a passage or
an answer; callers log names and numbers."""

from __future__ import annotations

import json
import logging
import logging.handlers
from pathlib import Path

from app.core.paths import Paths

MAX_BYTES = 1_000_000
LOUD = ("chromadb", "httpx", "urllib3", "huggingface_hub", "pypdf", "watchdog", "fontTools")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": record.created,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry)


def configure(paths: Paths, json_log: Path | None = None, is_debug: bool = False) -> None:
    """Replace the handlers of the root logger. A log that cannot be written is no reason not to start."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.DEBUG if is_debug else logging.INFO)
    try:
        file = logging.handlers.RotatingFileHandler(
            paths.logs / "alcove.log",
            maxBytes=MAX_BYTES,
            backupCount=2,
            encoding="utf-8",
            delay=True,
            errors="backslashreplace",
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(file)
        if json_log is not None:
            stream = logging.FileHandler(json_log, encoding="utf-8")
            stream.setFormatter(JsonFormatter())
            root.addHandler(stream)
    except OSError:
        root.addHandler(logging.NullHandler())
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.ERROR)
