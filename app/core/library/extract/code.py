"""Source code and settings files as text whose lines keep their indentation. Knows no language and runs nothing."""

from __future__ import annotations

import contextlib
import json
import re

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.encoding import decode
from app.core.library.extract.text import plain

MAX_BYTES = 2 * 1024**2  # longer ones are made by programs, and nobody asks about their lines
MAX_DATA = 16 * 1024**2  # of data that people export: conversations, notes, places
MAX_LINE = 20_000  # a minified file is one line
_BETWEEN_TAGS = re.compile(r">\s*<")
_DATA = (".json", ".jsonl", ".xml", ".yaml", ".yml", ".xsd", ".graphql")


def read_code(data: bytes, name: str) -> Document:
    """Raises UserError too_large, damaged."""
    limit = MAX_DATA if name.lower().endswith(_DATA) else MAX_BYTES
    if len(data) > limit:
        raise UserError("too_large", size=len(data), limit=limit)
    text = decode(data)
    if _longest(text) > MAX_LINE:
        text = _in_lines(text)
    if _longest(text) > MAX_LINE and not name.lower().endswith(_DATA):
        raise UserError("too_large", detail="one line of a made file")
    return plain(text, name)


def _longest(text: str) -> int:
    return max(map(len, text.split("\n")), default=0)


def _in_lines(text: str) -> str:
    """Data that a program wrote on one line, as it would be written for people; what is neither JSON nor XML stays."""
    if text.lstrip().startswith("<"):
        return _BETWEEN_TAGS.sub(">\n<", text)
    with contextlib.suppress(ValueError, RecursionError):
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    return text
