"""Reads what programs and libraries of Linux need, from the output of binutils. The readers take text, so that they can
be tested without any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.release.places import output

# The oldest C library that a bundled file may need: Debian 12 and Ubuntu 22.10 have newer or the same. docs/install.md
# names it, too.
OLDEST_GLIBC = (2, 36)
_NEED = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True)
class Symbol:
    name: str
    version: str
    is_defined: bool
    is_function: bool = True


def elf_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield file


def symbols(text: str) -> Iterator[Symbol]:
    """Of `objdump -T`: "0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.2.5) memcpy"; a version in brackets
    is one that is asked for, or no default."""
    for line in text.splitlines():
        head, _, rest = line.partition("\t")
        words, tail = head.split(), rest.split()
        if len(words) < 3 or len(tail) < 2 or not re.fullmatch(r"[0-9a-f]{8,16}", words[0]):
            continue
        name = tail[-1]
        version = tail[1].strip("()") if len(tail) > 2 and not tail[1].startswith(".") else ""
        yield Symbol(name, version, "*UND*" not in words, "F" in "".join(words[1:-1]))


def newest_glibc(text: str) -> tuple[int, int]:
    """Of the versions that `objdump -T` names on undefined symbols; (0, 0) where there is none."""
    needs = [_NEED.search(line) for line in text.splitlines() if "*UND*" in line]
    return max(((int(need[1]), int(need[2])) for need in needs if need), default=(0, 0))


def needed(text: str) -> list[str]:
    """Libraries that `objdump -p` names as NEEDED."""
    return [line.split()[1] for line in text.splitlines() if line.strip().startswith("NEEDED")]


def too_new(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Files that need a newer C library than the oldest that is supported."""
    found = {file: newest_glibc(output(["objdump", "-T", file])) for file in files}
    return {file: need for file, need in found.items() if need > OLDEST_GLIBC}


def is_loadable(text: str) -> bool:
    """Of `readelf -lW`: each LOAD segment's place in the file fits its place in memory. A tool that moved one without
    the other made a file that no process can load."""
    loads = [line.split() for line in text.splitlines() if line.strip().startswith("LOAD")]
    return bool(loads) and all((int(row[1], 16) - int(row[2], 16)) % int(row[-1], 16) == 0 for row in loads)
