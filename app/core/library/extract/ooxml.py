"""Office files of every kind that Microsoft's formats know: macro files, templates, shows and "Strict Open XML" become
what the libraries open. Knows the package around the contents, and no contents."""

from __future__ import annotations

import io
import re
import zipfile

from app.core.library.base import Document
from app.core.library.extract.archive import HEAD, open_archive, read_member

TYPES = "[Content_Types].xml"
_OOXML = b"application/vnd.openxmlformats-officedocument."
_PLAIN = (  # the main part of a file with macros, of a template, of a show
    (
        re.compile(rb"application/vnd\.ms-word\.(?:document|template)\.macroEnabled[\w.]*\.main\+xml|"
                   rb"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml"),
        _OOXML + b"wordprocessingml.document.main+xml",
    ),
    (
        re.compile(rb"application/vnd\.ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled\.main\+xml|"
                   rb"application/vnd\.openxmlformats-officedocument\.presentationml\."
                   rb"(?:template|slideshow)\.main\+xml"),
        _OOXML + b"presentationml.presentation.main+xml",
    ),
    (
        re.compile(rb"application/vnd\.ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml|"
                   rb"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.template\.main\+xml"),
        _OOXML + b"spreadsheetml.sheet.main+xml",
    ),
)  # fmt: skip
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")  # begins the names of its vocabularies
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def read_word(data: bytes, name: str) -> Document:
    from app.core.library.extract.office import read_docx

    return read_docx(usual(data), name)


def read_slides(data: bytes, name: str) -> Document:
    from app.core.library.extract.office import read_pptx

    return read_pptx(usual(data), name)


def read_workbook(data: bytes, name: str) -> Document:
    from app.core.library.extract.table import read_xlsx

    return read_xlsx(usual(data, has_trees=False), name)


def usual(data: bytes, *, has_trees: bool = True) -> bytes:
    """The same package as Office's usual one; the very bytes where it is that already. Raises as `open_archive`."""
    with open_archive(data, has_trees=has_trees) as archive:
        names = archive.namelist()
        types = read_member(archive, TYPES) if TYPES in names else b""
        mended = types
        for pattern, plain in _PLAIN:
            mended = pattern.sub(plain, mended)
        is_strict = any(_STRICT.search(read_member(archive, name, limit=HEAD)) for name in names if _is_main(name))
        if mended == types and not is_strict:
            return data
        return _rewritten(archive, mended, is_strict=is_strict)


def _is_main(name: str) -> bool:
    return name in ("_rels/.rels", "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")


def _rewritten(archive: zipfile.ZipFile, types: bytes, *, is_strict: bool) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for member in archive.infolist():
            content = types if member.filename == TYPES else read_member(archive, member.filename, limit=1 << 62)
            if is_strict and member.filename.endswith((".xml", ".rels")):
                content = _STRICT.sub(_USUAL, content)
            copy.writestr(member.filename, content)
    return target.getvalue()
