"""Archives (.zip, .7z) as folders: every file in them under its name. All is unpacked in memory and within limits;
nothing is written to the disk. Knows no kind of file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.archive import MAX_MEMBERS, MAX_RATIO, SMALL, open_archive, read_member
from app.core.library.extract.base import read_attachment
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.nested import has_room

MAX_MEMBER = 200 * 1024**2  # bytes of one file, as on the disk
MAX_7Z = 256 * 1024**2  # of all members: they are unpacked together
UTF_8_NAME = 0x800  # flag of a zip's member


def read_zip(data: bytes, name: str) -> Document:
    """Raises UserError too_large, encrypted, damaged."""
    with open_archive(data, is_document=False) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        named = [(_name_of(member.filename, member.flag_bits), member.filename) for member in members]
        wanted = [(shown, inner) for shown, inner in named if _is_wanted(shown)]
        return _read(((shown, read_member(archive, inner, limit=MAX_MEMBER)) for shown, inner in wanted), name)


def read_7z(data: bytes, name: str) -> Document:
    """Raises UserError too_large, encrypted, damaged."""
    import py7zr
    from py7zr.io import BytesIOFactory

    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                raise UserError("encrypted", detail="7z")
            members = [member for member in archive.list() if not member.is_directory]
            _check_sizes([member.uncompressed for member in members], len(data))
            wanted = [member.filename for member in members if _is_wanted(member.filename)]
            factory = BytesIOFactory(MAX_MEMBER)
            archive.extract(targets=wanted, factory=factory)
    except py7zr.PasswordRequired as error:
        raise UserError("encrypted", detail="7z") from error
    files = factory.products
    return _read(((path, files[path].read()) for path in wanted if path in files), name)


def _check_sizes(sizes: list[int], packed: int) -> None:
    total = sum(sizes)
    if len(sizes) > MAX_MEMBERS or total > MAX_7Z:
        raise UserError("too_large", detail="unpacked size")
    if total > SMALL and total > MAX_RATIO * max(1, packed):
        raise UserError("too_large", detail="packed too tightly")


def _read(files: Iterator[tuple[str, bytes]], name: str) -> Document:
    """A file that cannot be read is still found by its name. After the limits only names are left."""
    builder = Builder()
    ocr_pages = 0
    for path, content in files:
        builder.heading(path, 1)
        try:
            document = read_attachment(content, PurePosixPath(path).name) if has_room() else None
        except UserError:
            continue
        if document is not None:
            builder.extend(document)
            ocr_pages += document.ocr_pages
    return builder.build(name.rpartition(".")[0], ocr_pages=ocr_pages)


def _is_wanted(path: str) -> bool:
    """No hidden files, and not what macOS keeps beside them."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return bool(parts) and not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _name_of(name: str, flags: int) -> str:
    """Names without a mark are in the packer's own encoding, which zipfile takes for that of DOS."""
    if flags & UTF_8_NAME or name.isascii():
        return name
    try:
        return decode(name.encode("cp437"), "cp437")
    except (UnicodeEncodeError, UserError):
        return name
