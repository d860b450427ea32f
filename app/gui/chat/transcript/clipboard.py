"""What is copied from a conversation: a selection with the source of its formulas, the code of a message, a message
without its markup. Knows documents and no widget."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

from app.core.chat import thinking
from app.gui.chat.transcript.formats import CHIP, SOURCE
from app.gui.chat.transcript.markdown import parse
from app.gui.chat.transcript.marks import clean


def selected_text(cursor: QTextCursor) -> str:
    """The selected text; "" where nothing is selected. Chips become [1], formulas their LaTeX."""
    if not cursor.hasSelection():
        return ""
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    block, lines = document.findBlock(begin), []
    while block.isValid() and block.position() < end:
        parts = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            start = max(begin - fragment.position(), 0)
            stop = min(end - fragment.position(), fragment.length())
            if start < stop:
                style = fragment.charFormat()
                source = style.property(SOURCE)
                piece = fragment.text()[start:stop]
                if source:
                    piece = f"${source}$" * piece.count("\ufffc")
                elif style.hasProperty(CHIP):
                    piece = f"[{piece.strip()}]"
                parts.append(piece)
            iterator += 1
        line = "".join(parts).replace("\u2028", "\n").replace("\u202f", " ")
        if line or block.blockFormat().lineHeight() > 1:  # anchors are not lines of text
            lines.append(line)
        block = block.next()
    return "\n".join(lines).strip("\n")


def code_of(text: str, number: int) -> str:
    """The code block with this number, counted from 0; "" where there is none."""
    tokens = parse(clean(thinking.parts(text).body))
    codes = [token.content for token in tokens if token.type in ("fence", "code_block")]
    return codes[number] if number < len(codes) else ""


def as_markdown(text: str) -> str:
    """An answer as Markdown, without the model's thinking."""
    return thinking.parts(text).body.strip()


def as_plain(text: str) -> str:
    """An answer without markup: words, list dashes, and code as it is."""
    lines: list[str] = []
    for token in parse(clean(thinking.parts(text).body)):
        if token.type == "inline":
            words = "".join(
                "\n" if child.type == "hardbreak" else " " if child.type == "softbreak" else child.content
                for child in token.children or []
            )
            lines.append(("- " if lines and lines[-1] == "\0" else "") + words)
        elif token.type in ("fence", "code_block", "math_block"):
            lines += [token.content.strip("\n"), ""]
        elif token.type == "list_item_open":
            lines.append("\0")
        elif token.type in ("paragraph_close", "heading_close", "bullet_list_close", "ordered_list_close"):
            lines += [] if token.hidden else [""]
    text = "\n".join(line for line in lines if line != "\0")
    return re.sub(r"\n{3,}", "\n\n", text).strip()
