"""Stores the settings in a JSON file, as differences from the defaults. A damaged file never blocks the start: a bad
value falls back to its default, the file is kept as .bak, and `notices` reports it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from app.core.errors import DiskFull, MachineError
from app.core.settings.base import Settings

VERSION = 1
# From a version of the file to the next one: takes and returns the stored values.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


class SettingsStore:
    """`notices` holds codes: settings_damaged, settings_value_reset."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self.notices: list[str] = []
        self._settings = self._load()

    def get(self) -> Settings:
        return self._settings

    def update(self, **changes: Any) -> Settings:
        """Check, apply and save. Raises ValueError for a bad value (a bug of the caller), MachineError disk_full,
        data_dir_unwritable."""
        with self._lock:
            settings = msgspec.convert({**_stored(self._settings), **changes}, Settings)
            if settings != self._settings:
                write_json(self._file, {"version": VERSION, **_stored(settings)})
                self._settings = settings
        return settings

    def _load(self) -> Settings:
        try:
            data = json.loads(self._file.read_text("utf-8"))
            if not isinstance(data, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError):
            return self._fall_back(Settings(), "settings_damaged")
        try:
            data = _migrated(data)
        except (KeyError, TypeError, ValueError, AttributeError):
            return self._fall_back(Settings(), "settings_damaged")
        try:
            return msgspec.convert(data, Settings)
        except msgspec.ValidationError:
            return self._fall_back(msgspec.convert(_good(data, Settings), Settings), "settings_value_reset")

    def _fall_back(self, settings: Settings, notice: str) -> Settings:
        self.notices.append(notice)
        with contextlib.suppress(OSError):
            backup = self._file.with_name(self._file.name + ".bak")
            backup.write_bytes(self._file.read_bytes())
            backup.chmod(0o600)
        return settings


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    """A file of a newer program is read as far as it is understood."""
    version = data.pop("version", VERSION)
    for number in range(version if type(version) is int and version > 0 else VERSION, VERSION):
        data = MIGRATIONS[number](data)
    return data


def _good(data: dict[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The valid values; each of them stays as the person set it."""
    kept: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        value = data.get(field.name)
        if isinstance(value, dict) and isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            kept[field.name] = _good(value, field.type)
        elif field.name in data:
            with contextlib.suppress(msgspec.ValidationError):
                kept[field.name] = msgspec.to_builtins(msgspec.convert(value, field.type))
    return kept


def _stored(settings: Settings) -> dict[str, Any]:
    """The differences from the defaults."""
    values: dict[str, Any] = msgspec.to_builtins(settings)
    return {name: value for name, value in values.items() if value != {}}


def write_json(file: Path, value: dict[str, Any]) -> None:
    """Replace `file` in one step, readable by its owner alone. ASCII, since a path need not be valid text.
    Raises MachineError disk_full, data_dir_unwritable."""
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            json.dump(value, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("disk_full", path=str(file)) from error
        raise MachineError("data_dir_unwritable", path=str(file.parent), detail=error.strerror or "") from error
