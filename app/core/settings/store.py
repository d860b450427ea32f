"""Keeps the settings in a JSON file, as differences from the defaults. A damaged file never blocks the start: the bad
value falls back to its default, the file is kept as .bak, and `notices` says so."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import threading
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from app.core.errors import MachineError
from app.core.settings.base import Settings

VERSION = 1


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
        """Check, keep and save. Raises ValueError for a bad value (a bug of the caller), MachineError disk_full."""
        with self._lock:
            merged = {**self._settings.model_dump(), **changes}
            settings = Settings.model_validate(merged)
            if settings != self._settings:
                write_json(self._file, {"version": VERSION, **_differences(settings)})
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
        data.pop("version", None)
        try:
            return Settings.model_validate(data)
        except ValidationError as error:
            return self._fall_back(_without_bad(data, error), "settings_value_reset")

    def _fall_back(self, settings: Settings, notice: str) -> Settings:
        self.notices.append(notice)
        with contextlib.suppress(OSError):
            backup = self._file.with_name(self._file.name + ".bak")
            backup.write_bytes(self._file.read_bytes())
            backup.chmod(0o600)
        return settings


def _without_bad(data: dict[str, Any], error: ValidationError) -> Settings:
    """Drop the top-level keys that do not fit; the rest stays as the person set it."""
    bad = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
    try:
        return Settings.model_validate({key: value for key, value in data.items() if key not in bad})
    except ValidationError:
        return Settings()


def _differences(settings: Settings) -> dict[str, Any]:
    return _diff(settings, Settings())


def _diff(value: BaseModel, default: BaseModel) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name in type(value).model_fields:
        ours, theirs = getattr(value, name), getattr(default, name)
        if isinstance(ours, BaseModel):
            if inner := _diff(ours, theirs):
                changed[name] = inner
        elif ours != theirs:
            changed[name] = ours
    return changed


def write_json(file: Path, value: dict[str, Any]) -> None:
    """Replace `file` in one step, readable by its owner alone. Raises MachineError disk_full."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(value, stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise MachineError("disk_full", path=str(file), detail=error.strerror or "") from error
