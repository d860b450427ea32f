"""Numbers the items of ordered lists of web pages as a browser shows them: 1., b., IV. Knows no text."""

from __future__ import annotations

import re
from typing import Any

from app.core.library.extract.counting import counted

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman)|decimal)", re.IGNORECASE
)
_SIGNS = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal": "1",
}  # fmt: skip
_UNMARKED = "none"


class ListNumbers:
    """Asked for each item once, in the order of the page."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}  # by the list

    def mark(self, item: Any) -> str:
        """What stands before an item, with a space behind it; "" for one of no list or of a list with bullets."""
        parent = item.parent
        if item.tag != "li" or parent is None or parent.tag != "ol":
            return ""
        step = -1 if "reversed" in parent.attributes else 1
        number = self._next.get(parent.mem_id)
        if number is None:
            number = _first(parent, step)
        number = _number(item.attributes.get("value"), number)
        self._next[parent.mem_id] = number + step
        sign = _sign(item, parent)
        return "" if sign == _UNMARKED else f"{counted(number, sign)}. "


def _first(parent: Any, step: int) -> int:
    last = sum(child.tag == "li" for child in parent.iter()) if step < 0 else 1
    return _number(parent.attributes.get("start"), last)


def _sign(item: Any, parent: Any) -> str:
    for node in (item, parent):
        style = _STYLE.search(node.attributes.get("style") or "")
        if style:
            return _SIGNS.get(style[1].lower(), _UNMARKED)
    sign = item.attributes.get("type") or parent.attributes.get("type") or "1"
    return sign if sign in ("a", "A", "i", "I") else "1"


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else usual
