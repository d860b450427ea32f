"""Tells which elements of a web page are not shown: by themselves, or by a rule of the page's own styles. Knows no
text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MAX_RULES = 2_000  # of a page
MAX_STYLES = 1_000_000  # characters
_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_SHOWS = re.compile(r"(?:^|;)\s*(?:display\s*:\s*(?!none)|visibility\s*:\s*visible)\w", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(r"[^{}]*[{}]")
_MARK = "hidden"


def is_unseen(node: Any) -> bool:
    attributes = node.attributes
    if _MARK in attributes or attributes.get("role") == "navigation" or attributes.get("aria-hidden") == "true":
        return True
    return _HIDES.search(attributes.get("style") or "") is not None


def mark_unseen(tree: Any) -> None:
    """Marks as hidden what the page's styles hide. Not on a page with a program, which may show it again, and without
    weighing rules: one that shows an element wins."""
    styles = [style.text() for style in tree.css("style")]
    if not styles or tree.css_first("script") is not None:
        return
    hidden: dict[int, Any] = {}
    shown: set[int] = set()
    for selector, body in _rules("\n".join(styles)[:MAX_STYLES]):
        if _HIDES.search(body):
            hidden.update((node.mem_id, node) for node in _matching(tree, selector))
        elif hidden and _SHOWS.search(body):
            shown |= {node.mem_id for node in _matching(tree, selector)}
    for number, node in hidden.items():
        if number not in shown and node.tag not in ("html", "body"):
            node.attrs[_MARK] = ""


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """Selectors and what they set, but for what holds on paper or on narrow screens alone."""
    depth = count = 0
    selector = ""
    for piece in _PIECE.findall(_COMMENT.sub("", styles)):
        text, sign = piece[:-1].strip(), piece[-1]
        if sign == "{":
            depth += 1
            selector = text.rpartition(";")[2].strip()  # behind an @import
        else:
            if depth == 1 and selector and not selector.startswith("@") and (count := count + 1) <= MAX_RULES:
                yield selector, text
            depth = max(0, depth - 1)


def _matching(tree: Any, selector: str) -> list[Any]:
    """Nothing for what the parser does not know, such as states (":hover")."""
    from selectolax.lexbor import SelectolaxError

    try:
        return list(tree.css(selector)) if ":" not in selector else []
    except SelectolaxError:
        return []
