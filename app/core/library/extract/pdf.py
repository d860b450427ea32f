"""PDF files: pdfium reads, pypdf is the second opinion where a page's text looks wrong. Knows no index and no OCR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.layout import Line, Page, assemble, looks_wrong

SKIP_TITLES = ("untitled", "microsoft word -")
SKIP_TITLE_ENDINGS = (".dvi", ".doc", ".docx", ".tex", ".indd", ".qxd")


def extract_pdf(path: Path) -> Document:
    """Raises UserError encrypted, no_text, damaged."""
    pdf = _open(path)
    try:
        pages = [_read_page(pdf, number) for number in range(len(pdf))]
        outline = _outline(pdf)
        title = _title(pdf, path)
    except pdfium.PdfiumError as error:
        raise UserError("damaged", path=str(path), detail=str(error)) from error
    finally:
        pdf.close()
    _second_opinion(path, pages)
    if not pages:
        raise UserError("damaged", path=str(path), detail="no pages")
    document = assemble(title, pages, outline)
    if not document.blocks:
        raise UserError("no_text", path=str(path), pages=len(pages))
    return document


def _open(path: Path) -> Any:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged"
        raise UserError(code, path=str(path), detail=str(error)) from error


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


def _title(pdf: Any, path: Path) -> str:
    try:
        title = str(pdf.get_metadata_value("Title")).strip()
    except (pdfium.PdfiumError, UnicodeDecodeError):
        title = ""
    lower = title.lower()
    is_useless = len(title) < 3 or lower.startswith(SKIP_TITLES) or lower.endswith(SKIP_TITLE_ENDINGS)
    return path.stem if is_useless else title.replace("\x00", "")


def _second_opinion(path: Path, pages: list[Page]) -> None:
    """Replace the text of pages that read wrong where pypdf reads them right."""
    doubtful = [page for page in pages if page.lines and looks_wrong(page.text)]
    if not doubtful:
        return
    import pypdf

    try:
        reader = pypdf.PdfReader(path)
        for page in doubtful:
            text = reader.pages[page.number - 1].extract_text()
            if text.strip() and not looks_wrong(text):
                page.lines = [Line(line) for line in text.splitlines() if line.strip()]
    except Exception:  # pypdf raises many kinds on odd files; the first opinion stands
        return
