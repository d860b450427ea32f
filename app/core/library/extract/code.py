"""Source code and settings files as text whose lines keep their indentation. Knows no language and runs nothing."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.encoding import decode
from app.core.library.extract.text import plain

MAX_BYTES = 2 * 1024**2  # longer ones are made by programs, and nobody asks about their lines
MAX_LINE = 20_000  # a minified file is one line


def read_code(data: bytes, name: str) -> Document:
    if len(data) > MAX_BYTES:
        raise UserError("too_large", size=len(data), limit=MAX_BYTES)
    text = decode(data)
    if max(map(len, text.split("\n")), default=0) > MAX_LINE:
        raise UserError("too_large", detail="one line of a made file")
    return plain(text, name)
