"""reStructuredText through docutils, which includes, runs and fetches nothing here. Knows no HTML."""

from __future__ import annotations

from typing import Any

from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.grid import Cell
from app.core.library.extract.text import plain

MAX_RST = 3_000_000  # characters; docutils reads about half a million a second


def read_rst(data: bytes, name: str) -> Document:
    """Nothing is included, run or fetched; directives that docutils does not know are kept as text."""
    text = decode(data)
    if len(text) > MAX_RST:
        return plain(text, name.rpartition(".")[0])
    from docutils.core import publish_doctree

    settings = {
        "file_insertion_enabled": False,
        "raw_enabled": False,
        "report_level": 3,
        "halt_level": 5,
        "warning_stream": False,
        "_disable_config": True,
    }
    tree = publish_doctree(text, settings_overrides=settings)
    builder = Builder()
    _read_doctree(builder, tree, 1)
    return builder.build(tree.get("title", "") or builder.first_heading() or name.rpartition(".")[0])


def _read_doctree(builder: Builder, node: Any, level: int) -> None:
    from docutils import nodes

    for child in node.children:
        if isinstance(child, nodes.section):
            if "system-messages" not in child.get("classes", ()):
                _read_doctree(builder, child, level + 1)
        elif isinstance(child, nodes.title | nodes.subtitle):
            builder.heading(child.astext(), level)
        elif isinstance(child, nodes.system_message):
            for block in child.findall(nodes.literal_block):
                builder.paragraph(block.astext(), keep_spaces=True)
        elif isinstance(child, nodes.table | nodes.TextElement):
            _add_block(builder, child)
        else:
            _read_doctree(builder, child, level)


def _add_block(builder: Builder, node: Any) -> None:
    from docutils import nodes

    if isinstance(node, nodes.table):
        head = sum(len(list(part.findall(nodes.row))) for part in node.findall(nodes.thead))
        builder.table([_cells(row) for row in node.findall(nodes.row)], has_header=head or None)
    elif not isinstance(node, nodes.comment):
        builder.paragraph(node.astext(), keep_spaces=isinstance(node, nodes.literal_block | nodes.doctest_block))


def _cells(row: Any) -> list[Cell]:
    return [
        Cell(" ".join(entry.astext().split()), int(entry.get("morecols", 0)) + 1, int(entry.get("morerows", 0)) + 1)
        for entry in row.children
    ]
