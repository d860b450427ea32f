"""Thins out the data of ICU, which Qt on Linux brings for every language and purpose: 32 MB, of which it uses the
order of words, time zones and names of locales. Dropped are currencies, units, names of languages and regions,
spelled-out numbers, transliteration, other encodings and line breaking, for which Qt has its own data or none."""

from __future__ import annotations

import fnmatch
import shutil
from pathlib import Path

from tools.release.places import output, run, say

DROPPED = ("curr/*", "lang/*", "region/*", "unit/*", "rbnf/*", "translit/*", "brkitr/*", "*.cnv", "unames.icu")
ASSEMBLY = """    .section .rodata
    .balign 16
    .globl {symbol}
    .type {symbol}, @object
{symbol}:
    .incbin "{data}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack,"",@progbits
"""


def thin_out(library: Path, work: Path) -> int:
    """Returns the bytes saved; 0 where ICU's tools (Debian: icu-devtools) are not installed."""
    if not library.is_file() or shutil.which("icupkg") is None:
        say("ICU's data stay whole")
        return 0
    work.mkdir(parents=True, exist_ok=True)
    symbol = symbol_of(output(["nm", "-D", "--defined-only", library]))
    whole, part, code = work / f"{symbol.removesuffix('_dat')}l.dat", work / "part.dat", work / "data.s"
    run("objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
    names = work / "dropped.txt"
    # Each by its name: icupkg takes "*.cnv" and drops nothing.
    names.write_text("\n".join(dropped(output(["icupkg", "-l", whole]))) + "\n", "utf-8")
    run("icupkg", "-r", names, whole, part)
    code.write_text(ASSEMBLY.format(symbol=symbol, data=part), "utf-8")
    before = library.stat().st_size
    run("cc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", library, code)
    return before - library.stat().st_size


def dropped(text: str) -> list[str]:
    """Of `icupkg -l`, a name a line."""
    return [name for name in text.split() if any(fnmatch.fnmatch(name, pattern) for pattern in DROPPED)]


def symbol_of(text: str) -> str:
    """Of `nm -D`: "0000000000001000 R icudt73_dat"."""
    names = [line.split()[-1] for line in text.splitlines() if line.rstrip().endswith("_dat")]
    if len(names) != 1:
        raise SystemExit(f"ICU's data have another form: {names}")
    return names[0]
