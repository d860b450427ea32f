"""PDF files: read by pdfium, with pypdf as a second opinion where a page's text looks wrong. Knows no index."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.columns import MIDDLE, MIN_LINES, find_gutter, in_reading_order
from app.core.library.extract.formtext import Filled, values_alone, with_values
from app.core.library.extract.layout import Line, Page, assemble, looks_wrong
from app.core.library.extract.pagepictures import read_page_pictures
from app.core.library.extract.pagetables import MIN_GAP, with_tables
from app.core.library.extract.pdfattached import Attached, with_attached, without_cover
from app.core.library.extract.pdffields import Extras, attached_files, read_extras
from app.core.library.extract.pdfsigned import check_is_shown, signatures
from app.core.library.extract.righttoleft import in_logical_order
from app.core.library.extract.scan import read_scans
from app.core.library.extract.textquality import is_cipher
from app.core.library.extract.titles import real_title

MAX_PAGES = 20_000  # the thickest books have 5,000
MAX_REFUSALS = 2  # pages in a row that pypdf reads no better; each takes a tenth of a second
GAP_SIZES = 1.0  # of the font: spaces of justified text reach 0.7, gutters begin at 1.2
WIDE = 0.62  # of the font size a character: running text has 0.4 to 0.55, typewriters 0.6, capitals up to 0.7
UNMAPPED_SAMPLE = 24  # characters of a page
UNMAPPED = 0.5  # of them; the spaces between the words are always known
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


@dataclass(frozen=True)
class _Beyond:
    """What a page has beyond its `printed` lines, and those lines with the values in them."""

    extras: Extras
    printed: list[Line]
    lines: list[Line]


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
        form = _form(pdf)
        extras: dict[int, _Beyond] = {}
        pages = [_read_page(pdf, number, form, extras) for number in range(len(pdf))]
        outline = _outline(pdf)
        title = _title(pdf, stem)
        files = _files(pdf, extras)
        check_is_shown(pdf, pages, has_values=bool(extras or files))
        _second_opinion(source, pages)
        scans = read_scans(pdf, pages)
        read_page_pictures(pdf, pages, source)
        without_cover(pages, files)
        _add_extras(source, pages, extras)
    except pdfium.PdfiumError as error:
        raise UserError("damaged", detail=str(error)) from error
    finally:
        pdf.close()
    if not pages:
        raise UserError("damaged", detail="no pages")
    for page in pages:
        in_reading_order(page)
    document = with_attached(assemble(title, pages, outline, ocr_pages=scans.read), files)
    if not document.blocks:
        raise UserError("unread_script" if scans.unread else "no_text", pages=len(pages))
    return document


def open_pdf(source: Path | bytes) -> Any:
    """Raises UserError encrypted, damaged."""
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged"
        raise UserError(code, detail=str(error)) from error


def _form(pdf: Any) -> Any:
    """What pdfium needs to tell the fields of a form; None where there are none. Before any page is loaded."""
    if raw.FPDF_GetFormType(pdf) == raw.FORMTYPE_NONE:
        return None
    with contextlib.suppress(pdfium.PdfiumError):
        pdf.init_forms()
    return pdf.formenv


def _files(pdf: Any, extras: Mapping[int, _Beyond]) -> list[Attached]:
    pinned = [(*file, number) for number, beyond in extras.items() for file in beyond.extras.files]
    return [*((name, data, None) for name, data in attached_files(pdf)), *pinned]


def _add_extras(source: Path | bytes, pages: Sequence[Page], extras: Mapping[int, _Beyond]) -> None:
    """After OCR, which a page needs or not for what is printed on it alone."""
    names = {name for beyond in extras.values() for name in beyond.extras.signed}
    signed = signatures(source, names) if names else {}
    for number, beyond in extras.items():
        page = pages[number - 1]
        filled = beyond.lines if page.lines is beyond.printed else [*page.lines, *values_alone(beyond.extras.filled)]
        page.lines = filled if beyond.extras.filled else page.lines
        page.notes = [*beyond.extras.notes, *(signed[name] for name in beyond.extras.signed if name in signed)]


def _read_page(pdf: Any, number: int, form: Any, extras: dict[int, _Beyond]) -> Page:
    """A page that pdfium cannot load counts as empty: the rest of the file is still read. What is on it beyond its
    printed text goes into `extras`, by the page's number."""
    try:
        page = pdf[number]
    except pdfium.PdfiumError:
        return Page(number + 1, [])
    try:
        text_page = page.get_textpage()
        try:
            printed = _lines(text_page)
            found = read_extras(page, text_page, form)
            if found is not None:
                extras[number + 1] = _Beyond(found, printed, _with_values(text_page, found.filled))
            is_unmapped = _is_unmapped(text_page, printed)
            return Page(number + 1, printed, is_unmapped=is_unmapped, is_layer=_is_layer(page, text_page))
        finally:
            text_page.close()
    finally:
        page.close()


