"""Source code and settings files as text whose lines keep their indentation. Knows no language and runs nothing."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.encoding import decode
from app.core.library.extract.text import plain

MAX_BYTES = 2 * 1024**2  # longer ones are made by programs, and nobody asks about their lines
MAX_LINE = 20_000  # a minified file is one line
_NAMES = (
    "py pyi pyx js mjs cjs ts jsx tsx java kt kts scala groovy c h cc cpp cxx hpp hh hxx m mm cs fs vb go rs swift "
    "rb php pl pm lua r jl hs ml mli ex exs erl clj lisp el scm dart sql sh bash zsh fish ps1 bat cmd tex bib sty "
    "css scss less vue svelte json jsonl yaml yml toml ini cfg conf properties xml xsd proto graphql cmake gradle tf "
    "asm s f f90 f95 pas d nim zig v vhd sv tcl awk diff patch"
)
SUFFIXES = tuple(f".{name}" for name in _NAMES.split())


def read_code(data: bytes, name: str) -> Document:
    if len(data) > MAX_BYTES:
        raise UserError("too_large", size=len(data), limit=MAX_BYTES)
    text = decode(data)
    if max(map(len, text.split("\n")), default=0) > MAX_LINE:
        raise UserError("too_large", detail="one line of a made file")
    return plain(text, name)
