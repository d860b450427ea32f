"""Tables of web pages: merged cells, rows of names, cells with lists or tables in them; and which tables only lay out a
page. Knows no text outside of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.core.errors import UserError
from app.core.library.extract.formulas import formula_text
from app.core.library.extract.grid import Cell, joined
from app.core.library.extract.rowtext import table_lines
from app.core.library.extract.unseen import is_unseen
from app.core.library.extract.xmltree import parse_xml

MAX_TABLES = 6  # of tables in tables that are read as such
MAX_CELL = 1_500  # characters: a longer cell with blocks in it is a part of the page
_SKIPPED = frozenset(("script", "style", "template", "noscript", "svg"))
_GROUPS = ("thead", "tbody", "tfoot")


def is_data(table: Any) -> bool:
    """Whether the cells of a table belong together by rows and columns; pages and mails are laid out by tables too."""
    if (table.attributes.get("role") or "").lower() in ("presentation", "none"):
        return False
    if table.css_first("h1, h2, h3, h4, pre, form") is not None:
        return False
    if table.css_first("ul, ol, table table") is None:
        return True
    rows = list(_rows(table))
    widths = [len(list(_cells(row))) for row, _ in rows]
    if sum(width > 1 for width in widths) < max(2, len(widths) / 2):
        return False
    return all(len(cell.text()) <= MAX_CELL for row, _ in rows for cell in _cells(row))


def html_rows(table: Any, depth: int = 1) -> tuple[list[list[Cell]], int | None]:
    """The rows, and how many at the top are marked as names; None where none is."""
    rows: list[list[Cell]] = []
    marked, is_head = 0, True
    for row, group in _rows(table):
        elements = list(_cells(row))
        in_head = group == "thead" or (len(elements) > 1 and all(cell.tag == "th" for cell in elements))
        is_head = is_head and in_head
        marked += is_head
        rows.append([_cell(cell, depth) for cell in elements])
    return rows, marked if 0 < marked < len(rows) else None


def _rows(table: Any) -> Iterator[tuple[Any, str]]:
    """With the name of the group that each is in."""
    for child in table.iter():
        if is_unseen(child):
            continue
        if child.tag == "tr":
            yield child, ""
        elif child.tag in _GROUPS:
            for row in child.iter():
                if row.tag == "tr" and not is_unseen(row):
                    yield row, child.tag


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th") and not is_unseen(cell))


def _cell(element: Any, depth: int) -> Cell:
    pieces: list[tuple[str, bool]] = []
    inner: list[str] = []
    _collect(element, pieces, inner, depth)
    attributes = element.attributes
    text = joined(pieces)
    is_strong = element.tag == "th" or _is_bold(element, text)
    across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
    return Cell(text, across, down, is_strong=is_strong, inner=tuple(inner))


def _is_bold(element: Any, text: str) -> bool:
    bold = element.css_first("b, strong") if text else None
    return bold is not None and " ".join(bold.text().split()) == text


def _span(text: str | None) -> int:
    return max(1, int(text)) if text and text.strip().isdigit() and len(text) < 6 else 1


def _collect(element: Any, pieces: list[tuple[str, bool]], inner: list[str], depth: int) -> None:
    """The lines of a cell and whether each is an item of a list; without recursion but for tables in it."""
    stack = [(child, False) for child in reversed(list(element.iter(include_text=True)))]
    parts: list[str] = []
    while stack:
        node, is_end = stack.pop()
        if is_end or node.tag in ("br", "hr"):
            pieces.append(("".join(parts), node.tag == "li"))
            parts = []
        elif node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag == "table" and depth < MAX_TABLES:
            inner += table_lines(*html_rows(node, depth + 1))
        elif node.tag == "math":
            parts.append(html_formula(node))
        elif node.tag not in _SKIPPED and not node.tag.startswith(("-", "!", "_")) and not is_unseen(node):
            if node.tag in _BLOCKS:
                pieces.append(("".join(parts), False))
                parts = []
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    pieces.append(("".join(parts), False))


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "blockquote",
        "h5",
        "h6",
        "address",
        "td",
        "th",
        "tr",
        "caption",
    ]
)


def html_formula(node: Any) -> str:
    """An equation; what is no proper XML as the letters that stand there."""
    try:
        return f" {formula_text(parse_xml((node.html or '').encode()))} "
    except UserError:
        return f" {node.text(separator=' ')} "