def _lines(text_page: Any) -> list[Line]:
    """Lines with the font size (points) and the place of their first and last visible characters."""
    lines, places = _printed(text_page)
    pieces = _split_rows(text_page, lines, places)
    if pieces and find_gutter(pieces) is not None:
        return pieces
    wide = [_is_wide(line) for line in lines]
    if sum(wide) < 2:
        return lines
    return with_tables(_cut_rows(text_page, lines, places, wide))


def _cut_rows(text_page: Any, lines: list[Line], places: list[int], wide: list[bool]) -> list[list[Line]]:
    """The pieces of each line: those of wide lines, and of the lines next to one that has gaps at the same places, as
    a row of a table with a long word at the left has only a small one."""
    found = zip(lines, places, wide, strict=True)
    rows = [_cut(text_page, line, place) if is_wide else [line] for line, place, is_wide in found]
    waiting = [number for number, row in enumerate(rows) if len(row) > 1]
    while waiting:
        number = waiting.pop()
        for near in (number - 1, number + 1):
            if 0 <= near < len(rows) and len(rows[near]) == 1:
                pieces = _cut(text_page, lines[near], places[near])
                if len(pieces) > 1 and _have_same_starts(pieces, rows[number]):
                    rows[near] = pieces
                    waiting.append(near)
    return rows


def _have_same_starts(pieces: Sequence[Line], row: Sequence[Line]) -> bool:
    return all(any(abs(piece.x - other.x) < MIN_GAP for other in row) for piece in pieces)


def _is_unmapped(text_page: Any, lines: Sequence[Line]) -> bool:
    """Whether most of a sample of characters are the numbers of shapes in a font that does not name them. Some such
    fonts are in the order of the alphabet that they are read in, and right."""
    count = text_page.count_chars()
    sample = range(0, count, max(1, count // UNMAPPED_SAMPLE))
    errors = sum(raw.FPDFText_HasUnicodeMapError(text_page.raw, index) == 1 for index in sample)
    return errors > UNMAPPED * len(sample) and is_cipher("\n".join(line.text for line in lines))


def _is_layer(page: Any, text_page: Any) -> bool:
    """Whether the text lies unseen over a scan, or under one: what an OCR program made of it."""
    count = text_page.count_chars()
    if count <= 0:
        return False
    shown = raw.FPDFText_GetTextObject(text_page.raw, count // 2)
    if shown and raw.FPDFTextObj_GetTextRenderMode(shown) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    last = raw.FPDFPage_GetObject(page, raw.FPDFPage_CountObjects(page) - 1)
    return bool(last) and raw.FPDFPageObj_GetType(last) == raw.FPDF_PAGEOBJ_IMAGE


def _printed(text_page: Any) -> tuple[list[Line], list[int]]:
    """The lines as pdfium tells them apart, and where in its text each begins."""
    count = text_page.count_chars()
    lines: list[Line] = []
    places: list[int] = []
    index = 0
    whole = in_logical_order(text_page, text_page.get_text_range()) if count > 0 else ""
    for text in whole.split("\r\n"):
        first = index + len(text) - len(text.lstrip())
        if text.strip() and first < count:
            lines.append(_line(text_page, text, first, min(count, index + len(text.rstrip())) - 1))
            places.append(index)
        index += len(text) + 2
    return lines, places


def _with_values(text_page: Any, filled: Sequence[Filled]) -> list[Line]:
    """The lines with what was filled in beside its labels; each is cut where a field stands in it."""
    if not filled:
        return []
    lines, places = _printed(text_page)
    pieces = _split_rows(text_page, lines, places)
    if pieces and find_gutter(pieces) is not None:
        return with_values([[piece] for piece in pieces], filled)
    rows = []
    for line, place in zip(lines, places, strict=True):
        inside = [v for v in filled if v.bottom <= line.y + line.size / 2 <= v.top and line.x < v.right < line.end]
        if inside:
            rows.append(_cut_at_fields(text_page, line, place, inside))
        else:
            rows.append(_cut(text_page, line, place) if _is_wide(line) else [line])
    return with_values(rows, filled)


def _cut_at_fields(text_page: Any, line: Line, start: int, fields: Sequence[Filled]) -> list[Line]:
    """The pieces of a line before, under and between the fields."""
    handle, box = text_page.raw, raw.FS_RECTF()
    sides: list[tuple[int, int]] = []  # of each piece: the fields at its left and at its right that it is beyond
    begins: list[int] = []
    for index, char in enumerate(line.text):
        if char.isspace():
            continue
        raw.FPDFText_GetLooseCharBox(handle, start + index, box)
        middle = (box.left + box.right) / 2
        side = sum(v.left <= middle for v in fields), sum(v.right < middle for v in fields)
        if not sides or side != sides[-1]:
            sides.append(side)
            begins.append(index)
    ends = [*begins[1:], len(line.text)]
    texts = [line.text[a:b].rstrip() for a, b in zip(begins, ends, strict=True)]
    return [_line(text_page, t, start + a, start + a + len(t) - 1) for t, a in zip(texts, begins, strict=True)]


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
