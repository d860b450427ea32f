"""Takes an RTF source apart before its text is read: headers, footers and notes as sources of their own; printed
numbers and merged cells as plain text in their places. Knows no text."""

from __future__ import annotations

import re

MERGED_LEFT, MERGED_ABOVE = "\ue0f1", "\ue0f2"  # private signs in cells that another one covers
MAX_GROUPS = 2_000  # headers and notes of one file
_KINDS = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "note", "annotation": "note",
}  # fmt: skip
_SHOWN = ("listtext", "pntext", "shptxt")  # numbers in front of paragraphs, text boxes: striprtf passes them over
_GROUP = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(" + "|".join(sorted((*_KINDS, *_SHOWN), key=len, reverse=True)) + r")(?![a-z])-?\d* ?"
)
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_HEAD = re.compile(r"\{\\fonttbl")
_ROW = re.compile(r"\\(trowd|clvmrg|clmrg|cellx|cell|row|nestcell)(?![a-z])(-?\d+)?")


def taken_apart(source: str) -> tuple[str, dict[str, list[str]]]:
    """The source without its headers, footers and notes, and those by their kind, each a whole source."""
    groups: dict[str, list[str]] = {"header": [], "footer": [], "note": []}
    head = _head(source)
    parts, position, count = [], 0, 0
    for found in _GROUP.finditer(source):
        if found.start() < position or (count := count + 1) > MAX_GROUPS:
            continue
        end = _end(source, found.start())
        if found[1] in _SHOWN:
            # The group becomes a plain one; its text ends before the next control word.
            parts += [source[position : found.start()], "{" if found[1] != "shptxt" else "{\\par "]
            position = found.end()
            continue
        parts += [source[position : found.start()], "{}"]  # else a control word before it would swallow what follows
        groups[_KINDS[found[1]]].append(f"{head}{source[found.end() : end - 1]}}}")
        position = end
    return "".join([*parts, source[position:]]), groups


def _head(source: str) -> str:
    """The beginning of a source that knows the same fonts and code page."""
    found = _HEAD.search(source[:100_000])
    if not found:
        return source[: min(len(source), 200)].partition("\n")[0].split("{", 2)[0] or "{\\rtf1 "
    return source[: _end(source, found.start())]


def _end(source: str, start: int) -> int:
    """Behind the brace that closes a group."""
    depth = 0
    for found in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return len(source)


def marked_cells(source: str) -> str:
    """With a private sign in each cell that is merged with the one at its left or above. A row's definition stands
    before its cells."""
    parts, position = [], 0
    signs: list[str] = []
    sign, cell = "", 0
    for found in _ROW.finditer(source):
        word = found[1]
        if word == "trowd":
            signs, sign, cell = [], "", 0
        elif word in ("clvmrg", "clmrg"):
            sign = MERGED_ABOVE if word == "clvmrg" else MERGED_LEFT
        elif word == "cellx":
            signs.append(sign)
            sign = ""
        elif word == "row":
            cell = 0
        elif word == "cell":
            if cell < len(signs) and signs[cell]:
                parts += [source[position : found.start()], f"\\u{ord(signs[cell]) - 65536}?"]
                position = found.start()
            cell += 1
    return "".join([*parts, source[position:]])
