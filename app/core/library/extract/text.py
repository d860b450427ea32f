"""Plain text and Markdown. Knows nothing of other formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from app.core.library.base import Block, Document
from app.core.library.extract.encoding import decode
from app.core.library.extract.pipetables import with_rows

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def read_plain(data: bytes, name: str) -> Document:
    """Raises UserError damaged for a binary file with a text file's name."""
    return plain(decode(data), PurePath(name).stem)


def plain(text: str, title: str) -> Document:
    return Document(title=title, text=text, blocks=tuple(_paragraphs(text, is_markdown=False)))


def read_markdown(data: bytes, name: str) -> Document:
    """ATX headings become levels 1-6; the title is the first level-1 heading, else the file's name. Raises UserError
    damaged for a binary file with a text file's name."""
    return markdown(decode(data), PurePath(name).stem)


def markdown(text: str, title: str) -> Document:
    text = with_rows(text)
    blocks = tuple(_paragraphs(text, is_markdown=True))
    first = next((block for block in blocks if block.level == 1), None)
    title = text[first.start : first.end] if first else title
    return Document(title=title, text=text, blocks=blocks)


def _paragraphs(text: str, *, is_markdown: bool) -> Iterator[Block]:
    """Runs of lines between blank lines; in Markdown a heading line is a block of its own."""
    begin = end = None
    fence = ""
    position = 0
    for line in text.split("\n"):  # not splitlines, which also splits at form feeds and the like
        bare = line.rstrip()
        if is_markdown:
            fence = _next_fence(fence, bare)
        heading = _ATX.match(bare) if is_markdown and not fence else None
        if (not bare or heading) and begin is not None and end is not None:
            yield Block(begin, end)
            begin = end = None
        if heading and heading.group(2):
            yield Block(position + heading.start(2), position + heading.end(2), level=len(heading.group(1)))
        elif bare and not heading:
            begin = position + len(line) - len(line.lstrip()) if begin is None else begin
            end = position + len(bare)
        position += len(line) + 1
    if begin is not None and end is not None:
        yield Block(begin, end)


def _next_fence(fence: str, line: str) -> str:
    """The open code fence after this line; "" outside code."""
    mark = _FENCE.match(line)
    if not mark:
        return fence
    if not fence:
        return mark.group(1)
    closes = mark.group(1)[0] == fence[0] and len(mark.group(1)) >= len(fence) and not line[mark.end() :].strip()
    return "" if closes else fence
