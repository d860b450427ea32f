"""Tells a stamp over a scan (a number, a date of receipt, a footer that a program printed on it) from a page's own
text, and keeps it exact beside what OCR reads. Knows no OCR."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from app.core.library.extract.layout import Line, Page

MOST_CHARS = 400
MOST_LINES = 4
MARGIN = 0.12  # of the page's height above and below: footers of court files end at 0.08
INVISIBLE = 3  # the rendering mode of text that a program laid behind a scan after reading it by OCR


def may_be_stamp(page: Page) -> bool:
    """Whether it is worth looking what else is on the page. Costs no call of pdfium."""
    return 0 < len(page.lines) <= MOST_LINES and len(page.text) <= MOST_CHARS


def is_stamp(handle: Any, page: Page) -> bool:
    """Whether all text of the page stands at its upper or lower edge and is printed on it."""
    left, bottom, right, top = handle.get_mediabox()
    margin = MARGIN * (top - bottom)
    at_edge = all(line.y + line.size <= bottom + margin or line.y >= top - margin for line in page.lines)
    return at_edge and right > left and not _is_read_already(handle)


def with_stamp(lines: list[Line], page: Page, scale: float) -> list[Line]:
    """The lines that OCR found (in pixels, `scale` of them a point), those of the stamp as the file says them."""
    if not lines or not page.lines or not may_be_stamp(page) or not page.text.strip():
        return lines
    stamp = [
        line._replace(
            size=0.0, x=line.x * scale, end=line.end * scale, y=line.y * scale, height=max(line.size, 1.0) * scale
        )
        for line in page.lines
    ]
    read = [line for line in lines if not any(covers(own, line) for own in stamp)]
    if not read:
        return lines
    middle = (max(line.y for line in lines) + min(line.y for line in lines)) / 2
    return [one for one in stamp if one.y >= middle] + read + [one for one in stamp if one.y < middle]


def covers(own: Line, read: Line) -> bool:
    """Whether a line of the file is where OCR read one: over half of its height and width."""
    high = min(own.y + own.height, read.y + read.height) - max(own.y, read.y)
    wide = min(own.end, read.end) - max(own.x, read.x)
    return high > 0.5 * read.height and wide > 0.5 * (read.end - read.x)


def _is_read_already(handle: Any) -> bool:
    texts = handle.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3)
    return any(raw.FPDFTextObj_GetTextRenderMode(found.raw) == INVISIBLE for found in texts)
