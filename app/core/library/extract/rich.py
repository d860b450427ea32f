"""RTF files through striprtf, with what that leaves out: headers, footers, notes, comments, printed numbers, merged
cells. Knows no other format."""

from __future__ import annotations

import re

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.grid import ABOVE, LEFT, Cell
from app.core.library.extract.pictures import pictures_here
from app.core.library.extract.richgroups import MERGED_ABOVE, MERGED_LEFT, marked_cells, taken_apart
from app.core.library.extract.richpictures import rtf_pictures
from app.core.library.extract.running import RunningTexts
from app.core.library.extract.titles import real_title

MAX_BYTES = 100 * 1024**2
_CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")
_TITLE = re.compile(r"\{\\title\s+([^{}\\]{1,200})\}")
# "\*" makes its group hidden only where it begins it; in the middle of a run some writers leave one behind.
_STAR = re.compile(r"(?P<begins>\{\s*\\\*)|(?P<escaped>\\\\)|\\\*")
_PICTURE = re.compile(rb"[0-9a-fA-F\s]{4096,}")  # hexadecimal pictures: most of a file's bytes, and no text


def read_rtf(data: bytes, name: str) -> Document:
    """Characters over 127 are in the file's own code page, or raw bytes where the writer broke the rules."""
    if not data.lstrip()[:5] == b"{\\rtf":
        raise UserError("damaged", detail="not RTF")
    if len(data) > MAX_BYTES:
        raise UserError("too_large", size=len(data), limit=MAX_BYTES)
    page = _CODE_PAGE.search(data[:4096])
    codec = f"cp{page.group(1).decode()}" if page else "cp1252"
    source = _STAR.sub(_kept, decode(_PICTURE.sub(b"", data), codec)).rstrip("\0 ")
    body, groups = taken_apart(source)
    builder, running = Builder(), RunningTexts()
    for kind in ("header", "body", "footer", "note"):
        for text in [marked_cells(body)] if kind == "body" else groups[kind]:
            lines = _plain(text, codec)
            _add(builder, lines if kind == "body" else running.fresh(lines.replace("|", " ")))
        for picture in rtf_pictures(data) if kind == "body" else ():
            builder.paragraph(pictures_here().text(picture))
    title = _TITLE.search(source)
    return builder.build(real_title(title.group(1) if title else "") or name.rpartition(".")[0])


def _plain(source: str, codec: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(source, encoding=codec, errors="replace"))


def _add(builder: Builder, text: str) -> None:
    rows: list[list[Cell | str]] = []
    for line in [*text.split("\n"), ""]:
        if line.endswith("|"):  # what striprtf makes of the end of a cell
            rows.append([_cell(cell) for cell in line[:-1].split("|")])
            continue
        builder.table(rows)
        rows = []
        builder.paragraph(line)


def _kept(star: re.Match[str]) -> str:
    return star[0] if star["begins"] or star["escaped"] else ""


def _cell(text: str) -> Cell | str:
    if MERGED_ABOVE in text:
        return ABOVE
    return LEFT if MERGED_LEFT in text else text
