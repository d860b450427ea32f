"""Writes hostile files for tests: archives, PDFs and pictures that are small on the disk and endless in memory, and XML
that wants to grow or to read other files."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

MEGABYTE = 1024**2
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}"/></rootfiles></container>'
)


def zeros(size: int) -> bytes:
    """A zlib stream of `size` megabytes of zeros, made without packing them: its blocks depend on nothing before."""
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * (size - 1) + packer.flush()


def archive(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return stream.getvalue()


def word(body: str, prolog: str = "", **more: str | bytes) -> bytes:
    """A Word file of one paragraph; `prolog` stands before its text, as a DOCTYPE does."""
    document = f"{prolog}<w:document {WORD}><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>"
    relations = RELATIONS.format("word/document.xml")
    return archive({"[Content_Types].xml": TYPES, "_rels/.rels": relations, "word/document.xml": document, **more})


def book(chapter: str, href: str = "a.xhtml", prolog: str = "") -> bytes:
    """An EPUB of one chapter; `prolog` stands before its list of chapters."""
    package = (
        f'{prolog}<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="{href}"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return archive({"META-INF/container.xml": CONTAINER.format("b.opf"), "b.opf": package, "a.xhtml": chapter})


def saved(save: Callable[[io.BytesIO], object], member: str, prolog: str) -> bytes:
    """The file that a library saves with `prolog` before the XML of a part, and &e12; in its text."""
    source, target = io.BytesIO(), io.BytesIO()
    save(source)
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            if name == member:
                head, mark, body = text.partition(b"?>") if text.startswith(b"<?xml") else (b"", b"", text)
                assert b"WALRUS" in body
                text = head + mark + prolog.encode() + body.replace(b"WALRUS", b"&e12;")
            after.writestr(name, text)
    return target.getvalue()


def lying_archive(size: int) -> bytes:
    """A member of `size` megabytes whose entry in the directory claims 100 bytes."""
    data = zeros(size)[2:-4]  # zip holds the stream without the head and sum of zlib
    name = b"word/document.xml"
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(data), 100, len(name), 0)
    local = b"PK\x03\x04" + fields + name + data
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def laughs(depth: int = 12) -> str:
    """A DOCTYPE whose entity e{depth} is 10**depth times a word."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth + 1))
    return f'<!DOCTYPE x [<!ENTITY e0 "boom">{lines}]>'


def outside(target: Path) -> str:
    return f'<!DOCTYPE x [<!ENTITY e12 SYSTEM "{target.as_uri()}">]>'


def pdf(*objects: str | bytes) -> bytes:
    """Numbers the objects from 1, the catalogue, and leaves the table of places to the reader's repair."""
    body = [b"%PDF-1.7\n"]
    for number, content in enumerate(objects, 1):
        data = content if isinstance(content, bytes) else content.encode()
        body.append(b"%d 0 obj\n" % number + data + b"\nendobj\n")
    return b"".join(body) + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (len(objects) + 1)


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def page_pdf(content: bytes, *more: bytes, page: str = "", box: str = "0 0 600 800") -> bytes:
    """One page; the content is object 4, the font 5 and `more` from 6."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R "
        f"/Resources << /Font << /F 5 0 R >> {page} >> >>",
        content,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    )


def packed_pdf(size: int) -> bytes:
    """`size` megabytes of page, packed twice."""
    return page_pdf(stream(zlib.compress(zeros(size), 9), "/Filter [/FlateDecode /FlateDecode]"))


def drawn_pdf(levels: int) -> bytes:
    """Forms that draw the next one ten times: 10**levels words on one page."""
    forms = []
    for number in range(levels):
        inner = f"/Resources << /XObject << /X {7 + number} 0 R >> /Font << /F 5 0 R >> >>"
        text = b"/X Do " * 10 if number < levels - 1 else b"BT /F 9 Tf (boom) Tj ET"
        forms.append(stream(text, f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] {inner}"))
    return page_pdf(stream(b"/X Do " * 10), *forms, page="/XObject << /X 6 0 R >>")


def looped_pdf() -> bytes:
    """A tree of pages that holds itself and claims two thousand million pages."""
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>")


def picture(width: int, height: int) -> bytes:
    """A PNG that claims so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", zeros(64)), (b"IEND", b""))
    )
