"""Chooses the reader for a file and turns every way of failing into a code of the ledger. Knows no index."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import IO

from app.core.errors import AppError, Cancelled, UserError
from app.core.file_types import DOCUMENTS, suffix_of
from app.core.library.base import Document, IndexLimits
from app.core.library.extract.nested import no_deeper, one_deeper
from app.core.library.extract.pictures import picture_desk
from app.core.library.extract.resume import resuming
from app.core.library.extract.sniff import HEAD, signature, text_kind

READERS_VERSION = "4"  # of all formats together: with the next number, what could not be read is tried again
_PLAIN = ("", ".doc", ".dot")  # names that plain texts carry
_SURROGATE = re.compile("[\ud800-\udfff]")
Reader = Callable[[Path], Document]
DataReader = Callable[[bytes, str], Document]  # of the whole file and its name: an attachment has no path


def _lazy(name: str) -> Callable[..., Document]:
    """`name` is "module:function". The module, and the libraries it brings, are loaded only where such a file is
    read."""
    module, _, function = name.partition(":")

    def read(*arguments: object) -> Document:
        reader: Callable[..., Document] = getattr(import_module(f"app.core.library.extract.{module}"), function)
        return reader(*arguments)

    return read


def _from_path(reader: DataReader) -> Reader:
    return lambda path: reader(path.read_bytes(), path.name)


DATA_READERS: dict[str, DataReader] = {
    suffix: _lazy(kind.reader) for kind in DOCUMENTS if kind.reader for suffix in kind.suffixes
}
_KINDS = {suffix: kind for kind in DOCUMENTS for suffix in kind.suffixes}
READERS: dict[str, Reader] = {
    **{suffix: _from_path(reader) for suffix, reader in DATA_READERS.items()},
    **{suffix: _lazy(kind.path_reader) for kind in DOCUMENTS if kind.path_reader for suffix in kind.suffixes},
}


def read_attachment(data: bytes, name: str) -> Document | None:
    """A file inside another; None for a kind that is not read. What one file holds is bounded as a whole, however deep
    it lies (see `nested.py`). Raises UserError."""
    reader = DATA_READERS.get(kind_of(io.BytesIO(data), name))
    if reader is None:
        return None
    with as_user_errors(name), one_deeper(len(data)):
        return reader(data, name)


def kind_of(stream: IO[bytes], name: str) -> str:
    """The suffix of what a file is: that of its name, unless its content is plainly something else or it has none.
    "" for what is not read."""
    named = suffix_of(name)
    if named and named not in READERS:
        return ""
    form = _KINDS[named].form if named else ""
    found = signature(stream)
    if found:  # a broken document of the zip format is still no folder of files
        is_named = named and (_KINDS[found].reader == _KINDS[named].reader or (found == ".zip" and form == "zip"))
        return named if is_named else found
    if form == "text":
        return named
    stream.seek(0)
    found = text_kind(stream.read(HEAD))
    is_told = found not in (".txt", ".xml") or named in _PLAIN  # a text called a.pdf is a broken PDF
    return found if found and is_told else named


@contextmanager
def as_user_errors(path: str) -> Iterator[None]:
    """A code of `REASONS` for every failure: the libraries raise whatever they meet in a broken file, from KeyError to
    RecursionError."""
    try:
        yield
    except AppError as error:
        error.data.setdefault("path", path)
        if "detail" in error.data:
            error.data["detail"] = _SURROGATE.sub("\ufffd", str(error.data["detail"]))
        raise
    except FileNotFoundError as error:
        raise UserError("missing", path=path) from error
    except PermissionError as error:
        raise UserError("permission", path=path) from error
    except (MemoryError, Cancelled):
        raise
    except Exception as error:
        detail = _SURROGATE.sub("\ufffd", f"{type(error).__name__}: {error}")  # a library may quote the file
        raise UserError("damaged", path=path, detail=detail) from error


def is_supported(path: Path) -> bool:
    """Whether it is worth looking into: a known kind, or a name that says nothing of one."""
    suffix = suffix_of(path.name)
    return not suffix or suffix in READERS


def extract(path: Path, limits: IndexLimits, scanned: str = "") -> Document:
    """Read one file; `scanned` is what OCR read of it in earlier turns (see `Document.scanned`). Raises UserError with
    a code of `REASONS`: unsupported, missing, permission, empty, too_large, encrypted, no_text, no_words,
    unread_script, damaged."""
    if not is_supported(path):
        raise UserError("unsupported", path=str(path))
    with as_user_errors(str(path)), no_deeper(), resuming(scanned) as pages, picture_desk(path.parent) as pictures:
        _check_size(path, limits)
        with path.open("rb") as stream:
            reader = READERS.get(kind_of(stream, path.name))
        if reader is None:
            raise UserError("unsupported", path=str(path))
        document = reader(path)
    if not document.text.strip():
        seen = pictures.counts
        code = "unread_pictures" if seen.passed else "no_words" if seen else "empty"
        raise UserError(code, path=str(path))
    if pages.left:
        document = replace(document, scanned=pages.text, pages_left=tuple(pages.left))
    return _storable(replace(document, pictures=pictures.counts))


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


class DirectParser:
    """A `Parser` in this process: for tests and scripts. A hostile file can take the process down."""

    def __init__(self, limits: IndexLimits | None = None) -> None:
        self._limits = limits or IndexLimits()

    def parse(self, path: Path, scanned: str = "") -> Iterator[Document | None]:
        yield extract(path, self._limits, scanned)

    def close(self) -> None:
        """Nothing to end: everything is read in this process."""
