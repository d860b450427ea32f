"""OpenDocument texts, sheets and slides: paragraphs and headings of content.xml and styles.xml, everything else
untouched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.core.errors import UserError
from app.core.translate.documents.base import OpenDocument
from app.core.translate.documents.xmltext import Element, Paragraph, Slot, local_name, paragraph
from app.core.translate.documents.zipped import ZippedDocument, open_zip, read_parts

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
# What has a place in the line but no words of its own, and what holds paragraphs of its own.
_NO_WORDS = """
note annotation frame custom-shape bookmark bookmark-start bookmark-end tab line-break page-number page-count date time
sequence tracked-changes ruby-text object change-start change-end s
"""
_ALONE = frozenset(_NO_WORDS.split())


class OdfFormat:
    suffixes = frozenset({".odt", ".ott", ".ods", ".odp"})

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`."""
        with open_zip(path) as archive:
            names = archive.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UserError("encrypted", path=str(path))
            if "content.xml" not in names:
                raise UserError("damaged", path=str(path), detail="content.xml")
        parts = read_parts(path, lambda name: name in ("content.xml", "styles.xml"), _paragraphs)
        return ZippedDocument(path, parts, _finish, can_be_bilingual=path.suffix.lower() in (".odt", ".ott"))


def _paragraphs(root: Element) -> Iterator[Paragraph]:
    for element in root.iter(f"{TEXT}p", f"{TEXT}h"):
        if any(local_name(parent) == "tracked-changes" for parent in element.iterancestors()):
            continue
        found = paragraph(element, [[slot] for slot in _slots(element, is_top=True)])
        if found is not None:
            yield found


def _slots(element: Element, *, is_top: bool = False) -> Iterator[Slot]:
    """Paragraphs inside this one (of notes and frames) are paragraphs of their own."""
    if not is_top and (local_name(element) in _ALONE or element.tag in (f"{TEXT}p", f"{TEXT}h")):
        return
    yield Slot(element, "text")
    for child in element:
        if isinstance(child.tag, str):
            yield from _slots(child)
        yield Slot(child, "tail")


def _finish(name: str, root: Element, language: str) -> None:
    """The styles say which language the text is in, for the spelling."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.get(f"{FO}language") not in (None, "zxx", "none"):
            element.set(f"{FO}language", language)
