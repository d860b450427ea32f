"""Everything that cannot be made again, in one zip: conversations with what is attached to them, what the translator
remembers, settings and, where wanted, the library. Restoring checks all of it before anything is touched, and goes on
after a crash in the middle.

    manifest.json   {"format": "alcove-backup", "version": 1, "created": seconds since the epoch,
                     "parts": {name: {"bytes", "sha256", "schema": version of a database, 0 for other files}}}
    app.db, settings.json, library.db, attachments.db, translate.db, pasted/NAME"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.errors import AppError, MachineError, UserError
from app.core.paths import Paths
from app.core.storage.db import migration_files, sqlite_errors
from app.core.storage.lock import WriterLock

FORMAT, VERSION = "alcove-backup", 1
MANIFEST, APP, SETTINGS, LIBRARY, ATTACHED = "manifest.json", "app.db", "settings.json", "library.db", "attachments.db"
TRANSLATED = "translate.db"
DATABASES = {APP: "app", LIBRARY: "library", ATTACHED: "library", TRANSLATED: "translate"}
PASTED = re.compile(r"pasted/(?!\.)[^/\\:\x00-\x1f]{1,200}")
MAX_MANIFEST = 100_000  # bytes
BLOCK = 1024**2
# Beside the data. With the file DECIDED in it the new files are whole, and the move is finished at the next start.
STAGING, DECIDED = ".restore", "decided"


@dataclass(frozen=True)
class BackupReport:
    """`parts` are bytes by name; `created` in seconds since the epoch."""

    file: Path
    parts: Mapping[str, int]
    created: float


def back_up(paths: Paths, file: Path, *, with_library: bool = False, may_replace: bool = False) -> BackupReport:
    """A consistent copy, also while the window is open. Raises UserError file_exists; MachineError not_writable,
    disk_full, database_damaged."""
    if file.exists() and not may_replace:
        raise UserError("file_exists", path=str(file))
    pasted = sorted(f"pasted/{one.name}" for one in paths.pasted.glob("*") if one.is_file())
    names = [APP, SETTINGS, ATTACHED, TRANSLATED, *pasted]
    sources = {name: _place(paths, name) for name in [*names, *([LIBRARY] if with_library else [])]}
    unfinished = file.with_name(f".{file.name[:100]}.{os.getpid()}.part")
    scratch = paths.data / f".backup-{os.getpid()}"
    now = time.time()
    try:
        with _writing(file):
            (scratch / "pasted").mkdir(mode=0o700, parents=True)
            with zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED) as archive:
                parts = {}
                for name, source in sources.items():
                    if source.is_file():
                        copy = _copy(name, source, scratch / name)
                        parts[name] = _describe(name, copy)
                        archive.write(copy, name)
                manifest = {"format": FORMAT, "version": VERSION, "created": now, "parts": parts}
                archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
            unfinished.chmod(0o600)
            unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
        shutil.rmtree(scratch, ignore_errors=True)
    return BackupReport(file, {name: part["bytes"] for name, part in parts.items()}, now)


def restore(paths: Paths, file: Path) -> BackupReport:
    """Replace the data by that of the backup; a part that it does not hold stays as it is. Until all of it is checked
    nothing is changed. Raises UserError path_missing, backup_damaged, backup_newer, library_in_use; MachineError
    disk_full, not_writable."""
    with closing(WriterLock(paths.library)):  # an open window holds this lock
        report = stage_restore(paths, file)
        _finish(paths)
    return report


def stage_restore(paths: Paths, file: Path) -> BackupReport:
    """Check all of it and lay it beside the data; the next start puts it in place. For a window that has its data open.
    Raises as `restore`, but for library_in_use."""
    staging = paths.data / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        with _writing(staging):
            (staging / "pasted").mkdir(mode=0o700, parents=True)
        report = _unpack(file, staging)
        with _writing(staging):
            _sync(staging / DECIDED, b"1")
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return report


def finish_restore(paths: Paths) -> bool:
    """Complete a staged restore; called at every start, since a window may have staged it or the program was killed
    meanwhile. True if there was one. Not while a window is open."""
    if not (paths.data / STAGING).is_dir():
        return False
    try:
        with closing(WriterLock(paths.library)):
            return _finish(paths)
    except UserError:
        return False


def _finish(paths: Paths) -> bool:
    staging = paths.data / STAGING
    is_decided = (staging / DECIDED).is_file()
    if is_decided:
        pasted = sorted(f"pasted/{one.name}" for one in (staging / "pasted").glob("*"))
        with _writing(paths.data):
            for name in (*DATABASES, SETTINGS, *pasted):
                if (staging / name).is_file():
                    _replace(staging / name, _place(paths, name))
    shutil.rmtree(staging, ignore_errors=True)
    return is_decided


def _place(paths: Paths, name: str) -> Path:
    if PASTED.fullmatch(name):
        return paths.pasted / name.removeprefix("pasted/")
    places = {
        APP: paths.app_db,
        SETTINGS: paths.settings_file,
        LIBRARY: paths.library / LIBRARY,
        ATTACHED: paths.attachments / LIBRARY,
        TRANSLATED: paths.translate_db,
    }
    return places[name]


def _copy(name: str, source: Path, target: Path) -> Path:
    if name not in DATABASES:
        shutil.copyfile(source, target)
        return target
    with sqlite_errors(source), closing(sqlite3.connect(source)) as db, closing(sqlite3.connect(target)) as copy:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    return target


def _describe(name: str, file: Path) -> dict[str, Any]:
    return {"bytes": file.stat().st_size, "sha256": _digest(file), "schema": _schema(file) if name in DATABASES else 0}


def _schema(file: Path) -> int:
    with sqlite_errors(file), closing(sqlite3.connect(file)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unpack(file: Path, staging: Path) -> BackupReport:
    """Only names that we know, each to a path that we choose: nothing in the zip says where to write."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive, file)
            for name, part in manifest["parts"].items():
                _extract(archive, name, part, staging / name, file=file)
    except FileNotFoundError:
        raise UserError("path_missing", path=str(file)) from None
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UserError("backup_damaged", path=str(file), detail=str(error)) from error
    sizes = {name: int(part["bytes"]) for name, part in manifest["parts"].items()}
    return BackupReport(file, sizes, float(manifest["created"]))


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    with archive.open(MANIFEST) as stream:
        manifest = json.loads(stream.read(MAX_MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ValueError("not a backup of this program")
    unknown = [name for name in manifest["parts"] if name not in (SETTINGS, *DATABASES) and not PASTED.fullmatch(name)]
    if manifest["version"] != VERSION or unknown:
        raise UserError("backup_newer", path=str(file))
    for name, part in manifest["parts"].items():
        newest = int(migration_files(DATABASES[name])[-1].name[:4]) if name in DATABASES else 0
        if int(part["schema"]) > newest:
            raise UserError("backup_newer", path=str(file))
    if APP not in manifest["parts"]:
        raise ValueError("no conversations in it")
    return manifest


def _extract(archive: zipfile.ZipFile, name: str, part: Mapping[str, Any], target: Path, *, file: Path) -> None:
    left, digest = int(part["bytes"]), hashlib.sha256()
    with archive.open(name) as source, _writing(target), target.open("xb") as stream:
        while block := source.read(BLOCK):
            left -= len(block)
            if left < 0:
                raise ValueError(f"{name} is longer than it should be")
            digest.update(block)
            stream.write(block)
        stream.flush()
        os.fsync(stream.fileno())
    target.chmod(0o600)
    if left or digest.hexdigest() != part["sha256"]:
        raise ValueError(f"{name} is not what was put in")
    if name in DATABASES:
        _check_database(target, int(part["schema"]))
    elif name == SETTINGS and not isinstance(json.loads(target.read_bytes()), dict):
        raise ValueError(f"{name} holds no settings")


def _check_database(file: Path, schema: int) -> None:
    with closing(sqlite3.connect(file)) as db:
        try:
            is_sound = db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError as error:
            raise ValueError(str(error)) from error
    if not is_sound or _schema(file) != schema:
        raise ValueError(f"{file.name} is damaged")


def _replace(new: Path, target: Path) -> None:
    """The journal of the old database must not be applied to the new one: it is emptied and replaced first."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if target.suffix == ".db":
        for ending in ("-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
    if target.name == LIBRARY:  # the vectors on disk belong to the old library
        with sqlite_errors(new), closing(sqlite3.connect(new)) as db, db:
            db.execute("DELETE FROM meta WHERE key = 'vectors'")
            db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('vectors_dirty', '1')")
    new.replace(target)


def _sync(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    try:
        with sqlite_errors(file):
            yield
    except AppError:
        raise
    except OSError as error:
        raise MachineError("not_writable", path=str(file), detail=error.strerror or "") from error
