"""The passage of a citation or a hit with the text around it, for the reader: located again if its file was read anew
since, with what became of the file."""

from __future__ import annotations

import bisect
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import FileFound, PagePiece, Passage, PassageFound
from app.core.library.ingest.walk import on_disk
from app.core.library.passages.locate import find_again, letters
from app.core.library.passages.pages import PageStarts, page_of

WINDOW_CHARS = 200_000  # of a long file, shown around a passage
PASSAGE_CHARS = 20_000  # a range that an unknown caller asks for is cut on so many; the longest passages have 2,800


def read_passage(db: sqlite3.Connection, path: Path, start: int, end: int, *, quote: str = "") -> Passage:
    """See `Library.passage`."""
    row = db.execute(
        "SELECT f.id, f.title, f.size, f.mtime_ns, t.text, t.page_starts "
        "FROM files f JOIN texts t ON t.file_id = f.id WHERE f.path = ?",
        (str(path),),
    ).fetchone()
    if row is None and not quote:
        raise UserError("not_in_library", path=str(path))
    if row is None:
        return _quote_alone(path, quote)
    file_id, title, size, mtime_ns, text, page_starts = row
    starts: PageStarts = json.loads(page_starts)
    start, end = max(0, min(start, len(text))), max(0, min(max(start, end), len(text)))
    start, end, found = _range(text, quote, start, end)
    left = 0 if len(text) <= WINDOW_CHARS else max(0, start - WINDOW_CHARS // 2)
    passage = Passage(
        path,
        title,
        page_of(starts, start),
        _heading(db, file_id, start) or title,
        text[left : max(end, left + WINDOW_CHARS)],
        start - left,
        end - left,
        pieces=pieces(text, starts, start, min(end, start + PASSAGE_CHARS)),
        found=found,
        file=_file_found(path, size, mtime_ns),
        quote=quote or text[start:end],
    )
    return passage if found != "gone" else replace(passage, pieces=())


def pieces(text: str, starts: PageStarts, start: int, end: int) -> tuple[PagePiece, ...]:
    """The range cut at page ends; pages without any of it are left out."""
    found = []
    first = max(0, bisect.bisect_right(starts, start, key=lambda item: item[0]) - 1)
    for index in range(first, len(starts)):
        begin, page = starts[index]
        stop = starts[index + 1][0] if index + 1 < len(starts) else len(text)
        if begin >= end:
            break
        left, right = max(start, begin), min(end, stop)
        if text[left:right].strip():
            found.append(PagePiece(page, text[begin:stop], left - begin, right - begin))
    return tuple(found)


def _range(text: str, quote: str, start: int, end: int) -> tuple[int, int, PassageFound]:
    if not quote or text[start:end] == quote or letters(text[start:end]).text == letters(quote).text:
        return start, end, "same"
    found = find_again(text, quote, start)
    if found is None:
        return start, start, "gone"
    return *found, "moved"


def _heading(db: sqlite3.Connection, file_id: int, start: int) -> str:
    row = db.execute(
        "SELECT heading FROM chunks WHERE file_id = ? AND start_char <= ? ORDER BY start_char DESC LIMIT 1",
        (file_id, start),
    ).fetchone()
    return str(row[0]) if row else ""


def _file_found(path: Path, size: int, mtime_ns: int) -> FileFound:
    try:
        stat = on_disk(path).stat()
    except OSError:
        return "missing"
    return "same" if (stat.st_size, stat.st_mtime_ns) == (size, mtime_ns) else "changed"


def _quote_alone(path: Path, quote: str) -> Passage:
    """For a file that the library does not know any more."""
    try:
        file: FileFound = "removed" if on_disk(path).is_file() else "missing"
    except OSError:
        file = "missing"
    return Passage(path, path.stem, None, "", quote, 0, len(quote), found="gone", file=file, quote=quote)
