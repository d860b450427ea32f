"""Files inside documents (a workbook in a letter, a PDF in a slide): each is read by the reader of its kind and stands
where it was found. Knows no document format."""

from __future__ import annotations

import contextvars
import posixpath

from app.core.errors import UserError
from app.core.library.extract.base import read_attachment
from app.core.library.extract.build import Builder

MAX_DEPTH = 2  # documents in documents in documents are no letter of a person
MAX_FILES = 50  # of one document
MAX_BYTES = 64 * 1024**2  # of one of them
_depth: contextvars.ContextVar[int] = contextvars.ContextVar("embedded_depth", default=0)


class Embedded:
    """Adds each file once. One that is damaged or locked is passed over: the document around it is still read."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._seen: set[str] = set()

    def add(self, data: bytes, part: str) -> None:
        """`part` is the file's name in the archive."""
        if part in self._seen or len(self._seen) >= MAX_FILES or len(data) > MAX_BYTES or _depth.get() >= MAX_DEPTH:
            return
        self._seen.add(part)
        token = _depth.set(_depth.get() + 1)
        try:
            document = read_attachment(data, posixpath.basename(part))
        except UserError:
            return
        finally:
            _depth.reset(token)
        if document is not None:
            self._builder.extend(document)
