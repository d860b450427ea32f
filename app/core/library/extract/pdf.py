"""PDF files: pdfium reads, pypdf is the second opinion where a page's text looks wrong. Knows no index."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.columns import in_reading_order
from app.core.library.extract.layout import Line, Page, assemble, looks_wrong
from app.core.library.extract.scan import read_scans

MAX_PAGES = 20_000  # the thickest books have 5,000
SKIP_TITLES = ("untitled", "microsoft word -")
SKIP_TITLE_ENDINGS = (".dvi", ".doc", ".docx", ".tex", ".indd", ".qxd")


def extract_pdf(path: Path) -> Document:
    """Raises UserError encrypted, no_text, too_large, damaged."""
    return _read(path, path.stem)


def read_pdf(data: bytes, name: str) -> Document:
    """The same for a file inside another."""
    return _read(data, name.rpartition(".")[0])


def _read(source: Path | bytes, stem: str) -> Document:
    pdf = _open(source)
    try:
        if len(pdf) > MAX_PAGES:
            raise UserError("too_large", pages=len(pdf), limit=MAX_PAGES)
        pages = [_read_page(pdf, number) for number in range(len(pdf))]
        outline = _outline(pdf)
        title = _title(pdf, stem)
        _second_opinion(source, pages)
        ocr_pages = read_scans(pdf, pages)
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


def _open(source: Path | bytes) -> Any:
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged"
        raise UserError(code, detail=str(error)) from error


def _read_page(pdf: Any, number: int) -> Page:
    """A page that pdfium cannot load counts as empty: the rest of the file is still worth reading."""
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
    """Lines with the font size (points) and the top of their first visible character."""
    count = text_page.count_chars()
    if count <= 0:
        return []
    lines = []
    index = 0
    for text in text_page.get_text_range().split("\r\n"):
        first = index + len(text) - len(text.lstrip())
        if text.strip() and first < count:
            size = raw.FPDFText_GetFontSize(text_page, first)
            _, bottom, _, top = text_page.get_charbox(first, loose=True)
            # Some producers write at size 1 and scale the page, so the height of the box is what the eye sees.
            lines.append(Line(text, size=round(max(size, 0.8 * (top - bottom)) * 2) / 2, y=bottom))
        index += len(text) + 2
    return lines


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
    return stem if is_useless else title.replace("\x00", "")


def _second_opinion(source: Path | bytes, pages: list[Page]) -> None:
    """Replace the text of pages that read wrong where pypdf reads them right."""
    doubtful = [page for page in pages if page.lines and looks_wrong(page.text)]
    if not doubtful:
        return
    import pypdf

    try:
        reader = pypdf.PdfReader(source if isinstance(source, Path) else io.BytesIO(source))
        for page in doubtful:
            text = reader.pages[page.number - 1].extract_text()
            if text.strip() and not looks_wrong(text):
                page.lines = [Line(line) for line in text.splitlines() if line.strip()]
    except Exception:  # pypdf raises many kinds on odd files; the first opinion stands
        return
