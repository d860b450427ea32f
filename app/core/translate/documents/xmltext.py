"""Finds the text of paragraphs in an XML tree and replaces it. Knows no file format: each passes its own element names
for paragraphs, text and what is left alone."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from app.core.errors import UserError
from app.core.translate.documents.base import Unit, has_text

Element = Any
MAX_XML_BYTES = 300_000_000
_XHTML = "{http://www.w3.org/1999/xhtml}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ONCE = (f"{_W14}paraId", f"{_W14}textId", "{http://www.w3.org/XML/1998/namespace}id")
_BOOKMARKS = frozenset({"bookmarkStart", "bookmarkEnd", "bookmark", "bookmark-start", "bookmark-end"})


@dataclass(frozen=True)
class Slot:
    """Where a piece of text is: in an element, or behind it."""

    element: Element
    place: Literal["text", "tail"]

    def get(self) -> str:
        return str(getattr(self.element, self.place) or "")

    def set(self, text: str) -> None:
        setattr(self.element, self.place, text)


@dataclass(frozen=True)
class Paragraph:
    element: Element
    unit: Unit
    groups: tuple[tuple[Slot, ...], ...]

    def fill(self, slots: Sequence[str]) -> None:
        """The first slot of each group takes its text, the others become empty."""
        for group, text in zip(self.groups, slots, strict=True):
            group[0].set(text)
            for slot in group[1:]:
                slot.set("")


def parse_xml(data: bytes) -> Element:
    """The root. No outside entity is opened and none expanded without bound. Raises UserError damaged, too_large."""
    if len(data) > MAX_XML_BYTES:
        raise UserError("too_large", size=len(data))
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError("damaged", detail=str(error)[:200]) from error


def serialise(root: Element) -> bytes:
    """With the declaration, doctype and comments that it had."""
    tree = root.getroottree()
    info = tree.docinfo
    return bytes(
        etree.tostring(tree, encoding=info.encoding or "UTF-8", xml_declaration=True, standalone=info.standalone)
    )


def paragraph(element: Element, groups: Sequence[Sequence[Slot]]) -> Paragraph | None:
    """None where there is nothing to translate."""
    kept = tuple(tuple(group) for group in groups if group)
    texts = tuple("".join(slot.get() for slot in group) for group in kept)
    return Paragraph(element, Unit(texts), kept) if has_text(texts) else None


def mixed_slots(element: Element, is_left_alone: Callable[[Element], bool]) -> Iterator[Slot]:
    """Every text below an element whose children are inline, in reading order: HTML, OpenDocument, DocBook."""
    if is_left_alone(element):
        return
    yield Slot(element, "text")
    for child in element:
        if isinstance(child.tag, str):
            yield from mixed_slots(child, is_left_alone)
        yield Slot(child, "tail")


def inserted_source(element: Element) -> Element:
    """A copy of a paragraph put before it, for bilingual output. What may be there only once stays with the original:
    links lead to the translation."""
    source = copy.deepcopy(element)
    source.tail = None
    is_page = not element.tag.startswith("{") or element.tag.startswith(_XHTML)
    for item in [*source.iter("*")]:
        for name in _ONCE if not is_page else (*_ONCE, "id"):
            item.attrib.pop(name, None)
        if local_name(item) in _BOOKMARKS and item is not source:
            _taken_out(item)
    element.addprevious(source)
    return source


def _taken_out(item: Element) -> None:
    parent, before = item.getparent(), item.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (item.tail or "")
    else:
        parent.text = (parent.text or "") + (item.tail or "")
    parent.remove(item)


def local_name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
