"""What the styles of a Word document say of its paragraphs and tables: headings, lists, and what is shown bold.
Knows no text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.library.extract.numbering import W

MAX_BASES = 10  # of a style on another
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Style:
    """`level` of a heading, 0 for none; `list_id` and `list_level` of automatic numbers, "" for none."""

    name: str = ""
    level: int = 0
    list_id: str = ""
    list_level: str = ""
    is_bold: bool = False


@dataclass(frozen=True)
class TableLook:
    first_row: bool = False
    first_column: bool = False


class Styles:
    def __init__(self, root: Any) -> None:
        """`root` is the element `w:styles`, None for a document without styles."""
        found = root.iterfind(f"{W}style") if root is not None else ()
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next((n for n, e in self._elements.items() if _is_default(e)), "")
        self._known: dict[str, Style] = {}

    def of(self, name: str) -> Style:
        """The style of a paragraph, "" for the default."""
        name = name or self._default
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        """Built-in style names are English in the file whatever the language of the program."""
        level, list_id, list_level, is_bold, is_told = 0, "", "", False, False
        element = self._elements.get(name)
        for _ in range(MAX_BASES):
            if element is None:
                break
            level = level or _heading_level(value(element, "name").lower())
            properties = element.find(f"{W}pPr/{W}numPr")
            list_level = list_level or value(properties, "ilvl")
            list_id = list_id or value(properties, "numId")
            bold = element.find(f"{W}rPr/{W}b")
            if bold is not None and not is_told:
                is_bold, is_told = is_on(bold), True
            element = self._elements.get(value(element, "basedOn"))
        return Style(name, level, list_id, list_level, is_bold or level > 0)

    def is_bold(self, cell: Any) -> bool:
        """Whether all the text of a cell is shown bold."""
        runs = [run for run in cell.iter(f"{W}r") if any((t.text or "").strip() for t in run.iterfind(f"{W}t"))]
        return bool(runs) and all(self._is_bold_run(run) for run in runs[:50])

    def _is_bold_run(self, run: Any) -> bool:
        bold = run.find(f"{W}rPr/{W}b")
        if bold is not None:
            return is_on(bold)
        own = value(run.find(f"{W}rPr"), "rStyle")
        if own and self.of(own).is_bold:
            return True
        paragraph = next(run.iterancestors(f"{W}p"), None)
        style = value(paragraph.find(f"{W}pPr"), "pStyle") if paragraph is not None else ""
        return bool(style) and self.of(style).is_bold

    def table_look(self, table: Any) -> TableLook:
        """The first row or column, where the table's style sets them in bold and the table asks for that."""
        properties = table.find(f"{W}tblPr")
        style = self._elements.get(value(properties, "tblStyle"))
        look = properties.find(f"{W}tblLook") if properties is not None else None
        if style is None or look is None:
            return TableLook()
        bold = {part.get(f"{W}type") for part in style.iterfind(f"{W}tblStylePr") if is_on(part.find(f"{W}rPr/{W}b"))}
        mask = look.get(f"{W}val", "0")
        bits = int(mask, 16) if all(char in "0123456789abcdefABCDEF" for char in mask) and mask else 0
        rows = look.get(f"{W}firstRow", "1" if bits & 0x20 else "0") not in _OFF
        columns = look.get(f"{W}firstColumn", "1" if bits & 0x80 else "0") not in _OFF
        return TableLook(rows and "firstRow" in bold, columns and "firstCol" in bold)


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF


def _heading_level(name: str) -> int:
    if name.startswith("heading ") and name[8:].isdigit():
        return int(name[8:])
    return 1 if name == "title" else 0


def value(element: Any, name: str) -> str:
    """The value of a property, "" where it is missing."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def is_on(element: Any) -> bool:
    """Whether a switch is there and not switched off."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF
