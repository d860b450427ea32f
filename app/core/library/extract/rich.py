"""RTF files through striprtf. Knows no other format."""

from __future__ import annotations

import re

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode

MAX_BYTES = 100 * 1024**2
_CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")
_TITLE = re.compile(r"\{\\title\s+([^{}\\]{1,200})\}")
# "\*" makes its group hidden only where it begins it; in the middle of a run some writers leave one behind.
_STAR = re.compile(r"(?P<begins>\{\s*\\\*)|(?P<escaped>\\\\)|\\\*")
_PICTURE = re.compile(rb"[0-9a-fA-F\s]{4096,}")  # hexadecimal pictures: most of a file's bytes, and no text


def read_rtf(data: bytes, name: str) -> Document:
    """Characters over 127 are in the file's own code page, or raw bytes where the writer broke the rules."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip()[:5] == b"{\\rtf":
        raise UserError("damaged", detail="not RTF")
    if len(data) > MAX_BYTES:
        raise UserError("too_large", size=len(data), limit=MAX_BYTES)
    page = _CODE_PAGE.search(data[:4096])
    codec = f"cp{page.group(1).decode()}" if page else "cp1252"
    source = _STAR.sub(_kept, decode(_PICTURE.sub(b"", data), codec)).rstrip("\0 ")
    builder = Builder()
    rows: list[list[str]] = []
    for line in [*rtf_to_text(source, encoding=codec, errors="replace").split("\n"), ""]:
        if line.endswith("|"):  # what striprtf makes of the end of a cell
            rows.append(line[:-1].split("|"))
            continue
        builder.table(rows)
        rows = []
        builder.paragraph(line)
    title = _TITLE.search(source)
    return builder.build(title.group(1) if title else name.rpartition(".")[0])


def _kept(star: re.Match[str]) -> str:
    return star[0] if star["begins"] or star["escaped"] else ""
