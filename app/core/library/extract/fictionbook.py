"""FictionBook (.fb2): a book as one XML file. Knows no other book."""

from __future__ import annotations

from typing import Any

from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.pictures import pictures_here
from app.core.library.extract.webpictures import from_base64
from app.core.library.extract.xmltree import parse_xml, text_of

_PARAGRAPHS = frozenset(("p", "v", "subtitle", "text-author", "date"))
_SKIPPED = frozenset(("binary", "description", "stylesheet"))
MAX_DEPTH = 50


def read_fb2(data: bytes, name: str) -> Document:
    root = parse_xml(data)
    builder = Builder()
    about = root.find("{*}description/{*}title-info")
    title = next((text_of(one) for one in root.iterfind("{*}description/{*}title-info/{*}book-title")), "")
    if about is not None:
        for author in about.findall("{*}author"):
            builder.paragraph(" ".join(text_of(part) for part in author))
        for annotation in about.findall("{*}annotation"):
            builder.paragraph(text_of(annotation))
    _read(builder, root, 0)
    for binary in root.iterfind("{*}binary"):
        builder.paragraph(pictures_here().text(from_base64(binary.text or "")))
    return builder.build(title or name.rpartition(".")[0])


def _read(builder: Builder, parent: Any, depth: int) -> None:
    """A title is a heading on the level of its section."""
    for child in parent if depth < MAX_DEPTH else ():
        tag = str(child.tag).rpartition("}")[2]
        if tag == "title":
            builder.heading(" ".join(text_of(line) for line in child) or text_of(child), max(1, depth - 1))
        elif tag == "table":
            builder.table([text_of(cell) for cell in row] for row in child.iter("{*}tr"))
        elif tag in _PARAGRAPHS:
            builder.paragraph(text_of(child))
        elif tag not in _SKIPPED:
            _read(builder, child, depth + 1)
