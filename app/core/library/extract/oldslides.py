"""PowerPoint files of 1997 to 2003 (.ppt): through LibreOffice where it is installed, else the texts of their records
([MS-PPT] 2.3.1). Knows no other old format."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.libreoffice import converted

STREAM = "PowerPoint Document"
SLIDE_LIST, SLIDE, NOTES, MASTER = 0x0FF0, 0x03EE, 0x03F0, 0x03F8
SLIDE_PLACE, TEXT_KIND, WIDE_TEXT, NARROW_TEXT = 0x03F3, 0x0F9F, 0x0FA0, 0x0FA8
ENCRYPTED = 0x2F14  # a CryptSession10Container
TITLES = (0, 6)  # kinds of text: a slide's title, also that of a title slide
ALL_SLIDES = 0  # the list of slides has the instance 0; 1 are masters and 2 notes
HEAD = 8
MAX_RECORDS = 2_000_000


def read_ppt(data: bytes, name: str) -> Document:
    """Raises UserError encrypted, damaged."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        if not container.exists(STREAM):
            raise UserError("damaged", detail="no slides")
        stream: bytes = container.openstream(STREAM).read()
    records = list(_records(stream))
    if any(kind == ENCRYPTED for kind, _, _ in records):
        raise UserError("encrypted", detail="PowerPoint 97")
    modern = converted(data, suffix=".ppt", to="pptx")
    if modern is not None:
        from app.core.library.extract.office import read_pptx

        document = read_pptx(modern, name)
        if document.text.strip():
            return document
    return _read_records(records, name)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(type, instance, content) in order; a container comes before what it holds, with no content."""
    at = 0
    for _ in range(MAX_RECORDS):
        if at + HEAD > len(stream):
            return
        head, kind, size = struct.unpack_from("<HHI", stream, at)
        is_container = head & 0xF == 0xF
        yield kind, head >> 4, b"" if is_container else stream[at + HEAD : at + HEAD + size]
        at += HEAD if is_container else HEAD + size


def _read_records(records: list[tuple[int, int, bytes]], name: str) -> Document:
    """Titles and texts stand in the list of slides, those of drawn shapes and notes in each slide itself."""
    builder = Builder()
    pages = 0
    is_slides, is_skipped, kind_of_text = False, False, -1
    listed: set[str] = set()
    for kind, instance, content in records:
        if kind == SLIDE_LIST:
            is_slides, is_skipped = instance == ALL_SLIDES, instance != ALL_SLIDES
        elif kind in (SLIDE, NOTES, MASTER):
            is_slides, is_skipped = False, kind == MASTER
        elif kind == SLIDE_PLACE and is_slides:
            pages += 1
            builder.page = pages
        elif kind == TEXT_KIND and len(content) >= 4:
            kind_of_text = struct.unpack_from("<I", content)[0]
        elif kind in (WIDE_TEXT, NARROW_TEXT) and not is_skipped:
            text = content.decode("utf-16-le" if kind == WIDE_TEXT else "latin-1", "replace").replace("\x0b", "\r")
            if text not in listed and text.strip(" *\r"):
                listed.add(text)
                _add(builder, text, is_title=is_slides and kind_of_text in TITLES)
            kind_of_text = -1
    return builder.build(builder.first_heading() or name.rpartition(".")[0], pages=pages)


def _add(builder: Builder, text: str, *, is_title: bool) -> None:
    if is_title:
        builder.heading(text, 1)
    else:
        for line in text.split("\r"):
            builder.paragraph(line)
