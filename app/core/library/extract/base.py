"""Chooses the reader for a file and turns every way of failing into a code of the ledger. Knows no index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import Document, IndexLimits
from app.core.library.extract.text import extract_markdown, extract_plain

_SURROGATE = re.compile("[\ud800-\udfff]")
Reader = Callable[[Path], Document]


def _extract_pdf(path: Path) -> Document:
    from app.core.library.extract.pdf import extract_pdf  # pdfium is loaded only where a PDF is read

    return extract_pdf(path)


READERS: dict[str, Reader] = {
    ".pdf": _extract_pdf,
    ".txt": extract_plain,
    ".text": extract_plain,
    ".log": extract_plain,
    ".md": extract_markdown,
    ".markdown": extract_markdown,
}


def is_supported(path: Path) -> bool:
    return path.suffix.lower() in READERS


def extract(path: Path, limits: IndexLimits) -> Document:
    """Read one file. Raises UserError with a code of `REASONS`: unsupported, missing, permission, empty, too_large,
    encrypted, no_text, damaged."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UserError("unsupported", path=str(path))
    try:
        _check_size(path, limits)
        document = reader(path)
    except FileNotFoundError as error:
        raise UserError("missing", path=str(path)) from error
    except PermissionError as error:
        raise UserError("permission", path=str(path)) from error
    except OSError as error:
        raise UserError("damaged", path=str(path), detail=str(error)) from error
    if not document.text.strip():
        raise UserError("empty", path=str(path))
    return _storable(document)


def _storable(document: Document) -> Document:
    """Half of a surrogate pair, as broken PDFs have them, fits in no database; lengths and offsets stay."""
    return replace(
        document, title=_SURROGATE.sub("\ufffd", document.title), text=_SURROGATE.sub("\ufffd", document.text)
    )


def _check_size(path: Path, limits: IndexLimits) -> None:
    size = path.stat().st_size
    if size == 0:
        raise UserError("empty", path=str(path))
    if size > limits.max_file_bytes:
        raise UserError("too_large", path=str(path), size=size, limit=limits.max_file_bytes)
    with path.open("rb"):  # says "permission" before a library turns it into something vague
        pass


class DirectParser:
    """A `Parser` in this process: for tests and scripts. A hostile file can take the process down."""

    def __init__(self, limits: IndexLimits | None = None) -> None:
        self._limits = limits or IndexLimits()

    def parse(self, path: Path) -> Iterator[Document | None]:
        yield None
        yield extract(path, self._limits)
