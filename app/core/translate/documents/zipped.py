"""Documents that are zips of XML: office files and books. Every entry but those with text is copied as it is, macros,
pictures and formulas included; nothing in them is run."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import UserError
from app.core.translate.documents.base import Unit
from app.core.translate.documents.xmltext import Element, Paragraph, inserted_source, parse_xml, serialise

MAX_ENTRIES = 20_000
MAX_BYTES = 2_000_000_000
MAX_RATIO = 2_000  # of an entry's size to its packed size: beyond is a bomb
Finish = Callable[[str, Element, str], None]  # entry, its root, target language


@dataclass
class Part:
    name: str
    root: Element
    paragraphs: list[Paragraph] = field(default_factory=list)


class ZippedDocument:
    """`finish` is called for each part before it is written: languages and directions are marked there."""

    def __init__(self, path: Path, parts: Sequence[Part], finish: Finish, *, can_be_bilingual: bool) -> None:
        self._path = path
        self._parts = parts
        self._finish = finish
        self._can_be_bilingual = can_be_bilingual

    @property
    def units(self) -> list[Unit]:
        return [paragraph.unit for part in self._parts for paragraph in part.paragraphs]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """See `OpenDocument.write`."""
        left = iter(targets)
        changed: dict[str, bytes] = {}
        for part in self._parts:
            for paragraph in part.paragraphs:
                if bilingual and self._can_be_bilingual and paragraph.element.getparent() is not None:
                    inserted_source(paragraph.element)
                paragraph.fill(next(left))
            self._finish(part.name, part.root, target_language)
            changed[part.name] = serialise(part.root)
        with zipfile.ZipFile(self._path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                data = changed.get(entry.filename)
                target.writestr(entry, source.read(entry) if data is None else data, compress_type=entry.compress_type)


def open_zip(path: Path) -> zipfile.ZipFile:
    """Raises UserError path_missing, permission, damaged, encrypted, too_large."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise UserError("path_missing", path=str(path)) from error
    except PermissionError as error:
        raise UserError("permission", path=str(path)) from error
    except (zipfile.BadZipFile, OSError) as error:
        is_ole = _starts_with(path, b"\xd0\xcf\x11\xe0")  # what Office makes of a file with a password
        raise UserError("encrypted" if is_ole else "damaged", path=str(path), detail=str(error)[:200]) from error
    entries = archive.infolist()
    is_bomb = any(entry.file_size > MAX_RATIO * max(1, entry.compress_size) for entry in entries)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_BYTES or is_bomb:
        archive.close()
        raise UserError("too_large", path=str(path))
    return archive


def read_parts(
    path: Path, is_text: Callable[[str], bool], paragraphs: Callable[[Element], Iterable[Paragraph]]
) -> list[Part]:
    """The entries that hold text, in the order of the archive. Raises as `open_zip`."""
    parts = []
    with open_zip(path) as archive:
        for name in [entry.filename for entry in archive.infolist() if is_text(entry.filename)]:
            try:
                root = parse_xml(archive.read(name))
            except (zipfile.BadZipFile, RuntimeError, EOFError, OSError) as error:
                raise UserError("damaged", path=str(path), detail=str(error)[:200]) from error
            parts.append(Part(name, root, list(paragraphs(root))))
    return parts


def _starts_with(path: Path, magic: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False
