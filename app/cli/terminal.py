"""Makes foreign text safe to print: no file name forges a line of output, no passage controls the terminal. Pure; knows
no command."""

from __future__ import annotations

import re

from app.core.library.ingest.walk import ESCAPE

# Control characters, the line ends of Unicode, marks that turn the direction of writing, halves of pairs, and the bytes
# of names that are no text.
_CONTROL = "\x00-\x1f\x7f-\x9f"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_ODD = re.compile(f"[{_CONTROL}{_TURNING}\u061c\u200e\u200f\u2028\u2029\ud800-\udfff\uf780-\uf7ff]")
_ODD_IN_JSON = re.compile(f"[\x7f-\x9f{_TURNING}\u061c\u200e\u200f\u2028\u2029\ud800-\udfff]")
_ODD_IN_PROSE = re.compile(f"(?![\n\t])[{_CONTROL}{_TURNING}\u2028\u2029\ud800-\udfff]")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def line(text: object) -> str:
    """A name or path on one line; invisible characters and line ends as \\n, \\x1b or \\u202e."""
    return _ODD.sub(_escape, str(text))


def prose(text: str) -> str:
    """Text of a file or a model with its lines and tabs, without characters that control a terminal or the text
    direction."""
    return _ODD_IN_PROSE.sub("", text)


def json_line(text: str) -> str:
    """A JSON document on one line for any reader of lines, in ASCII. It means the same."""
    return _ODD_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if ESCAPE <= code <= ESCAPE + 0xFF:
        code -= ESCAPE
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
