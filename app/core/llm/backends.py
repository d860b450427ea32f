"""Loads what llama.cpp computes with, before the first model. A release build holds the processor code once for each
generation of processors, and the best one that runs here is taken; a build made for this computer has it linked in.
Looks in the package's own folder only, never in the current one."""

from __future__ import annotations

import ctypes
import functools
import re
from pathlib import Path
from typing import Any

import psutil

VARIANT = re.compile(r"(?:lib)?ggml-cpu-([a-z0-9_.]+?)\.(?:so|dll|dylib)$")


def variants(folder: Path) -> list[str]:
    """The processor generations that `folder` has code for; empty where the code is linked in."""
    return sorted({found[1] for file in folder.glob("*ggml-cpu-*") if (found := VARIANT.match(file.name))})


@functools.cache
def load_backends(library: Any, folder: Path) -> None:
    """`library` is the ctypes handle of libllama, `folder` where its parts are. The function is looked up through it,
    because an archive that knows no links holds libggml several times, and only one of them is the engine's."""
    if variants(folder):
        if not hasattr(library, "ggml_backend_load_all_from_path"):  # on Windows a lookup searches this library only
            library = ctypes.CDLL(str(folder / "ggml.dll"))
        load = library.ggml_backend_load_all_from_path
        load.argtypes, load.restype = [ctypes.c_char_p], None
        load(str(folder).encode())


def loaded_variant() -> str:
    """The variant in use; empty where the code is linked in, or where the system does not list a process's libraries.
    """
    maps = getattr(psutil.Process(), "memory_maps", None)  # macOS has none
    if maps is None:
        return ""
    names = {Path(row.path).name for row in maps()}
    return next((found[1] for name in sorted(names) if (found := VARIANT.match(name))), "")
