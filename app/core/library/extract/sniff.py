"""Tells by a file's bytes what it is, where its name is silent or wrong. Knows the signatures of formats and no reader.
"""

from __future__ import annotations

import re
import zipfile
from typing import IO

HEAD = 4096  # bytes that are looked at; the directories of archives and of old Office files besides
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SIGNATURES = (  # (where, bytes, suffix)
    (0, b"{\\rtf", ".rtf"),
    (0, b"7z\xbc\xaf\x27\x1c", ".7z"),
    (0, b"\x89PNG\r\n\x1a\n", ".png"),
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"GIF8", ".gif"),
    (0, b"II*\0", ".tif"),
    (0, b"MM\0*", ".tif"),
    (8, b"WEBP", ".webp"),
    (4, b"ftyphei", ".heic"),
    (4, b"ftypmif1", ".heic"),
    (4, b"ftypavif", ".avif"),
    (0, b"\x78\x9f\x3e\x22", ".tnef"),
)
_IN_ZIP = (("word/", ".docx"), ("ppt/", ".pptx"), ("xl/workbook.bin", ".xlsb"), ("xl/", ".xlsx"))
_IN_OLE = (
    ("EncryptedPackage", ".docx"),  # whose reader says that it is locked
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("__properties_version1.0", ".msg"),
)
_MIMETYPES = {
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/vnd.oasis.opendocument.graphics": ".odg",
}
_TEXTS = (  # what a text begins with, once its mark and white space are gone
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), ".html"),
    (re.compile(rb"<\?xml.{0,2000}?<(?:\w+:)?html\b", re.IGNORECASE | re.DOTALL), ".html"),
    (re.compile(rb"(?:<\?xml|<!--|<!DOCTYPE svg|<svg).{0,2000}?(?:<(?:\w+:)?svg\b|(?<=<svg))", re.DOTALL), ".svg"),
    (re.compile(rb"<\?xml.{0,2000}?<FictionBook\b", re.DOTALL), ".fb2"),
    (re.compile(rb"<\?xml.{0,2000}?<office:document\b", re.DOTALL), ".fodt"),
    (re.compile(rb"<\?xml\b"), ".xml"),
    (re.compile(rb"BEGIN:VCALENDAR\b", re.IGNORECASE), ".ics"),
    (re.compile(rb"BEGIN:VCARD\b", re.IGNORECASE), ".vcf"),
    (re.compile(rb"WEBVTT\b"), ".vtt"),
    (re.compile(rb"From \S+@\S+ .{0,40}\d{4}\r?\n[\w-]+: "), ".mbox"),
    (re.compile(rb"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+): .*\n", re.I), ".eml"),
)
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 12, 13, 27, 0})


def signature(stream: IO[bytes]) -> str:
    """The suffix of the binary format that the stream holds, rich text among them; "" for none that is known."""
    head = stream.read(HEAD)
    if head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head[:1024] and not _is_text(head)):  # no text about PDFs
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(stream)
    if head.startswith(OLE):
        return _in_ole(stream)
    bare = head.lstrip(b"\xef\xbb\xbf \r\n\t") if head[:1] != b"\x78" else head
    return next((suffix for at, mark, suffix in _SIGNATURES if (head if at else bare)[at:].startswith(mark)), "")


def text_kind(head: bytes) -> str:
    """The suffix of the format of a text by its beginning, ".txt" for a plain one; "" for what is no text."""
    bare = head[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    found = next((suffix for pattern, suffix in _TEXTS if pattern.match(bare)), "")
    return found or (".txt" if _is_text(head[:HEAD]) else "")


def _is_text(head: bytes) -> bool:
    """UTF-16 has a mark or is half zeros; other texts have next to no control characters."""
    if not head.strip(b"\0"):
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = len(head) - len(head.translate(None, _CONTROLS))
    zeros = head.rstrip(b"\0").count(0)
    return odd == 0 and (zeros == 0 or 0.3 * len(head) < zeros <= 0.5 * len(head) + 1)


def _in_zip(stream: IO[bytes]) -> str:
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "replace").strip().removesuffix("-template")
                if kind in _MIMETYPES:
                    return _MIMETYPES[kind]
            is_office = "[Content_Types].xml" in names
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return ".zip"
    known = (suffix for begin, suffix in _IN_ZIP if is_office and any(name.startswith(begin) for name in names))
    return next(known, ".zip")


def _in_ole(stream: IO[bytes]) -> str:
    import olefile

    try:
        stream.seek(0)
        with olefile.OleFileIO(stream) as container:
            return next((suffix for name, suffix in _IN_OLE if container.exists(name)), "")
    except Exception:  # noqa: BLE001  (the library raises whatever it meets in a broken file)
        return ""
