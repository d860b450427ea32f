"""Parses XML that others wrote: no entities, no network, no external parts. Knows no document format."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError


def parse_xml(data: bytes) -> Any:
    """The root element. Raises UserError damaged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError("damaged", detail=str(error)) from error


def name_of(element: Any) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
