"""Reads pictures on pages of a PDF that have text of their own: a label, a photographed display, a screenshot. Draws
only the part of the page that a picture covers. Knows no scan and no other file format."""

from __future__ import annotations

import ctypes
import hashlib
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.library.extract.layout import Line, Page
from app.core.library.extract.pictures import Pictures, pictures_here
from app.core.library.extract.stamps import covers

FEW_CHARS = 60  # more text than this over a picture was read from it, or the picture is a background
MIN_SHORT, MIN_LONG = 12.0, 40.0  # points; letters on smaller pictures are read by nobody
MOST_IMAGES = 500  # of a page; a page of more is drawn of them
MAX_DEPTH = 3  # of groups in groups
TOUCH = 1.5  # points between strips of one picture
FINEST = 300 / 72  # pixels a point
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class _Picture:
    """`fineness` is its pixels a point, `key` the same for the same picture elsewhere."""

    box: _Box
    fineness: float
    key: bytes


def read_page_pictures(pdf: Any, pages: list[Page], source: Path | bytes) -> None:
    """Fill in `Page.pictures`."""
    wanted = [page for page in pages if page.lines and not page.is_scanned]
    if not wanted or not _has_images(source):
        return
    desk = pictures_here()
    for page in wanted:
        try:
            handle = pdf[page.number - 1]
        except pdfium.PdfiumError:
            continue
        try:
            for picture in _pictures(handle, page):
                if desk.is_new(picture.key):
                    _read(handle, page, picture, desk)
        finally:
            handle.close()


def _has_images(source: Path | bytes) -> bool:
    """Pictures are streams, whose heads every PDF has in plain bytes: files without one are not opened again."""
    if isinstance(source, bytes):
        return _IMAGE.search(source) is not None
    with source.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _IMAGE.search(data) is not None


def _read(handle: Any, page: Page, picture: _Picture, desk: Pictures) -> None:
    if desk.is_over:
        desk.count("passed")
        return
    from app.core.library.extract.picturetext import as_text, is_small, lines_on  # OCR only where there is a picture

    box = picture.box
    if is_small((box.right - box.left) * picture.fineness, (box.top - box.bottom) * picture.fineness):
        return
    image, own = _drawn(handle, page, picture)
    lines = [line for line in lines_on(image) if not any(covers(one, line) for one in own)]
    desk.count("read" if lines else "blank")
    paragraphs = as_text(lines).split("\n\n") if lines else []
    if paragraphs:
        place = Line("", y=box.bottom, x=box.left, end=box.right, height=box.top - box.bottom, is_row=True)
        page.pictures.append([place._replace(text=text) for text in paragraphs])


# -- where pictures are


def _pictures(handle: Any, page: Page) -> list[_Picture]:
    """Those that may hold text of their own, the strips of one joined."""
    found: list[_Picture] = []
    for picture in _images(handle):
        if found and _is_next(found[-1].box, picture.box):
            found[-1] = _joined(found[-1], picture)
        else:
            found.append(picture)
        if len(found) > MOST_IMAGES:
            return []
    return [one for one in found if _is_large(one.box) and _letters_over(one.box, page) < FEW_CHARS]


