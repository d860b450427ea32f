"""The package of Office files: its parts and how they refer to each other, and "Strict Open XML" in the names that
libraries know. Knows no document, slide or sheet."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.core.errors import UserError
from app.core.library.extract.archive import open_archive, read_member
from app.core.library.extract.xmltree import parse_xml

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
MAX_RELATIONS = 10_000  # of one part


@dataclass(frozen=True)
class Relation:
    """`kind` is the last word of its type: "header", "chart"; `target` the part's name in the archive."""

    id: str
    kind: str
    target: str


class Package:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.casefold(): name for name in archive.namelist()}
        self._relations: dict[str, dict[str, Relation]] = {}

    def has(self, part: str) -> bool:
        return part.casefold() in self._names

    def read(self, part: str) -> bytes:
        """Raises UserError damaged."""
        return read_member(self._archive, self._names.get(part.casefold(), part))

    def open(self, part: str) -> Any:
        """The part as a stream, for what may be larger than a tree may be."""
        return self._archive.open(self._names.get(part.casefold(), part))

    def tree(self, part: str) -> Any:
        """The root element; None where the part is missing or broken: the rest of the document is still read."""
        if not part or not self.has(part):
            return None
        try:
            return parse_xml(self.read(part))
        except UserError:
            return None

    def main(self) -> str:
        """The document, presentation or workbook."""
        return next((r.target for r in self.relations("").values() if r.kind == "officeDocument"), "")

    def relations(self, part: str) -> dict[str, Relation]:
        """By id; those to places outside the file are left out."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {} if root is None else dict(_relations(root, folder))
        return self._relations[part]

    def related(self, part: str, *kinds: str) -> list[str]:
        """The parts to which one refers, in the order of the file."""
        return [r.target for r in self.relations(part).values() if r.kind in kinds and self.has(r.target)]


def _relations(root: Any, folder: str) -> Iterator[tuple[str, Relation]]:
    for element in root[:MAX_RELATIONS]:
        target = element.get("Target", "") if isinstance(element.tag, str) else ""
        if not target or element.get("TargetMode") == "External":
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        name = element.get("Id", "")
        yield name, Relation(name, element.get("Type", "").rpartition("/")[2], path)


def open_package(data: bytes, *, has_trees: bool = True) -> tuple[bytes, Package]:
    """The file in the usual names, and its parts. Raises UserError too_large, encrypted, damaged."""
    archive = open_archive(data, has_trees=has_trees)
    if "_rels/.rels" in archive.namelist() and _STRICT in read_member(archive, "_rels/.rels"):
        data = _renamed(archive)
        archive.close()
        archive = open_archive(data, has_trees=has_trees)
    return data, Package(archive)


def _renamed(archive: zipfile.ZipFile) -> bytes:
    """Strict files differ from the usual ones in the names of their namespaces and in a few old features alone."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for member in archive.infolist():
            content = read_member(archive, member.filename, limit=member.file_size + 1)
            if member.filename.lower().endswith((".xml", ".rels")):
                content = _STRICT_NAME.sub(_usual, content)
            target.writestr(member.filename, content)
    return stream.getvalue()


def _usual(found: re.Match[bytes]) -> bytes:
    last = _RENAMED.get(found[2], found[2])
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006/" + last
