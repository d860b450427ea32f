"""The pages of a PDF as they appear: pixels, characters and their positions, by pdfium. Knows no passage, no index."""

from __future__ import annotations

import contextlib
import ctypes
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.errors import UserError
from app.core.library.extract.ocrtext import read_text, scale_for
from app.core.library.extract.pdf import MAX_PAGES, open_pdf
from app.core.library.extract.righttoleft import in_logical_order
from app.core.library.passages.page_view import MAX_PIXELS, PageImage, PageSize, PageText

USUAL = PageSize(595.0, 842.0)  # used for a page with an impossible size
LARGEST = 20_000.0  # points; the format allows 14,400
_FAR = 1000  # pdfium converts places to whole pixels: of a page drawn so many times larger


class PdfPages:
    """A `PageSource`. Raises UserError encrypted, damaged, too_large."""

    def __init__(self, path: Path) -> None:
        self._pdf = open_pdf(path)
        if not 0 < len(self._pdf) <= MAX_PAGES:
            self._pdf.close()
            raise UserError("damaged" if len(self._pdf) == 0 else "too_large", detail=f"{len(self._pdf)} pages")
        with contextlib.suppress(pdfium.PdfiumError):
            self._pdf.init_forms()  # or what was filled in would not be drawn
        self.sizes = tuple(self._size(index) for index in range(len(self._pdf)))

    def draw(self, page: int, scale: float) -> PageImage:
        """See `PageSource.draw`."""
        with self._page(page) as handle:
            width, height = self.sizes[page - 1]
            scale = min(scale, (MAX_PIXELS / (width * height)) ** 0.5)
            size = max(1, round(width * scale)), max(1, round(height * scale))
            bitmap = pdfium.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
            drawing = (bitmap, handle, 0, 0, *size, 0, raw.FPDF_ANNOT)
            raw.FPDF_RenderPageBitmap(*drawing)
            if self._pdf.formenv:
                raw.FPDF_FFLDraw(self._pdf.formenv, *drawing)
            return PageImage(*size, bytes(bitmap.buffer))

    def text(self, page: int) -> PageText:
        with self._page(page) as handle, _text_page(handle) as text_page:
            return PageText(_characters(text_page), _boxes(handle, text_page, self.sizes[page - 1]))

    def characters(self, page: int) -> str:
        with self._page(page) as handle, _text_page(handle) as text_page:
            return _characters(text_page)

    def text_by_ocr(self, page: int) -> PageText:
        width, height = self.sizes[page - 1]
        scale = scale_for(width, height)
        with self._page(page) as handle:
            image = handle.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3]
        return read_text(image, page, scale)

    def close(self) -> None:
        self._pdf.close()

    def _size(self, index: int) -> PageSize:
        try:
            width, height = self._pdf.get_page_size(index)
        except pdfium.PdfiumError:
            return USUAL
        is_sound = 1 <= width <= LARGEST and 1 <= height <= LARGEST
        return PageSize(width, height) if is_sound else USUAL

    @contextlib.contextmanager
    def _page(self, page: int) -> Iterator[Any]:
        try:
            handle = self._pdf[page - 1]
        except (pdfium.PdfiumError, IndexError) as error:
            raise UserError("damaged", detail=str(error)) from error
        try:
            yield handle
        finally:
            handle.close()


@contextlib.contextmanager
def _text_page(handle: Any) -> Iterator[Any]:
    try:
        text_page = handle.get_textpage()
    except pdfium.PdfiumError as error:
        raise UserError("damaged", detail=str(error)) from error
    try:
        yield text_page
    finally:
        text_page.close()


def _characters(text_page: Any) -> str:
    """One character for each that pdfium counts. Its text as a whole may leave some out, or write one as two."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count > 0 else ""
    if len(text) == count and text.isprintable() and max(text, default="") < "\ud800":
        return in_logical_order(text_page, text)
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(max(0, count)))
    text = "".join(chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)
    return in_logical_order(text_page, text)


def _boxes(handle: Any, text_page: Any, size: PageSize) -> array[float]:
    """Boxes as high as the font, so that the marks of one line form one bar."""
    across, down = _axes(handle, size)
    boxes = array("f")
    box = raw.FS_RECTF()
    for index in range(max(0, text_page.count_chars())):
        if not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            boxes.extend((0.0, 0.0, 0.0, 0.0))
            continue
        xs = [across[0] + across[1] * x + across[2] * y for x in (box.left, box.right) for y in (box.top, box.bottom)]
        ys = [down[0] + down[1] * x + down[2] * y for x in (box.left, box.right) for y in (box.top, box.bottom)]
        boxes.extend((min(xs), min(ys), max(xs), max(ys)))
    return boxes


_Axis = tuple[float, float, float]  # place at the origin, change a point to the right, change a point upwards


def _axes(handle: Any, size: PageSize) -> tuple[_Axis, _Axis]:
    """How a place of the PDF becomes one on the seen page, which may be turned and cut off."""
    x, y = ctypes.c_int(), ctypes.c_int()
    factor = min(_FAR, 1_000_000_000 / (100 * max(size)))
    places = []
    for place in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)):
        extent = round(size.width * factor), round(size.height * factor)
        raw.FPDF_PageToDevice(handle, 0, 0, *extent, 0, *place, x, y)
        places.append((x.value / factor, y.value / factor))
    (x0, y0), (x1, y1), (x2, y2) = places
    return (x0, (x1 - x0) / 100, (x2 - x0) / 100), (y0, (y1 - y0) / 100, (y2 - y0) / 100)
