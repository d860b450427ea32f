"""Tells which paths changed while the program runs; the only importer of watchdog. It decides nothing: names go into
a queue that the library's own thread empties."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_IGNORED = frozenset({"opened", "closed_no_write"})


class Watcher:
    """Watches folders below which things change; `changes` yields what did since it was last asked."""

    def __init__(self) -> None:
        self._changes: queue.Queue[Path] = queue.Queue()
        self._observer: Any = None
        self._watched: set[Path] = set()

    def begin(self, folders: Iterable[Path]) -> None:
        """Start, or watch more. A folder that cannot be watched (network drive, limit of the system) is left to the
        periodic sweep."""
        if self._observer is None:
            self._observer = Observer()
            self._observer.daemon = True
            self._observer.start()
        for folder in folders:
            target = folder if folder.is_dir() else folder.parent
            if target not in self._watched and target.is_dir():
                with contextlib.suppress(OSError):
                    self._observer.schedule(_Handler(self._changes), str(target), recursive=folder.is_dir())
                    self._watched.add(target)

    @property
    def is_running(self) -> bool:
        return self._observer is not None

    def changes(self) -> set[Path]:
        found: set[Path] = set()
        with contextlib.suppress(queue.Empty):
            while True:
                found.add(self._changes.get_nowait())
        return found

    def stop(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None
            self._watched.clear()


class _Handler(FileSystemEventHandler):
    def __init__(self, changes: queue.Queue[Path]) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _IGNORED or (event.is_directory and event.event_type == "modified"):
            return
        for name in (event.src_path, event.dest_path):
            if name:
                self._changes.put(Path(name if isinstance(name, str) else bytes(name).decode(errors="surrogateescape")))
