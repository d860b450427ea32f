"""Code blocks in answers with syntax colours from the theme. Loads the highlighter with the first code."""

from __future__ import annotations

import functools
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor

from app.core.task import Task
from app.gui.base.theme import SMALL_PX
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import CODE_PX, Formats, block

if TYPE_CHECKING:
    from pygments.lexer import Lexer

MAX_COLOURED = 20_000  # characters; longer code is shown in one colour
MAX_COLOURING_S = 0.05
MAX_AT_ONCE = 2000  # characters of unfinished code that are coloured when it is first shown
LOOK_BACK = 8  # lines: 0.7 ms. Longer tokens (a triple-quoted string) are coloured when the code ends
_loaded: set[str] = set()
USUAL = ("python", "bash", "json", "javascript", "html", "sql")
Piece = tuple[str, str, bool, bool]  # text without a line break, colour, bold, italic


def write_code(pen: DocumentCursor, code: str, language: str, *, number: int, link: str, is_open: bool = False) -> None:
    """A header with the language and a link that copies, then the lines. `is_open` code is still being written: a
    long one gets its colours with its next lines and with its end."""
    surface = f"code:{number}"
    quiet = pen.formats.characters("quiet", SMALL_PX)
    pen.block(block(top=14, bottom=4, left=14, right=14, surface=surface), quiet)
    pen.text(language_name(language) + "   ", quiet)
    if link:
        copy = QCoreApplication.translate("transcript", "Copy code")
        pen.text(copy, pen.formats.characters("accent", SMALL_PX, link=link))
    is_plain = is_open and (len(code) > MAX_AT_ONCE or not is_loaded(language))
    lines = _plain(code) if is_plain else coloured(code, language)
    for index, line in enumerate(lines):
        style = _line(number, is_last=index == len(lines) - 1)
        pen.block(style, pen.formats.characters("text", CODE_PX, is_code=True))
        for text, colour, is_bold, is_italic in line:
            style_of = pen.formats.characters(colour, CODE_PX, is_code=True, is_bold=is_bold, is_italic=is_italic)
            pen.text(text, style_of)


def load_languages(task: Task) -> None:
    """Load the lexers of the usual languages on a thread: the first use of one takes up to 70 ms."""
    for language in USUAL:
        task.check()
        coloured("x", language)


def append_code(cursor: QTextCursor, formats: Formats, source: str, known: int, *, number: int) -> None:
    """What of an open code comes after its first `known` characters; the cursor stands there. `source` begins with a
    line that names the language. A line is coloured with its end, by the few lines before it."""
    style = formats.characters("text", CODE_PX, is_code=True)
    new = source[known:].split("\n")
    for index, line in enumerate(new):
        if index:
            cursor.setBlockFormat(_line(number, is_last=False))
            cursor.insertBlock(_line(number, is_last=True), style)
        cursor.insertText(line, style)
    language, _, code = source.partition("\n")
    if len(new) > 1 and is_loaded(language):
        _colour_before(cursor.block(), formats, code.split("\n")[:-1], min(len(new) - 1, LOOK_BACK), language)


def _colour_before(end: QTextBlock, formats: Formats, lines: list[str], count: int, language: str) -> None:
    """Colour the last `count` lines, which are in the blocks before `end`."""
    read = coloured("\n".join(lines[-LOOK_BACK:]), language)
    block_of = end.previous()
    for pieces in reversed(read[-count:]):
        cursor, place = QTextCursor(block_of), block_of.position()
        for text, colour, is_bold, is_italic in pieces:
            if (colour, is_bold, is_italic) != ("text", False, False):
                cursor.setPosition(place)
                cursor.setPosition(place + len(text), QTextCursor.MoveMode.KeepAnchor)
                look = formats.characters(colour, CODE_PX, is_code=True, is_bold=is_bold, is_italic=is_italic)
                cursor.setCharFormat(look)
            place += len(text)
        block_of = block_of.previous()


def _line(number: int, *, is_last: bool) -> QTextBlockFormat:
    style = block(bottom=22 if is_last else 0, left=14, right=14, surface=f"code:{number}", line_percent=125)
    style.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # also where its comments are in a right-to-left script
    return style


def language_name(language: str) -> str:
    word = language.strip().split(" ")[0].strip("{}.").split(":")[0]
    return word[:30] if word else QCoreApplication.translate("transcript", "code")


def coloured(code: str, language: str) -> list[list[Piece]]:
    """The lines of the code, each as pieces of one colour."""
    plain = _plain(code)
    lexer = _lexer(language_name(language)) if len(code) <= MAX_COLOURED else None
    if lexer is None:
        return plain
    lines: list[list[Piece]] = [[]]
    deadline = time.perf_counter() + MAX_COLOURING_S
    for kind, text in lexer.get_tokens(code):
        if time.perf_counter() > deadline:
            return plain
        look = _look(str(kind))
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append((part, *look))
    count = len(plain)  # the highlighter ends with a line break of its own
    return lines[:count] + [[] for _ in range(count - len(lines))]


def _plain(code: str) -> list[list[Piece]]:
    return [[(line, "text", False, False)] for line in code.split("\n")]


def is_loaded(language: str) -> bool:
    """Whether highlighting this language costs no time that the window does not have."""
    return language_name(language).lower() in _loaded


@functools.lru_cache(maxsize=64)
def _lexer(name: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        found: Lexer = get_lexer_by_name(name.lower(), stripnl=False, ensurenl=False)
        for _ in found.get_tokens("x = 1"):  # the lexer compiles its rules with the first token
            pass
        _loaded.add(name.lower())
        return found
    except ClassNotFound:
        return None


@functools.lru_cache(maxsize=512)
def _look(kind: str) -> tuple[str, bool, bool]:
    """Colour, bold and italic for a token type, or for its nearest known parent."""
    for prefix, look in _LOOKS:
        if kind.startswith(prefix):
            return look
    return ("text", False, False)


_LOOKS = (
    ("Token.Comment.Preproc", ("attention", False, False)),
    ("Token.Comment", ("quiet", False, True)),
    ("Token.Literal.String.Doc", ("quiet", False, True)),
    ("Token.Literal.String", ("good", False, False)),
    ("Token.Literal.Number", ("attention", False, False)),
    ("Token.Literal", ("attention", False, False)),
    ("Token.Keyword", ("accent", True, False)),
    ("Token.Operator.Word", ("accent", True, False)),
    ("Token.Name.Function", ("text", True, False)),
    ("Token.Name.Class", ("text", True, False)),
    ("Token.Name.Tag", ("accent", True, False)),
    ("Token.Name.Attribute", ("attention", False, False)),
    ("Token.Name.Decorator", ("attention", False, False)),
    ("Token.Name.Builtin", ("accent", False, False)),
    ("Token.Name.Exception", ("error", False, False)),
    ("Token.Generic.Deleted", ("error", False, False)),
    ("Token.Generic.Inserted", ("good", False, False)),
    ("Token.Generic.Heading", ("text", True, False)),
    ("Token.Punctuation", ("quiet", False, False)),
)
