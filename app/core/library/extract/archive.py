"""Looks at a zip file before a library unpacks it: bombs, entities, passwords. Knows no document format."""

from __future__ import annotations

import io
import re
import zipfile

from app.core.errors import UserError

MAX_UNPACKED = 512 * 1024**2  # bytes of all members together
MAX_XML = 64 * 1024**2  # of one XML part that becomes a tree: that takes ten times its size of the child's 2 GiB
MAX_MEMBERS = 20_000
MAX_RATIO = 250  # a member packed tighter than this is a bomb; a spreadsheet of equal rows reaches about 60
SMALL = 8 * 1024**2  # smaller members are never checked for their ratio
HEAD = 64 * 1024
_BEFORE_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*>)*+<[^?!]", re.DOTALL
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # Office puts an encrypted document into this older container


def open_archive(data: bytes, *, has_trees: bool = True, is_document: bool = True) -> zipfile.ZipFile:
    """The archive, once its directory says it is harmless; nothing is ever written to disk. `is_document` where its XML
    is parts of one document, and not files of their own.
    Raises UserError too_large, encrypted, damaged."""
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise UserError("encrypted" if locked else "damaged", detail="OLE container")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UserError("damaged", detail=str(error)) from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UserError("too_large", detail="unpacked size")
    for member in members:
        _check_packing(member)
        if is_document and member.filename.lower().endswith((".xml", ".rels", ".opf", ".ncx")):
            _check_xml(archive, member, has_trees=has_trees)
    return archive


def _check_packing(member: zipfile.ZipInfo) -> None:
    if member.file_size > SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size):
        raise UserError("too_large", detail="packed too tightly")
    if member.flag_bits & 1:
        raise UserError("encrypted", detail=member.filename)


def _check_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, has_trees: bool) -> None:
    if has_trees and member.file_size > MAX_XML:
        raise UserError("too_large", detail=member.filename)
    if has_entities(read_member(archive, member.filename, limit=HEAD)):
        raise UserError("damaged", detail="entities")


def has_entities(head: bytes) -> bool:
    """Whether XML declares entities. No writer of documents does: it means that the text shall expand or read other
    files. `head` is the first HEAD bytes; filling them with comments could hide a declaration, so that counts too."""
    plain = head.replace(b"\0", b"")  # UTF-16 too
    return b"<!ENTITY" in plain or (len(head) >= HEAD and not _BEFORE_ROOT.match(plain))


def read_member(archive: zipfile.ZipFile, name: str, *, limit: int = MAX_XML) -> bytes:
    """At most `limit` bytes. Raises UserError damaged."""
    try:
        with archive.open(name) as stream:
            return stream.read(limit)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UserError("damaged", detail=str(error)) from error
