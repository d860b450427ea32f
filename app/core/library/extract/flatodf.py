"""OpenDocument in one XML file (.fodt, .fods, .fodp): made into the usual package and read as that. Knows no contents.
"""

from __future__ import annotations

import copy
import io
import zipfile
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.office import read_opendocument
from app.core.library.extract.xmltree import parse_xml

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARTS = {  # what each part of a package holds of the one file
    "content": ("scripts", "font-face-decls", "automatic-styles", "body"),
    "styles": ("font-face-decls", "styles", "automatic-styles", "master-styles"),
    "meta": ("meta",),
    "settings": ("settings",),
}


def read_flat(data: bytes, name: str) -> Document:
    """Raises UserError damaged, too_large."""
    root = parse_xml(data)
    if root.tag != f"{_OFFICE}document":
        raise UserError("damaged", detail="no OpenDocument file")
    return read_opendocument(_package(root), name)


def _package(root: Any) -> bytes:
    from lxml import etree

    media_type = root.get(f"{_OFFICE}mimetype", "application/vnd.oasis.opendocument.text")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", media_type, zipfile.ZIP_STORED)
        for part, kept in _PARTS.items():
            element = etree.Element(f"{_OFFICE}document-{part}", root.attrib, nsmap=root.nsmap)
            element.extend(copy.deepcopy(child) for child in root if child.tag in {f"{_OFFICE}{one}" for one in kept})
            archive.writestr(f"{part}.xml", etree.tostring(element, xml_declaration=True, encoding="UTF-8"))
        archive.writestr("META-INF/manifest.xml", _manifest(media_type))
    return target.getvalue()


def _manifest(media_type: str) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", media_type), *((f"{part}.xml", "text/xml") for part in _PARTS))
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {space}>{entries}</manifest:manifest>'
