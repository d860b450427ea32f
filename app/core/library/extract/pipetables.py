"""Tables of Markdown, drawn with "|", as rows that say what their cells mean. Pure; knows no other markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.library.extract.rowtext import table_lines

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELLS = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
WIDE = 3  # columns; a narrower table may be a form, whose first row is no names though Markdown wants one there


def with_rows(text: str) -> str:
    """The text with each row of its tables as a paragraph; all else stays as it is, code too."""
    if "|" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(_read(lines))


def _read(lines: list[str]) -> Iterator[str]:
    at, fence = 0, ""
    while at < len(lines):
        mark = _FENCE.match(lines[at])
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        end = 0 if fence else _end_of_table(lines, at)
        if end:
            yield from _rows([lines[at], *lines[at + 2 : end]])
            at = end
        else:
            yield lines[at]
            at += 1


def _end_of_table(lines: list[str], at: int) -> int:
    """The line behind the table that begins at a line, 0 where none does."""
    if at + 1 >= len(lines) or not _CELLS.search(lines[at]) or not _RULE.match(lines[at + 1]):
        return 0
    if len(_cells(lines[at])) != len(_cells(lines[at + 1])) or "-" not in lines[at + 1]:
        return 0
    end = at + 2
    while end < len(lines) and _CELLS.search(lines[end]):
        end += 1
    return end


def _rows(lines: list[str]) -> Iterator[str]:
    rows = [_cells(line) for line in lines]
    names = rows[0] if any(rows[0]) else []
    yield ""
    for line in table_lines(rows if names else rows[1:], 1 if len(names) >= WIDE else None):
        yield from (line, "")


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [_BREAK.sub(" ", cell).replace("\\|", "|").strip() for cell in _CELLS.split(bare)]