def _images(handle: Any) -> Iterator[_Picture]:
    count = raw.FPDFPage_CountObjects(handle)
    for index in range(count):
        yield from _inside(handle, raw.FPDFPage_GetObject(handle, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)


_Matrix = tuple[float, float, float, float, float, float]


def _inside(handle: Any, item: Any, matrix: _Matrix, depth: int) -> Iterator[_Picture]:
    """The picture that an object is, or those in a group, whose places are the group's own."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        picture = _picture(handle, item, matrix)
        if picture is not None:
            yield picture
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
        inner = _times(_matrix_of(item), matrix)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _inside(handle, raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _picture(handle: Any, item: Any, matrix: _Matrix) -> _Picture | None:
    edges = [ctypes.c_float() for _ in range(4)]
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetBounds(item, *edges) or not raw.FPDFImageObj_GetImagePixelSize(item, width, height):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_at(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = _Box(min(xs), min(ys), max(xs), max(ys))
    if box.right - box.left <= 0 or box.top - box.bottom <= 0:
        return None
    fineness = max(width.value, height.value) / max(box.right - box.left, box.top - box.bottom)
    return _Picture(box, fineness, _key(item, width.value, height.value))


def _key(item: Any, width: int, height: int) -> bytes:
    size = raw.FPDFImageObj_GetImageDataRaw(item, None, 0)
    buffer = (ctypes.c_char * size)()
    raw.FPDFImageObj_GetImageDataRaw(item, buffer, size)
    return hashlib.blake2b(bytes(buffer), digest_size=16, key=f"{width} {height}".encode()).digest()


def _matrix_of(item: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _at(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_next(one: _Box, other: _Box) -> bool:
    """Whether both are strips of one picture: as wide and touching above or below, or as high and touching beside."""
    is_column = abs(one.left - other.left) < TOUCH and abs(one.right - other.right) < TOUCH
    is_row = abs(one.bottom - other.bottom) < TOUCH and abs(one.top - other.top) < TOUCH
    touches_below = min(abs(one.bottom - other.top), abs(one.top - other.bottom)) < TOUCH
    touches_beside = min(abs(one.right - other.left), abs(one.left - other.right)) < TOUCH
    return (is_column and touches_below) or (is_row and touches_beside)


def _joined(one: _Picture, other: _Picture) -> _Picture:
    a, b = one.box, other.box
    box = _Box(min(a.left, b.left), min(a.bottom, b.bottom), max(a.right, b.right), max(a.top, b.top))
    key = hashlib.blake2b(one.key + other.key, digest_size=16).digest()
    return _Picture(box, max(one.fineness, other.fineness), key)


def _is_large(box: _Box) -> bool:
    width, height = box.right - box.left, box.top - box.bottom
    return min(width, height) >= MIN_SHORT and max(width, height) >= MIN_LONG


def _letters_over(box: _Box, page: Page) -> int:
    inside = (line for line in page.lines if _is_inside(line, box))
    return sum(len("".join(line.text.split())) for line in inside)


def _is_inside(line: Line, box: _Box) -> bool:
    x, y = (line.x + line.end) / 2, line.y + line.size / 2
    return box.left <= x <= box.right and box.bottom <= y <= box.top


# -- drawing


def _drawn(handle: Any, page: Page, picture: _Picture) -> tuple[Any, list[Line]]:
    """The picture as it is seen, upright where the page is turned, and the page's own lines over it, in its pixels."""
    width, height = handle.get_size()
    from app.core.library.extract.ocr import MAX_SIDE

    box = picture.box
    longest = max(box.right - box.left, box.top - box.bottom, 1.0)
    scale = min(max(1.0, picture.fineness), FINEST, MAX_SIDE / longest)
    extent = max(1, round(width * scale)), max(1, round(height * scale))
    left, upper, right, lower = _on_drawing(handle, extent, box)
    size = min(MAX_SIDE + 2, max(1, right - left)), min(MAX_SIDE + 2, max(1, lower - upper))
    bitmap = pdfium.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    raw.FPDF_RenderPageBitmap(bitmap, handle, -left, -upper, *extent, 0, 0)
    own = []
    for line in page.lines:
        if _is_inside(line, box):
            at = _on_drawing(handle, extent, _Box(line.x, line.y, line.end, line.y + max(line.size, 4.0)))
            foot = size[1] - (at[3] - upper)
            own.append(Line("", y=foot, x=at[0] - left, end=at[2] - left, height=at[3] - at[1]))
    return bitmap.to_numpy()[:, :, :3].copy(), own


def _on_drawing(handle: Any, extent: tuple[int, int], box: _Box) -> tuple[int, int, int, int]:
    """(left, upper, right, lower) in pixels from the upper left corner of the page as it is seen."""
    x, y = ctypes.c_int(), ctypes.c_int()
    xs, ys = [], []
    for place in ((box.left, box.bottom), (box.right, box.top)):
        raw.FPDF_PageToDevice(handle, 0, 0, *extent, 0, *place, x, y)
        xs.append(x.value)
        ys.append(y.value)
    return min(xs), min(ys), max(xs), max(ys)
