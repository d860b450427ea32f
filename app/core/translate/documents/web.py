"""HTML pages and EPUB books: blocks with inline elements; scripts, styles, code and formulas untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree, html

from app.core.errors import UserError
from app.core.library.extract.encoding import decode
from app.core.translate.documents.base import OpenDocument, Unit
from app.core.translate.documents.xmltext import (
    Element,
    Paragraph,
    Slot,
    inserted_source,
    local_name,
    paragraph,
    parse_xml,
    serialise,
)
from app.core.translate.documents.zipped import ZippedDocument, read_parts
from app.core.translate.languages import RIGHT_TO_LEFT

MAX_BYTES = 100_000_000
_ALONE = frozenset(
    {"script", "style", "code", "pre", "kbd", "samp", "var", "math", "svg", "textarea", "template", "object"}
)
_INLINE = frozenset({"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
                     "font", "i", "img", "ins", "kbd", "label", "mark", "math", "q", "rp", "rt", "ruby", "s", "samp",
                     "small", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr", "input",
                     "button", "object", "select", "script", "template"})  # fmt: skip
_SPACE = re.compile(r"\s+")
_XML_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml")


class HtmlFormat:
    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`."""
        try:
            if path.stat().st_size > MAX_BYTES:
                raise UserError("too_large", path=str(path))
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise UserError("path_missing", path=str(path)) from error
        except OSError as error:
            raise UserError("permission", path=str(path)) from error
        return _Page(data)


class EpubFormat:
    suffixes = frozenset({".epub"})

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`."""
        parts = read_parts(path, lambda name: name.lower().endswith((".xhtml", ".html", ".htm", ".ncx", ".opf")), _book)
        if not any(part.name.lower().endswith((".xhtml", ".html", ".htm")) for part in parts):
            raise UserError("damaged", path=str(path), detail="no chapter")
        return ZippedDocument(path, parts, _finish, can_be_bilingual=True)


# Elements that can be duplicated; a table cell cannot.
_TWICE = frozenset({"p", "li", "blockquote", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})


class _Page:
    def __init__(self, data: bytes) -> None:
        self._is_xml = _XML_START.match(data) is not None
        self._root = self._parse(data)
        self._paragraphs = list(blocks(self._root))

    @property
    def units(self) -> list[Unit]:
        return [paragraph.unit for paragraph in self._paragraphs]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """See `OpenDocument.write`."""
        for found, slots in zip(self._paragraphs, targets, strict=True):
            if bilingual and local_name(found.element) in _TWICE:
                source = inserted_source(found.element)
                source.set("class", f"{source.get('class', '')} source".strip())
            found.fill(slots)
        _finish("", self._root, target_language)
        if self._is_xml:
            out.write_bytes(serialise(self._root))
        else:
            tree = self._root.getroottree()
            out.write_bytes(etree.tostring(tree, method="html", encoding="utf-8", doctype=tree.docinfo.doctype or None))

    def _parse(self, data: bytes) -> Element:
        if self._is_xml:
            try:
                return parse_xml(data)
            except UserError:
                self._is_xml = False  # invalid XHTML, which browsers show anyway
        text = decode(data)
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
        if not text.strip():
            raise UserError("empty")
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
        for meta in root.iter("meta"):
            if meta.get("charset"):
                meta.set("charset", "utf-8")
            elif (meta.get("http-equiv") or "").lower() == "content-type":
                meta.set("content", "text/html; charset=utf-8")
        return root


def blocks(root: Element) -> Iterator[Paragraph]:
    """Every element whose children are inline, title included, and loose text beside block elements."""
    for element in root.iter():
        name = local_name(element)
        if not name or name in _ALONE or element.get("translate") == "no" or _is_inside(element):
            continue
        if name in _INLINE and not _is_loose(element):
            continue
        groups = list(_runs(element))
        for group in groups:
            found = paragraph(element, [[slot] for slot in group])
            if found is not None:
                yield _squeezed(found)


def _runs(element: Element) -> Iterator[list[Slot]]:
    """Inline content between block children, each run as one paragraph."""
    run: list[Slot] = [Slot(element, "text")]
    for child in element:
        name = local_name(child)
        if isinstance(child.tag, str) and name not in _INLINE:
            yield run
            run = []
        elif isinstance(child.tag, str):
            run += _inline(child)
        run.append(Slot(child, "tail"))
    yield run


def _inline(element: Element) -> Iterator[Slot]:
    name = local_name(element)
    if name in _ALONE or element.get("translate") == "no":
        return
    if any(isinstance(child.tag, str) and local_name(child) not in _INLINE for child in element.iter()):
        return  # a block inside an inline element: it is met on its own
    yield Slot(element, "text")
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child)
        yield Slot(child, "tail")


def _is_loose(element: Element) -> bool:
    """An inline element that holds blocks: its own text belongs to no paragraph yet."""
    return any(isinstance(child.tag, str) and local_name(child) not in _INLINE for child in element.iter())


def _is_inside(element: Element) -> bool:
    """Inside an element that is left alone."""
    return any(local_name(parent) in _ALONE or parent.get("translate") == "no" for parent in element.iterancestors())


def _squeezed(found: Paragraph) -> Paragraph:
    """Line breaks in the source of a page are spaces to its reader."""
    slots = tuple(_SPACE.sub(" ", slot) for slot in found.unit.slots)
    return Paragraph(found.element, Unit(slots), found.groups)


def _book(root: Element) -> Iterator[Paragraph]:
    """Chapters, and the titles in the table of contents and the book's own."""
    if local_name(root) == "html":
        yield from blocks(root)
        return
    names = {"ncx": ("text",), "package": ("title", "description")}.get(local_name(root), ())
    for element in root.iter():
        if local_name(element) in names:
            found = paragraph(element, [[Slot(element, "text")]])
            if found is not None:
                yield _squeezed(found)


def _finish(name: str, root: Element, language: str) -> None:
    if local_name(root) == "package":
        for element in root.iter("{http://purl.org/dc/elements/1.1/}language"):
            element.text = language
    if local_name(root) != "html":
        return
    for attribute in ("lang", "{http://www.w3.org/XML/1998/namespace}lang"):
        if root.get(attribute) is not None or attribute == "lang":
            root.set(attribute, language)
    if language in RIGHT_TO_LEFT:
        root.set("dir", "rtl")
    elif root.get("dir") is not None:
        del root.attrib["dir"]
