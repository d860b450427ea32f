"""The headers and footers that a sheet of Excel prints: their words, without fonts and page numbers. Knows no cells."""

from __future__ import annotations

import html
import re

from app.core.library.extract.running import is_page_number

_PLACES = rb"(?:odd|even|first)"
_TEXT = re.compile(rb"<(?:\w+:)?" + _PLACES + rb"(Header|Footer)>([^<]{1,2000})</")
_SECTION = re.compile(r"&[LCR]")
# Fonts, sizes, colours, and signs for bold and the like; fields that the program fills in.
_LOOK = re.compile(r"&(?:\"[^\"]*\"|\d{1,3}|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[BIUEXYSOHG])")
_FIELD = re.compile(r"&[PNDTFAZ](?:[+-]\d+)?")


def margins(block: bytes) -> list[tuple[bool, str]]:
    """Whether each is a footer, and its lines."""
    found = _TEXT.findall(block)
    return [(kind == b"Footer", margin_text(html.unescape(text.decode("utf-8", "replace")))) for kind, text in found]


def margin_text(code: str) -> str:
    """What "&L&"Arial,Bold"&12Kline && Sons&RPage &P" prints, without what only says the page."""
    parts = (_plain(part) for part in _SECTION.split(code.replace("&&", "\0")))
    return "\n".join(part for part in parts if part and not is_page_number(part))


def _plain(part: str) -> str:
    return " ".join(_FIELD.sub(" ", _LOOK.sub("", part)).replace("\0", "&").split())
