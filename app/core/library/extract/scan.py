"""Finds the pages of a PDF that are scans and reads them by OCR. Knows no other file format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.library.extract import ocrgate, resume
from app.core.library.extract.layout import Line, Page, is_garbage
from app.core.library.extract.stamps import is_stamp, may_be_stamp, with_stamp
from app.core.library.extract.textquality import is_better, is_salad

if TYPE_CHECKING:
    from app.core.library.extract.ocr import PageReading

FEW_CHARS = 60  # a stamp or page number on a scan is no text of its own
COVERED = 0.5  # of the page's area under one picture: a scan
THUMBNAIL = 240  # pixels of the longer side, to see whether there is anything at all


class Scans(NamedTuple):
    """How many pages OCR could read, and how many are in a script that is not read."""

    read: int = 0
    unread: int = 0


def read_scans(pdf: Any, pages: list[Page]) -> Scans:
    """Fill in pages without usable text."""
    doubtful = [page for page in pages if _is_doubtful(page)]
    clock = None
    count = unread = 0
    for page in doubtful:
        handle = _load(pdf, page.number - 1)
        if handle is None:
            continue
        try:
            if not _is_scan(handle, page):
                continue
            from app.core.library.extract import ocr  # numpy and the engine only where there is a picture

            clock = clock or ocr.Clock()
            page.is_scanned = True
            if (before := resume.known(page.number)) is not None:
                seen = ocr.PageReading(before)
            elif clock.is_over:
                page.is_untried = True
                resume.note_left(page.number)
                continue
            else:
                seen = _read(handle, page)
                resume.note(page.number, seen.lines)
        finally:
            handle.close()
        unread += seen.is_unread
        if seen.lines and _replaces(seen.lines, page):
            page.lines = seen.lines
            count += 1
        elif is_garbage(page.text):
            page.lines = []
    return Scans(count, unread)


def _is_doubtful(page: Page) -> bool:
    """Too little text, or none that anyone wrote: what an old OCR program laid over a scan, numbers of shapes."""
    if page.is_unmapped or _has_little(page) or may_be_stamp(page):
        return True
    return is_garbage(page.text) or _is_bad_layer(page)


def _is_bad_layer(page: Page) -> bool:
    return page.is_layer and is_salad(page.text)


def _replaces(lines: list[Line], page: Page) -> bool:
    """A layer that only seemed bad stays where its scan reads no better."""
    return not _is_bad_layer(page) or is_better("\n".join(line.text for line in lines), page.text)


def _has_little(page: Page) -> bool:
    return len("".join(page.text.split())) < FEW_CHARS


def _load(pdf: Any, index: int) -> Any:
    try:
        return pdf[index]
    except pdfium.PdfiumError:
        return None


def _is_scan(handle: Any, page: Page) -> bool:
    """Whether the page shows more than its text. A page without objects is blank, which costs nothing to see."""
    if raw.FPDFPage_CountObjects(handle) <= 0:
        return False
    if page.is_unmapped or not page.text.strip() or is_garbage(page.text):
        return True
    width, height = handle.get_size()
    for found in handle.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > COVERED * width * height:
            return _has_little(page) or _is_bad_layer(page) or is_stamp(handle, page)
    return False


def _read(handle: Any, page: Page) -> PageReading:
    from app.core.library.extract import ocr

    if not ocrgate.is_open():
        return ocr.PageReading()
    width, height = handle.get_size()
    small = THUMBNAIL / max(width, height, 1.0)
    thumbnail = handle.render(scale=small, grayscale=True).to_numpy()
    if ocr.is_blank(thumbnail):
        return ocr.PageReading()
    scale = ocr.scale_for(width, height)
    seen = ocr.read_page(handle.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3])
    return seen if page.is_layer else replace(seen, lines=with_stamp(seen.lines, page, scale))
