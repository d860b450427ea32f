"""Reads what programs and libraries of Linux need, from the output of binutils. The readers take text, so that they can
be tested without any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.release.places import output

# The oldest C library that a bundled file may need: Debian 12 and Ubuntu 22.10 have newer or the same. docs/install.md
# names it, too.
OLDEST_GLIBC = (2, 36)
_NEED = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def elf_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield file


def newest_glibc(text: str) -> tuple[int, int]:
    """Of the versions that `objdump -T` names on undefined symbols; (0, 0) where there is none."""
    needs = [_NEED.search(line) for line in text.splitlines() if "*UND*" in line]
    return max(((int(need[1]), int(need[2])) for need in needs if need), default=(0, 0))


def too_new(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Files that need a newer C library than the oldest that is supported."""
    found = {file: newest_glibc(output(["objdump", "-T", file])) for file in files}
    return {file: need for file, need in found.items() if need > OLDEST_GLIBC}


def is_loadable(text: str) -> bool:
    """Of `readelf -lW`: each LOAD segment's place in the file fits its place in memory. A tool that moved one without
    the other made a file that no process can load."""
    loads = [line.split() for line in text.splitlines() if line.strip().startswith("LOAD")]
    return bool(loads) and all((int(row[1], 16) - int(row[2], 16)) % int(row[-1], 16) == 0 for row in loads)
