"""Finds the pages of a PDF that are scans and reads them by OCR. Knows no other file format."""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.library.extract.layout import Line, Page, is_garbage
from app.core.library.extract.stamps import is_stamp, may_be_stamp, with_stamp

FEW_CHARS = 60  # a stamp or page number on a scan is no text of its own
COVERED = 0.5  # of the page's area under one picture: a scan
THUMBNAIL = 240  # pixels of the longer side, to see whether there is anything at all


def read_scans(pdf: Any, pages: list[Page]) -> int:
    """Fill in pages without usable text. Returns the number of those that OCR could read."""
    doubtful = [page for page in pages if _has_little(page) or is_garbage(page.text) or may_be_stamp(page)]
    clock = None
    count = 0
    for page in doubtful:
        handle = _load(pdf, page.number - 1)
        if handle is None:
            continue
        try:
            if not _is_scan(handle, page):
                continue
            from app.core.library.extract import ocr  # numpy and the engine only where there is a picture

            clock = clock or ocr.Clock()
            page.is_scanned, page.is_untried = True, clock.is_over
            lines = [] if clock.is_over else _read(handle, page)
        finally:
            handle.close()
        if lines:
            page.lines = lines
            count += 1
        elif is_garbage(page.text):
            page.lines = []
    return count


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
    if not page.text.strip() or is_garbage(page.text):
        return True
    width, height = handle.get_size()
    for found in handle.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > COVERED * width * height:
            return _has_little(page) or is_stamp(handle, page)
    return False


def _read(handle: Any, page: Page) -> list[Line]:
    from app.core.library.extract import ocr

    width, height = handle.get_size()
    small = THUMBNAIL / max(width, height, 1.0)
    thumbnail = handle.render(scale=small, grayscale=True).to_numpy()
    if ocr.is_blank(thumbnail):
        return []
    scale = ocr.scale_for(width, height)
    lines = ocr.read_image(handle.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3])
    return with_stamp(lines, page, scale)
