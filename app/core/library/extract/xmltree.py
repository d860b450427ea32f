"""Parses XML of strangers into a tree: no entities, nothing from outside, bounded. Knows no format."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.library.extract.archive import HEAD, MAX_XML, has_entities


def parse_xml(data: bytes) -> Any:
    """The root. Raises UserError damaged, too_large."""
    from lxml import etree

    if len(data) > MAX_XML:
        raise UserError("too_large", size=len(data), limit=MAX_XML)
    if has_entities(data[:HEAD]):
        raise UserError("damaged", detail="entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data.strip(b"\0 \t\r\n"), parser)
    except etree.XMLSyntaxError as error:
        raise UserError("damaged", detail=str(error)) from error


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def name_of(element: Any) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
