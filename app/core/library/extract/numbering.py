"""The automatic numbers of Word's paragraphs, as they are printed in front of them: "1.", "2.1", "a)", "§ 3". Knows the
XML of numbering and no text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.core.library.extract.counting import counted
from app.core.library.extract.symbols import BOXES, symbols

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    font: str = ""
    restarts: bool = True
    is_legal: bool = False  # all its numbers in figures
    paragraph_style: str = ""


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands in which list."""

    list_id: str
    level: int


class Numbering:
    """Counts through a document: ask for each numbered paragraph once, in its order."""

    def __init__(self, root: Any = None) -> None:
        """`root` is the element `w:numbering`, None for a document without lists."""
        self._abstract: dict[str, list[_Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        links: dict[str, str] = {}  # name of a list's style to the definition that it is
        linked: dict[str, str] = {}
        for element in root.iterfind(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            self._abstract[name] = _levels(element)
            links[_value(element, "styleLink")] = name
            linked[name] = _value(element, "numStyleLink")
        for name, style in linked.items():
            if style and style in links:
                self._abstract[name] = self._abstract[links[style]]
        for element in root.iterfind(f"{W}num"):
            starts, levels = {}, {}
            for override in element.iterfind(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl"), 0)
                if (start := _value(override, "startOverride")) != "":
                    starts[at] = _number(start, 1)
                for level in override.iterfind(f"{W}lvl"):
                    levels[at] = _level(level)
            self._lists[element.get(f"{W}numId", "")] = (_value(element, "abstractNumId"), levels, starts)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a list gives to paragraphs of a style."""
        levels = self._abstract.get(self._lists.get(list_id, ("", {}, {}))[0], [])
        return next((at for at, level in enumerate(levels) if level.paragraph_style == style), 0)

    def label(self, place: Place) -> str:
        """The number of the next paragraph at a place, "" where nothing is printed (or a bullet that says nothing)."""
        abstract, changed, starts = self._lists.get(place.list_id, ("", {}, {}))
        if abstract not in self._abstract or not 0 <= place.level < LEVELS:
            return ""
        levels = [changed.get(at, level) for at, level in enumerate(self._abstract[abstract])]
        level = levels[place.level]
        if level.style == "bullet":
            shown = symbols(level.text, level.font) if level.font else level.text
            return shown if shown in BOXES else ""
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        self._count(counts, place, levels, starts)
        return _PLACE.sub(lambda found: _shown(counts, levels, int(found[1]) - 1, level.is_legal), level.text).strip()

    def _count(self, counts: list[int | None], place: Place, levels: list[_Level], starts: Mapping[int, int]) -> None:
        at = place.level
        for above in range(at):
            counts[above] = levels[above].start if counts[above] is None else counts[above]
        if at in starts and (place.list_id, at) not in self._begun:
            counts[at] = starts[at]
        else:
            last = counts[at]
            counts[at] = levels[at].start if last is None else last + 1
        self._begun.add((place.list_id, at))
        for below in range(at + 1, LEVELS):
            if levels[below].restarts:
                counts[below] = None


def _shown(counts: list[int | None], levels: list[_Level], at: int, is_legal: bool) -> str:
    number = counts[at]
    number = levels[at].start if number is None else number
    return counted(number, "decimal" if is_legal and levels[at].style != "none" else levels[at].style)


def _levels(element: Any) -> list[_Level]:
    levels = [_Level()] * LEVELS
    for level in element.iterfind(f"{W}lvl"):
        at = _number(level.get(f"{W}ilvl"), 0)
        if 0 <= at < LEVELS:
            levels[at] = _level(level)
    return levels


def _level(element: Any) -> _Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    legal = element.find(f"{W}isLgl")
    level = _Level(
        start=_number(_value(element, "start"), 0 if element.find(f"{W}start") is None else 1),
        style=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        font=fonts.get(f"{W}ascii", "") if fonts is not None else "",
        restarts=_value(element, "lvlRestart") != "0",
        paragraph_style=_value(element, "pStyle"),
    )
    return replace(level, is_legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"))


def _value(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
