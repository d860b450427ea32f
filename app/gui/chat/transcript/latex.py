"""Typesets LaTeX as SVG. The only importer of ziamath; runs on a thread, since loading it and a long formula take
longer than the window may pause. Knows no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.gui.chat.transcript.markdown import MAX_FORMULA

MAX_DEPTH = 8  # nested braces: the typesetter's time doubles with each, 0.6 to 1.7 s at 8 and minutes at 24
MAX_PX = 3000
_BOX = re.compile(r'viewBox="[-.\d]+ ([-.\d]+) ([.\d]+) ([.\d]+)"')


@dataclass(frozen=True)
class Drawing:
    """`svg` draws in black; `width`, `height` and `depth` (below the baseline) are in px."""

    svg: str
    width: float
    height: float
    depth: float


def typeset(source: str, size: int, *, is_display: bool) -> Drawing | None:
    """The drawing of a formula; None if it is not LaTeX or too long or deep: its source is shown then."""
    if len(source) > MAX_FORMULA or not source.strip() or _depth(source) > MAX_DEPTH:
        return None
    try:
        from ziamath.config import config
        from ziamath.zmath import Latex

        config.svg2 = False  # without <symbol> elements, which Qt's SVG renderer does not know
        svg: str = Latex(" ".join(source.split()), size=size, inline=not is_display).svg()
        top, width, height = (float(number) for number in _BOX.search(svg).groups())  # type: ignore[union-attr]
        return Drawing(svg, width, height, max(0.0, top + height)) if width < MAX_PX and height < MAX_PX else None
    except Exception:  # noqa: BLE001 - its parsers raise AssertionError, StopIteration, KeyError, RecursionError
        return None


def _depth(source: str) -> int:
    depth = deepest = 0
    for character in source:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest
