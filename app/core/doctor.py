"""Checks this computer and the parts of the program, and reports problems as codes. Repairs nothing, needs no window.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
from dataclasses import dataclass, field
from typing import Any

import psutil

from app.core.models.base import ModelKind, Models
from app.core.paths import Paths

MIN_FREE_BYTES = 1024**3
MIN_MEMORY_BYTES = 4 * 1024**3
ENGINES = ("llama_cpp", "onnxruntime", "tokenizers", "chromadb", "pypdfium2", "pypdf", "watchdog")


@dataclass(frozen=True)
class Check:
    """`code` and `data` name the remedy's sentence where `is_ok` is False."""

    name: str
    is_ok: bool
    detail: str = ""
    code: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def look(paths: Paths, models: Models) -> list[Check]:
    """Checks that change nothing and are fast."""
    return [
        _data_folder(paths),
        _disk(paths),
        _memory(),
        _fts5(),
        *(_engine(name) for name in ENGINES),
        _model(models, "embedder", "no_embedder"),
        _model(models, "chat", "no_model"),
    ]


def _data_folder(paths: Paths) -> Check:
    is_writable = os.access(paths.data, os.W_OK)
    return Check("data folder", is_writable, str(paths.data), "data_dir_unwritable", {"path": str(paths.data)})


def _disk(paths: Paths) -> Check:
    free = shutil.disk_usage(paths.data).free
    return Check("disk", free >= MIN_FREE_BYTES, f"{free / 1e9:.1f} GB free", "disk_full", {"path": str(paths.data)})


def _memory() -> Check:
    memory = psutil.virtual_memory()
    detail = f"{memory.available / 1e9:.1f} of {memory.total / 1e9:.1f} GB free"
    return Check("memory", memory.total >= MIN_MEMORY_BYTES, detail, "out_of_memory")


def _fts5() -> Check:
    with sqlite3.connect(":memory:") as db:
        options = {row[0] for row in db.execute("PRAGMA compile_options")}
    db.close()
    is_ok = "ENABLE_FTS5" in options and sqlite3.sqlite_version_info >= (3, 34)  # 3.34 brought the trigram tokenizer
    return Check("sqlite", is_ok, sqlite3.sqlite_version, "sqlite_too_old", {"version": sqlite3.sqlite_version})


def _engine(name: str) -> Check:
    is_here = importlib.util.find_spec(name) is not None
    return Check(name, is_here, "", "engine_missing", {"engine": name})


def _model(models: Models, kind: ModelKind, code: str) -> Check:
    entry = models.default(kind)
    starter = next((item.id for item in models.list() if item.kind == kind and item.is_starter), "")
    return Check(kind, entry is not None, entry.id if entry else "none", code, {"model": starter})
