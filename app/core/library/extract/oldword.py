"""Word files of 1997 to 2003 (.doc): through LibreOffice where it is installed, else their text by the table of pieces
that [MS-DOC] 2.4.1 describes. Knows no other old format."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.libreoffice import converted

MAGIC = 0xA5EC
ENCRYPTED, OTHER_TABLE, CODE_PAGED = 0x0100, 0x0200, 0x40000000
FIRST_COUNT, COUNTS = 0x4C, 7  # the characters of the body, footnotes, headers, macros, comments, endnotes, text boxes
HEADERS, MACROS = 2, 3
CLX_PLACE = 0x01A2  # where the table of pieces stands in the table stream, and its length
MAX_CHARS = 20_000_000
_FIELD = re.compile(r"\x13[^\x13\x14\x15]*\x14?|\x15")  # the code of a field; its result stays
_PICTURES = re.compile("[\x01-\x06\x08]")
_HYPHENS = str.maketrans({"\x1e": "-", "\x1f": None, "\xa0": " ", "\x0b": "\n", "\x0c": "\r", "\x0e": "\n"})


def read_doc(data: bytes, name: str) -> Document:
    """Raises UserError encrypted, damaged, too_large."""
    stream = _checked(data)
    modern = converted(data, suffix=".doc", to="docx")
    if modern is not None:
        from app.core.library.extract.office import read_docx

        document = read_docx(modern, name)
        if document.text.strip():
            return document
    builder = Builder()
    for part in _parts(stream, _text(data, stream)):
        _add(builder, part)
    return builder.build(builder.first_heading() or name.rpartition(".")[0])


def _checked(data: bytes) -> bytes:
    """The main stream of a file that can be read."""
    stream = _stream(data, "WordDocument")
    magic, flags = (struct.unpack_from("<H", stream, at)[0] for at in (0, 0x0A))
    if flags & ENCRYPTED:
        raise UserError("encrypted", detail="Word 97")
    if magic != MAGIC:
        raise UserError("damaged", detail="older than Word 97")
    return stream


def _stream(data: bytes, name: str) -> bytes:
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        if not container.exists(name):
            raise UserError("damaged", detail=f"no stream {name}")
        content: bytes = container.openstream(name).read()
        return content


def _text(data: bytes, stream: bytes) -> str:
    """All characters, in the order of their positions."""
    flags = struct.unpack_from("<H", stream, 0x0A)[0]
    table = _stream(data, "1Table" if flags & OTHER_TABLE else "0Table")
    start, length = struct.unpack_from("<II", stream, CLX_PLACE)
    return "".join(_pieces(stream, _piece_table(table[start : start + length])))


def _piece_table(clx: bytes) -> bytes:
    """Behind any number of property blocks (type 1) stands the table (type 2)."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise UserError("damaged", detail="no table of pieces")
    length = struct.unpack_from("<I", clx, at + 1)[0]
    return clx[at + 5 : at + 5 + length]


def _pieces(stream: bytes, table: bytes) -> Iterator[str]:
    """`table` holds n + 1 positions and n descriptions of eight bytes; a piece is in Windows-1252 or in UTF-16."""
    count = (len(table) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table)
    if count and ends[-1] > MAX_CHARS:
        raise UserError("too_large", detail="text")
    for number in range(count):
        size = max(0, ends[number + 1] - ends[number])
        place = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        if place & CODE_PAGED:
            at = (place & ~CODE_PAGED) // 2
            yield stream[at : at + size].decode("cp1252", "replace")
        else:
            yield stream[place : place + 2 * size].decode("utf-16-le", "replace")


def _parts(stream: bytes, text: str) -> Iterator[str]:
    """The body, notes, headers and so on, which stand one behind the other. Headers come several times: once each."""
    at = 0
    for number, size in enumerate(struct.unpack_from(f"<{COUNTS}i", stream, FIRST_COUNT)):
        part = text[at : at + max(0, size)]
        at += max(0, size)
        if number == HEADERS:
            part = "\r".join(dict.fromkeys(line for line in part.split("\r") if line.strip()))
        if number != MACROS:
            yield part


def _add(builder: Builder, text: str) -> None:
    """Paragraphs end with a return, cells with a bell and rows with two."""
    text = _PICTURES.sub("", _FIELD.sub("", text)).translate(_HYPHENS)
    rows: list[list[str]] = []
    for paragraph in text.split("\r"):
        *cells, rest = paragraph.split("\x07")
        if cells:
            row: list[str] = []
            for cell in cells:
                if cell or not row:
                    row.append(cell)
                elif row:
                    rows.append(row)
                    row = []
            if row:
                rows.append(row)
        if rest.strip():
            builder.table(rows)
            rows = []
            builder.paragraph(rest)
    builder.table(rows)
