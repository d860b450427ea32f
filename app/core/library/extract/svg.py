"""The words in a drawing as SVG. Draws nothing."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.xmltree import parse_xml, text_of

_SKIPPED = frozenset(("style", "script", "metadata"))


def read_svg(data: bytes, name: str) -> Document:
    """Raises UserError no_words where the drawing has none."""
    root = parse_xml(data)
    builder = Builder()
    title = root.find("{*}title")
    for element in root.iter("{*}title", "{*}desc", "{*}text"):
        if element is title:
            builder.heading(text_of(element), 1)
        elif not any(str(above.tag).rpartition("}")[2] in _SKIPPED for above in element.iterancestors()):
            builder.paragraph(text_of(element))
    if builder.is_empty:
        raise UserError("no_words")
    return builder.build((text_of(title) if title is not None else "") or name.rpartition(".")[0])
