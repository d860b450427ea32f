"""The automatic numbers of OpenDocument's lists and headings: which style numbers which level, and how far each has
counted. Knows no text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.core.library.extract.counting import counted
from app.core.library.extract.xmltree import name_of

LEVELS = 10
MAX_PARENTS = 10  # of a style


@dataclass(frozen=True)
class _Level:
    sign: str = ""  # "1", "a", "A", "i", "I"; "" prints no number
    before: str = ""
    after: str = ""
    shown: int = 1  # levels that are printed: "2.1" has two
    start: int = 1


class ListStyles:
    def __init__(self, *roots: Any) -> None:
        self._styles: dict[str, list[_Level]] = {}
        self.outline = [_Level()] * LEVELS
        self._outlined: dict[str, str] = {}  # paragraph styles by name: the level that they have in the outline
        self._parents: dict[str, str] = {}
        for root in roots:
            self._read_paragraphs(root)
            for style in root.iter("{*}list-style", "{*}outline-style") if root is not None else ():
                levels = _levels(style)
                if name_of(style) == "outline-style":
                    self.outline = levels
                else:
                    self._styles.setdefault(_attribute(style, "name"), levels)

    def _read_paragraphs(self, root: Any) -> None:
        for style in root.iter("{*}style") if root is not None else ():
            name = _attribute(style, "name")
            self._parents[name] = _attribute(style, "parent-style-name")
            self._outlined[name] = _attribute(style, "default-outline-level")

    def is_outlined(self, style: str) -> bool:
        """Whether headings of a style are numbered by the outline: others look like headings and are not."""
        for _ in range(MAX_PARENTS):
            if self._outlined.get(style, ""):
                return True
            style = self._parents.get(style, "")
        return False

    def of(self, name: str) -> list[_Level]:
        return self._styles.get(name, [_Level()] * LEVELS)


def _levels(style: Any) -> list[_Level]:
    levels = [_Level()] * LEVELS
    for element in style:
        at = _attribute(element, "level")
        if (
            name_of(element) in ("list-level-style-number", "outline-level-style")
            and at.isdigit()
            and 0 < int(at) <= LEVELS
        ):
            shown, start = _attribute(element, "display-levels"), _attribute(element, "start-value")
            levels[int(at) - 1] = _Level(
                _attribute(element, "num-format"),
                _attribute(element, "num-prefix"),
                _attribute(element, "num-suffix"),
                int(shown) if shown.isdigit() else 1,
                int(start) if start.isdigit() else 1,
            )
    return levels


@dataclass
class _List:
    style: str
    counts: list[int | None]
    is_fresh: bool = False  # an item has begun whose first paragraph has not been read


class Counters:
    """Counts through a document: enter each list, begin each item, ask for each paragraph's number once."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._stack: list[_List] = []
        self._last: dict[str, list[int | None]] = {}
        self._outline: list[int | None] = [None] * LEVELS

    @contextmanager
    def inside(self, style: str, goes_on: str) -> Iterator[None]:
        outer = self._stack[-1] if self._stack else None
        name = style or (outer.style if outer else "")
        if outer is not None:
            counts = outer.counts
            at = len(self._stack)
            if at < LEVELS:
                counts[at:] = [None] * (LEVELS - at)
        else:
            counts = self._last.get(name, [None] * LEVELS) if goes_on == "true" else [None] * LEVELS
        self._last[name] = counts
        self._stack.append(_List(name, counts))
        yield
        self._stack.pop()

    def item(self, start: str) -> None:
        at = len(self._stack) - 1
        if not 0 <= at < LEVELS:
            return
        current = self._stack[-1]
        last = current.counts[at]
        first = self._styles.of(current.style)[at].start
        current.counts[at] = int(start) if start.isdigit() else first if last is None else last + 1
        current.counts[at + 1 :] = [None] * (LEVELS - at - 1)
        current.is_fresh = True

    def label(self, heading: int) -> str:
        """Of a paragraph (0) or of a heading of a level that the outline numbers."""
        at = len(self._stack) - 1
        if 0 <= at < LEVELS:
            current = self._stack[-1]
            if not current.is_fresh:
                return ""
            current.is_fresh = False
            label = _label(self._styles.of(current.style), current.counts, at)
            if label or not heading:
                return label
        if not 0 < heading <= LEVELS:
            return ""
        return self._outline_label(heading - 1)

    def _outline_label(self, at: int) -> str:
        last = self._outline[at]
        self._outline[at] = self._styles.outline[at].start if last is None else last + 1
        self._outline[at + 1 :] = [None] * (LEVELS - at - 1)
        return _label(self._styles.outline, self._outline, at)


def _label(levels: list[_Level], counts: list[int | None], at: int) -> str:
    level = levels[at]
    if not level.sign:
        return ""
    first = max(0, at - level.shown + 1)
    numbers = [counted(_number(counts[n], levels[n]), levels[n].sign) for n in range(first, at + 1) if levels[n].sign]
    return f"{level.before}{'.'.join(numbers)}{level.after}".strip()


def _number(count: int | None, level: _Level) -> int:
    return level.start if count is None else count


def _attribute(element: Any, name: str) -> str:
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")
