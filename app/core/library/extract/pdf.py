"""PDF files: read by pdfium, with pypdf as a second opinion where a page's text looks wrong. Knows no index."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.columns import MIDDLE, MIN_LINES, find_gutter, in_reading_order
from app.core.library.extract.layout import Line, Page, assemble, looks_wrong
from app.core.library.extract.pagepictures import read_page_pictures
from app.core.library.extract.pagetables import with_tables
from app.core.library.extract.scan import read_scans
from app.core.library.extract.titles import real_title

MAX_PAGES = 20_000  # the thickest books have 5,000
MAX_REFUSALS = 2  # pages in a row that pypdf reads no better; each takes a tenth of a second
GAP_SIZES = 1.0  # of the font: spaces of justified text reach 0.7, gutters begin at 1.2
WIDE = 0.62  # of the font size a character: running text has 0.4 to 0.55, typewriters 0.6, capitals up to 0.7
SAMPLE = 4  # rows that are looked at for a gutter first
_INNER_SPACE = re.compile(r"(?<=\S) +(?=\S)")
SKIP_TITLES = ("untitled", "microsoft word -")
SKIP_TITLE_ENDINGS = (".dvi", ".doc", ".docx", ".tex", ".indd", ".qxd")


@dataclass(frozen=True)
class _Gap:
    """`at` is the index of the space in its row, 0 for none; `left` and `right` are its ends on the page."""

    at: int
    left: float
    right: float


def extract_pdf(path: Path) -> Document:
    """Raises UserError encrypted, no_text, too_large, damaged."""
    return _read(path, path.stem)


def read_pdf(data: bytes, name: str) -> Document:
    """As `extract_pdf`, for a file inside another."""
    return _read(data, name.rpartition(".")[0])


def _read(source: Path | bytes, stem: str) -> Document:
    pdf = open_pdf(source)
    try:
        if len(pdf) > MAX_PAGES:
            raise UserError("too_large", pages=len(pdf), limit=MAX_PAGES)
        pages = [_read_page(pdf, number) for number in range(len(pdf))]
        outline = _outline(pdf)
        title = _title(pdf, stem)
        _second_opinion(source, pages)
        ocr_pages = read_scans(pdf, pages)
        read_page_pictures(pdf, pages, source)
    except pdfium.PdfiumError as error:
        raise UserError("damaged", detail=str(error)) from error
    finally:
        pdf.close()
    if not pages:
        raise UserError("damaged", detail="no pages")
    for page in pages:
        in_reading_order(page)
    document = assemble(title, pages, outline, ocr_pages=ocr_pages)
    if not document.blocks:
        raise UserError("no_text", pages=len(pages))
    return document


def open_pdf(source: Path | bytes) -> Any:
    """Raises UserError encrypted, damaged."""
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged"
        raise UserError(code, detail=str(error)) from error


def _read_page(pdf: Any, number: int) -> Page:
    """A page that pdfium cannot load counts as empty: the rest of the file is still read."""
    try:
        page = pdf[number]
    except pdfium.PdfiumError:
        return Page(number + 1, [])
    try:
        text_page = page.get_textpage()
        try:
            return Page(number + 1, _lines(text_page))
        finally:
            text_page.close()
    finally:
        page.close()


def _lines(text_page: Any) -> list[Line]:
    """Lines with the font size (points) and the place of their first and last visible characters."""
    count = text_page.count_chars()
    if count <= 0:
        return []
    lines = []
    places = []
    index = 0
    for text in text_page.get_text_range().split("\r\n"):
        first = index + len(text) - len(text.lstrip())
        if text.strip() and first < count:
            lines.append(_line(text_page, text, first, min(count, index + len(text.rstrip())) - 1))
            places.append(index)
        index += len(text) + 2
    pieces = _split_rows(text_page, lines, places)
    if pieces and find_gutter(pieces) is not None:
        return pieces
    wide = [_is_wide(line) for line in lines]
    if sum(wide) < 2:
        return lines
    found = zip(lines, places, wide, strict=True)
    return with_tables([_cut(text_page, line, place) if is_wide else [line] for line, place, is_wide in found])


def _is_wide(line: Line) -> bool:
    """Whether a line is longer than its characters are wide, so that there are gaps in it. Costs no call of pdfium."""
    text = line.text.strip()
    return " " in text and ".." not in text and line.end - line.x > WIDE * len(text) * max(line.size, 1.0)


def _cut(text_page: Any, line: Line, start: int) -> list[Line]:
    """The pieces of a line between gaps that are wide enough to part cells."""
    handle, box = text_page.raw, raw.FS_RECTF()
    pieces, begin = [], len(line.text) - len(line.text.lstrip())
    last = len(line.text.rstrip())
    for match in _INNER_SPACE.finditer(line.text, 1, last):
        raw.FPDFText_GetLooseCharBox(handle, start + match.start() - 1, box)
        left = box.right
        raw.FPDFText_GetLooseCharBox(handle, start + match.end(), box)
        if box.left - left > GAP_SIZES * max(line.size, 1.0):
            pieces.append(_line(text_page, line.text[begin : match.start()], start + begin, start + match.start() - 1))
            begin = match.end()
    pieces.append(_line(text_page, line.text[begin:last], start + begin, start + last - 1))
    return pieces if len(pieces) > 1 else [line]


def _line(text_page: Any, text: str, first: int, last: int) -> Line:
    handle = text_page.raw
    size = raw.FPDFText_GetFontSize(handle, first)
    box, other = raw.FS_RECTF(), raw.FS_RECTF()
    # Straight to pdfium, as this is done twice a line: its Python layer takes longer than the rest of the line.
    raw.FPDFText_GetLooseCharBox(handle, first, box)
    raw.FPDFText_GetLooseCharBox(handle, last, other)
    # Some producers write at size 1 and scale the page, so the height of the box is what the eye sees.
    size = round(max(size, 0.8 * (box.top - box.bottom)) * 2) / 2
    return Line(text, size, box.bottom, box.left, other.right)


def _split_rows(text_page: Any, lines: list[Line], places: list[int]) -> list[Line]:
    """Some writers emit two columns row by row, and pdfium then returns each row as one line: cut them at the wide
    gaps. Empty where a sample of long lines has hardly any over one gutter, since checking every space takes as long as
    reading."""
    if not lines:
        return []
    left, extent = min(line.x for line in lines), max(line.end for line in lines) - min(line.x for line in lines)
    middle = (left + MIDDLE[0] * extent, left + MIDDLE[1] * extent)
    long = [n for n, line in enumerate(lines) if line.end - line.x > 0.6 * extent and " " in line.text.strip()]
    sample = long[:: max(1, len(long) // SAMPLE)]
    if len(long) < MIN_LINES or not _has_gutter([_gap(text_page, lines[n], places[n], middle) for n in sample]):
        return []
    rows = set(long)
    pieces: list[Line] = []
    for number, line in enumerate(lines):
        cut = _gap(text_page, line, places[number], middle).at if number in rows else 0
        if cut:
            start = places[number]
            head, tail = line.text[:cut], line.text[cut:]
            pieces.append(
                _line(text_page, head, start + len(head) - len(head.lstrip()), start + len(head.rstrip()) - 1)
            )
            pieces.append(_line(text_page, tail, start + cut + 1, start + len(line.text.rstrip()) - 1))
        else:
            pieces.append(line)
    return pieces


def _has_gutter(gaps: list[_Gap]) -> bool:
    """Whether half of the rows have a gap at the same place; wide spaces of justified lines are anywhere."""
    wide = [gap for gap in gaps if gap.at]
    most = max((sum(gap.left < other.right <= gap.right for gap in wide) for other in wide), default=0)
    return most >= 0.5 * len(gaps)


def _gap(text_page: Any, line: Line, start: int, middle: tuple[float, float]) -> _Gap:
    """The widest space of a row that ends in the `middle` (x) and is wide enough to separate columns."""
    found = _Gap(0, 0.0, GAP_SIZES * max(line.size, 1.0))
    last = len(line.text.rstrip()) - 1
    handle, box = text_page.raw, raw.FS_RECTF()
    for match in _INNER_SPACE.finditer(line.text, 1, last):
        raw.FPDFText_GetLooseCharBox(handle, start + match.end(), box)
        right = box.left
        if middle[0] <= right <= middle[1]:
            raw.FPDFText_GetLooseCharBox(handle, start + match.start() - 1, box)
            if right - box.right > found.right - found.left:
                found = _Gap(match.start(), box.right, right)
    return found


def _outline(pdf: Any) -> dict[tuple[int, str], int]:
    """(page counting from 1, title) to heading level 1-6."""
    outline: dict[tuple[int, str], int] = {}
    try:
        for item in pdf.get_toc():
            target = item.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                outline[page + 1, item.get_title() or ""] = min(6, item.level + 1)
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError):
        return {}
    return outline


def _title(pdf: Any, stem: str) -> str:
    try:
        title = str(pdf.get_metadata_value("Title")).strip()
    except (pdfium.PdfiumError, UnicodeDecodeError):
        title = ""
    lower = title.lower()
    is_useless = len(title) < 3 or lower.startswith(SKIP_TITLES) or lower.endswith(SKIP_TITLE_ENDINGS)
    return (stem if is_useless else real_title(title.replace("\x00", ""))) or stem


def _second_opinion(source: Path | bytes, pages: list[Page]) -> None:
    """Replace the text of pages that look wrong where pypdf reads them right."""
    doubtful = [page for page in pages if page.lines and looks_wrong(page.text)]
    if not doubtful:
        return
    import pypdf

    try:
        reader = pypdf.PdfReader(source if isinstance(source, Path) else io.BytesIO(source))
        refused = 0
        for page in doubtful:
            text = reader.pages[page.number - 1].extract_text()
            if text.strip() and not looks_wrong(text):
                page.lines = [Line(line) for line in text.splitlines() if line.strip()]
                refused = 0
            elif (refused := refused + 1) == MAX_REFUSALS:
                return
    except Exception:  # noqa: BLE001 - pypdf raises many kinds on odd files; the first opinion stands
        return
