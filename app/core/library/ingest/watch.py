"""Reports which paths change while the program runs; the only importer of watchdog. Decides nothing: paths go into a
queue that the library's thread empties."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psutil
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

REMOTE = frozenset({"cifs", "afpfs", "webdav", "davfs", "9p", "ncpfs", "afs", "ceph", "glusterfs", "vboxsf", "prl_fs"})
REMOTE_PREFIXES = ("nfs", "smb", "fuse.")
_IGNORED = frozenset({"opened", "closed_no_write"})


class Watcher:
    """Watches folders recursively; `changes` yields the paths changed since the last call."""

    def __init__(self) -> None:
        self._changes: queue.Queue[Path] = queue.Queue()
        self._observer: Any = None
        self._watched: set[Path] = set()
        self._told: set[Path] = set()  # the folders and files to watch

    def begin(self, folders: Iterable[Path]) -> None:
        """Start, or watch more. A folder that cannot be watched (a network drive, more than the system's limit) is
        polled instead: see `is_watching`."""
        if self._observer is None:
            self._observer = Observer()
            self._observer.daemon = True
            self._observer.start()
        for folder in folders:
            target = folder if folder.is_dir() else folder.parent
            if folder in self._told or not target.is_dir() or is_remote(target):
                continue
            with contextlib.suppress(OSError):  # more folders than the system has watches for
                if target not in self._watched:
                    self._observer.schedule(_Handler(self._changes), str(target), recursive=folder.is_dir())
                self._watched.add(target)
                self._told.add(folder)

    def is_watching(self, folder: Path) -> bool:
        """Whether the system reports changes in any of the given folders or files."""
        return folder in self._told

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
            self._told.clear()


def is_remote(folder: Path) -> bool:
    """Whether the path is on a network drive, where changes by other computers are not reported."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    place = str(folder.resolve())
    best = ("", "")
    with contextlib.suppress(OSError, RuntimeError):
        for part in psutil.disk_partitions(all=True):
            at = part.mountpoint.rstrip("/\\")
            if len(at) >= len(best[0]) and (place == part.mountpoint or place.startswith((at + "/", at + "\\"))):
                best = (at, f"{part.fstype} {part.opts}".lower())
    kind, _, options = best[1].partition(" ")
    return kind in REMOTE or kind.startswith(REMOTE_PREFIXES) or "remote" in options.split(",")


class _Handler(FileSystemEventHandler):
    def __init__(self, changes: queue.Queue[Path]) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _IGNORED or (event.is_directory and event.event_type == "modified"):
            return
        for name in (event.src_path, event.dest_path):
            if name:
                self._changes.put(Path(name if isinstance(name, str) else bytes(name).decode(errors="surrogateescape")))
